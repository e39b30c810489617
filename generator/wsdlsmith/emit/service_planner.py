"""One service's operations as methods, messages and headers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from wsdlsmith.emit.field_names import field_name
from wsdlsmith.emit.plan import (
    AttachmentPlan,
    FaultPlan,
    HeaderPlan,
    MessagePlan,
    OperationPlan,
)
from wsdlsmith.model.body import Bodies
from wsdlsmith.model.contract import Header, Message, Operation, Service
from wsdlsmith.model.example import OperationPage
from wsdlsmith.model.qname import QName
from wsdlsmith.model.shape import Field
from wsdlsmith.model.shaping import Shaper
from wsdlsmith.names import ANNOTATION_NAMES, Namespace, snake_case

# Names that the run time's client classes have for themselves.
_CLIENT_NAMES = (
    "aclose close reply stream with_attachments with_headers with_timeout"
).split()
# Keywords that a client's ``__init__`` has beside the header blocks.
_OPTION_NAMES = (
    "self super base_url headers options timeout verify proxy auth max_response_bytes "
    "http_client transport retry renew on_request on_response on_deviation tracing "
    "security signed_by mtom understands"
).split()
# Names that a method's body uses, and so no parameter may have.
_METHOD_NAMES = ("self", "call", "async_call")

Pages = Mapping[tuple[str, str], OperationPage]


class HeaderNames:
    """The keyword of each header block: one and the same in all of a package.

    A session sends its header values to every service, so two blocks that are
    called alike in different services must not share a keyword.
    """

    def __init__(self, known: Mapping[tuple[QName, QName], str] | None = None) -> None:
        self._names = Namespace(_OPTION_NAMES)
        self._known = dict(known or {})
        """By element and type; ``known`` are those that were given out before."""

    def plan(self, field: Field) -> HeaderPlan:
        """The block under its keyword."""
        key = (field.name, field.type)
        if key not in self._known:
            self._known[key] = self._names.claim(snake_case(field.name.name))
        return HeaderPlan(name=self._known[key], field=field)


class ServicePlanner:
    """Plans the operations of one service."""

    def __init__(
        self, shaper: Shaper, service: Service, pages: Pages, headers: HeaderNames
    ) -> None:
        self._service = service
        self._bodies = Bodies(shaper, service.name)
        self._pages = pages
        self._header_names = headers
        self._wire_names = Namespace()
        self._methods = Namespace([*_CLIENT_NAMES, *ANNOTATION_NAMES])

    def operations(self) -> tuple[OperationPlan, ...]:
        """The methods of the service in the order of the binding's operations."""
        names = Counter(o.name for o in self._service.operations)
        return tuple(
            self._operation(o, overloaded=names[o.name] > 1)
            for o in self._service.operations
        )

    def _operation(self, operation: Operation, *, overloaded: bool) -> OperationPlan:
        wire_name = operation.name
        if overloaded and operation.input_name:
            wire_name = f"{operation.name}.{operation.input_name}"
        wire_name = self._wire_names.claim(wire_name)
        response = operation.output
        request = self._message(operation, operation.input)
        page = self._pages.get((self._service.name, operation.name))
        return OperationPlan(
            operation=operation,
            wire_name=wire_name,
            method=self._methods.claim(snake_case(wire_name)),
            request=request,
            response=self._message(operation, response) if response else None,
            faults=tuple(
                FaultPlan(
                    name=f.name,
                    field=self._bodies.part_field(f.part),
                    documentation=f.documentation,
                )
                for f in operation.faults
                if f.part is not None
            ),
            summary=page.summary if page else operation.documentation,
            parameters=_parameter_texts(request, page),
            returns=page.returns if page else "",
        )

    def _message(self, operation: Operation, message: Message) -> MessagePlan:
        answer = message is operation.output
        body = self._bodies.of(operation, message, answer=answer)
        names = Namespace([*_METHOD_NAMES, *ANNOTATION_NAMES])
        return MessagePlan(
            body=body,
            names=tuple(names.claim(field_name(field)) for field in body.fields),
            headers=self._headers(
                (*message.headers, *_fault_headers(operation))
                if answer
                else message.headers
            ),
            attachments=tuple(
                AttachmentPlan(name=names.claim(snake_case(part.part)), part=part)
                for part in message.attachments
            ),
        )

    def _headers(self, headers: Iterable[Header]) -> tuple[HeaderPlan, ...]:
        fields = {self._bodies.header_field(header): None for header in headers}
        return tuple(
            self._header_names.plan(field)
            for field in sorted(fields, key=lambda field: field.name)
        )


def _fault_headers(operation: Operation) -> Iterator[Header]:
    """The blocks that come beside a fault about a header (WSDL 3.8)."""
    for message in (operation.input, operation.output):
        for header in message.headers if message is not None else ():
            yield from header.faults


def _parameter_texts(
    request: MessagePlan, page: OperationPage | None
) -> dict[str, str]:
    """What the page says of each parameter; pages differ from the WSDL in case."""
    said = {k.lower(): v for k, v in page.parameters.items()} if page else {}
    texts: dict[str, str] = {}
    for name, field in zip(request.names, request.body.fields, strict=True):
        text = said.get(field.name.name.lower()) or field.documentation
        if text:
            texts[name] = text
    return texts
