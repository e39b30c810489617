"""An object to its element: attributes, then children in place or in schema order."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from wsdlsmith.runtime.codec.write_simple import keep_default, text_of
from wsdlsmith.runtime.schema.kinds import Type
from wsdlsmith.runtime.schema.layout import plan, replay
from wsdlsmith.runtime.schema.record import Record
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.schema.slot import Slot
from wsdlsmith.runtime.schema.wire import Piece, Wire
from wsdlsmith.runtime.values.names import Z_ID, local
from wsdlsmith.runtime.values.qname import QName

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.codec.writer import Presence, Writer

_Pending: TypeAlias = "list[tuple[object, Wire | None, Presence]]"


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
    text = _text(writer, parent, tag, kind, record)
    el = writer.child(parent, tag, attributes)
    if kind.text is None:
        write_content(writer, el, kind, record)
    elif text is not None:
        el.text = text
        keep_default(writer, parent, el)


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
        if value is not None:
            result[name] = text_of(writer, slot.simple, value, wire)
        elif wire is not None and wire.state == "blank":
            result[name] = wire.lexical or ""
        elif slot.required and wire is None:
            reason = f"the attribute {local(name)} is required"
            raise writer.error(parent, tag, reason)
    if kind.any_attribute is not None:
        for key, text in (getattr(record, kind.any_attribute.field) or {}).items():
            result[key.clark if isinstance(key, QName) else str(key)] = text
    if record._wire is not None:
        result.update(record._wire.attributes)
    if Z_ID in result:
        writer.ids.setdefault(result[Z_ID], record)
    return result


def _text(
    writer: Writer, parent: etree._Element, tag: str, kind: RecordType, record: Record
) -> str | None:
    """Simple content; None where there was no text."""
    slot = kind.text
    if slot is None:
        return None
    value = getattr(record, slot.field)
    wire = fact(record, slot.field)
    if value is not None:
        return text_of(writer, slot.simple, value, wire, (tag, kind.name))
    if slot.required and wire is None:
        raise writer.error(parent, tag, f"{slot.field}: the text is required, not None")
    return wire.lexical if wire is not None else None


def write_content(
    writer: Writer, el: etree._Element, kind: RecordType, record: Record
) -> None:
    """The children of an object."""
    pending = {
        slot.number: _pending(writer, el, slot, record) for slot in kind.elements
    }
    counts = [len(pending.get(number, ())) for number in range(len(kind.slots))]
    cursors = {number: iter(items) for number, items in pending.items()}
    for piece in _pieces(kind, record, counts):
        if isinstance(piece, int):
            value, item_wire, presence = next(cursors[piece])
            writer.write(el, kind.slots[piece], value, item_wire, presence)
        else:
            writer.piece(el, piece)


def _pieces(kind: RecordType, record: Record, counts: list[int]) -> list[Piece]:
    """The children in place: as they were read, else as the schema wants them."""
    numbers = plan(kind.content, counts)
    wire = record._wire
    if wire is None or wire.order is None:
        return list(numbers)
    return replay(wire.order, numbers, counts)


def layout_of(kind: RecordType, record: Record) -> list[Piece]:
    """The children that an object has, as far as its values tell."""
    counts = [0] * len(kind.slots)
    for slot in kind.elements:
        value = getattr(record, slot.field)
        counts[slot.number] = len(value or ()) if slot.many else value is not None
    return _pieces(kind, record, counts)


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
