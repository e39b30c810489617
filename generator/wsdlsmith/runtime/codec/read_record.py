"""One element of a complex type to an object of its class."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from wsdlsmith.runtime.codec import markup
from wsdlsmith.runtime.codec.markup import is_blank
from wsdlsmith.runtime.codec.read_attributes import read_attributes
from wsdlsmith.runtime.codec.read_simple import read_simple
from wsdlsmith.runtime.schema.kinds import admits
from wsdlsmith.runtime.schema.layout import plan
from wsdlsmith.runtime.schema.record import Record
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.schema.slot import Slot
from wsdlsmith.runtime.schema.wire import ABSENT, NO_CHILDREN, Piece, Wire

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.codec.reader import Attributes, Reader, Value


class Reading:
    """What is known of one object while its element is read."""

    __slots__ = ("facts", "odd", "order", "record", "stray")

    def __init__(self, record: Record) -> None:
        self.record = record
        self.facts: dict[object, Wire] = {}
        self.order: list[Piece] = []
        self.odd = False
        self.stray = False


def read_record(
    reader: Reader,
    el: etree._Element,
    kind: RecordType,
    rest: Attributes,
    mark: str | None,
    depth: int,
    default: str | None = None,
) -> Record:
    """The object; its facts are in its hidden slot.

    ``default`` is the text that simple content without any has.
    """
    if kind.abstract:
        raise reader.error(el, f"{kind.name} is abstract and needs an xsi:type")
    record = kind.new()
    state = Reading(record)
    extra: tuple[tuple[str, str], ...] = ()
    if rest or kind.attributes:
        extra = read_attributes(reader, el, kind, rest, state)
    if kind.text is not None:
        value, fact = read_simple(reader, el, kind.text.simple, [], None, default)
        setattr(record, kind.text.field, value)
        if fact is not None:
            state.facts[kind.text.field] = fact
    else:
        _children(reader, el, kind, state, depth)
        _check_order(reader, el, kind, state)
    if state.facts or state.odd or extra or mark is not None:
        children = state.facts or NO_CHILDREN
        order = tuple(state.order) if state.odd else None
        record._wire = Wire(type=mark, attributes=extra, children=children, order=order)
    return record


def _children(
    reader: Reader, el: etree._Element, kind: RecordType, state: Reading, depth: int
) -> None:
    """The elements, each to the field of its tag; the rest stays in place."""
    seen: Counter[int] = Counter()
    if el.text:
        _piece(reader, el, el.text, kind, state)
    for child in el:
        tag = str(child.tag)
        slot = kind.by_tag.get(tag) or _other(reader, kind, tag)
        if slot is not None and kind.again:
            slot = _in_turn(kind, slot, seen)
        if slot is not None and seen[slot.number] == kind.most.get(slot.number):
            # what is beyond maxOccurs a wildcard takes, where there is one
            slot = _wild(reader, kind, tag) or slot
        if slot is None or (seen[slot.number] and not slot.many):
            reader.element = child
            reader.report("repeated-element" if slot else "unknown-element", tag)
            state.order.append(reader.keep(child))
            state.odd = True
        else:
            seen[slot.number] += 1
            value, fact = read_value(reader, child, tag, slot, depth)
            _place(state, slot, value, fact)
            state.order.append(slot.number)
        if child.tail:
            _piece(reader, el, child.tail, kind, state)
    if state.stray:
        kept = [piece for piece in state.order if not isinstance(piece, str)]
        state.order = markup.with_text(el, kept)


def _piece(
    reader: Reader, el: etree._Element, text: str, kind: RecordType, state: Reading
) -> None:
    """Text between elements: part of mixed content, else a deviation."""
    blank = is_blank(text)
    if not kind.mixed and not (blank and kind.elements):
        reader.element = el
        empty = not kind.elements
        reader.report("text-in-empty-element" if empty else "text-in-element-content")
        state.stray = True
    elif blank and not kind.mixed and markup.has_elements(el):
        return  # layout; of an element without children even that is kept
    state.order.append(text)
    state.odd = True


def _other(reader: Reader, kind: RecordType, tag: str) -> Slot | None:
    """The field of an element that stands for another, or that a wildcard takes."""
    for slot in kind.heads:
        if tag in reader.schema.members(slot.entry.name):
            return slot
    return _wild(reader, kind, tag)


def _in_turn(kind: RecordType, slot: Slot, seen: Counter[int]) -> Slot:
    """Of the fields of one element name the first that still takes one.

    Where a later element stands already, it is one behind that.
    """
    name, last = slot.entry.name, max(seen, default=0)
    row = [slot, *(other for other in kind.again if other.entry.name == name)]
    free = [one for one in row if one.many or not seen[one.number]]
    return next((one for one in free if one.number >= last), (free or row)[0])


def _wild(reader: Reader, kind: RecordType, tag: str) -> Slot | None:
    wild = kind.any
    if wild is not None and admits(wild.entry.type, tag, reader.schema.target):
        return wild
    return None


def _place(state: Reading, slot: Slot, value: object, fact: Wire | None) -> None:
    """Put a value into its field, and its facts beside it."""
    record = state.record
    if not slot.many:
        setattr(record, slot.field, value)
        if fact is not None:
            state.facts[slot.field] = fact
        return
    items = getattr(record, slot.field)
    if items is None:
        items = []
        setattr(record, slot.field, items)
    if fact is not None:
        state.facts[slot.field, len(items)] = fact
    items.append(value)


def read_value(
    reader: Reader, child: etree._Element, tag: str, slot: Slot, depth: int
) -> Value:
    """The value of a field's element: its own, a substitute's, or a wildcard's."""
    if tag == slot.entry.name:
        value, fact = reader.read(
            child, slot.type, slot.entry.nillable, depth + 1, slot.default
        )
        return (
            _as_head(reader, child, slot, value, fact) if slot.head else (value, fact)
        )
    known = reader.schema.elements.get(tag)
    declared = reader.schema.find(known[0]) if known else None
    if declared is None or known is None:
        return markup.revive(reader.keep(child)), None
    if slot.entry.kind == "any" and not isinstance(declared, RecordType):
        return markup.revive(reader.keep(child)), None
    nillable = "n" in known[1].partition(" ")[0]
    value, fact = reader.read(child, declared, nillable, depth + 1)
    if isinstance(value, Record):
        value._wire = replace(value._wire or Wire(), name=tag)
        return value, fact
    return value, replace(fact or Wire(), name=tag)


def _as_head(
    reader: Reader, child: etree._Element, slot: Slot, value: object, fact: Wire | None
) -> Value:
    """The head of a substitution group itself, not the member of the value's type."""
    name = slot.entry.name
    abstract = "abstract" in reader.schema.elements.get(name, ("", ""))[1]
    if abstract:
        reader.element = child
        reader.report("abstract-element", name)
    if isinstance(value, Record):
        if abstract or reader.schema.type_of(type(value)) is not slot.type:
            value._wire = replace(value._wire or Wire(), name=name)
    elif abstract:
        fact = replace(fact or Wire(), name=name)
    return value, fact


def _check_order(
    reader: Reader, el: etree._Element, kind: RecordType, state: Reading
) -> None:
    """Report what should be there; see whether the order is the schema's."""
    counts = [0] * len(kind.slots)
    numbers = [piece for piece in state.order if isinstance(piece, int)]
    for number in numbers:
        counts[number] += 1
    reader.element = el
    for slot in kind.elements:
        if slot.required and not counts[slot.number]:
            reader.report("missing-element", slot.entry.name)
            state.facts[slot.field] = ABSENT
    if kind.flat:
        ordered = all(a <= b for a, b in itertools.pairwise(numbers))
    else:
        ordered = plan(kind.content, counts) == numbers
    if not ordered:
        state.odd = True
        if kind.flat:
            reader.report("wrong-order")
