"""Nil on purpose: the checks behind ``set_nil`` and ``is_nil``."""

from __future__ import annotations

import sys
from dataclasses import replace

from wsdlsmith.runtime.record import Record, Request
from wsdlsmith.runtime.record_type import RecordType
from wsdlsmith.runtime.service import ServiceBinding
from wsdlsmith.runtime.slot import Slot
from wsdlsmith.runtime.wire import NIL, Wire


def kind_of(record: Record) -> RecordType:
    """The compiled mapping of the object's class; messages have their service's."""
    kind = type(record)
    if isinstance(record, Request):
        service = getattr(sys.modules[kind.__module__], "__service__", None)
        if isinstance(service, ServiceBinding):
            return service.operation_of(record).request.kind_of(record)
    return kind.__schema__.type_of(kind)


def slot_of(record: Record, name: str) -> Slot:
    """The slot of a field; AttributeError when the record has no such field."""
    for slot in kind_of(record).slots:
        if slot.field == name:
            return slot
    raise AttributeError(f"{type(record).__name__} has no field {name!r}")


def set_nil(record: Record, name: str) -> None:
    """See :func:`wsdlsmith.runtime.record.set_nil`."""
    slot = slot_of(record, name)
    if slot.entry.kind != "element" or not slot.entry.nillable or slot.many:
        raise ValueError(f"{type(record).__name__}.{name} is not nillable")
    setattr(record, name, None)
    wire = record._wire or Wire()
    record._wire = replace(wire, children={**wire.children, name: NIL})


def is_nil(record: Record, name: str) -> bool:
    """See :func:`wsdlsmith.runtime.record.is_nil`."""
    slot = slot_of(record, name)
    if getattr(record, name) is not None or slot.entry.kind != "element":
        return False
    wire = record._wire.children.get(name) if record._wire else None
    if wire is not None and wire.state:
        return wire.state == "nil"
    return slot.required and slot.entry.nillable
