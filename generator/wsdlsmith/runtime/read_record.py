"""One element of a complex type to an object of its class."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from wsdlsmith.runtime import markup
from wsdlsmith.runtime.kinds import admits
from wsdlsmith.runtime.layout import plan
from wsdlsmith.runtime.qname import QName
from wsdlsmith.runtime.reader import Attributes, Reader, is_blank
from wsdlsmith.runtime.record import Record
from wsdlsmith.runtime.record_type import RecordType
from wsdlsmith.runtime.slot import Slot
from wsdlsmith.runtime.wire import ABSENT, NO_CHILDREN, Piece, Wire

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.kinds import Type


class _Reading:
    """What is known of one object while its element is read."""

    __slots__ = ("facts", "odd", "order", "record")

    def __init__(self, record: Record) -> None:
        self.record = record
        self.facts: dict[object, Wire] = {}
        self.order: list[Piece] = []
        self.odd = False


def read_record(
    reader: Reader,
    el: etree._Element,
    kind: RecordType,
    rest: Attributes,
    mark: str | None,
    depth: int,
) -> Record:
    """The object; its facts are in its hidden slot."""
    if kind.abstract:
        raise reader.error(el, f"{kind.name} is abstract and needs an xsi:type")
    state = _Reading(object.__new__(kind.kind))
    for name, value, factory in kind.blank:
        setattr(state.record, name, factory() if factory else value)
    extra: tuple[tuple[str, str], ...] = ()
    if rest or kind.attributes:
        extra = _attributes(reader, el, kind, rest, state)
    if kind.text is not None:
        _text(reader, el, kind.text, state)
    else:
        _children(reader, el, kind, state, depth)
        _missing(reader, el, kind, state)
    order = tuple(state.order) if state.odd else None
    if state.facts or order or extra or mark is not None:
        children = state.facts or NO_CHILDREN
        wire = Wire(type=mark, attributes=extra, children=children, order=order)
        state.record._wire = wire
    else:
        state.record._wire = None
    return state.record


def _attributes(
    reader: Reader,
    el: etree._Element,
    kind: RecordType,
    rest: Attributes,
    state: _Reading,
) -> tuple[tuple[str, str], ...]:
    """Set the fields of attributes; give back those that have none."""
    unknown: Attributes = []
    found: dict[str, QName] = {}
    rest_of: dict[object, str] = {}
    for name, text in rest:
        slot = kind.attributes.get(name)
        if slot is not None:
            simple = slot.simple
            value = reader.decode(el, simple, text)
            setattr(state.record, slot.field, value)
            lexical = simple.kept(text, value)
            if lexical is not None:
                fact = Wire(bound=simple.key(value), lexical=lexical)
                state.facts[slot.field] = fact
        elif kind.any_attribute is not None and _admitted(
            kind.any_attribute, name, reader
        ):
            found[name] = QName.from_clark(name)
            rest_of[found[name]] = text
        else:
            unknown.append((name, text))
    if kind.any_attribute is not None:
        setattr(state.record, kind.any_attribute.field, rest_of)
    for name, slot in kind.attributes.items():
        if el.get(name) is None:
            _absent(reader, el, slot, state)
    if unknown:
        reader.element = el
        reader.unknown_attributes(unknown)
    return tuple(unknown)


def _admitted(slot: Slot, name: str, reader: Reader) -> bool:
    return admits(slot.entry.type, name, reader.schema.target)


def _absent(reader: Reader, el: etree._Element, slot: Slot, state: _Reading) -> None:
    """An attribute or element that is not there, where the class has a value for it."""
    value = getattr(state.record, slot.field)
    if slot.required:
        reader.element = el
        reader.report(
            "missing-element" if slot.entry.kind == "element" else "missing-attribute",
            slot.entry.name,
        )
    if value is not None and not slot.many:
        bound = slot.simple.key(value)
        state.facts[slot.field] = Wire(bound=bound, state="absent")
    elif slot.required:
        state.facts[slot.field] = ABSENT


def _text(reader: Reader, el: etree._Element, slot: Slot, state: _Reading) -> None:
    """Simple content."""
    value, wire = reader.simple(el, slot.simple, [], None)
    setattr(state.record, slot.field, value)
    if wire is not None:
        state.facts[slot.field] = wire


def _children(
    reader: Reader, el: etree._Element, kind: RecordType, state: _Reading, depth: int
) -> None:
    """The elements, each to the field of its tag; the rest stays in place."""
    order = state.order
    by_tag = kind.by_tag
    keep_text = kind.mixed or not kind.elements
    seen: set[str] = set()
    _piece(reader, el, el.text, keep_text, kind, state)
    for child in el:
        tag = str(child.tag)
        slot = by_tag.get(tag)
        if slot is None:
            slot = _other(reader, kind, tag)
        if slot is None or (slot.field in seen and not slot.many):
            reader.element = child
            reader.report(
                "unknown-element" if slot is None else "repeated-element", tag
            )
            order.append(markup.keep(child))
            state.odd = True
        else:
            seen.add(slot.field)
            _child(reader, child, tag, slot, state, depth)
            order.append(slot.number)
        if child.tail:
            _piece(reader, el, child.tail, keep_text, kind, state)


def _piece(
    reader: Reader,
    el: etree._Element,
    text: str | None,
    keep_text: bool,
    kind: RecordType,
    state: _Reading,
) -> None:
    """Text between elements: part of mixed content, else a deviation."""
    if not text or (not keep_text and is_blank(text)):
        return
    if not kind.mixed:
        if kind.elements:
            reader.element = el
            reader.report("text-in-element-content")
        elif not state.odd:
            reader.element = el
            reader.report("text-in-empty-element")
    state.order.append(text)
    state.odd = True


def _other(reader: Reader, kind: RecordType, tag: str) -> Slot | None:
    """The field of an element that stands for another, or that a wildcard takes."""
    for slot in kind.heads:
        if tag in reader.schema.members(slot.entry.name):
            return slot
    wild = kind.any
    if wild is not None and _admitted(wild, tag, reader):
        return wild
    return None


def _child(
    reader: Reader,
    child: etree._Element,
    tag: str,
    slot: Slot,
    state: _Reading,
    depth: int,
) -> None:
    """Read one element into its field."""
    value, wire = _value(reader, child, tag, slot, depth)
    record = state.record
    if not slot.many:
        setattr(record, slot.field, value)
        if wire is not None:
            state.facts[slot.field] = wire
        return
    items = getattr(record, slot.field)
    if items is None:
        items = []
        setattr(record, slot.field, items)
    if wire is not None:
        state.facts[slot.field, len(items)] = wire
    items.append(value)


def _value(
    reader: Reader, child: etree._Element, tag: str, slot: Slot, depth: int
) -> tuple[object, Wire | None]:
    """The value of a field's element: its own, a substitute's, or a wildcard's."""
    if tag == slot.entry.name:
        if child.text is None and not len(child) and slot.entry.default is not None:
            return _defaulted(reader, child, slot, depth)
        return reader.read(child, slot.type, slot.entry.nillable, depth + 1)
    known = reader.schema.elements.get(tag)
    if known is None:
        return markup.revive(markup.keep(child)), None
    declared: Type = reader.schema.find(known[0])
    if slot.entry.kind == "any" and not isinstance(declared, RecordType):
        return markup.revive(markup.keep(child)), None
    value, wire = reader.read(child, declared, known[1].endswith("n"), depth + 1)
    return named(value, wire, tag)


def named(value: object, wire: Wire | None, tag: str) -> tuple[object, Wire | None]:
    """The value with its element's name among its facts."""
    from dataclasses import replace

    if isinstance(value, Record):
        value._wire = replace(value._wire or Wire(), name=tag)
        return value, wire
    return value, replace(wire or Wire(), name=tag)


def _defaulted(
    reader: Reader, child: etree._Element, slot: Slot, depth: int
) -> tuple[object, Wire | None]:
    """An empty element with a default has that value (Part 1, 3.3.4)."""
    value, wire = reader.read(child, slot.type, slot.entry.nillable, depth + 1)
    if value is None and wire is not None and wire.state == "nil":
        return value, wire
    from dataclasses import replace

    simple = slot.simple
    value = reader.decode(child, simple, slot.entry.default or "")
    bound = simple.key(value)
    return value, replace(wire or Wire(), bound=bound, lexical="", state="")


def _missing(
    reader: Reader, el: etree._Element, kind: RecordType, state: _Reading
) -> None:
    """Report what should be there; see whether the order is the schema's."""
    counts = [0] * len(kind.slots)
    numbers = [piece for piece in state.order if isinstance(piece, int)]
    for number in numbers:
        counts[number] += 1
    for slot in kind.elements:
        if not counts[slot.number]:
            _absent(reader, el, slot, state)
    if kind.flat:
        ordered = all(a <= b for a, b in itertools.pairwise(numbers))
    else:
        ordered = plan(kind.content, counts) == numbers
    if not ordered:
        state.odd = True
        if kind.flat:
            reader.element = el
            reader.report("wrong-order")
