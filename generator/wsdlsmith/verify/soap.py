"""The parts of an envelope, wherever the example puts them."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from wsdlsmith.model.contract import ENVELOPE, SoapVersion
from wsdlsmith.model.qname import QName
from wsdlsmith.verify.element_path import children

_VERSIONS: dict[str, SoapVersion] = {uri: soap for soap, uri in ENVELOPE.items()}


@dataclass(slots=True)
class Envelope:
    """An envelope taken apart. ``outside`` are the children that are neither."""

    root: etree._Element
    soap: SoapVersion
    namespace: str
    headers: list[etree._Element] = field(default_factory=list)
    bodies: list[etree._Element] = field(default_factory=list)
    outside: list[etree._Element] = field(default_factory=list)


def open_envelope(root: etree._Element) -> Envelope | None:
    """``root`` as an envelope; None where it is none."""
    name = QName.parse(str(root.tag))
    if name.name != "Envelope" or name.namespace not in _VERSIONS:
        return None
    envelope = Envelope(root, _VERSIONS[name.namespace], name.namespace)
    for child in children(root):
        if child.tag == f"{{{name.namespace}}}Header":
            envelope.headers.extend(children(child))
        elif child.tag == f"{{{name.namespace}}}Body":
            envelope.bodies.append(child)
        else:
            envelope.outside.append(child)
    return envelope
