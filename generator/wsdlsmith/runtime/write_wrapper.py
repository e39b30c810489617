"""A list to WCF's wrapper of items, a dict to its wrapper of pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.kinds import DictType, ListType, Type
from wsdlsmith.runtime.wire import Piece, Wire
from wsdlsmith.runtime.write_record import replay
from wsdlsmith.runtime.writer import Writer, aligned

if TYPE_CHECKING:
    from lxml import etree


def write_list(
    writer: Writer,
    parent: etree._Element,
    tag: str,
    declared: Type,
    kind: ListType,
    value: object,
    wire: Wire | None,
) -> None:
    """``ArrayOfX``; None among the items is nil."""
    if not isinstance(value, (list, tuple)):
        raise TypeError(f"expected a list, not {type(value).__name__}")
    el = _wrapper(writer, parent, tag, declared, kind, wire)
    items = iter(enumerate(value))
    for piece in _pieces(wire, len(value)):
        if isinstance(piece, int):
            number, item = next(items)
            item_wire = aligned(value, wire, number)
            presence = writer.presence(el, kind.slot, item, item_wire)
            writer.write(el, kind.slot, item, item_wire, presence)
        else:
            writer.piece(el, piece)


def write_dict(
    writer: Writer,
    parent: etree._Element,
    tag: str,
    declared: Type,
    kind: DictType,
    value: object,
    wire: Wire | None,
) -> None:
    """WCF's dictionary, in the dict's own order."""
    if not isinstance(value, dict):
        raise TypeError(f"expected a dict, not {type(value).__name__}")
    el = _wrapper(writer, parent, tag, declared, kind, wire)
    items = iter(value.items())
    for piece in _pieces(wire, len(value)):
        if not isinstance(piece, int):
            writer.piece(el, piece)
            continue
        key, item = next(items)
        pair = wire.children.get(key) if wire is not None else None
        attributes = dict(pair.attributes) if pair is not None else {}
        pair_el = writer.child(el, kind.item, attributes)
        for slot, part, role in ((kind.key, key, "key"), (kind.value, item, "value")):
            fact = pair.children.get(role) if pair is not None else None
            presence = writer.presence(pair_el, slot, part, fact)
            if presence != "absent":
                writer.write(pair_el, slot, part, fact, presence)


def _wrapper(
    writer: Writer,
    parent: etree._Element,
    tag: str,
    declared: Type,
    kind: Type,
    wire: Wire | None,
) -> etree._Element:
    attributes = dict(wire.attributes) if wire is not None else {}
    writer.mark(attributes, declared, kind.name, wire)
    return writer.child(parent, tag, attributes)


def _pieces(wire: Wire | None, count: int) -> list[Piece]:
    numbers = [0] * count
    if wire is None or wire.order is None:
        return list(numbers)
    return replay(wire.order, numbers, [count])
