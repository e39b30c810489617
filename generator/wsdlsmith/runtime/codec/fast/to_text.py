"""Values to escaped text; whatever is not plain is Unusual."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from wsdlsmith.runtime.codec.fast.unusual import NOWHERE, Unusual

if TYPE_CHECKING:
    from wsdlsmith.runtime.values.simple import SimpleType

ToText: TypeAlias = "Callable[[object], str]"
_MOST = 512


def escaped(text: str) -> str:
    """Text of an element as libxml2 writes it."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def to_text(kind: SimpleType) -> ToText:
    """The function for the values of a type."""
    python = kind.python
    if python is str and kind.verbatim:
        return _string
    classes = python if isinstance(python, tuple) else (python,)
    if datetime in classes and not kind.members:
        return _datetime(_by_type(kind))
    if any(hasattr(one, "__members__") for one in classes) and not kind.members:
        return _remembered(_by_type(kind), classes[0])
    return _by_type(kind)


def _string(value: object) -> str:
    if type(value) is not str:
        raise Unusual
    if "&" in value or "<" in value or ">" in value or "\r" in value:
        return escaped(value)
    return value


def _by_type(kind: SimpleType) -> ToText:
    encode = kind.encode

    def write(value: object) -> str:
        try:
            return escaped(encode(value, NOWHERE))
        except (ValueError, TypeError, ArithmeticError):
            raise Unusual from None

    return write


def _remembered(write: ToText, kind: type) -> ToText:
    """With a memory, for enumerations and flags: their members never change."""
    known: dict[object, str] = {}

    def remembering(value: object) -> str:
        if type(value) is not kind:
            return write(value)
        text = known.get(value)
        if text is None:
            text = write(value)
            if len(known) < _MOST:
                known[value] = text
        return text

    return remembering


def _datetime(write: ToText) -> ToText:
    """Without a zone and a fraction, isoformat is the canonical form."""

    def writing(value: object) -> str:
        if type(value) is datetime and value.tzinfo is None and not value.microsecond:
            return value.isoformat()
        return write(value)

    return writing
