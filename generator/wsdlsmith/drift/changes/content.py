"""A content model as a row of slots: what may stand there, in which order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    ONCE,
    ComplexType,
    Element,
    GroupRef,
    ModelGroup,
    Occurs,
    Particle,
    SchemaSet,
    Wildcard,
)


@dataclass(frozen=True, slots=True)
class Slot:
    """An element of a content model.

    ``groups`` are the occurrences of the groups around it, the outermost first;
    ``choice`` says that one of them makes it an alternative.
    """

    declaration: Element
    occurs: Occurs
    groups: tuple[Occurs, ...] = ()
    choice: bool = False
    ref: bool = False

    @property
    def name(self) -> QName:
        """The element's name."""
        return self.declaration.name

    @property
    def required(self) -> bool:
        """Whether every instance holds it."""
        outer = all(occurs.min > 0 for occurs in self.groups)
        return self.occurs.min > 0 and outer and not self.choice


@dataclass(frozen=True, slots=True)
class Content:
    """The own content of a complex type, its base's left out."""

    slots: tuple[Slot, ...]
    wildcards: tuple[Wildcard, ...]
    compositor: str
    """sequence, choice, all, simple or empty."""
    occurs: Occurs = ONCE
    row: tuple[QName, ...] = ()
    """The names in their order; a wildcard is called ``*``, ``*2`` ... in it."""


def content_of(schema: SchemaSet, definition: ComplexType) -> Content:
    """The own content of ``definition``."""
    if definition.simple_content is not None:
        return Content((), (), "simple")
    top = _top(schema, definition.content)
    if top is None:
        return Content((), (), "empty")
    slots: dict[QName, Slot] = {}
    wildcards: list[Wildcard] = []
    row: dict[QName, None] = {}
    for found in _walk(schema, top, (), choice=False, depth=0):
        if isinstance(found, Wildcard):
            number = len(wildcards)
            row[QName("*", f"*{number + 1}" if number else "*")] = None
            wildcards.append(found)
            continue
        row.setdefault(found.name)
        if found.name not in slots:
            slots[found.name] = found
        else:
            slots[found.name] = _joined(slots[found.name], found)
    if not slots and not wildcards:
        return Content((), (), "empty")
    return Content(
        tuple(slots.values()), tuple(wildcards), top.compositor, top.occurs, tuple(row)
    )


def _top(schema: SchemaSet, particle: Particle | None) -> ModelGroup | None:
    """The outermost group that says something: wrapping sequences of one dissolve."""
    if particle is None:
        return None
    if isinstance(particle, GroupRef):
        group = schema.groups.get(particle.ref)
        if group is None:
            return None
        inner = group.group
        return ModelGroup(
            compositor=inner.compositor,
            particles=inner.particles,
            occurs=particle.occurs,
        )
    if not isinstance(particle, ModelGroup):
        return ModelGroup(compositor="sequence", particles=(particle,))
    if particle.occurs == ONCE and len(particle.particles) == 1:
        only = particle.particles[0]
        if isinstance(only, ModelGroup | GroupRef):
            return _top(schema, only)
    return particle


def _walk(
    schema: SchemaSet,
    particle: Particle,
    groups: tuple[Occurs, ...],
    *,
    choice: bool,
    depth: int,
) -> Iterator[Slot | Wildcard]:
    if depth > 100:
        return
    if isinstance(particle, Wildcard):
        yield particle
    elif isinstance(particle, GroupRef):
        named = schema.groups.get(particle.ref)
        if named is not None:
            inner = (*groups, particle.occurs) if particle.occurs != ONCE else groups
            alternative = choice or named.group.compositor == "choice"
            for one in named.group.particles:
                yield from _walk(
                    schema, one, inner, choice=alternative, depth=depth + 1
                )
    elif isinstance(particle, ModelGroup):
        inner = (*groups, particle.occurs) if particle.occurs != ONCE else groups
        alternative = choice or particle.compositor == "choice"
        for one in particle.particles:
            yield from _walk(schema, one, inner, choice=alternative, depth=depth + 1)
    else:
        declaration = particle.element
        if declaration is None and particle.ref is not None:
            declaration = schema.elements.get(particle.ref)
        if declaration is not None:
            ref = particle.ref is not None
            yield Slot(declaration, particle.occurs, groups, choice, ref)


def _joined(first: Slot, second: Slot) -> Slot:
    """One element in two places: as often as both together allow."""
    one, other = first.occurs, second.occurs
    most = None if one.max is None or other.max is None else one.max + other.max
    both = Occurs(one.min + other.min, most)
    if first.choice and second.choice:
        most = None if most is None else max(one.max or 0, other.max or 0)
        both = Occurs(min(one.min, other.min), most)
    return Slot(
        first.declaration,
        both,
        first.groups,
        first.choice and second.choice,
        first.ref,
    )


def only_item(schema: SchemaSet, definition: ComplexType) -> Slot | None:
    """The repeated element of a type that is nothing but a list."""
    if definition.base or definition.attributes or definition.any_attribute:
        return None
    content = content_of(schema, definition)
    if content.compositor != "sequence" or content.wildcards:
        return None
    if len(content.slots) != 1 or not content.slots[0].occurs.repeats:
        return None
    return content.slots[0]
