"""Sets of characters as sorted ranges of code points.

XML Schema's regular expressions know classes that Python's do not (subtraction,
``\\i``, ``\\c``, categories, blocks). As ranges they can be joined, turned round
and subtracted, and written as a class that Python knows.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

Ranges: TypeAlias = tuple[tuple[int, int], ...]

LAST = sys.maxunicode
LINE_ENDS: Ranges = ((0x0A, 0x0A), (0x0D, 0x0D))
SPACES: Ranges = ((0x09, 0x0A), (0x0D, 0x0D), (0x20, 0x20))


def union(*sets: Ranges) -> Ranges:
    """All characters of ``sets``."""
    return _joined(pair for ranges in sets for pair in ranges)


def complement(ranges: Ranges) -> Ranges:
    """All characters that ``ranges`` has not."""
    found: list[tuple[int, int]] = []
    start = 0
    for low, high in ranges:
        if start < low:
            found.append((start, low - 1))
        start = high + 1
    if start <= LAST:
        found.append((start, LAST))
    return tuple(found)


def difference(ranges: Ranges, without: Ranges) -> Ranges:
    """The characters of ``ranges`` that ``without`` has not."""
    return complement(union(complement(ranges), without))


def written(ranges: Ranges) -> str:
    """``ranges`` as a class for Python's ``re``."""
    if not ranges:
        return "[^\\x00-\\U0010ffff]"
    return "[" + "".join(_span(low, high) for low, high in ranges) + "]"


@lru_cache(maxsize=1)
def _categories() -> dict[str, Ranges]:
    """Each general category's characters; one pass over Unicode, when first asked."""
    found: dict[str, list[tuple[int, int]]] = {}
    start, current = 0, unicodedata.category("\0")
    for code in range(1, LAST + 1):
        category = unicodedata.category(chr(code))
        if category != current:
            found.setdefault(current, []).append((start, code - 1))
            start, current = code, category
    found.setdefault(current, []).append((start, LAST))
    return {name: tuple(pairs) for name, pairs in found.items()}


@lru_cache(maxsize=64)
def category(name: str) -> Ranges | None:
    """The characters of ``Lu``, or of all of ``L``; None where there is none such."""
    if len(name) == 2:
        return _categories().get(name)
    parts = [ranges for key, ranges in _categories().items() if key[0] == name]
    return union(*parts) if parts and len(name) == 1 else None


@lru_cache(maxsize=1)
def digits() -> Ranges:
    """``\\d``: the category Nd, found faster than all categories are.

    Decimal digits stand in rows from 0 to 9 (Unicode's stability policies), so one
    of each ten characters is in each row.
    """
    some = (chr(code) for code in range(0, LAST + 1, 10))
    zeros = [ord(one) - unicodedata.decimal(one) for one in some if one.isdecimal()]
    return _joined((zero, zero + 9) for zero in zeros)


@lru_cache(maxsize=1)
def name_start() -> Ranges:
    """``\\i``: letters, ``_`` and ``:``.

    XML 1.0 up to its fourth edition lists the letters; they are those of
    Unicode 2.0. Later letters are taken in, other characters are not.
    """
    letters = [category(name) or () for name in ("L", "Nl")]
    return union(((0x3A, 0x3A), (0x5F, 0x5F)), *letters)


@lru_cache(maxsize=1)
def name_characters() -> Ranges:
    """``\\c``: what may stand inside an XML name."""
    more = [category(name) or () for name in ("Nd", "Mn", "Mc", "Me")]
    return union(((0x2D, 0x2E), (0xB7, 0xB7)), name_start(), *more)


@lru_cache(maxsize=1)
def word_characters() -> Ranges:
    """``\\w``: everything but punctuation, separators and others (Datatypes F.1.1)."""
    others = [category(name) or () for name in "PZC"]
    return complement(union(*others))


def _joined(pairs: Iterable[tuple[int, int]]) -> Ranges:
    found: list[tuple[int, int]] = []
    for low, high in sorted(pairs):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return tuple(found)


def _span(low: int, high: int) -> str:
    first, last = f"\\U{low:08x}", f"\\U{high:08x}"
    return first if low == high else f"{first}-{last}"
