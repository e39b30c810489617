"""A message as it goes over the wire, with what surrounds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lxml import etree

from wsdlsmith.model.contract import ENVELOPE, SoapVersion, Use
from wsdlsmith.model.qname import SOAP_ENCODING, QName
from wsdlsmith.reports.one_line import one_line
from wsdlsmith.reports.shown_xml import shown_xml

HTTP: Final = "http://schemas.xmlsoap.org/soap/http"
_ENCODING: Final = {
    "1.1": SOAP_ENCODING,
    "1.2": "http://www.w3.org/2003/05/soap-encoding",
}
_ADDRESSING: Final = "http://www.w3.org/2005/08/addressing"


class Endpoint(NamedTuple):
    """Where a binding is offered, and how it is spoken there."""

    soap: SoapVersion
    transport: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What goes over the wire. A one-way operation answers with nothing at all."""

    endpoint: Endpoint
    action: str = ""
    wsa_action: str = ""
    use: Use = "literal"
    headers: tuple[etree._Element, ...] = ()
    header_uses: Mapping[QName, Use] = field(default_factory=dict)
    bodies: tuple[etree._Element, ...] = ()
    fault: etree._Element | None = None
    """The detail of a fault, which is sent instead of a body."""
    attachments: tuple[tuple[str, str], ...] = ()
    """Parts that go beside the envelope, each with its media type."""
    nothing: bool = False

    def text(self) -> str:
        """The request's first lines, the envelope, and what goes beside it."""
        end = self.endpoint
        lines = [f"POST {one_line(end.address)}"] if end.address else []
        if end.transport != HTTP:
            lines.append(f"over {one_line(end.transport)}")
        if self.action:
            lines.append(f'SOAPAction: "{one_line(self.action)}"')
        if self.nothing:
            return "\n".join([*lines, "202 Accepted, without an envelope"])
        envelope = etree.tostring(self._envelope(), encoding="unicode")
        lines.append(shown_xml(envelope))
        beside = (f"attachment {part}: {media}" for part, media in self.attachments)
        lines += map(one_line, beside)
        return "\n".join(lines)

    def _envelope(self) -> etree._Element:
        soap = ENVELOPE[self.endpoint.soap]
        envelope = etree.Element(f"{{{soap}}}Envelope", nsmap={"soap": soap})
        if self.headers or self.wsa_action:
            header = etree.SubElement(envelope, f"{{{soap}}}Header")
            if self.wsa_action:
                name, names = f"{{{_ADDRESSING}}}Action", {"wsa": _ADDRESSING}
                etree.SubElement(header, name, nsmap=names).text = self.wsa_action
            for block in _copies(self.headers):
                use = self.header_uses.get(QName.parse(str(block.tag)), "literal")
                header.append(self._marked(block, use))
        body = etree.SubElement(envelope, f"{{{soap}}}Body")
        if self.fault is not None:
            fault = etree.SubElement(body, f"{{{soap}}}Fault")
            detail = "detail" if self.endpoint.soap == "1.1" else f"{{{soap}}}Detail"
            etree.SubElement(fault, detail).extend(_copies((self.fault,)))
        body.extend(self._marked(one, self.use) for one in _copies(self.bodies))
        etree.indent(envelope)
        return envelope

    def _marked(self, element: etree._Element, use: Use) -> etree._Element:
        """With the attribute that says that a block is encoded (SOAP 1.1, 4.1.1)."""
        if use == "encoded":
            soap = self.endpoint.soap
            element.set(f"{{{ENVELOPE[soap]}}}encodingStyle", _ENCODING[soap])
        return element


def _copies(elements: Iterable[etree._Element]) -> list[etree._Element]:
    # not as ASCII, which has no way to write a name of other letters
    texts = (etree.tostring(one, encoding="unicode") for one in elements)
    return [etree.fromstring(text) for text in texts]
