"""The writer of each field, made when its class is first written.

A writer takes a value and its depth and gives the whole element as text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from wsdlsmith.runtime.codec.fast.compiled import compiled
from wsdlsmith.runtime.codec.fast.tags import Tags
from wsdlsmith.runtime.codec.fast.to_text import to_text
from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.codec.fast.write_source import is_writable, writer_source
from wsdlsmith.runtime.schema.kinds import DictType, ListType
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.values.simple import SimpleType

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.schema import Schema
    from wsdlsmith.runtime.schema.slot import Slot

Write: TypeAlias = "Callable[[Any, int], str]"


def record_writer(
    schema: Schema, kind: RecordType, tags: Tags, own: tuple[str, str, str]
) -> Write:
    """The writer of a class's objects between these tags: start, end, empty."""
    make = tags.writers.get(kind)
    if make is None:
        make = tags.writers.setdefault(kind, _maker(schema, kind, tags))
    return make(*own)


def _maker(schema: Schema, kind: RecordType, tags: Tags) -> Callable[..., Write]:
    if not is_writable(kind):
        return lambda start, end, empty: _unusual
    source, names = writer_source(kind, tags)
    for number, part in enumerate(kind.content.parts):
        slot = kind.slots[part.entry]
        if slot.many or not isinstance(slot.type, SimpleType):
            names[f"F{number}"] = _late(schema, slot, tags, names, f"F{number}")
    return compiled(source, f"writer of {kind.kind.__name__}", names, "make")


def _late(
    schema: Schema, slot: Slot, tags: Tags, names: dict[str, Any], name: str
) -> Write:
    """A stand-in that is called once: then the writer itself stands in its place."""

    def write(value: Any, depth: int) -> str:
        found = element_writer(schema, slot, tags)
        names[name] = found = _repeated(slot, tags, found) if slot.many else found
        return found(value, depth)

    return write


def _unusual(value: Any, depth: int) -> str:
    raise Unusual


def element_writer(schema: Schema, slot: Slot, tags: Tags) -> Write:
    """The writer of one element of a field, for a value that is not None."""
    kind, name = slot.type, slot.entry.name
    if slot.entry.kind != "element" or schema.members(name):
        return _unusual
    start, end, empty = tags.start(name), tags.end(name), tags.empty(name)
    if isinstance(kind, SimpleType):
        text_of = to_text(kind)
        return lambda value, depth: f"{start}{text_of(value)}{end}"
    if isinstance(kind, RecordType):
        return record_writer(schema, kind, tags, (start, end, empty))
    if isinstance(kind, ListType):
        return _list(schema, kind, tags, (start, end, empty))
    if isinstance(kind, DictType):
        return _dict(schema, kind, tags, (start, end, empty))
    return _unusual


def _repeated(slot: Slot, tags: Tags, write: Write) -> Write:
    """Values without a wrapper, as often as there are any."""
    nil = tags.nil(slot.entry.name) if slot.entry.nillable else None

    def many(values: Any, depth: int) -> str:
        if type(values) is not list:
            raise Unusual
        if nil is None and None in values:
            raise Unusual
        return "".join([nil if v is None else write(v, depth) for v in values])  # type: ignore[misc]

    return many


def _list(
    schema: Schema, kind: ListType, tags: Tags, own: tuple[str, str, str]
) -> Write:
    start, end, empty = own
    slot = kind.slot
    if not slot.many and not slot.required:
        return _unusual
    items: Write | None = None

    def write(values: Any, depth: int) -> str:
        nonlocal items
        if items is None:
            items = _repeated(slot, tags, element_writer(schema, slot, tags))
        text = items(values, depth + 1)
        return f"{start}{text}{end}" if text else empty

    return write


def _dict(
    schema: Schema, kind: DictType, tags: Tags, own: tuple[str, str, str]
) -> Write:
    start, end, empty = own
    before, after = tags.start(kind.item), tags.end(kind.item)
    missing = ""
    if kind.value.required and kind.value.entry.nillable:
        missing = tags.nil(kind.value.entry.name)
    both: tuple[Write, Write] | None = None

    def write(values: Any, depth: int) -> str:
        nonlocal both
        if both is None:
            both = (
                element_writer(schema, kind.key, tags),
                element_writer(schema, kind.value, tags),
            )
        if type(values) is not dict or None in values:
            raise Unusual
        key_of, value_of = both
        parts = []
        for key, value in values.items():
            text = missing if value is None else value_of(value, depth + 2)
            if not text:
                raise Unusual
            parts.append(f"{before}{key_of(key, depth + 2)}{text}{after}")
        text = "".join(parts)
        return f"{start}{text}{end}" if text else empty

    return write
