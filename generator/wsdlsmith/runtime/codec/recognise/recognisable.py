"""Which classes can be recognised in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.codec.fast.compiled import is_plain
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.values.simple import SimpleType

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.slot import Slot

_FEW = 8


def is_recognisable(kind: RecordType) -> bool:
    """Whether objects are a flat row of elements, whatever else may stand there."""
    entries = [part.entry for part in kind.content.parts]
    return (
        kind.flat
        and entries == sorted(entries)
        and not (kind.abstract or kind.mixed or kind.text or kind.again)
        and not _overflows(kind)
        and not any(
            slot.required or slot.default is not None
            for slot in kind.attributes.values()
        )
        and all(is_plain(slot.field) for slot in kind.slots)
    )


def has_text_only(slot: Slot) -> bool:
    """Whether a field's element has a simple type, and none may stand for it."""
    return isinstance(slot.type, SimpleType) and not slot.head


def is_small(slot: Slot) -> bool:
    """Whether a field is a record of few single elements with text only."""
    kind = slot.type
    return (
        isinstance(kind, RecordType)
        and not slot.head
        and slot.default is None
        and is_recognisable(kind)
        and len(kind.elements) == len(kind.slots) <= _FEW
        and all(
            field.entry.kind == "element" and has_text_only(field) and not field.many
            for field in kind.slots
        )
    )


def _overflows(kind: RecordType) -> bool:
    """Whether a wildcard takes what is beyond the most of an element."""
    elements = kind.by_tag.values() if kind.any is not None else ()
    return any(slot.many and kind.most[slot.number] for slot in elements)
