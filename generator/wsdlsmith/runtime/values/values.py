"""Lexical form <-> Python for strings, numbers, booleans and binary.

Decoders take what XML Schema Part 2 allows and nothing else: Python's own
constructors also accept ``1_000``, Arabic digits and ``nan``.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
import uuid
from decimal import Decimal

from wsdlsmith.runtime.values.names import NCNAME, XML_SPACE, pattern_of
from wsdlsmith.runtime.values.qname import QName
from wsdlsmith.runtime.values.simple import Decode, Encode, OutOfReachError, Scope

_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_DOUBLE = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_GUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_QNAME = f"(?:({NCNAME}):)?({NCNAME})"
_DIGITS = 4300
"""The longest number read: CPython's own bound on quadratic conversions."""
_SPECIAL = {"INF": math.inf, "+INF": math.inf, "-INF": -math.inf, "NaN": math.nan}


BOUNDS: dict[Decode, tuple[int | None, int | None]] = {}
"""The bounds of each integer type, by its decoder."""


def _wrong(expected: str, value: object) -> TypeError:
    return TypeError(f"expected {expected}, not {type(value).__name__}")


def decode_string(text: str, scope: Scope) -> str:
    """``xs:string``: the text itself."""
    return text


def encode_string(value: object, scope: Scope) -> str:
    """The text itself; an enumeration's member is its token."""
    if not isinstance(value, str):
        raise _wrong("str", value)
    return str.__str__(value)


def decode_token(text: str, scope: Scope) -> str:
    """White space collapsed (Part 2, 4.3.6)."""
    return " ".join(part for part in re.split("[ \t\r\n]+", text) if part)


def pattern(expression: str, what: str) -> Decode:
    """A collapsed string of a certain form."""

    def decode(text: str, scope: Scope) -> str:
        value = text.strip(XML_SPACE)
        if not pattern_of(expression).fullmatch(value):
            raise ValueError(f"not {what}")
        return value

    return decode


def integers(low: int | None, high: int | None) -> tuple[Decode, Encode]:
    """The two functions of an integer type with its bounds."""

    def check(value: int) -> None:
        if (low is not None and value < low) or (high is not None and value > high):
            raise ValueError("out of range")

    def decode(text: str, scope: Scope) -> int:
        stripped = text.strip(XML_SPACE)
        if not _INTEGER.fullmatch(stripped):
            raise ValueError("not an integer")
        if len(stripped.lstrip("+-")) > _DIGITS:
            if low is None or high is None:
                raise OutOfReachError("a number of too many digits")
            raise ValueError("out of range")
        value = int(stripped)
        check(value)
        return value

    def encode(value: object, scope: Scope) -> str:
        if not isinstance(value, int) or isinstance(value, bool):
            raise _wrong("int", value)
        check(value)
        return int.__repr__(value)

    BOUNDS[decode] = (low, high)
    return decode, encode


def decode_boolean(text: str, scope: Scope) -> bool:
    """``true``, ``false``, ``1``, ``0``."""
    value = text.strip(XML_SPACE)
    if value in ("true", "1"):
        return True
    if value in ("false", "0"):
        return False
    raise ValueError("not a boolean")


def encode_boolean(value: object, scope: Scope) -> str:
    """The two words; 1 and 0 only where they were read."""
    if not isinstance(value, bool):
        raise _wrong("bool", value)
    return "true" if value else "false"


def decode_decimal(text: str, scope: Scope) -> Decimal:
    """Every digit is kept; no exponent, no NaN."""
    value = text.strip(XML_SPACE)
    if not _DECIMAL.fullmatch(value):
        raise ValueError("not a decimal")
    if len(value) > _DIGITS:
        raise OutOfReachError("a number of too many digits")
    return Decimal(value)


def encode_decimal(value: object, scope: Scope) -> str:
    """Plain digits, whatever the exponent."""
    if isinstance(value, int) and not isinstance(value, bool):
        return int.__repr__(value)
    if not isinstance(value, Decimal):
        raise _wrong("Decimal", value)
    if not value.is_finite():
        raise ValueError("a decimal is finite")
    if abs(value.adjusted()) > _DIGITS:
        raise ValueError("too many digits")
    return format(value, "f")


def decode_double(text: str, scope: Scope) -> float:
    """INF, -INF, NaN or a number with an exponent."""
    value = text.strip(XML_SPACE)
    special = _SPECIAL.get(value)
    if special is not None:
        return special
    if not _DOUBLE.fullmatch(value):
        raise ValueError("not a number")
    if len(value) > _DIGITS:
        raise OutOfReachError("a number of too many digits")
    return float(value)


def encode_double(value: object, scope: Scope) -> str:
    """The shortest text that reads back as the same double, as .NET writes it."""
    if not isinstance(value, (float, int)) or isinstance(value, bool):
        raise _wrong("float", value)
    number = float(value)
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "INF" if number > 0 else "-INF"
    text = repr(number)
    return text[:-2] if text.endswith(".0") else text.replace("e", "E")


def decode_base64(text: str, scope: Scope) -> bytes:
    """White space between the characters is allowed (3.2.16)."""
    packed = "".join(text.split()) if any(c in text for c in XML_SPACE) else text
    try:
        return base64.b64decode(packed, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("not base64") from None


def encode_base64(value: object, scope: Scope) -> str:
    """Without line breaks."""
    if not isinstance(value, (bytes, bytearray, memoryview)):
        raise _wrong("bytes", value)
    return base64.b64encode(value).decode("ascii")


def decode_hex(text: str, scope: Scope) -> bytes:
    """Pairs of hexadecimal digits, no white space between."""
    value = text.strip(XML_SPACE)
    try:
        return binascii.unhexlify(value)
    except (binascii.Error, ValueError):
        raise ValueError("not hexadecimal") from None


def encode_hex(value: object, scope: Scope) -> str:
    """Capital letters, the canonical form."""
    if not isinstance(value, (bytes, bytearray, memoryview)):
        raise _wrong("bytes", value)
    return binascii.hexlify(value).decode("ascii").upper()


def decode_guid(text: str, scope: Scope) -> uuid.UUID:
    """``ser:guid``: eight, four, four, four and twelve digits."""
    value = text.strip(XML_SPACE)
    if not _GUID.fullmatch(value):
        raise ValueError("not a guid")
    return uuid.UUID(value)


def encode_guid(value: object, scope: Scope) -> str:
    """Small letters, as WCF writes it."""
    if not isinstance(value, uuid.UUID):
        raise _wrong("UUID", value)
    return str(value)


def decode_char(text: str, scope: Scope) -> str:
    """``ser:char``: WCF sends the number of the UTF-16 unit, not the character."""
    value = text.strip(XML_SPACE)
    if not _INTEGER.fullmatch(value):
        raise ValueError("not a character's number")
    number = int(value) if len(value) < _DIGITS else 2**31
    if not -(2**31) <= number < 2**31:
        raise ValueError("out of range")
    if not 0 <= number <= 0xFFFF:  # ser:char is an xs:int to its schema
        raise OutOfReachError("no character has that number")
    return chr(number)


def encode_char(value: object, scope: Scope) -> str:
    """The number of the one character."""
    if not isinstance(value, str) or len(value) != 1 or ord(value) > 0xFFFF:
        raise ValueError("expected one character of the basic plane")
    return str(ord(value))


def decode_qname(text: str, scope: Scope) -> QName:
    """A prefixed name; the prefix must be declared where it stands."""
    match = pattern_of(_QNAME).fullmatch(text.strip(XML_SPACE))
    if match is None:
        raise ValueError("not a qualified name")
    prefix, name = match[1] or "", match[2]
    namespace = scope.namespace_of(prefix)
    if namespace is None:
        if prefix:
            raise ValueError(f"the prefix {prefix!r} is not declared")
        namespace = ""
    return QName(namespace, name, prefix)


def encode_qname(value: object, scope: Scope) -> str:
    """The name behind a prefix that is declared where it is written."""
    if not isinstance(value, QName):
        raise _wrong("QName", value)
    if not value.namespace:
        return value.name
    prefix = scope.prefix_of(value.namespace, value.prefix)
    return f"{prefix}:{value.name}"
