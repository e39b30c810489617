"""A message with what surrounds it, and what its receiver has to say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from lxml import etree

from wsdlsmith.drift.change import OperationId
from wsdlsmith.drift.changes.headers import header_name
from wsdlsmith.drift.changes.pair import operation_keys
from wsdlsmith.drift.witness.specimen import LEAST, Plan, Specimens
from wsdlsmith.model.contract import Binding, Contract, Header, Message, Operation
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Element
from wsdlsmith.verify.body_declaration import Bodies
from wsdlsmith.verify.schema_validator import SchemaValidator

Way: TypeAlias = Literal["request", "response"]

_SOAP = {
    "1.1": "http://schemas.xmlsoap.org/soap/envelope/",
    "1.2": "http://www.w3.org/2003/05/soap-envelope",
}


@dataclass(frozen=True, slots=True)
class Sent:
    """What goes over the wire."""

    soap: str
    address: str
    action: str
    headers: tuple[etree._Element, ...]
    bodies: tuple[etree._Element, ...]
    fault: etree._Element | None = None
    """The detail of a fault, which is sent instead of a body."""

    def text(self) -> str:
        """The request's first lines and the envelope."""
        soap = _SOAP[self.soap]
        envelope = etree.Element(f"{{{soap}}}Envelope", nsmap={"soap": soap})
        if self.headers:
            header = etree.SubElement(envelope, f"{{{soap}}}Header")
            header.extend(_copies(self.headers))
        body = etree.SubElement(envelope, f"{{{soap}}}Body")
        if self.fault is not None:
            fault = etree.SubElement(body, f"{{{soap}}}Fault")
            detail = "detail" if self.soap == "1.1" else f"{{{soap}}}Detail"
            etree.SubElement(fault, detail).extend(_copies((self.fault,)))
        body.extend(_copies(self.bodies))
        etree.indent(envelope)
        lines = [f"POST {self.address}"] if self.address else []
        if self.action:
            lines.append(f'SOAPAction: "{self.action}"')
        return "\n".join([*lines, etree.tostring(envelope, encoding="unicode")])


class Party:
    """One side of the wire: it sends by its contract, and judges by it."""

    def __init__(
        self, contract: Contract, names: Mapping[QName, QName] | None = None
    ) -> None:
        """``names`` are the services that the other side knows under another name."""
        self.contract = contract
        self.specimens = Specimens(contract.schema)
        self._validator = SchemaValidator(contract.schema)
        self._bodies = Bodies(contract.schema)
        self._operations: dict[OperationId, tuple[Binding, Operation]] = {}
        for service in contract.services:
            for key, operation in operation_keys(service).items():
                name = (names or {}).get(service.port_type, service.port_type)
                identity = OperationId(str(name), key)
                self._operations[identity] = (service.bindings[0], operation)

    def knows(self, operation: OperationId) -> bool:
        """Whether the contract has an operation."""
        return operation in self._operations

    def declared(self, operation: OperationId, way: Way) -> tuple[Element, ...]:
        """The elements of the body of a message."""
        message = self._message(operation, way)
        if message is None:
            return ()
        return self._bodies.body(self._operations[operation][1], message)

    def header_elements(self, operation: OperationId, way: Way) -> dict[QName, Element]:
        """The header blocks of a message."""
        message = self._message(operation, way)
        headers = message.headers if message else ()
        return {header_name(h): self._header(h) for h in headers}

    def send(
        self,
        operation: OperationId,
        way: Way,
        plans: dict[QName, Plan],
        headers: dict[QName, Plan] | None = None,
    ) -> Sent:
        """A message; elements without a plan are the least that is valid."""
        binding, found = self._operations[operation]
        bodies = tuple(
            self.specimens.element(one, plans.get(one.name, LEAST))
            for one in self.declared(operation, way)
        )
        blocks = tuple(
            self.specimens.element(one, plan)
            for name, plan in (headers or {}).items()
            for one in [self.header_elements(operation, way)[name]]
        )
        request = way == "request"
        return Sent(
            soap=binding.soap,
            address=binding.address if request else "",
            action=found.soap_action if request else "",
            headers=blocks,
            bodies=bodies,
        )

    def fault_elements(self, operation: OperationId) -> dict[QName, Element]:
        """The details of the faults that an operation declares."""
        parts = [fault.part for fault in self._operations[operation][1].faults]
        found = [self._bodies.part(part) for part in parts if part is not None]
        return {element.name: element for element in found}

    def send_fault(self, operation: OperationId, name: QName, plan: Plan) -> Sent:
        """An answer that is a fault."""
        detail = self.specimens.element(self.fault_elements(operation)[name], plan)
        return Sent(self._operations[operation][0].soap, "", "", (), (), detail)

    def words(self, operation: OperationId, way: Way, sent: Sent) -> list[str]:
        """Every reason why this side does not take a message; none: it does."""
        if operation not in self._operations:
            return [f"there is no operation '{operation.operation}'"]
        message = self._message(operation, way)
        if message is None:
            return [f"'{operation.operation}' is one-way: it has no answer"]
        return [
            *self._around(operation, way, sent),
            *self._headers(operation, message, way, sent),
            *self._body(operation, way, sent),
        ]

    def _around(self, operation: OperationId, way: Way, sent: Sent) -> list[str]:
        binding, found = self._operations[operation]
        told = []
        if sent.soap != binding.soap:
            told.append(f"the envelope is SOAP {sent.soap}, the binding {binding.soap}")
        if way == "request" and sent.action != found.soap_action:
            told.append(
                f"the SOAP action is '{found.soap_action}', not '{sent.action}'"
            )
        if way == "request" and sent.address != binding.address:
            told.append(f"the address is '{binding.address}', not '{sent.address}'")
        return told

    def _headers(
        self, operation: OperationId, message: Message, way: Way, sent: Sent
    ) -> list[str]:
        told = []
        declared = self.header_elements(operation, way)
        there = {QName.parse(str(one.tag)) for one in sent.headers}
        for block in sent.headers:
            known = declared.get(QName.parse(str(block.tag)))
            if known is None and way == "request":
                continue  # a service passes over header blocks that it does not know
            if known is None:
                told.append(f"the binding declares no header '{block.tag}'")
            else:
                told += [str(i) for i in self._validator.validate(block, known)]
        for header in message.headers:
            if header.required and header_name(header) not in there:
                told.append(f"the required header '{header_name(header)}' is missing")
        return told

    def _body(self, operation: OperationId, way: Way, sent: Sent) -> list[str]:
        told = []
        if sent.fault is not None:
            detail = self.fault_elements(operation).get(
                QName.parse(str(sent.fault.tag))
            )
            if detail is None:
                return []  # any service may answer with a fault that it never declared
            return [_said(i) for i in self._validator.validate(sent.fault, detail)]
        declared = self.declared(operation, way)
        for element, known in zip(sent.bodies, declared, strict=False):
            told += [_said(issue) for issue in self._validator.validate(element, known)]
        for element in sent.bodies[len(declared) :]:
            told.append(f"'{element.tag}' is no part of the message")
        for known in declared[len(sent.bodies) :]:
            told.append(f"'{known.name}' is missing")
        return told

    def _message(self, operation: OperationId, way: Way) -> Message | None:
        found = self._operations[operation][1]
        return found.input if way == "request" else found.output

    def _header(self, header: Header) -> Element:
        return self._bodies.part(header.part, header.namespace)


def _said(issue: object) -> str:
    """An issue without the line, which nobody sees."""
    return str(issue).partition(": ")[2]


def _copies(elements: tuple[etree._Element, ...]) -> list[etree._Element]:
    return [etree.fromstring(etree.tostring(one)) for one in elements]
