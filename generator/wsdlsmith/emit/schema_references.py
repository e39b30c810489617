"""Which global components a component refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    Attribute,
    AttributeGroup,
    ComplexType,
    Element,
    ElementParticle,
    GroupRef,
    ModelGroup,
    NamedGroup,
    Particle,
    SchemaSet,
    SimpleType,
    TypeRef,
)

Space: TypeAlias = Literal["elements", "attributes", "groups", "attribute_groups"]
Reference: TypeAlias = tuple[Space, QName]
Component: TypeAlias = (
    SimpleType | ComplexType | Element | Attribute | NamedGroup | AttributeGroup
)


def referred_components(schema: SchemaSet) -> set[Reference]:
    """What the named types need beside each other, directly or not.

    An element that may stand in for a needed one is needed, and so is the head
    of its substitution group: a schema is not valid without it.
    """
    pending = [r for t in schema.types.values() for r in references(t)]
    members: dict[QName, list[QName]] = {}
    for element in schema.elements.values():
        if element.substitutes:
            members.setdefault(element.substitutes, []).append(element.name)
    needed: set[Reference] = set()
    while pending:
        reference = pending.pop()
        if reference in needed:
            continue
        needed.add(reference)
        space, name = reference
        if space == "elements":
            pending += [("elements", member) for member in members.get(name, ())]
        component: Component | None = getattr(schema, space).get(name)
        if component is not None:
            pending += references(component)
    return needed


def references(component: Component) -> Iterator[Reference]:
    """The references that stand in one component, anonymous types included."""
    match component:
        case ComplexType():
            yield from _content(component.content)
            yield from _attributes(component.attributes, component.attribute_groups)
        case Element():
            if component.substitutes:
                yield "elements", component.substitutes
            yield from _anonymous(component.type)
        case NamedGroup():
            yield from _content(component.group)
        case AttributeGroup():
            yield from _attributes(component.attributes, component.attribute_groups)
        case _:
            return


def _content(particle: Particle | None) -> Iterator[Reference]:
    match particle:
        case ModelGroup():
            for inner in particle.particles:
                yield from _content(inner)
        case GroupRef():
            yield "groups", particle.ref
        case ElementParticle():
            if particle.ref:
                yield "elements", particle.ref
            elif particle.element:
                yield from _anonymous(particle.element.type)
        case _:
            return


def _anonymous(type_: TypeRef) -> Iterator[Reference]:
    if isinstance(type_, ComplexType):
        yield from references(type_)


def _attributes(
    attributes: Iterable[Attribute], groups: Iterable[QName]
) -> Iterator[Reference]:
    for attribute in attributes:
        if attribute.ref:
            yield "attributes", attribute.ref
    for group in groups:
        yield "attribute_groups", group
