"""The types that a definition names: what a reference leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    Attribute,
    ComplexType,
    Element,
    ElementParticle,
    GroupRef,
    ModelGroup,
    Particle,
    SchemaSet,
    SimpleType,
    TypeRef,
)


class TypeNames:
    """Reads the names out of the definitions of one schema set."""

    def __init__(self, schema: SchemaSet) -> None:
        self._schema = schema
        self._substitutes: dict[QName, list[QName]] = {}
        for element in schema.elements.values():
            if element.substitutes is not None:
                members = self._substitutes.setdefault(element.substitutes, [])
                members.append(element.name)

    def of(self, ref: TypeRef | None) -> Iterator[QName]:
        """The names in a reference."""
        if isinstance(ref, QName):
            yield ref
        elif ref is not None:
            yield from self.of_type(ref)

    def of_type(self, one: SimpleType | ComplexType) -> Iterator[QName]:
        """The names in a definition."""
        if isinstance(one, SimpleType):
            for ref in (one.base, one.item, *one.members):
                yield from self.of(ref)
            return
        if one.base is not None:
            yield one.base
        yield from self.of(one.simple_content)
        if one.content is not None:
            yield from self._particles(one.content, frozenset())
        yield from self._attributes(one.attributes, one.attribute_groups)

    def _attributes(
        self, attributes: Iterable[Attribute], groups: Iterable[QName]
    ) -> Iterator[QName]:
        for attribute in attributes:
            yield from self.of(attribute.type)
            if attribute.ref is not None and attribute.ref in self._schema.attributes:
                yield from self.of(self._schema.attributes[attribute.ref].type)
        for name in groups:
            group = self._schema.attribute_groups.get(name)
            if group is not None:
                yield from self._attributes(group.attributes, group.attribute_groups)

    def _particles(self, particle: Particle, seen: frozenset[QName]) -> Iterator[QName]:
        if isinstance(particle, ModelGroup):
            for one in particle.particles:
                yield from self._particles(one, seen)
        elif isinstance(particle, GroupRef):
            group = self._schema.groups.get(particle.ref)
            if group is not None and particle.ref not in seen:
                yield from self._particles(group.group, seen | {particle.ref})
        elif isinstance(particle, ElementParticle):
            if particle.element is not None:
                yield from self.of(particle.element.type)
            elif particle.ref is not None:
                yield from self._elements(particle.ref, set())

    def _elements(self, name: QName, seen: set[QName]) -> Iterator[QName]:
        element: Element | None = self._schema.elements.get(name)
        if element is None or name in seen:
            return
        seen.add(name)
        if isinstance(element.type, QName):
            yield element.type
        elif isinstance(element.type, SimpleType) or len(seen) < 50:
            yield from self.of_type(element.type)
        for member in self._substitutes.get(name, ()):
            yield from self._elements(member, seen)


def schema_names(schema: SchemaSet) -> Iterator[QName]:
    """Every name that a schema set defines."""
    for space in ("types", "elements", "attributes", "groups", "attribute_groups"):
        yield from getattr(schema, space)
