"""The types that a definition names: what a reference leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    Attribute,
    ComplexType,
    ElementParticle,
    GroupRef,
    ModelGroup,
    Particle,
    SchemaSet,
    SimpleType,
    TypeDefinition,
    TypeRef,
)

_Part: TypeAlias = TypeRef | Particle
"""What a definition is made of."""


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

    def of_type(self, one: TypeDefinition) -> Iterator[QName]:
        """The names in a definition, what it refers to by an element's name included."""
        seen: set[tuple[str, QName]] = set()
        waiting: list[_Part] = [one]
        while waiting:
            part = waiting.pop()
            if isinstance(part, QName):
                yield part
            elif isinstance(part, SimpleType):
                waiting += [r for r in (part.base, part.item, *part.members) if r]
            elif isinstance(part, ComplexType):
                waiting += self._of_complex(part)
            elif isinstance(part, ModelGroup):
                waiting += part.particles
            elif isinstance(part, GroupRef):
                named = self._schema.groups.get(part.ref)
                if named is not None and ("group", part.ref) not in seen:
                    seen.add(("group", part.ref))
                    waiting.append(named.group)
            elif isinstance(part, ElementParticle):
                waiting += self._of_element(part, seen)

    def _of_complex(self, one: ComplexType) -> Iterator[_Part]:
        for part in (one.base, one.simple_content, one.content):
            if part is not None:
                yield part
        yield from self._attributes(one.attributes, one.attribute_groups)

    def _attributes(
        self, attributes: Iterable[Attribute], groups: Iterable[QName]
    ) -> Iterator[TypeRef]:
        for attribute in attributes:
            if attribute.type is not None:
                yield attribute.type
            declared = self._schema.attributes.get(attribute.ref or attribute.name)
            if attribute.ref and declared is not None and declared.type is not None:
                yield declared.type
        for name in groups:
            group = self._schema.attribute_groups.get(name)
            if group is not None:
                yield from self._attributes(group.attributes, group.attribute_groups)

    def _of_element(
        self, one: ElementParticle, seen: set[tuple[str, QName]]
    ) -> Iterator[TypeRef]:
        """The type of an element, and of all that may stand in for it, each once."""
        if one.element is not None:
            yield one.element.type
        names = [] if one.ref is None else [one.ref]
        for name in names:
            element = self._schema.elements.get(name)
            if element is not None and ("element", name) not in seen:
                seen.add(("element", name))
                yield element.type
                names += self._substitutes.get(name, ())


def schema_names(schema: SchemaSet) -> Iterator[QName]:
    """Every name that a schema set defines."""
    for space in ("types", "elements", "attributes", "groups", "attribute_groups"):
        yield from getattr(schema, space)
