"""What one direction of an operation puts into the Body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wsdlsmith.runtime.mapping import RecordMapping, parse_entries, statements
from wsdlsmith.runtime.names import local
from wsdlsmith.runtime.record import Record
from wsdlsmith.runtime.record_type import RecordType
from wsdlsmith.runtime.service import HeaderPart, Operation

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema import Schema


@dataclass(slots=True)
class MessageShape:
    """The header set, and the record that is the body.

    ``wrapper`` is the element around the fields (wrapped and rpc style); None
    where the fields themselves are the Body's children (bare style).
    """

    headers: Mapping[str, HeaderPart]
    wrapper: str | None
    kind: RecordType

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
        record = object.__new__(self.kind.kind)
        record._wire = None
        for name, value, factory in self.kind.blank:
            if name in given:
                value = given[name]
            elif factory is not None:
                value = factory()
            setattr(record, name, value)
        return record


class MessageRecord(Record):
    """A message; the run time makes a class for each from the mapping."""

    __slots__ = ()

    def _values(self) -> list[tuple[str, Any]]:
        return [(name, getattr(self, name)) for name in _names(type(self))]

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self._values())
        return f"{type(self).__name__}({values})"


def _names(kind: type[MessageRecord]) -> tuple[str, ...]:
    return kind.__slots__


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
    kind = _class(schema, operation, mapping, wrapper)
    headers = operation.service.headers(number)
    record_type = RecordType(schema, kind, mapping, None)
    schema.know(kind, record_type)
    return MessageShape(headers, wrapper, record_type)


def _class(
    schema: Schema, operation: Operation, mapping: RecordMapping, wrapper: str | None
) -> type[Record]:
    names = field_names([local(entry.name) for entry in mapping.entries])
    name = local(wrapper) if wrapper else operation.name
    made = {
        "__slots__": tuple(names),
        "__schema__": schema,
        "__module__": schema.package,
    }
    return type(re.sub(r"\W", "_", name), (MessageRecord,), made)


def field_names(names: list[str]) -> list[str]:
    """snake_case, each once: the fields of a message."""
    result: list[str] = []
    for name in names:
        split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
        plain = re.sub(r"\W+", "_", split).strip("_").lower() or "value"
        if plain[0].isdigit():
            plain = f"_{plain}"
        unique, number = plain, 2
        while unique in result:
            unique, number = f"{plain}_{number}", number + 1
        result.append(unique)
    return result
