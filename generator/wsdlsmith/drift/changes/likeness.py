"""How alike two names are, and what a renaming swapped."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from difflib import SequenceMatcher
from itertools import product
from typing import Final, TypeVar

from wsdlsmith.names import words

T = TypeVar("T", bound=Hashable)

_UNITS: Final = (
    "ms millis milliseconds sec secs second seconds min mins minute minutes hour "
    "hours day days week weeks month months quarter quarters year years ticks",
    "byte bytes kb mb gb kilobytes megabytes gigabytes kib mib gib bits",
    "percent percentage ratio fraction permille",
    "eur usd gbp nok sek dkk chf cents cent euro euros dollar dollars pounds",
    "mm cm m km meter meters metre metres inch inches feet miles kilometers",
    "g kg gram grams kilogram kilograms lb lbs ounces",
    "celsius fahrenheit kelvin",
    "id ids guid uuid key keys name names code codes number index",
    "utc local gmt",
    "net gross",
)
_FAMILIES: Final = {
    word: number for number, line in enumerate(_UNITS) for word in line.split()
}


def likeness(old: str, new: str) -> float:
    """0 for nothing in common, 1 for equal; the same both ways round."""
    first, second = sorted((old.lower(), new.lower()))
    letters = SequenceMatcher(None, first, second, autojunk=False).ratio()
    one, other = ([w.lower() for w in words(name)] for name in (old, new))
    shared = sum(min(one.count(word), other.count(word)) for word in set(one))
    return max(letters, 2 * shared / max(1, len(one) + len(other)))


def unit_swapped(old: str, new: str) -> str:
    """``Seconds -> Minutes`` where that is the difference; else empty."""
    one, other = words(old), words(new)
    gone = [word for word in one if word not in other]
    come = [word for word in other if word not in one]
    for before, after in product(gone, come):
        family = _FAMILIES.get(before.lower())
        if family is not None and family == _FAMILIES.get(after.lower()):
            return f"{before} -> {after}"
    return ""


def places(row: Iterable[T], kept: Sequence[T]) -> dict[T, tuple[int, int]]:
    """Behind which of the kept each of the others stands, and how far."""
    numbers = {name: number for number, name in enumerate(kept)}
    found: dict[T, tuple[int, int]] = {}
    before, far = -1, 0
    for name in row:
        if name in numbers:
            before, far = numbers[name], 0
        else:
            far += 1
            found[name] = (before, far)
    return found


def pair_up(
    removed: Iterable[T],
    added: Iterable[T],
    score: Callable[[T, T], float],
    least: float,
) -> list[tuple[T, T, float]]:
    """The best pairs first, each member once; the same whichever way one looks."""
    gone, come = list(removed), list(added)
    if len(gone) * len(come) > 250_000:
        return []  # nobody renames so much at once, and it would take minutes
    scored = [(score(one, other), one, other) for one in gone for other in come]
    scored = [entry for entry in scored if entry[0] >= least]
    scored.sort(key=lambda e: (-e[0], *sorted((str(e[1]), str(e[2])))))
    used_old: set[T] = set()
    used_new: set[T] = set()
    pairs: list[tuple[T, T, float]] = []
    for value, one, other in scored:
        if one not in used_old and other not in used_new:
            used_old.add(one)
            used_new.add(other)
            pairs.append((one, other, round(value, 2)))
    return pairs
