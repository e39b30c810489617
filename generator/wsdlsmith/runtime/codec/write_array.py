"""Lists to SOAP-encoded arrays (SOAP 1.1, 5.4.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wsdlsmith.runtime.codec.read_array import (
    ARRAY_TYPE,
    OFFSET,
    POSITION,
    canonical,
    dimensions,
)
from wsdlsmith.runtime.codec.write_wrapper import aligned
from wsdlsmith.runtime.schema.kinds import ArrayType, Type
from wsdlsmith.runtime.schema.mapping import Entry
from wsdlsmith.runtime.schema.slot import Slot

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.codec.writer import Writer
    from wsdlsmith.runtime.schema.wire import Wire


def write_array(
    writer: Writer,
    parent: etree._Element,
    tag: str,
    declared: Type,
    kind: ArrayType,
    values: Sequence[object],
    wire: Wire | None,
) -> None:
    """Write the array's element and its items; None among them is nil."""
    rank = kind.ranks[0]
    if wire is not None and wire.lexical:
        size = wire.lexical.rpartition("[")[2]
        rank = size.count(",") + 1
    flat = list(_flat(values, rank))
    attributes = dict(wire.attributes) if wire is not None else {}
    if wire is not None and wire.length != len(flat):
        attributes.pop(OFFSET, None)
    writer.mark(attributes, declared, kind.name, wire)
    said = canonical(kind, values)
    if wire is not None and wire.bound == dimensions(values, rank):
        said = wire.lexical or ""
    if said:
        name, bracket, sizes = said.partition("[")
        attributes[ARRAY_TYPE] = writer.prefixes.qualified(name) + bracket + sizes
    el = writer.child(parent, tag, attributes)
    _items(writer, el, kind, flat, wire)


def _items(
    writer: Writer,
    el: etree._Element,
    kind: ArrayType,
    values: list[object],
    wire: Wire | None,
) -> None:
    slots: dict[str, Slot] = {}
    everywhere = wire is not None and "position" in wire.children
    gap = False
    for number, value in enumerate(values):
        fact = aligned(values, wire, number)
        tag = fact.name if fact is not None and fact.name else "item"
        slot = slots.get(tag) or slots.setdefault(tag, _slot(writer, kind, tag))
        presence = writer.presence(el, slot, value, fact)
        if presence == "absent":
            gap = len(el) > 0 or OFFSET not in el.attrib
            continue
        writer.write(el, slot, value, fact, presence)
        if everywhere or gap:
            el[-1].set(POSITION, f"[{number}]")
            gap = False


def _slot(writer: Writer, kind: ArrayType, tag: str) -> Slot:
    """A place for an item: of any name, and nil where it is None."""
    entry = Entry("element", tag, kind.slot.entry.type, 1, 1, True)
    slot = Slot(entry, "", 0, writer.schema)
    slot.required = True
    slot.is_of(kind.item)
    return slot


def _flat(values: Sequence[object], rank: int) -> Iterator[object]:
    """The innermost items, row by row; rows are of one length."""
    if rank == 1:
        yield from values
        return
    rows = [row if isinstance(row, list | tuple) else None for row in values]
    if any(row is None or len(row) != len(rows[0] or ()) for row in rows):
        raise ValueError("the rows of an array of several dimensions differ in length")
    for row in rows:
        yield from _flat(row or (), rank - 1)
