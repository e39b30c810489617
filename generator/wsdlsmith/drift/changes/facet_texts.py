"""Texts on both sides of the border that one facet draws (Datatypes 4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from random import Random

from wsdlsmith.drift.changes.beside import beside
from wsdlsmith.drift.changes.within import LONGEST, MOST_DIGITS, limit_of
from wsdlsmith.sample.pattern import UnknownPatternError, sample_pattern

_ITEMS = ("a", "1", "true", "1.5", "P1D", "2024-02-29", "2024-02-29T10:00:00Z")
"""One item for lists of any length: each built-in type takes one of them."""


def facet_texts(name: str, value: str) -> Iterator[str]:
    """The last texts that a facet allows and the first that it does not."""
    limit = max(limit_of(value), 0)
    near = (limit - 1, limit, limit + 1)
    if name in ("length", "minLength", "maxLength"):
        for length in near:
            if 0 <= length <= LONGEST + 1:
                yield from _of_length(length)
    elif name in ("totalDigits", "fractionDigits"):
        for digits in near:
            if 0 < digits <= MOST_DIGITS + 1:
                yield from ("9" * digits, f"-{'9' * digits}")
                yield from (f"1.{'9' * digits}", f"0.{'1' * digits}")
    elif name == "pattern":
        with suppress(UnknownPatternError):
            chance = Random(0)  # noqa: S311 (the same text each time)
            yield sample_pattern(value, chance)
    else:
        yield value
        yield from beside(value)


def _of_length(length: int) -> Iterator[str]:
    """As many characters, items or octets."""
    yield "a" * length
    yield "1" * length
    if length:
        yield ("a-" * length)[: length - 1] + "a"  # a language has short parts
    yield from (" ".join([item] * length) for item in _ITEMS)
    yield "00" * length
    yield "QUJD" * (length // 3) + ("", "QQ==", "QUI=")[length % 3]
