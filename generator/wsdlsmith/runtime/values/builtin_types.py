"""XML Schema's own simple types, and the two words for WCF's (guid, char)."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from wsdlsmith.runtime.values import moments, values
from wsdlsmith.runtime.values.duration import Duration
from wsdlsmith.runtime.values.names import NAME_CHARACTERS, NAME_START, NCNAME, XS
from wsdlsmith.runtime.values.qname import QName
from wsdlsmith.runtime.values.simple import Decode, Encode, SimpleType, list_of

BUILTINS: dict[str, SimpleType] = {}
"""By Clark name; the words ``guid`` and ``char`` stand beside them."""

BINARY = (bytes, bytearray, memoryview)

_ZONE = r"(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
_YEAR = r"-?(?:[1-9][0-9]{4,}|[0-9]{4})"
_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = "(?:0[1-9]|[12][0-9]|3[01])"


def _add(
    name: str,
    base: str,
    decode: Decode,
    encode: Encode,
    python: type | tuple[type, ...],
    blank: bool = False,
    verbatim: bool = False,
    prefixed: bool = False,
) -> None:
    clark = f"{{{XS}}}{name}"
    above = BUILTINS[f"{{{XS}}}{base}"] if base else None
    BUILTINS[clark] = SimpleType(
        clark,
        decode,
        encode,
        python,
        base=above,
        blank=blank,
        verbatim=verbatim,
        prefixed=prefixed,
    )


def _integers() -> None:
    for name, base, low, high in (
        ("integer", "decimal", None, None),
        ("nonPositiveInteger", "integer", None, 0),
        ("negativeInteger", "nonPositiveInteger", None, -1),
        ("long", "integer", -(2**63), 2**63 - 1),
        ("int", "long", -(2**31), 2**31 - 1),
        ("short", "int", -(2**15), 2**15 - 1),
        ("byte", "short", -(2**7), 2**7 - 1),
        ("nonNegativeInteger", "integer", 0, None),
        ("unsignedLong", "nonNegativeInteger", 0, 2**64 - 1),
        ("unsignedInt", "unsignedLong", 0, 2**32 - 1),
        ("unsignedShort", "unsignedInt", 0, 2**16 - 1),
        ("unsignedByte", "unsignedShort", 0, 2**8 - 1),
        ("positiveInteger", "nonNegativeInteger", 1, None),
    ):
        _add(name, base, *values.integers(low, high), int)


def _strings() -> None:
    text, write = values.decode_string, values.encode_string
    _add("string", "anySimpleType", text, write, str, True, True)
    _add("normalizedString", "string", text, write, str, True, True)
    _add("token", "normalizedString", values.decode_token, write, str, True)
    _add("anyURI", "anySimpleType", values.decode_token, write, str, True)
    for name, base, expression in (
        ("language", "token", "[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*"),
        ("NMTOKEN", "token", f"[:{NAME_CHARACTERS}]+"),
        ("Name", "token", f"[:{NAME_START}][:{NAME_CHARACTERS}]*"),
        ("NCName", "Name", NCNAME),
        ("ID", "NCName", NCNAME),
        ("IDREF", "NCName", NCNAME),
        ("ENTITY", "NCName", NCNAME),
        ("gYear", "anySimpleType", _YEAR + _ZONE),
        ("gYearMonth", "anySimpleType", f"{_YEAR}-{_MONTH}{_ZONE}"),
        ("gMonth", "anySimpleType", f"--{_MONTH}{_ZONE}"),
        ("gMonthDay", "anySimpleType", f"--{_MONTH}-{_DAY}{_ZONE}"),
        ("gDay", "anySimpleType", f"---{_DAY}{_ZONE}"),
    ):
        _add(name, base, values.pattern(expression, f"a {name}"), write, str)
    for name, item in (
        ("NMTOKENS", "NMTOKEN"),
        ("IDREFS", "IDREF"),
        ("ENTITIES", "ENTITY"),
    ):
        listed = list_of(f"{{{XS}}}{name}", BUILTINS[f"{{{XS}}}{item}"])
        BUILTINS[listed.name] = listed


def _fill() -> None:
    v, m = values, moments
    _add("anySimpleType", "", v.decode_string, v.encode_string, str, True, True)
    top = "anySimpleType"
    _add("boolean", top, v.decode_boolean, v.encode_boolean, bool)
    _add("decimal", top, v.decode_decimal, v.encode_decimal, (Decimal, int))
    _add("double", top, v.decode_double, v.encode_double, (float, int))
    _add("float", top, v.decode_double, v.encode_double, (float, int))
    _integers()
    _strings()
    _add("base64Binary", top, v.decode_base64, v.encode_base64, BINARY, True)
    _add("hexBinary", top, v.decode_hex, v.encode_hex, BINARY, True)
    _add("dateTime", top, m.decode_datetime, m.encode_datetime, datetime)
    _add("date", top, m.decode_date, m.encode_date, date)
    _add("time", top, m.decode_time, m.encode_time, time)
    spans = (Duration, timedelta)
    _add("duration", top, m.decode_duration, m.encode_duration, spans)
    _add("QName", top, v.decode_qname, v.encode_qname, QName, prefixed=True)
    _add("NOTATION", top, v.decode_qname, v.encode_qname, QName, prefixed=True)
    BUILTINS["guid"] = SimpleType("guid", v.decode_guid, v.encode_guid, uuid.UUID)
    BUILTINS["char"] = SimpleType("char", v.decode_char, v.encode_char, str)


_fill()

BASE64 = BUILTINS[f"{{{XS}}}base64Binary"]
