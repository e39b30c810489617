"""Nil on purpose: ``xsi:nil="true"`` (XML Schema Part 1, 2.6.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, final

from wsdlsmith.runtime.schema.record import Record, record_type
from wsdlsmith.runtime.schema.wire import Wire

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.slot import Slot


@final
class Nil:
    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "NIL"

    def __reduce__(self) -> str:
        """Copies and pickles are this very object."""
        return "NIL"


NIL: Any = Nil()
"""Written as ``xsi:nil="true"``: for parameters, SOAP headers, fields, list items.

``find(name=NIL)`` says "no name", where None leaves the element out. Writing it
where the schema allows no nil raises EncodeError. Reading gives None, never NIL:
:func:`is_nil` tells what stood there.
"""


def slot_of(record: Record, name: str) -> Slot:
    """The slot of a field; AttributeError when the record has no such field."""
    for slot in record_type(type(record)).slots:
        if slot.field == name:
            return slot
    raise AttributeError(f"{type(record).__name__} has no field {name!r}")


def set_nil(record: Record, name: str) -> None:
    """Make the field None, and have it written as ``xsi:nil="true"``.

    None alone means that the element is left out (or, where the schema does not
    allow that, nil). Raises AttributeError for a field that the record does not
    have, ValueError for one that is not nillable.
    """
    slot = slot_of(record, name)
    if slot.entry.kind != "element" or not slot.entry.nillable or slot.many:
        raise ValueError(f"{type(record).__name__}.{name} is not nillable")
    setattr(record, name, None)
    wire = record._wire or Wire()
    children = {**wire.children, name: Wire(state="nil")}
    record._wire = replace(wire, children=children)


def is_nil(record: Record, name: str) -> bool:
    """Whether the field is written as ``xsi:nil="true"``: None that was nil, or NIL."""
    slot = slot_of(record, name)
    value = getattr(record, name)
    if slot.entry.kind != "element" or not (value is None or value is NIL):
        return False
    wire = record._wire.children.get(name) if record._wire else None
    if value is None and wire is not None and wire.state:
        return wire.state == "nil"
    return value is NIL or (slot.required and slot.entry.nillable)
