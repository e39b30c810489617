"""An object to its element: attributes, then children in place or in schema order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from wsdlsmith.runtime.kinds import Type
from wsdlsmith.runtime.layout import plan
from wsdlsmith.runtime.names import local
from wsdlsmith.runtime.qname import QName
from wsdlsmith.runtime.record import Record
from wsdlsmith.runtime.record_type import RecordType
from wsdlsmith.runtime.slot import Slot
from wsdlsmith.runtime.wire import Piece, Wire
from wsdlsmith.runtime.writer import Presence, Writer

if TYPE_CHECKING:
    from lxml import etree

_Pending = list[tuple[object, "Wire | None", Presence]]


def write_record(
    writer: Writer,
    parent: etree._Element,
    tag: str,
    declared: Type,
    kind: RecordType,
    record: Record,
) -> None:
    """Write an object as one element."""
    wire = record._wire
    attributes = write_attributes(writer, parent, tag, kind, record)
    writer.mark(attributes, declared, kind.name, wire)
    text = _text(writer, parent, tag, kind.text, record) if kind.text else None
    el = writer.child(parent, tag, attributes)
    if kind.text is None:
        write_content(writer, el, kind, record)
    elif text is not None:
        el.text = text


def fact(record: Record, key: object) -> Wire | None:
    """What is kept about a field of the object."""
    return record._wire.children.get(key) if record._wire is not None else None


def write_attributes(
    writer: Writer,
    parent: etree._Element,
    tag: str,
    kind: RecordType,
    record: Record,
) -> dict[str, str]:
    """The attributes: known, of ``xs:anyAttribute``, and unknown as they were."""
    result: dict[str, str] = {}
    for name, slot in kind.attributes.items():
        value = getattr(record, slot.field)
        wire = fact(record, slot.field)
        if value is None:
            if slot.required and wire is None:
                raise writer.error(
                    parent, tag, f"the attribute {local(name)} is required"
                )
            continue
        simple = slot.simple
        if (
            wire is not None
            and wire.state == "absent"
            and wire.bound == simple.key(value)
        ):
            continue
        result[name] = writer.text(simple, value, wire)
    if kind.any_attribute is not None:
        for name, text in (getattr(record, kind.any_attribute.field) or {}).items():
            result[name.clark if isinstance(name, QName) else str(name)] = text
    if record._wire is not None:
        result.update(record._wire.attributes)
    return result


def _text(
    writer: Writer, parent: etree._Element, tag: str, slot: Slot, record: Record
) -> str | None:
    """Simple content; None where there was no text."""
    value = getattr(record, slot.field)
    wire = fact(record, slot.field)
    if value is not None:
        return writer.text(slot.simple, value, wire)
    if slot.required and wire is None:
        raise writer.error(parent, tag, f"{slot.field}: the text is required, not None")
    return None


def write_content(
    writer: Writer, el: etree._Element, kind: RecordType, record: Record
) -> None:
    """The children of an object."""
    pending = {
        slot.number: _pending(writer, el, slot, record) for slot in kind.elements
    }
    counts = [len(pending.get(number, ())) for number in range(len(kind.slots))]
    wire = record._wire
    numbers = plan(kind.content, counts)
    pieces: list[Piece] = list(numbers)
    if wire is not None and wire.order is not None:
        pieces = replay(wire.order, numbers, counts)
    cursors = {number: iter(items) for number, items in pending.items()}
    for piece in pieces:
        if isinstance(piece, int):
            value, item_wire, presence = next(cursors[piece])
            writer.write(el, kind.slots[piece], value, item_wire, presence)
        else:
            writer.piece(el, piece)


def _pending(
    writer: Writer, el: etree._Element, slot: Slot, record: Record
) -> _Pending:
    """The values of a field that become elements, each with its facts."""
    value = getattr(record, slot.field)
    if not slot.many:
        wire = fact(record, slot.field)
        presence = writer.presence(el, slot, value, wire)
        return [] if presence == "absent" else [(value, wire, presence)]
    if value is None:
        return []
    if not isinstance(value, (list, tuple)):
        reason = f"expected a list, not {type(value).__name__}"
        raise writer.error(el, slot.entry.name, reason)
    result: _Pending = []
    for number, item in enumerate(value):
        wire = fact(record, (slot.field, number))
        result.append((item, wire, writer.presence(el, slot, item, wire)))
    return result


def replay(
    order: tuple[Piece, ...], numbers: list[int], counts: list[int]
) -> list[Piece]:
    """The order that was read, without what is gone and with what is new.

    New values follow the last of their field; a field that had none stands
    before the first field that the schema puts after it.
    """
    result: list[Piece] = []
    used: Counter[int] = Counter()
    for piece in order:
        if isinstance(piece, int):
            if used[piece] >= counts[piece]:
                continue
            used[piece] += 1
        result.append(piece)
    for number in dict.fromkeys(numbers):
        more = counts[number] - used[number]
        if more > 0:
            at = _place(result, number)
            result[at:at] = [number] * more
    return result


def _place(result: list[Piece], number: int) -> int:
    last = [i for i, piece in enumerate(result) if piece == number]
    if last:
        return last[-1] + 1
    later = (i for i, p in enumerate(result) if isinstance(p, int) and p > number)
    return next(later, len(result))
