"""Simple types: reading a text as a value (Datatypes 2.5, 4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol, TypeAlias

from wsdlsmith.verify.schema_builtin import (
    Builtin,
    Prefixes,
    Value,
    WhiteSpace,
    normalized,
    primitive,
)

Variety: TypeAlias = Literal["atomic", "list", "union"]


class InvalidValueError(ValueError):
    """A text that is no value of its type; the message says why."""


class Simple(Protocol):
    """A simple type that reads text."""

    label: str
    variety: Variety
    white_space: WhiteSpace
    primitive: str

    def read(self, text: str, prefixes: Prefixes) -> Value:
        """The value of ``text``; raises :class:`InvalidValueError`."""


class Atomic:
    """A built-in atomic type."""

    variety: Variety = "atomic"

    def __init__(self, builtin: Builtin) -> None:
        self._builtin = builtin
        self.label = f"xs:{builtin.name}"
        self.white_space = builtin.white_space
        self.primitive = primitive(builtin.name)

    def read(self, text: str, prefixes: Prefixes) -> Value:
        """The value of ``text`` after its white space is normalized."""
        builtin = self._builtin
        lexical = normalized(text, builtin.white_space)
        try:
            value = builtin.read(lexical, prefixes)
        except ValueError:
            raise refused(lexical, self.label) from None
        if builtin.low is not None and value < builtin.low:  # type: ignore[operator]
            raise refused(lexical, self.label)
        if builtin.high is not None and value > builtin.high:  # type: ignore[operator]
            raise refused(lexical, self.label)
        return value


class ListOf:
    """A list type: items between white space."""

    variety: Variety = "list"
    white_space: WhiteSpace = "collapse"
    primitive = ""

    def __init__(self, item: Simple, label: str, at_least: int = 0) -> None:
        self._item = item
        self._at_least = at_least
        self.label = label

    def read(self, text: str, prefixes: Prefixes) -> Value:
        """A tuple of the items' values."""
        items = normalized(text, "collapse").split()
        if len(items) < self._at_least:
            raise InvalidValueError(f"{self.label} has no items")
        return tuple(self._item.read(item, prefixes) for item in items)


class UnionOf:
    """A union type: the first member that takes the text gives the value."""

    variety: Variety = "union"
    white_space: WhiteSpace = "preserve"
    primitive = ""

    def __init__(self, members: Sequence[Simple], label: str) -> None:
        self._members = members
        self.label = label

    def read(self, text: str, prefixes: Prefixes) -> Value:
        """The value by the first member that accepts ``text``."""
        for member in self._members:
            try:
                return member.read(text, prefixes)
            except InvalidValueError:
                continue
        raise refused(text, self.label)


def refused(text: str, label: str, reason: str = "") -> InvalidValueError:
    """The error for a text that is no value of the type ``label``."""
    shown = text if len(text) <= 60 else f"{text[:57]}..."
    why = f": {reason}" if reason else ""
    return InvalidValueError(f"'{shown}' is no {label}{why}")
