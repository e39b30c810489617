"""Enumerations whose tokens may grow on the server before they grow here."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Flag, StrEnum
from typing import TypeVar

from wsdlsmith.runtime.values.names import XML_SPACE, xml_words
from wsdlsmith.runtime.values.simple import Scope, SimpleType
from wsdlsmith.runtime.values.words import plain

T = TypeVar("T", bound="Token")


class Token(StrEnum):
    """An enumeration's value is its token on the wire.

    A token that this version does not know is kept as a member of its own,
    outside the class's list: ``UserType("New").value == "New"``, and
    ``is_known`` tells the two apart.
    """

    @classmethod
    def _missing_(cls: type[T], value: object) -> T | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = str(value)
        return member


def is_known(token: Token) -> bool:
    """Whether the enumeration of this version has the token."""
    return token._value_ in type(token)._value2member_map_


def token_type(name: str, kind: type[Token], base: SimpleType) -> SimpleType:
    """The simple type of an enumeration."""
    known = kind._value2member_map_

    def decode(text: str, scope: Scope) -> object:
        member = known.get(text)
        if member is None:
            member = known.get(text.strip(XML_SPACE))
        if member is None:
            scope.report("unknown-token", text)
            member = kind(text)
        return member

    def encode(value: object, scope: Scope) -> str:
        if isinstance(value, kind):
            return str(value._value_)
        if isinstance(value, str) and value in known:
            return value
        raise TypeError(f"expected {kind.__name__}, not {type(value).__name__}")

    return SimpleType(name, decode, encode, (kind,), base=base, blank="" in known)


def flags_type(name: str, kind: type[Flag], text: str, base: SimpleType) -> SimpleType:
    """WCF's flags: a list of tokens that are bits of one number.

    Written as ``DataContractSerializer`` does: the members in their order, each
    that fits into what is left; zero is the member zero, or no text.
    """
    pairs = [part.rpartition("=") for part in xml_words(text)[1:]]
    numbers = {plain(token): int(number) for token, _, number in pairs}
    every = 0
    for number in numbers.values():
        every |= number
    zero = next((token for token, number in numbers.items() if not number), "")

    def decode(text: str, scope: Scope) -> object:
        bits = 0
        for token in xml_words(text):
            number = numbers.get(token)
            if number is None:
                scope.report("unknown-token", token)
            else:
                bits |= number
        return kind(bits)

    def encode(value: object, scope: Scope) -> str:
        if not isinstance(value, kind):
            raise TypeError(f"expected {kind.__name__}, not {type(value).__name__}")
        return " ".join(_tokens(value.value, numbers)) or zero

    return SimpleType(name, decode, encode, (kind,), base=base, blank=True)


def _tokens(value: int, numbers: Mapping[str, int]) -> list[str]:
    """The tokens whose bits are those of ``value``."""
    left, tokens = value, []
    for token, number in numbers.items():
        if number and number & left == number:
            tokens.append(token)
            left &= ~number
    # a number of several bits whose first ones another token took
    for token, number in numbers.items():
        if number & left and number & value == number:
            tokens.append(token)
            left &= ~number
    if left:
        raise ValueError("a bit that no token stands for")
    return tokens
