"""What an operation's message holds, as parameters and results."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wsdlsmith.model.contract import Header, Message, Operation, Part
from wsdlsmith.model.occurrence import distinct_fields
from wsdlsmith.model.qname import QName, xs
from wsdlsmith.model.schema import ONCE, ComplexType, Element
from wsdlsmith.model.shape import Entry, Field, Record
from wsdlsmith.model.shaping import Shaper


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A message's body as its fields.

    With a ``wrapper`` the fields are the wrapper element's children (document
    style wrapped, and rpc: SOAP 1.1 section 7.1). Without one each field is a
    child of ``soap:Body`` itself (bare); none at all is an empty body.
    """

    wrapper: QName | None = None
    key: QName | None = None
    """The key of the wrapper's content as a record."""
    entries: tuple[Entry, ...] = ()
    fields: tuple[Field, ...] = ()


class Bodies:
    """Shapes the messages of one service."""

    def __init__(self, shaper: Shaper, service: str) -> None:
        self._shaper = shaper
        self._service = service

    def of(self, operation: Operation, message: Message, *, answer: bool) -> Body:
        """The body of one message of an operation."""
        body = self._wrapped_body(operation, message, answer=answer)
        if body is None or (answer and len(body.fields) > 1 and body.key is None):
            fields = tuple(self.part_field(part) for part in message.parts)
            return Body(entries=fields, fields=fields)
        return self._as_one(body) if answer and len(body.fields) > 1 else body

    def _wrapped_body(
        self, operation: Operation, message: Message, *, answer: bool
    ) -> Body | None:
        if operation.style == "rpc":
            return self._rpc(operation, message, answer=answer)
        if len(message.parts) != 1:
            return None
        expected = operation.name + ("Response" if answer else "")
        return self._wrapped(message.parts[0], expected)

    def _as_one(self, body: Body) -> Body:
        """An answer of several fields, as one field: a record of all of them."""
        assert body.wrapper is not None
        assert body.key is not None
        known = self._shaper.shapes.get(body.key)
        if known is None:
            self._shaper.shapes[body.key] = Record(
                key=body.key, entries=body.entries, fields=body.fields
            )
        whole = Field(kind="element", name=body.wrapper, type=body.key, occurs=ONCE)
        return Body(entries=(whole,), fields=(whole,))

    def header_field(self, header: Header) -> Field:
        """A header block as a field."""
        field = self.part_field(header.part)
        if header.part.element is None:
            field = replace(field, name=QName(header.namespace, header.part.name))
        return field

    def part_field(self, part: Part) -> Field:
        """A part that stands for itself: its element, or its type under its name."""
        if part.element is not None:
            return self._shaper.element_field(
                self._declaration(part), self._home(part.element)
            )
        key = self._shaper.key_of(
            part.type or xs("anyType"), QName("", f"{self._service}/"), part.name
        )
        return Field(kind="element", name=QName("", part.name), type=key, occurs=ONCE)

    def _declaration(self, part: Part) -> Element:
        assert part.element is not None
        return part.declaration or self._shaper.schema.elements[part.element]

    def _home(self, element: QName) -> QName:
        # A message's element may be declared otherwise by another service, so the
        # types that stand inline in it are this service's own.
        return QName(element.namespace, f"{self._service}/")

    def _rpc(self, operation: Operation, message: Message, *, answer: bool) -> Body:
        fields = tuple(self.part_field(part) for part in message.parts)
        wrapper = QName(
            message.namespace, operation.name + ("Response" if answer else "")
        )
        return Body(
            wrapper=wrapper,
            key=QName(wrapper.namespace, f"{self._service}//{wrapper.name}"),
            entries=fields,
            fields=fields,
        )

    def _wrapped(self, part: Part, expected: str) -> Body | None:
        """The wrapper's content when a wrapper is all that the element is.

        An inline type has no other use than to hold the parameters; one with a
        name is a wrapper where the element is called like the operation, as
        WS-I and JAX-WS (2.2, section 2.3.1.2) have it.
        """
        if part.element is None:
            return None
        declaration = self._declaration(part)
        inline = isinstance(declaration.type, ComplexType)
        if declaration.abstract or not (inline or declaration.name.name == expected):
            return None
        shaper = self._shaper
        key = shaper.key_of(
            declaration.type, self._home(part.element), declaration.name.name
        )
        record = shaper.shape(key)
        if not isinstance(record, Record) or record.mixed or record.abstract:
            return None
        entries = shaper.all_entries(record)
        fields = distinct_fields(entries)
        if any(field.kind == "text" for field in fields):
            return None
        if inline:
            shaper.dissolve(key)
        return Body(wrapper=declaration.name, key=key, entries=entries, fields=fields)
