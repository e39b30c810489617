"""A list to WCF's wrapper of items, a dict to its wrapper of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wsdlsmith.runtime.schema.kinds import DictType, ListType, Type
from wsdlsmith.runtime.schema.layout import replay
from wsdlsmith.runtime.schema.wire import Piece, Wire

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.codec.writer import Writer


def write_wrapper(
    writer: Writer,
    parent: etree._Element,
    tag: str,
    declared: Type,
    kind: ListType | DictType,
    value: object,
    wire: Wire | None,
) -> None:
    """Write the wrapper and what is in it; the value's type was checked."""
    attributes = dict(wire.attributes) if wire is not None else {}
    writer.mark(attributes, declared, kind.name, wire)
    el = writer.child(parent, tag, attributes)
    if isinstance(kind, ListType):
        assert isinstance(value, list | tuple)
        _write_items(writer, el, kind, value, wire)
    else:
        assert isinstance(value, dict)
        _write_pairs(writer, el, kind, value, wire)


def _write_items(
    writer: Writer,
    el: etree._Element,
    kind: ListType,
    values: Sequence[object],
    wire: Wire | None,
) -> None:
    """``ArrayOfX``; None among the items is nil."""
    items = iter(enumerate(values))
    for piece in _pieces(wire, len(values)):
        if not isinstance(piece, int):
            writer.piece(el, piece)
            continue
        number, item = next(items)
        fact = aligned(values, wire, number)
        presence = writer.presence(el, kind.slot, item, fact)
        writer.write(el, kind.slot, item, fact, presence)


def _write_pairs(
    writer: Writer,
    el: etree._Element,
    kind: DictType,
    values: dict[object, object],
    wire: Wire | None,
) -> None:
    """WCF's dictionary, in the dict's own order."""
    items = iter(values.items())
    for piece in _pieces(wire, len(values)):
        if not isinstance(piece, int):
            writer.piece(el, piece)
            continue
        key, item = next(items)
        pair = wire.children.get(key) if wire is not None else None
        attributes = writer.with_type(pair)
        pair_el = writer.child(el, kind.item, attributes)
        for slot, part, role in ((kind.key, key, "key"), (kind.value, item, "value")):
            fact = pair.children.get(role) if pair is not None else None
            presence = writer.presence(pair_el, slot, part, fact)
            if presence != "absent":
                writer.write(pair_el, slot, part, fact, presence)


def aligned(values: Sequence[object], wire: Wire | None, index: int) -> Wire | None:
    """The facts of an item, also when the list grew or shrank before it.

    Facts hold for the value that they were read with; of those at the same place
    from the front or from the end, the one that fits is taken.
    """
    if wire is None or not wire.children:
        return None
    for place in (index, index + wire.length - len(values)):
        fact = wire.children.get(place)
        if fact is not None and (fact.state in ("", "reference")) == (
            values[index] is not None
        ):
            return fact
    return None


def _pieces(wire: Wire | None, count: int) -> list[Piece]:
    numbers = [0] * count
    if wire is None or wire.order is None:
        return list(numbers)
    return replay(wire.order, numbers, [count])
