"""Which type a value is written as: its class's, what it was read as, or declared."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from wsdlsmith.runtime.errors import shorten
from wsdlsmith.runtime.schema.kinds import (
    ARRAY,
    AnyType,
    ArrayType,
    DictType,
    ListType,
    Type,
)
from wsdlsmith.runtime.schema.record import Record
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.schema.slot import Slot
from wsdlsmith.runtime.values.duration import Duration
from wsdlsmith.runtime.values.names import SER, XS, local
from wsdlsmith.runtime.values.qname import QName
from wsdlsmith.runtime.values.simple import SimpleType

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.schema import Schema
    from wsdlsmith.runtime.schema.wire import Wire

_NATIVE: dict[type, str] = {
    bool: "boolean",
    float: "double",
    str: "string",
    Decimal: "decimal",
    bytes: "base64Binary",
    datetime: "dateTime",
    date: "date",
    time: "time",
    timedelta: "duration",
    Duration: "duration",
    QName: "QName",
}


def choose_type(
    schema: Schema, declared: Type, value: object, wire: Wire | None
) -> Type:
    """The type to write ``value`` as; TypeError when it is none of the declared."""
    if isinstance(value, Record):
        return _record(schema, declared, value)
    if isinstance(declared, RecordType):
        raise TypeError(
            f"expected {declared.kind.__name__}, not {type(value).__name__}"
        )
    named = wire.type if wire is not None else None
    if named == ARRAY and isinstance(declared, ArrayType):
        return ArrayType(ARRAY, declared.slot, declared.ranks)
    if named and named != declared.name:
        kind = schema.find(named)
        if _takes(kind, value):
            return kind
    if isinstance(declared, AnyType):
        return _inferred(schema, value)
    if isinstance(declared, ListType | ArrayType) and not isinstance(
        value, (list, tuple)
    ):
        raise TypeError(f"expected a list, not {type(value).__name__}")
    if isinstance(declared, DictType) and not isinstance(value, dict):
        raise TypeError(f"expected a dict, not {type(value).__name__}")
    return declared


def _record(schema: Schema, declared: Type, value: Record) -> RecordType:
    kind = schema.type_of(type(value))
    if isinstance(declared, RecordType) and not kind.is_a(declared):
        raise TypeError(
            f"expected {declared.kind.__name__}, not {type(value).__name__}"
        )
    if not isinstance(declared, (RecordType, AnyType)):
        raise TypeError(f"expected {local(declared.name)}, not {type(value).__name__}")
    if kind.abstract:
        raise TypeError(f"{type(value).__name__} is abstract")
    return kind


def _takes(kind: Type, value: object) -> bool:
    if isinstance(kind, ListType | ArrayType):
        return isinstance(value, (list, tuple))
    if isinstance(kind, DictType):
        return isinstance(value, dict)
    if not isinstance(kind, SimpleType) or not isinstance(value, kind.python):
        return False
    try:
        kind.key(value)
    except (ValueError, TypeError):
        return False
    return True


def _inferred(schema: Schema, value: object) -> Type:
    """The XML Schema type of a plain Python value, for ``xs:anyType``."""
    if isinstance(value, int) and not isinstance(value, bool):
        size = value.bit_length() + (value > 0)
        name = "int" if size <= 32 else "long" if size <= 64 else "integer"
        return schema.find(f"{{{XS}}}{name}")
    if isinstance(value, uuid.UUID) and schema.has_type(f"{{{SER}}}guid"):
        return schema.find(f"{{{SER}}}guid")
    listed = schema.enumeration(type(value))
    if listed is not None:
        return listed
    native = _NATIVE.get(type(value))
    if native is None:
        raise TypeError(
            f"xs:anyType takes no {type(value).__name__} of unknown XML type"
        )
    return schema.find(f"{{{XS}}}{native}")


def declared_type(
    schema: Schema, slot: Slot, value: object, wire: Wire | None
) -> tuple[Type, str]:
    """The declared type and the name of an element: its own or a substitute's."""
    name = wire.name if wire is not None else None
    if name is not None and _stands(schema, slot, name):
        known = schema.elements.get(name)
        return (schema.find(known[0]) if known else slot.type), name
    if slot.entry.kind == "any":
        return _global(schema, value)
    if name is None and schema.members(slot.entry.name):
        return _substitute(schema, slot, value)
    return slot.type, slot.entry.name


def _stands(schema: Schema, slot: Slot, name: str) -> bool:
    if slot.entry.kind == "any":
        return name in schema.elements
    members = schema.members(slot.entry.name)
    return name in members or (name == slot.entry.name and bool(members))


def _substitute(schema: Schema, slot: Slot, value: object) -> tuple[Type, str]:
    """A new object of exactly a member's type is written as that member.

    Where the head is abstract, a member has to stand for it.
    """
    kind = schema.type_of(type(value)) if isinstance(value, Record) else slot.type
    abstract = "abstract" in schema.elements.get(slot.entry.name, ("", ""))[1]
    if kind is not slot.type or abstract:
        for name in schema.members(slot.entry.name):
            declared, flags = schema.elements.get(name, ("", ""))
            if declared == kind.name and "abstract" not in flags:
                return kind, name
    if abstract and not isinstance(value, Record):
        for name in schema.members(slot.entry.name):
            declared, flags = schema.elements.get(name, ("", ""))
            member = schema.find(declared) if declared else None
            if member is not None and "abstract" not in flags and _takes(member, value):
                return member, name
    return slot.type, slot.entry.name


def _global(schema: Schema, value: object) -> tuple[Type, str]:
    """The one global element of a record's type, for ``xs:any``."""
    if not isinstance(value, Record):
        what = type(value).__name__
        raise TypeError(f"xs:any takes an lxml element or a record, not {what}")
    kind = schema.type_of(type(value))
    names = [n for n, (t, _) in schema.elements.items() if t == kind.name]
    if len(names) == 1:
        return kind, names[0]
    several = " or ".join([shorten(name, 200) for name in names[:3]])
    which = f"is the type of {several}" if names else "is the type of no element"
    raise TypeError(
        f"xs:any takes an element, and {type(value).__name__} {which}: "
        "say which by as_element(record, name)"
    )
