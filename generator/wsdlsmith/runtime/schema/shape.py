"""What one direction of an operation puts into the Body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wsdlsmith.runtime.schema.mapping import RecordMapping, parse_entries
from wsdlsmith.runtime.schema.message_record import blank_message, message_class
from wsdlsmith.runtime.schema.operation import HeaderPart, Operation
from wsdlsmith.runtime.schema.record import Record
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.values.words import statements


class MessageShape:
    """The header set, and the record that is the body.

    ``wrapper`` is the element around the fields (wrapped and rpc style); None
    where the fields themselves are the Body's children (bare style).
    """

    __slots__ = ("headers", "heads", "kind", "wrapper")

    def __init__(
        self, headers: Mapping[str, HeaderPart], wrapper: str | None, kind: RecordType
    ) -> None:
        self.headers = headers
        self.wrapper = wrapper
        self.kind = kind
        self.heads: dict[bytes, Any] = {}
        """What the codec remembers of messages' beginnings."""

    def kind_of(self, record: object) -> RecordType:
        """The mapping of a message; TypeError for an object that is no such message."""
        if isinstance(record, self.kind.kind):
            return self.kind
        found, wanted = type(record).__name__, self.kind.kind.__name__
        raise TypeError(f"the body is a {found}, not a {wanted}")

    def new(self, *values: object) -> Record:
        """A message of these values, in the order of the fields."""
        names = [slot.field for slot in self.kind.slots]
        if len(values) > len(names):
            raise TypeError(f"{len(names)} values at most, {len(values)} given")
        given = dict(zip(names, values, strict=False))
        return blank_message(self.kind, given)


def message_shape(operation: Operation, sign: str) -> MessageShape:
    """Parse a ``>`` or ``<`` line."""
    schema = operation.service.schema
    head, *rest = statements(operation.lines[sign][0])
    number, *first = head
    wrapper = None
    if first and not first[0].startswith("="):
        wrapper = schema.clark(first[0])
    elif first:
        rest = [first, *rest]
    if wrapper is None:
        rest = [[words[0].lstrip("="), *words[1:]] for words in rest]
    entries, content = parse_entries(rest, schema.namespaces)
    name = f"{wrapper or operation.name + sign}/"
    mapping = RecordMapping(name, frozenset(), entries, content)
    kind = message_class(operation, sign, mapping, wrapper)
    headers = operation.service.headers(number)
    record_type = RecordType(schema, kind, mapping, None)
    schema.know(kind, record_type)
    return MessageShape(headers, wrapper, record_type)
