"""Texts in canonical form to values; None for every other text.

The generic way keeps a text whose value would be written differently. Here only
texts that come back as they are have a value, so there is nothing to keep.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from wsdlsmith.runtime.codec.fast.unusual import NOWHERE, Unusual
from wsdlsmith.runtime.codec.markup import is_blank
from wsdlsmith.runtime.values.simple import KEYS
from wsdlsmith.runtime.values.values import BOUNDS

if TYPE_CHECKING:
    from wsdlsmith.runtime.values.simple import SimpleType

FromText: TypeAlias = "Callable[[str | None], object]"
_MOST = 512
"""How many texts of an enumeration or of flags are remembered."""
_LONG = 100


def from_text(kind: SimpleType) -> FromText:
    """The function for the texts of a type."""
    python = kind.python
    if python is str and kind.verbatim:
        return _string
    if kind.decode in BOUNDS:
        return _integer(*BOUNDS[kind.decode])
    first = python[0] if isinstance(python, tuple) else python
    known = _BY_TYPE.get(first)
    if known is not None and not kind.members:
        return known
    if hasattr(first, "__members__") and not kind.members:
        return _Memory(by_type(kind)).__getitem__
    return by_type(kind)


def _string(text: str | None) -> object:
    return text


def _integer(low: int | None, high: int | None) -> FromText:
    least = float("-inf") if low is None else low
    most = float("inf") if high is None else high

    def read(text: str | None) -> object:
        try:
            value = int(text)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            return None
        return value if str(value) == text and least <= value <= most else None

    return read


def by_type(kind: SimpleType) -> FromText:
    """By the type's own two functions."""
    decode, encode = kind.decode, kind.encode
    blank, verbatim = kind.blank, kind.verbatim

    def read(text: str | None) -> object:
        if text is None or (not blank and is_blank(text)):
            return None
        try:
            value = decode(text, NOWHERE)
            if verbatim or encode(value, KEYS) == text:
                return value
        except (Unusual, ValueError, TypeError, ArithmeticError):
            return None
        return None

    return read


class _Memory(dict["str | None", object]):
    """Texts with their values, for types of few texts whose values never change.

    No unions: others of their members take any text, which is not to be kept.
    """

    def __init__(self, read: FromText) -> None:
        self.read = read

    def __missing__(self, text: str | None) -> object:
        value = self.read(text)
        if value is not None and len(self) < _MOST:
            self[text] = value
        return value


def _datetime(text: str | None) -> object:
    """Whole seconds, with no zone or Z; other forms are for the regular expression."""
    if text is None:
        return None
    zulu = len(text) == 20 and text[19] == "Z"
    plain = text[:19] if zulu else text
    try:
        value = datetime.fromisoformat(plain)
    except ValueError:
        return None
    if len(plain) != 19 or value.isoformat() != plain:
        return None
    return value.replace(tzinfo=UTC) if zulu else value


def _decimal(text: str | None) -> object:
    if text is None or len(text) > _LONG:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > _LONG:
        return None  # 1E999999999 would become as many digits
    return value if format(value, "f") == text else None


def _double(text: str | None) -> object:
    if text is None or len(text) > _LONG:
        return None
    try:
        value = float(text)
    except ValueError:
        return None
    again = repr(value)
    again = again[:-2] if again.endswith(".0") else again.replace("e", "E")
    return value if again == text and text.isascii() and text[-1].isdigit() else None


def _guid(text: str | None) -> object:
    if text is None or len(text) != 36:
        return None
    try:
        value = UUID(text)
    except ValueError:
        return None
    return value if str(value) == text else None


_BY_TYPE: dict[type, FromText] = {
    bool: {"true": True, "false": False}.get,  # type: ignore[dict-item]
    datetime: _datetime,
    Decimal: _decimal,
    float: _double,
    UUID: _guid,
}
