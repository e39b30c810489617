"""What two content models have in common at both ends.

Types mostly grow: ninety fields stay and one comes. Only what stands in between has
to be compared, if each of the common names stands nowhere else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    ONCE,
    ComplexType,
    ElementParticle,
    ModelGroup,
    Particle,
)

Row: TypeAlias = tuple[QName, ...]


class Trimmed(NamedTuple):
    """The particles that are left of both models, and the shortest rows around them."""

    old: tuple[Particle, ...]
    new: tuple[Particle, ...]
    before: Row = ()
    behind: Row = ()


def trimmed(
    chains: tuple[Sequence[ComplexType], Sequence[ComplexType]],
) -> Trimmed | None:
    """Two contents, bases first, without their common ends; None where names recur."""
    old, new = ([p for one in chain for p in _particles(one)] for chain in chains)
    names = [[*_names(row)] for row in (old, new)]
    if None in names[0] or None in names[1]:
        return None
    counts = [Counter(row) for row in names]
    common: list[list[QName]] = [[], []]
    for end, place in enumerate((0, -1)):
        while old and new:
            name = _same(old[place], new[place])
            if name is None or any(count[name] > 1 for count in counts):
                break
            low = old[place].occurs.min
            common[end] += [name] * low
            del old[place], new[place]
    return Trimmed(tuple(old), tuple(new), tuple(common[0]), tuple(common[1][::-1]))


def _particles(one: ComplexType) -> Sequence[Particle]:
    content = one.content
    if content is None:
        return ()
    plain = isinstance(content, ModelGroup) and content.occurs == ONCE
    if isinstance(content, ModelGroup) and plain and content.compositor == "sequence":
        return content.particles
    return (content,)


def _same(one: Particle, other: Particle) -> QName | None:
    """The name of two elements that may stand equally often."""
    if not isinstance(one, ElementParticle) or not isinstance(other, ElementParticle):
        return None
    if one.element is None or other.element is None or one.occurs != other.occurs:
        return None
    return one.element.name if one.element.name == other.element.name else None


def _names(particles: Sequence[Particle]) -> Iterator[QName | None]:
    """The names of all elements; None for what may have any name."""
    for one in particles:
        if isinstance(one, ModelGroup):
            yield from _names(one.particles)
        elif isinstance(one, ElementParticle) and one.element is not None:
            yield one.element.name
        else:
            yield None
