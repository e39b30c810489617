"""One side of the wire: what it sends, and what it has to say of what it gets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from wsdlsmith.drift.change import OperationId, Way
from wsdlsmith.drift.changes.headers import header_name
from wsdlsmith.drift.changes.pair import operation_keys
from wsdlsmith.drift.places import Side
from wsdlsmith.drift.witness.around import around, beside, beside_fault
from wsdlsmith.drift.witness.inhabited import with_values
from wsdlsmith.drift.witness.plan import LEAST, Plan
from wsdlsmith.drift.witness.sent import Endpoint, Sent
from wsdlsmith.drift.witness.specimen import Specimens
from wsdlsmith.model.contract import (
    Contract,
    Fault,
    Header,
    Message,
    Operation,
    Service,
)
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Element
from wsdlsmith.verify.body_declaration import Bodies
from wsdlsmith.verify.schema_validator import SchemaValidator


class Party:
    """One side of the wire: it sends by its contract, and judges by it."""

    def __init__(
        self,
        contract: Contract,
        names: Mapping[QName, QName] | None = None,
        side: Side | None = None,
    ) -> None:
        """``names`` are the services that the other side knows under another name."""
        self.contract = contract
        self.specimens = Specimens(with_values(contract.schema))
        self.side = side or Side(self.specimens.heights.alternatives)
        self._validator = SchemaValidator(contract.schema)
        self._bodies = Bodies(contract.schema)
        self._operations: dict[OperationId, tuple[Service, Operation]] = {}
        for service in contract.services:
            for key, operation in operation_keys(service).items():
                name = (names or {}).get(service.port_type, service.port_type)
                identity = OperationId(str(name), key)
                self._operations[identity] = (service, operation)

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

    def endpoints(self, operation: OperationId) -> list[Endpoint]:
        """Where an operation is offered; the first is where a client asks."""
        found = [
            Endpoint(binding.soap, binding.transport, address)
            for binding in self._operations[operation][0].bindings
            for address in [address for _, _, address in binding.ports] or [""]
        ]
        return list(dict.fromkeys(found))

    def send(
        self,
        operation: OperationId,
        way: Way,
        plans: dict[QName, Plan],
        headers: dict[QName, Plan] | None = None,
    ) -> Sent:
        """A message; elements without a plan are the least that is valid.

        A request may leave headers out. An answer holds all that the binding
        declares: who declares it sends it (WSDL 3.7).
        """
        found = self._operations[operation][1]
        message = self._message(operation, way)
        first = self.endpoints(operation)[0]
        if message is None:
            return Sent(endpoint=first._replace(address=""), nothing=True)
        bodies = tuple(
            self.specimens.element(one, plans.get(one.name, LEAST))
            for one in self.declared(operation, way)
        )
        request = way == "request"
        required = {header_name(h) for h in message.headers if h.required}
        blocks = tuple(
            self.specimens.element(one, (headers or {}).get(name, LEAST))
            for name, one in self.header_elements(operation, way).items()
            if not request or name in (headers or {}) or name in required
        )
        return Sent(
            endpoint=first if request else first._replace(address=""),
            action=found.soap_action if request else "",
            wsa_action=message.action,
            use=message.use,
            headers=blocks,
            header_uses={header_name(h): h.use for h in message.headers},
            bodies=bodies,
            attachments=tuple(
                (one.part, (one.content_types or ("application/octet-stream",))[0])
                for one in message.attachments
            ),
        )

    def otherwise(self, operation: OperationId, way: Way) -> Iterator[Sent]:
        """The least message by other ports, and with other media types."""
        least = self.send(operation, way, {})
        for end in self.endpoints(operation)[1:]:
            heard = end if way == "request" else end._replace(address="")
            yield replace(least, endpoint=heard)
        message = self._message(operation, way)
        for one in message.attachments if message else ():
            rest = [other for other in least.attachments if other[0] != one.part]
            for media in one.content_types[1:]:
                yield replace(least, attachments=(*rest, (one.part, media)))

    def faults(self, operation: OperationId) -> dict[QName, tuple[Fault, Element]]:
        """The faults that an operation declares, by the element of their detail."""
        found = {}
        for fault in self._operations[operation][1].faults:
            if fault.part is not None:
                element = self._bodies.part(fault.part)
                found[element.name] = (fault, element)
        return found

    def send_fault(self, operation: OperationId, name: QName, plan: Plan) -> Sent:
        """An answer that is a fault."""
        fault, element = self.faults(operation)[name]
        return Sent(
            endpoint=self.endpoints(operation)[0]._replace(address=""),
            use=fault.use,
            wsa_action=fault.action,
            fault=self.specimens.element(element, plan),
        )

    def words(self, operation: OperationId, way: Way, sent: Sent) -> list[str]:
        """Every reason why this side does not take a message; none: it does."""
        if operation not in self._operations:
            return [f"there is no operation '{operation.operation}'"]
        message = self._message(operation, way)
        if message is None and sent.nothing:
            return []
        if message is None:
            return [f"'{operation.operation}' is one-way: it has no answer"]
        if sent.nothing:
            return [f"no answer comes to '{operation.operation}'"]
        found = self._operations[operation][1]
        return [
            *around(self.endpoints(operation), found, sent, request=way == "request"),
            *self._headers(operation, message, way, sent),
            *self._content(operation, message, way, sent),
        ]

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
                told += map(_said, self._validator.validate(block, known))
        for header in message.headers:
            name = header_name(header)
            if name not in there:
                if sent.fault is None and (header.required or way == "response"):
                    told.append(f"the header '{name}' is missing")
            elif sent.header_uses.get(name, "literal") != header.use:
                use = sent.header_uses.get(name, "literal")
                told.append(f"the header '{name}' is {use}, not {header.use}")
        return told

    def _content(
        self, operation: OperationId, message: Message, way: Way, sent: Sent
    ) -> list[str]:
        if sent.fault is None:
            return [*beside(message, sent), *self._body(operation, way, sent)]
        known = self.faults(operation).get(QName.parse(str(sent.fault.tag)))
        if known is None:
            return []  # any service may answer with a fault that it never declared
        fault, element = known
        issues = self._validator.validate(sent.fault, element)
        return [*beside_fault(fault, sent), *map(_said, issues)]

    def _body(self, operation: OperationId, way: Way, sent: Sent) -> list[str]:
        told = []
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
