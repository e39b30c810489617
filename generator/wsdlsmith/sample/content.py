"""The children of an element of a complex type, as its content model allows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from wsdlsmith.model.schema import (
    ONCE,
    ComplexType,
    ElementParticle,
    GroupRef,
    ModelGroup,
    Occurs,
    Particle,
    TypeRef,
    Wildcard,
)
from wsdlsmith.sample.heights import ENDLESS
from wsdlsmith.sample.wildcard import admits, free_namespace

if TYPE_CHECKING:
    from wsdlsmith.sample.element import Sampler

LEVELS = 7
"""Deeper than this only what must be there is filled in."""


class Contents:
    """Fills content models; each element is the sampler's affair again."""

    def __init__(self, sampler: Sampler) -> None:
        self._sampler = sampler
        self._schema = sampler.schema
        self._chance = sampler.chance
        self._heights = sampler.heights

    def fill(
        self, element: etree._Element, definition: ComplexType, depth: int
    ) -> None:
        """Append the children; text between them where the content is mixed."""
        for particle in self._particles(definition):
            self._particle(element, particle, depth + 1)
        if definition.mixed:
            element.text = "before "
            for child in element:
                child.tail = self._chance.choice(["", " between ", "; "])

    def _particles(self, definition: ComplexType) -> Iterator[Particle]:
        """The particles, the base's first (Structures 3.4.2, extension)."""
        base = self._schema.types.get(definition.base) if definition.base else None
        if definition.derivation == "extension" and isinstance(base, ComplexType):
            yield from self._particles(base)
        if definition.content is not None:
            yield definition.content

    def _particle(self, parent: etree._Element, particle: Particle, depth: int) -> None:
        for _ in range(self._times(particle, depth)):
            if isinstance(particle, GroupRef):
                group = self._schema.groups[particle.ref].group
                self._group(parent, group, depth)
            elif isinstance(particle, ModelGroup):
                self._group(parent, particle, depth)
            elif isinstance(particle, Wildcard):
                self._any(parent, particle, depth)
            else:
                self._element(parent, particle, depth)

    def _times(self, particle: Particle, depth: int) -> int:
        occurs: Occurs = particle.occurs
        most = occurs.min + 2 if occurs.max is None else min(occurs.max, occurs.min + 2)
        if most <= occurs.min or self._sampler.is_tight(depth):
            return occurs.min
        needed = replace(particle, occurs=ONCE)
        if occurs.min == 0 and self._heights.height(needed) > LEVELS:
            return 0
        if self._chance.random() > self._sampler.fill:
            return occurs.min
        return self._chance.randint(max(occurs.min, 1), most)

    def _group(self, parent: etree._Element, group: ModelGroup, depth: int) -> None:
        particles = list(group.particles)
        if group.compositor == "choice" and particles:
            height = self._heights.height
            if self._sampler.is_tight(depth):
                particles = [min(particles, key=height)]
            else:
                finite = [one for one in particles if height(one) < ENDLESS]
                particles = [self._chance.choice(finite or particles)]
        elif group.compositor == "all":
            self._chance.shuffle(particles)
        for particle in particles:
            self._particle(parent, particle, depth)

    def _element(
        self, parent: etree._Element, particle: ElementParticle, depth: int
    ) -> None:
        declared = particle.element
        if declared is None and particle.ref is not None:
            declared = self._schema.elements[particle.ref]
        assert declared is not None
        is_global = particle.ref is not None
        self._sampler.add(parent, declared, depth, may_substitute=is_global)

    def _any(self, parent: etree._Element, wildcard: Wildcard, depth: int) -> None:
        """An element that a wildcard takes: unknown where that is allowed."""
        known = {name.namespace for name in self._schema.elements}
        space = free_namespace(wildcard.namespaces, known)
        if wildcard.process != "strict" and space is not None:
            tag = f"{{{space}}}Anything" if space else "Anything"
            etree.SubElement(parent, tag).text = "any"
            return
        target = etree.QName(parent).namespace or ""
        simple = [
            e
            for e in self._schema.elements.values()
            if not e.abstract
            and self._heights.type_height(e.type) < 2
            and admits(wildcard.namespaces, e.name.namespace, target)
        ]
        # one that holds such a wildcard again would never end
        simple = [e for e in simple if not self._is_open(e.type)] or simple
        if simple and depth < 3 * LEVELS:
            self._sampler.add(parent, self._chance.choice(simple), depth + LEVELS)

    def _is_open(self, ref: TypeRef) -> bool:
        """Whether a type's own content has a wildcard that must be filled."""
        definition = self._schema.definition(ref)
        return isinstance(definition, ComplexType) and any(
            self._has_wildcard(particle) for particle in self._particles(definition)
        )

    def _has_wildcard(self, particle: Particle) -> bool:
        if isinstance(particle, Wildcard):
            return particle.occurs.min > 0
        inner = particle.particles if isinstance(particle, ModelGroup) else ()
        return any(self._has_wildcard(one) for one in inner)
