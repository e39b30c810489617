"""Small pieces of schema documents: nodes, attributes, prefixes, WCF's facts."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree
from wsdlsmith.model.qname import SERIALIZATION, XML, XS, QName
from wsdlsmith.model.schema import Occurs

T = f"{{{XS}}}"
_XS = {"xs": XS}


def new_node(tag: str, name: str | None = None) -> etree._Element:
    """An element of the schema language, named when ``name`` is given."""
    node = etree.Element(T + tag, nsmap=_XS)
    if name is not None:
        node.set("name", name)
    return node


def set_given(node: etree._Element, **attributes: str | None) -> None:
    """Set what is given; an empty default or fixed value is a value."""
    for name, value in attributes.items():
        if value or (value is not None and name in ("default", "fixed")):
            node.set(name, value)


def set_occurs(node: etree._Element, occurs: Occurs) -> None:
    """Write how often a particle may stand, where it is not once."""
    if occurs.min != 1:
        node.set("minOccurs", str(occurs.min))
    if occurs.max != 1:
        node.set("maxOccurs", "unbounded" if occurs.max is None else str(occurs.max))


def serialization(name: str, text: str) -> etree._Element:
    """A fact of WCF's data contract serializer (MS-NRTP schema annotations)."""
    node = etree.Element(f"{{{SERIALIZATION}}}{name}", nsmap={"ser": SERIALIZATION})
    node.text = text
    return node


def actual_type(name: QName) -> etree._Element:
    """WCF's name of the type that a simple type stands for."""
    node = serialization("ActualType", "")
    node.set("Name", name.name)
    node.set("Namespace", name.namespace)
    return node


def prefixes_for(namespaces: Iterable[str]) -> dict[str, str]:
    """A prefix for each namespace, by its place in the sorted row."""
    prefixes = {XML: "xml", XS: "xs"}
    for namespace in sorted(n for n in set(namespaces) if n and n not in prefixes):
        prefixes[namespace] = f"n{len(prefixes)}"
    return prefixes
