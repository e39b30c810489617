"""The order in which a content model wants its elements.

``plan`` answers, for so many values of each field, in which order they are
written: the reader asks to see whether a document is in that order, the writer
to write new objects. XML Schema Part 1, 3.8.4 (model group validation).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from wsdlsmith.runtime.schema.mapping import Particle
from wsdlsmith.runtime.schema.wire import Piece


def plan(content: Particle, counts: Sequence[int]) -> list[int]:
    """The field numbers in writing order, each as often as ``counts`` says.

    What the model has no place for (too many of one) follows the last of its
    kind: nothing is dropped, and a schema processor will say what is wrong.
    """
    left = list(counts)
    result: list[int] = []
    if is_flat(content):
        for part in content.parts:
            result += [part.entry] * left[part.entry]
        return result
    _once(content, left, result, 0)
    for entry, more in enumerate(left):
        if more and _mentions(content, entry):
            _insert(result, entry, more)
    return result


def is_flat(content: Particle) -> bool:
    """A sequence of different elements: the form of nearly all types."""
    entries = [part.entry for part in content.parts]
    return -1 not in entries and len(set(entries)) == len(entries)


Bounds = dict[int, tuple[int, "int | None"]]


def bounds(particle: Particle) -> Bounds:
    """The least and the most of each field that the whole model allows."""
    if particle.entry >= 0:
        return {particle.entry: (particle.low, particle.high)}
    inner: Bounds = {}
    for part in particle.parts:
        for entry, (low, high) in bounds(part).items():
            known = inner.get(entry)
            if known is None:
                inner[entry] = (low, high)
            elif particle.compositor == "choice":
                inner[entry] = (min(known[0], low), _most(known[1], high))
            else:
                more = None if known[1] is None or high is None else known[1] + high
                inner[entry] = (known[0] + low, more)
    if particle.compositor == "choice":
        inner = {
            entry: (
                low if all(_mentions(part, entry) for part in particle.parts) else 0,
                high,
            )
            for entry, (low, high) in inner.items()
        }
    return {
        e: (low * particle.low, _times(high, particle.high))
        for e, (low, high) in inner.items()
    }


def _most(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else max(one, other)


def _times(one: int | None, other: int | None) -> int | None:
    if one == 0 or other == 0:
        return 0
    return None if one is None or other is None else one * other


def _insert(result: list[int], entry: int, more: int) -> None:
    if entry in result:
        at = len(result) - result[::-1].index(entry)
    else:
        at = next((i for i, other in enumerate(result) if other > entry), len(result))
    result[at:at] = [entry] * more


def _mentions(particle: Particle, entry: int) -> bool:
    if particle.entry >= 0:
        return particle.entry == entry
    return any(_mentions(part, entry) for part in particle.parts)


def _waiting(particle: Particle, left: list[int]) -> bool:
    """Whether a value is left for any place of the particle."""
    if particle.entry >= 0:
        return left[particle.entry] > 0
    return any(_waiting(part, left) for part in particle.parts)


def _chosen(parts: Sequence[Particle], left: list[int]) -> tuple[Particle, ...]:
    """The alternative for what is left: complete, for most fields, the first."""
    waiting = [part for part in parts if _waiting(part, left)]
    if len(waiting) > 1 and any(part.entry < 0 for part in waiting):
        waiting.sort(key=lambda part: _fit(part, left), reverse=True)
    return tuple(waiting[:1])


def _fit(part: Particle, left: list[int]) -> tuple[bool, int]:
    """Whether all that an alternative needs is there, and how many fields it takes."""
    within = bounds(part)
    complete = all(left[entry] >= low for entry, (low, _) in within.items())
    return complete, sum(1 for entry in within if left[entry])


def _needed(particle: Particle, left: list[int]) -> int:
    """The fewest times that a particle must come for all that is left."""
    if particle.entry >= 0:
        inner = left[particle.entry]
    else:
        needs = [_needed(part, left) for part in particle.parts]
        choice = particle.compositor == "choice"
        inner = sum(needs) if choice else max(needs, default=0)
    if particle.high is None:
        return min(inner, 1)
    return -(-inner // max(particle.high, 1))


def _group(group: Particle, left: list[int], out: list[int], reserve: int) -> None:
    """Lay out a group as often as it may come and something is left for it."""
    once = Particle(1, 1, -1, group.compositor, group.parts)
    rounds = _needed(once, left)
    if group.high is not None:
        rounds = min(rounds, group.high)
    rounds = max(rounds - group.low * reserve, min(rounds, 1))
    for number in range(rounds):
        _once(group, left, out, reserve + rounds - number - 1)


def _once(group: Particle, left: list[int], out: list[int], reserve: int) -> None:
    """Lay out a group one time; ``reserve`` rounds of it are still to come."""
    parts = group.parts
    if group.compositor == "choice":
        parts = _chosen(parts, left)
        reserve = 0
    for number, part in enumerate(parts):
        if part.entry < 0:
            _group(part, left, out, reserve)
            continue
        later = sum(p.low for p in parts[number + 1 :] if p.entry == part.entry)
        spare = left[part.entry] - later - reserve * part.low
        count = max(spare, min(part.low, left[part.entry]))
        if part.high is not None:
            count = min(count, part.high)
        out += [part.entry] * count
        left[part.entry] -= count


def replay(
    order: tuple[Piece, ...], numbers: list[int], counts: list[int]
) -> list[Piece]:
    """The order that was read, without what is gone and with what is new.

    New values follow the last of their field; a field that had none stands
    before the first field that the schema puts after it.
    """
    result: list[Piece] = []
    used: Counter[int] = Counter()
    for piece in order:
        if isinstance(piece, int):
            if used[piece] >= counts[piece]:
                continue
            used[piece] += 1
        result.append(piece)
    for number in dict.fromkeys(numbers):
        more = counts[number] - used[number]
        if more > 0:
            at = _place(result, number)
            result[at:at] = [number] * more
    return result


def _place(result: list[Piece], number: int) -> int:
    last = [i for i, piece in enumerate(result) if piece == number]
    if last:
        return last[-1] + 1
    later = (i for i, p in enumerate(result) if isinstance(p, int) and p > number)
    return next(later, len(result))
