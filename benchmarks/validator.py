"""Messages under ``lxml.etree.XMLSchema``: what libxml2 says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree
from wsdlsmith.emit.merged_schema import merged_schemas
from wsdlsmith.model.contract import Contract, Message, Part, Service
from wsdlsmith.model.qname import SOAP_ENCODING, XS, QName

if TYPE_CHECKING:
    from benchmarks.sampled import Sample

_SOAP = (
    "http://schemas.xmlsoap.org/soap/envelope/",
    "http://www.w3.org/2003/05/soap-envelope",
)
_OURS = "urn:wsdlsmith:parts"


class MessageValidator:
    """Validates the headers and the body's parts against the contract's schema.

    The WSDLs of one API may each declare an element of the same name: a service
    with such ones is validated by a schema of its own. ``refused`` is what
    libxml2 has against the schema; nothing is validated then.
    """

    def __init__(self, contract: Contract, folder: Path) -> None:
        self._contract = contract
        self._folder = folder
        self._known: dict[str, _Driver] = {}
        self.refused = self._of(None).refused

    def _of(self, service: Service | None) -> _Driver:
        own = self._own_elements(service) if service is not None else False
        name = service.name if service is not None and own else ""
        if name not in self._known:
            services = (service,) if service and own else self._contract.services
            contract = replace(self._contract, services=services)
            if service and own:
                elements = dict(self._contract.schema.elements)
                for part in _parts(services):
                    if part.element is not None and part.declaration is not None:
                        elements[part.element] = part.declaration
                schema = replace(self._contract.schema, elements=elements)
                contract = replace(contract, schema=schema)
            self._known[name] = _Driver(contract, self._folder / (name or "all"))
        return self._known[name]

    def _own_elements(self, service: Service) -> bool:
        elements = self._contract.schema.elements
        return any(
            part.element is not None and elements.get(part.element) != part.declaration
            for part in _parts((service,))
            if part.declaration is not None
        )

    def problem(self, sample: Sample, envelope: etree._Element) -> str:
        """The first thing that is invalid; empty where all is valid."""
        return self._of(sample.service).problem(sample, envelope)


class _Driver:
    """A schema with a global element for each part that names a type."""

    def __init__(self, contract: Contract, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        names = {}
        for document in merged_schemas(contract.schema, keep="all"):
            (folder / document.name).write_bytes(_with_items(document.data))
            names[document.namespace] = document.name
        self._typed: dict[tuple[QName, str], str] = {}
        (folder / "driver.xsd").write_text(self._text(contract, names), "utf-8")
        self.refused = ""
        try:
            self._schema = etree.XMLSchema(etree.parse(folder / "driver.xsd"))
        except etree.XMLSchemaParseError as error:
            self.refused = str(error)

    def _text(self, contract: Contract, names: dict[str, str]) -> str:
        lines = [f'<xs:schema xmlns:xs="{XS}" targetNamespace="{_OURS}">']
        for namespace, name in names.items():
            space = f'namespace="{namespace}" ' if namespace else ""
            lines.append(f'<xs:import {space}schemaLocation="{name}"/>')
        for part in _parts(contract.services):
            if part.element is not None or not isinstance(part.type, QName):
                continue
            key = (part.type, part.name)
            if key not in self._typed:
                self._typed[key] = f"part{len(self._typed)}"
                space, local = part.type
                prefix = f'xmlns:t="{space}" ' if space else ""
                kind = f"t:{local}" if space else local
                lines.append(
                    f'<xs:element {prefix}name="{self._typed[key]}" type="{kind}"'
                    ' nillable="true"/>'
                )
        return "\n".join([*lines, "</xs:schema>"])

    def problem(self, sample: Sample, envelope: etree._Element) -> str:
        if self.refused:
            return ""
        for element in self._values(sample, envelope):
            if not self._schema.validate(element):
                return str(self._schema.error_log)
        return ""

    def _values(
        self, sample: Sample, envelope: etree._Element
    ) -> Iterator[etree._Element]:
        """Each header and each part as a document of its own."""
        declared = sample.declared
        message = declared.input if sample.direction == "request" else declared.output
        assert message is not None
        headers = [header.part for header in message.headers]
        faults = [fault.part for fault in declared.faults if fault.part]
        for soap in _SOAP:
            for block in envelope.iterfind(f"{{{soap}}}Header/*"):
                yield self._alone(block, headers)
            for child in envelope.iterfind(f"{{{soap}}}Body/*"):
                if child.tag == f"{{{soap}}}Fault":
                    for name in ("detail", f"{{{soap}}}Detail"):
                        for one in child.iterfind(f"{name}/*"):
                            yield self._alone(one, faults)
                elif declared.style == "rpc":
                    for one in child:
                        yield self._alone(one, message.parts)
                else:
                    yield self._alone(child, message.parts)

    def _alone(self, element: etree._Element, parts: Iterable[Part]) -> etree._Element:
        data = etree.tostring(element, encoding="UTF-8", with_tail=False)
        twin = etree.fromstring(data)
        local = etree.QName(element).localname
        for part in parts:
            if part.element is None and part.name == local:
                assert isinstance(part.type, QName)
                twin.tag = f"{{{_OURS}}}{self._typed[part.type, part.name]}"
        return twin


def _with_items(data: bytes) -> bytes:
    """The schema with content for SOAP-encoded arrays.

    They are restrictions of soapenc:Array that repeat no content: by the letter
    of XML Schema they are empty, what stands in them says SOAP 1.1, 5.4.2.
    """
    root = etree.fromstring(data)
    for node in root.iter(f"{{{XS}}}restriction"):
        prefix, _, name = str(node.get("base", "")).rpartition(":")
        array = name == "Array" and node.nsmap.get(prefix) == SOAP_ENCODING
        if array and node.find(f"{{{XS}}}sequence") is None:
            node.insert(0, etree.fromstring(_ITEMS))
    return etree.tostring(root)


_ITEMS = (
    f'<xs:sequence xmlns:xs="{XS}"><xs:any namespace="##any" processContents="lax" '
    'minOccurs="0" maxOccurs="unbounded"/></xs:sequence>'
)


def _parts(services: Iterable[Service]) -> Iterator[Part]:
    for service in services:
        for operation in service.operations:
            messages: list[Message | None] = [operation.input, operation.output]
            for message in messages:
                if message is not None:
                    yield from message.parts
                    yield from (header.part for header in message.headers)
            yield from (fault.part for fault in operation.faults if fault.part)
