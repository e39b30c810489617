"""A contract whose types hold what they refer to: groups, and attributes.

A type that refers to a group is written as before where the group has changed, and
holds something else. What has a name of its own in messages, a type or an element,
is told of itself; a group has none: it is the content of all that refer to it.
"""

from __future__ import annotations

from dataclasses import replace

from wsdlsmith.drift.changes.uses import groups_of, resolved
from wsdlsmith.drift.parts import with_parts
from wsdlsmith.model.contract import Contract, Part
from wsdlsmith.model.per_type import PerType
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    ComplexType,
    Element,
    ElementParticle,
    GroupRef,
    ModelGroup,
    Particle,
    SchemaSet,
    TypeRef,
)


def expanded(contract: Contract) -> Contract:
    """``contract`` without references to groups and to global attributes."""
    schema = contract.schema
    if not (schema.groups or schema.attribute_groups or schema.attributes):
        return contract
    made = _Expansion(schema)
    whole = replace(
        schema,
        types={
            name: made.complex(one) if isinstance(one, ComplexType) else one
            for name, one in schema.types.items()
        },
        elements={name: made.element(one) for name, one in schema.elements.items()},
    )
    return replace(
        contract, schema=whole, services=with_parts(contract.services, made.part)
    )


class _Expansion:
    def __init__(self, schema: SchemaSet) -> None:
        self._schema = schema
        self._open: list[QName] = []
        self._inline = PerType(self._type)

    def part(self, one: Part) -> Part:
        """A part of a message."""
        declared = one.declaration
        return replace(one, declaration=declared and self.element(declared))

    def element(self, one: Element) -> Element:
        """A declaration with its inline type."""
        return replace(one, type=self._inline(one.type))

    def _type(self, one: TypeRef) -> TypeRef:
        return self.complex(one) if isinstance(one, ComplexType) else one

    def complex(self, one: ComplexType) -> ComplexType:
        """A type with all that its content is made of."""
        groups = list(groups_of(self._schema, one))
        attributes = [
            *one.attributes,
            *(a for g in groups for a in g.attributes if a.use != "prohibited"),
        ]
        wildcards = (one.any_attribute, *(group.any_attribute for group in groups))
        return replace(
            one,
            content=one.content and self._particle(one.content),
            attributes=tuple(resolved(self._schema, a) for a in attributes),
            attribute_groups=(),
            any_attribute=next((w for w in wildcards if w is not None), None),
        )

    def _particle(self, one: Particle) -> Particle:
        if isinstance(one, ElementParticle):
            return replace(one, element=one.element and self.element(one.element))
        if isinstance(one, ModelGroup):
            return replace(one, particles=tuple(map(self._particle, one.particles)))
        if isinstance(one, GroupRef) and one.ref not in self._open:
            named = self._schema.groups.get(one.ref)
            if named is not None:
                self._open.append(one.ref)
                made = self._particle(replace(named.group, occurs=one.occurs))
                self._open.pop()
                return made
        return one
