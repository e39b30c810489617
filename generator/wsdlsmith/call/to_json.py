"""The values of a message as JSON, under the contract's names.

What is written here can be given back: the same names, ``@type`` where a value is
of a derived type, null for nil.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime, time
from decimal import Decimal
from enum import Flag
from typing import Any

from lxml import etree

from wsdlsmith.call.any_xml import ELEMENT, xml_text
from wsdlsmith.call.from_json import TYPE
from wsdlsmith.runtime import Attachment, Operation, Record, Token, element_name, is_nil
from wsdlsmith.runtime.schema.kinds import DictType, ListType, Type
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.schema.slot import Slot
from wsdlsmith.runtime.schema.wire import Wire
from wsdlsmith.runtime.values.names import local
from wsdlsmith.runtime.values.simple import KEYS, SimpleType


def to_json(value: object, kind: Type | None) -> Any:
    """A value of the type as what json.dumps takes."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Record):
        return _record(value, kind)
    if isinstance(value, etree._Element):
        return xml_text(value)
    if isinstance(value, Flag) and isinstance(kind, SimpleType):
        return kind.encode(value, KEYS).split()
    if isinstance(value, Token):
        return str(value.value)
    if isinstance(value, Mapping):
        return _dictionary(value, kind)
    if isinstance(value, list):
        inner = kind.slot.type if isinstance(kind, ListType) else kind
        return [to_json(item, inner) for item in value]
    return _scalar(value, kind)


def result_json(operation: Operation, result: object) -> Any:
    """The result; a list where there are attachments beside it."""
    if isinstance(result, tuple):
        return [result_json(operation, one) for one in result]
    if isinstance(result, Attachment):
        return _attachment(result)
    response = operation.response
    slots = response.kind.slots if response is not None else []
    kind = slots[0].type if len(slots) == 1 and not slots[0].many else None
    return to_json(result, kind)


def _attachment(value: Attachment) -> dict[str, str]:
    """A part of an answer; its content as base64."""
    return {
        "content_type": value.content_type,
        "file_name": value.file_name,
        "content": b64encode(value.content).decode("ascii"),
    }


def _record(value: Record, declared: Type | None) -> dict[str, Any]:
    schema = type(value).__schema__
    kind = schema.type_of(type(value))
    found: dict[str, Any] = {}
    name = element_name(value)
    if name is not None and name.clark in schema.elements:
        found[ELEMENT] = name.clark
        declared = schema.find(schema.elements[name.clark][0])
    if declared is not kind and isinstance(declared, RecordType | None):
        found[TYPE] = local(kind.name)
    for slot in kind.slots:
        _add(found, value, slot)
    return found


def _add(found: dict[str, Any], value: Record, slot: Slot) -> None:
    item = getattr(value, slot.field)
    name = local(slot.entry.name)
    if slot.entry.kind in ("any", "any-attribute"):
        name = slot.field
        if not item:
            return
    elif item is None and not is_nil(value, slot.field):
        return
    plain = slot.entry.kind in ("any", "any-attribute")
    if slot.many and isinstance(item, list) and not plain:
        told = [_told(value, (slot.field, n), one, slot) for n, one in enumerate(item)]
        found[name] = told
    else:
        found[name] = (
            to_json(item, None) if plain else _told(value, slot.field, item, slot)
        )


def _told(record: Record, key: object, item: object, slot: Slot) -> Any:
    """A field's value; a time by its own text, which may have more digits."""
    wire = record._wire.children.get(key) if record._wire else None
    return _as_written(item, slot.type, wire) or to_json(item, slot.type)


def _as_written(item: object, kind: Type, wire: Wire | None) -> str:
    """The text of a time that was read and not changed since; else empty."""
    if wire is None or not isinstance(item, datetime | time):
        return ""
    same = isinstance(kind, SimpleType) and wire.bound == kind.key(item)
    return (wire.lexical or "").strip() if same else ""


def _dictionary(value: Mapping[Any, Any], kind: Type | None) -> dict[str, Any]:
    if not isinstance(kind, DictType):
        return {str(key): to_json(item, None) for key, item in value.items()}
    keys, values = kind.key.type, kind.value.type
    return {
        str(to_json(key, keys)): to_json(item, values) for key, item in value.items()
    }


def _scalar(value: object, kind: Type | None) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        hexadecimal = isinstance(kind, SimpleType) and kind.name.endswith("}hexBinary")
        return value.hex().upper() if hexadecimal else b64encode(value).decode("ascii")
    if isinstance(value, float) and value - value == 0:  # neither infinite nor NaN
        return value
    if isinstance(value, Decimal) and Decimal(repr(float(value))) == value:
        return float(value)
    if isinstance(kind, SimpleType):
        return kind.encode(value, KEYS)
    return str(value)
