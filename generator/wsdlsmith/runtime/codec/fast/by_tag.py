"""A class's reader for every shape but the exact one: each child by its tag."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from wsdlsmith.runtime.codec.fast.scan import Scan, allow_nil, has_texts
from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.schema.layout import plan
from wsdlsmith.runtime.schema.wire import Wire
from wsdlsmith.runtime.values.simple import SimpleType

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.schema.record_type import RecordType
    from wsdlsmith.runtime.schema.slot import Slot


def is_readable(kind: RecordType) -> bool:
    """Whether the class has nothing but elements of known names, each of its own."""
    return not (
        kind.abstract
        or kind.mixed
        or kind.attributes
        or kind.any_attribute
        or kind.text
        or kind.again
        or any(slot.entry.kind != "element" for slot in kind.elements)
    )


def by_tag(
    kind: RecordType, fields: Mapping[int, Callable[..., Any]], checked: bool
) -> Callable[..., Any]:
    """The reader of a class; elements out of order are for the generic way."""
    slots = kind.by_tag
    required = [slot.number for slot in kind.elements if slot.required]

    def read(
        el: etree._Element, kids: list[etree._Element], scan: Scan, depth: int
    ) -> Any:
        if depth > scan.deepest:
            raise Unusual
        if (checked or not kids) and el.keys():
            return scan.generic(el, kind, depth)
        found = [slots.get(kid.tag) for kid in kids]
        numbers = _numbers(kind, found)
        if numbers is None or any(number not in numbers for number in required):
            return scan.generic(el, kind, depth)
        if (checked or not kids) and has_texts(el, kids):
            return scan.generic(el, kind, depth)
        record = kind.new()
        facts: dict[object, Wire] = {}
        for kid, slot in zip(kids, found, strict=True):
            assert slot is not None
            _place(record, slot, fields[slot.number](kid, scan, depth + 1), scan, facts)
            if not isinstance(slot.type, SimpleType):
                scan.count[0] += 1
        record._wire = Wire(children=facts) if facts else None
        return record

    return read


def _numbers(kind: RecordType, found: list[Slot | None]) -> list[int] | None:
    """The fields' numbers when they stand as the schema wants them."""
    numbers: list[int] = []
    counts = [0] * len(kind.slots)
    for slot in found:
        if slot is None or (counts[slot.number] and not slot.many):
            return None
        counts[slot.number] += 1
        numbers.append(slot.number)
    if kind.flat:
        # as the generic way has it: numbers grow, wherever the schema put them
        return numbers if numbers == sorted(numbers) else None
    return numbers if plan(kind.content, counts) == numbers else None


def _place(
    record: Any, slot: Slot, value: object, scan: Scan, facts: dict[object, Wire]
) -> None:
    fact = None
    if value is None:
        value, fact = scan.pending
        allow_nil(slot, fact)
    if not slot.many:
        setattr(record, slot.field, value)
        if fact is not None:
            facts[slot.field] = fact
        return
    items = getattr(record, slot.field)
    if items is None:
        items = []
        setattr(record, slot.field, items)
    if fact is not None:
        facts[slot.field, len(items)] = fact
    items.append(value)
