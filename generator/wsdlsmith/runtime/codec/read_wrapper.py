"""WCF's wrappers: an element of items to a list, an element of pairs to a dict."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from wsdlsmith.runtime.codec import markup
from wsdlsmith.runtime.codec.markup import is_blank
from wsdlsmith.runtime.codec.read_record import read_value
from wsdlsmith.runtime.schema.kinds import DictType, ListType
from wsdlsmith.runtime.schema.wire import ABSENT, NO_CHILDREN, Piece, Wire

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.codec.reader import Attributes, Reader, Value


def read_list(
    reader: Reader,
    el: etree._Element,
    kind: ListType,
    rest: Attributes,
    mark: str | None,
    depth: int,
) -> Value:
    """The items of ``ArrayOfX``; nil items are None."""
    slot = kind.slot
    tags = {slot.entry.name}
    if slot.head:
        tags.update(reader.schema.members(slot.entry.name))
    items: list[object] = []
    facts: dict[object, Wire] = {}
    order: list[Piece] = []
    odd = _text(reader, el, el.text, order)
    for child in el:
        if child.tag in tags:
            value, wire = read_value(reader, child, str(child.tag), slot, depth)
            if wire is not None:
                facts[len(items)] = wire
            items.append(value)
            order.append(0)
        else:
            odd = _unknown(reader, child, order)
        if child.tail:
            odd = _text(reader, el, child.tail, order) or odd
    kept = _order(el, order) if odd else None
    wire = _facts(reader, el, rest, mark, facts, kept, len(items))
    return items, wire


def read_dict(
    reader: Reader,
    el: etree._Element,
    kind: DictType,
    rest: Attributes,
    mark: str | None,
    depth: int,
) -> Value:
    """The pairs of WCF's dictionary; a pair that cannot be one stays as it is."""
    result: dict[object, object] = {}
    facts: dict[object, Wire] = {}
    order: list[Piece] = []
    odd = _text(reader, el, el.text, order)
    for child in el:
        pair = _pair(reader, child, kind, depth) if child.tag == kind.item else None
        if pair is None or pair[0] in result:
            code = "unknown-element" if pair is None else "repeated-key"
            odd = _unknown(reader, child, order, code)
        else:
            key, value, wire = pair
            result[key] = value
            if wire is not None:
                facts[key] = wire
            order.append(0)
        if child.tail:
            odd = _text(reader, el, child.tail, order) or odd
    kept = _order(el, order) if odd else None
    wire = _facts(reader, el, rest, mark, facts, kept, len(result))
    return result, wire


def _pair(
    reader: Reader, item: etree._Element, kind: DictType, depth: int
) -> tuple[object, object, Wire | None] | None:
    """Key and value of an item, or None when they are not just that."""
    facts: dict[object, Wire] = {}
    found: dict[str, object] = {}
    if [child.tag for child in item] not in _forms(kind):
        return None
    if not is_blank(item.text) or any(not is_blank(child.tail) for child in item):
        return None
    for slot, role in ((kind.key, "key"), (kind.value, "value")):
        child = item.find(slot.entry.name)
        if child is None:
            if slot.required:
                reader.element = item
                reader.report("missing-element", slot.entry.name)
            facts[role] = ABSENT
            found[role] = None
            continue
        value, wire = reader.read(child, slot.type, slot.entry.nillable, depth + 2)
        found[role] = value
        if wire is not None:
            facts[role] = wire
    key = found["key"]
    if not isinstance(key, Hashable):
        return None
    rest, named = reader.own_attributes(item)
    wire = None
    if rest or facts or named:
        wire = Wire(type=named, attributes=markup.scoped(item, rest), children=facts)
    return key, found["value"], wire


def _forms(kind: DictType) -> tuple[list[str], list[str]]:
    return [kind.key.entry.name, kind.value.entry.name], [kind.key.entry.name]


def _text(
    reader: Reader, el: etree._Element, text: str | None, order: list[Piece]
) -> bool:
    """Keep text that is more than layout; whether there was any."""
    if not text or (is_blank(text) and markup.has_elements(el)):
        return False
    if not is_blank(text):
        reader.element = el
        reader.report("text-in-element-content")
    order.append(text)
    return True


def _order(el: etree._Element, order: list[Piece]) -> list[Piece]:
    """The pieces; all white space with them where there are words."""
    if not len(el) or all(is_blank(p) for p in order if isinstance(p, str)):
        return order
    return markup.with_text(el, [p for p in order if not isinstance(p, str)])


def _unknown(
    reader: Reader,
    child: etree._Element,
    order: list[Piece],
    code: str = "unknown-element",
) -> bool:
    reader.element = child
    reader.report(code, str(child.tag))
    order.append(reader.keep(child))
    return True


def _facts(
    reader: Reader,
    el: etree._Element,
    rest: Attributes,
    mark: str | None,
    facts: dict[object, Wire],
    order: list[Piece] | None,
    length: int,
) -> Wire | None:
    if rest:
        reader.element = el
        reader.unknown_attributes(rest)
    if not facts and order is None and not rest and mark is None:
        return None
    return Wire(
        type=mark,
        attributes=markup.scoped(el, rest),
        children=facts or NO_CHILDREN,
        order=tuple(order) if order is not None else None,
        length=length,
    )
