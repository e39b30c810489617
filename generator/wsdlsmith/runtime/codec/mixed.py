"""Mixed content: text between the elements of a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from wsdlsmith.runtime.codec.write_record import layout_of
from wsdlsmith.runtime.schema.record import Record, record_type
from wsdlsmith.runtime.schema.wire import Piece, Wire

Part: TypeAlias = "str | tuple[str, object]"
"""Text, or a field's name with one of its values."""


def mixed_content(record: Record) -> list[Part]:
    """Text and values in the order in which they stand.

    Unknown elements are not among them; they stay in place all the same.
    """
    kind = record_type(type(record))
    used: Counter[int] = Counter()
    result: list[Part] = []
    for piece in layout_of(kind, record):
        if isinstance(piece, str):
            result.append(piece)
        elif isinstance(piece, int):
            slot = kind.slots[piece]
            value = getattr(record, slot.field)
            result.append((slot.field, value[used[piece]] if slot.many else value))
            used[piece] += 1
    return result


def set_mixed_content(record: Record, parts: Sequence[Part]) -> None:
    """Set the text and all element fields of a record of mixed content.

    Raises ValueError when the type's content is not mixed, AttributeError for a
    field that it does not have.
    """
    kind = record_type(type(record))
    if not kind.mixed:
        raise ValueError(f"{type(record).__name__} holds no text between elements")
    slots = {slot.field: slot for slot in kind.elements}
    order: list[Piece] = []
    values: dict[str, list[object]] = {name: [] for name in slots}
    for part in parts:
        if isinstance(part, str):
            order.append(part)
            continue
        name, value = part
        if name not in slots:
            raise AttributeError(
                f"{type(record).__name__} has no element field {name!r}"
            )
        if values[name] and not slots[name].many:
            raise ValueError(f"{type(record).__name__}.{name} holds one value only")
        values[name].append(value)
        order.append(slots[name].number)
    for name, found in values.items():
        one = found[0] if found else None
        setattr(record, name, found if slots[name].many else one)
    wire = record._wire or Wire()
    children = {k: v for k, v in wire.children.items() if _field(k) not in slots}
    record._wire = replace(wire, order=tuple(order), children=children)


def _field(key: object) -> object:
    return key[0] if isinstance(key, tuple) else key
