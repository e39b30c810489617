"""The types that XML Schema brings along: their lexical forms and values.

https://www.w3.org/TR/xmlschema-2/, section 3. A value is anything that compares
equal exactly when XML Schema says so: numbers, texts, tuples.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from wsdlsmith.model.qname import XML, QName
from wsdlsmith.verify.schema_datetime import read_moment, read_span
from wsdlsmith.verify.schema_regex import compile_pattern

Value: TypeAlias = object
Prefixes: TypeAlias = Mapping[str | None, str]
Read: TypeAlias = Callable[[str, Prefixes], Value]
WhiteSpace: TypeAlias = Literal["preserve", "replace", "collapse"]

_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_FLOAT = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/] ?)*(?:= ?){0,2}")
_URI = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]*:|(?![^/?#]*:))"
    r"(?://(?:[^/?#\[\]@]*@)?(?:\[[0-9A-Fa-f:.]*\]|[^/?#\[\]:]*)(?::[0-9]*)?(?=[/?#]|$)|(?!//))"
    r"[^#\[\]]*(?:#[^#\[\]]*)?"
)
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SPACES = re.compile(r"[ \t\n\r]+")
_SPACE = re.compile(r"[\t\n\r]")
_NOT_A_NUMBER = ("NaN",)


@dataclass(frozen=True, slots=True)
class Builtin:
    """One built-in atomic type; ``base`` is empty for a primitive one."""

    name: str
    base: str
    read: Read
    white_space: WhiteSpace = "collapse"
    low: int | None = None
    high: int | None = None


def normalized(text: str, white_space: WhiteSpace) -> str:
    """``text`` after the white space facet (Datatypes 4.3.6)."""
    if white_space == "collapse":
        return _SPACES.sub(" ", text).strip(" ")
    return _SPACE.sub(" ", text) if white_space == "replace" else text


def _matching(pattern: re.Pattern[str]) -> Read:
    def read(text: str, _: Prefixes) -> Value:
        if pattern.fullmatch(text) is None:
            raise ValueError(text)
        return text

    return read


def _named(pattern: str, plain: str) -> Read:
    """A reader for a name; ``plain`` says what of it is ASCII, as most names are.

    The pattern is built when the first other name is read: it needs all of Unicode.
    """
    ascii_only = re.compile(plain, re.ASCII)

    def read(text: str, prefixes: Prefixes) -> Value:
        usual = ascii_only if text.isascii() else compile_pattern(pattern)
        return _matching(usual)(text, prefixes)

    return read


def _text(text: str, _: Prefixes) -> Value:
    return text


def _boolean(text: str, _: Prefixes) -> Value:
    if text in ("true", "1"):
        return "true"
    if text in ("false", "0"):
        return "false"
    raise ValueError(text)


def _decimal(text: str, _: Prefixes) -> Value:
    if _DECIMAL.fullmatch(text) is None:
        raise ValueError(text)
    return Decimal(text)


def _integer(text: str, _: Prefixes) -> Value:
    if _INTEGER.fullmatch(text) is None:
        raise ValueError(text)
    return Decimal(text)


def _float(text: str, _: Prefixes) -> Value:
    if text in ("INF", "-INF"):
        return float(text)
    if text == "NaN":
        return _NOT_A_NUMBER
    if _FLOAT.fullmatch(text) is None:
        raise ValueError(text)
    return float(text)


def _hex(text: str, _: Prefixes) -> Value:
    try:
        return binascii.unhexlify(text)
    except binascii.Error as error:
        raise ValueError(text) from error


def _base64(text: str, _: Prefixes) -> Value:
    if _BASE64.fullmatch(text) is None:
        raise ValueError(text)
    digits = text.replace(" ", "")
    value = base64.b64decode(digits, validate=True)
    if base64.b64encode(value).decode("ascii") != digits:
        raise ValueError(text)
    return value


def _uri(text: str, _: Prefixes) -> Value:
    if _URI.fullmatch(text) is None or _BROKEN_ESCAPE.search(text):
        raise ValueError(text)
    return text


def _qname(text: str, prefixes: Prefixes) -> Value:
    prefix, colon, name = text.rpartition(":")
    for part in (prefix, name) if colon else (name,):
        _NCNAME(part, prefixes)
    if prefix == "xml":
        return QName(XML, name)
    namespace = prefixes.get(prefix if colon else None)
    if colon and namespace is None:
        raise ValueError(text)
    return QName(namespace or "", name)


def _entity(text: str, _: Prefixes) -> Value:
    # an entity must be declared in a DTD, and a DTD is always refused
    raise ValueError(text)


def _moment(kind: str) -> Read:
    return lambda text, _: read_moment(kind, text)


def _span(text: str, _: Prefixes) -> Value:
    return read_span(text)


_NCNAME = _named(r"[\i-[:]][\c-[:]]*", r"[A-Za-z_][\w.-]*")
_MOMENTS = [
    "dateTime",
    "date",
    "time",
    "gYearMonth",
    "gYear",
    "gMonthDay",
    "gMonth",
    "gDay",
]

_TYPES = [
    Builtin("anySimpleType", "", _text, "preserve"),
    Builtin("string", "", _text, "preserve"),
    Builtin("boolean", "", _boolean),
    Builtin("decimal", "", _decimal),
    Builtin("float", "", _float),
    Builtin("double", "", _float),
    Builtin("duration", "", _span),
    *(Builtin(kind, "", _moment(kind)) for kind in _MOMENTS),
    Builtin("hexBinary", "", _hex),
    Builtin("base64Binary", "", _base64),
    Builtin("anyURI", "", _uri),
    Builtin("QName", "", _qname),
    Builtin("NOTATION", "", _qname),
    Builtin("normalizedString", "string", _text, "replace"),
    Builtin("token", "normalizedString", _text),
    Builtin("language", "token", _matching(_LANGUAGE)),
    Builtin("NMTOKEN", "token", _named(r"\c+", r"[\w:.-]+")),
    Builtin("Name", "token", _named(r"\i\c*", r"[A-Za-z_:][\w:.-]*")),
    Builtin("NCName", "Name", _NCNAME),
    Builtin("ID", "NCName", _NCNAME),
    Builtin("IDREF", "NCName", _NCNAME),
    Builtin("ENTITY", "NCName", _entity),
    Builtin("integer", "decimal", _integer),
    Builtin("nonPositiveInteger", "integer", _integer, high=0),
    Builtin("negativeInteger", "nonPositiveInteger", _integer, high=-1),
    Builtin("long", "integer", _integer, low=-(2**63), high=2**63 - 1),
    Builtin("int", "long", _integer, low=-(2**31), high=2**31 - 1),
    Builtin("short", "int", _integer, low=-(2**15), high=2**15 - 1),
    Builtin("byte", "short", _integer, low=-128, high=127),
    Builtin("nonNegativeInteger", "integer", _integer, low=0),
    Builtin("unsignedLong", "nonNegativeInteger", _integer, low=0, high=2**64 - 1),
    Builtin("unsignedInt", "unsignedLong", _integer, low=0, high=2**32 - 1),
    Builtin("unsignedShort", "unsignedInt", _integer, low=0, high=2**16 - 1),
    Builtin("unsignedByte", "unsignedShort", _integer, low=0, high=255),
    Builtin("positiveInteger", "nonNegativeInteger", _integer, low=1),
]

BUILTINS: dict[str, Builtin] = {builtin.name: builtin for builtin in _TYPES}
LISTS = {"NMTOKENS": "NMTOKEN", "IDREFS": "IDREF", "ENTITIES": "ENTITY"}
"""The built-in list types and their items; none may be empty."""


def primitive(name: str) -> str:
    """The primitive type that ``name`` comes from."""
    while BUILTINS[name].base:
        name = BUILTINS[name].base
    return name
