"""Every name that a component refers to, and whether it leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wsdlsmith.location import Location
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
    SimpleType,
    TypeRef,
)
from wsdlsmith.read.schema import Component, Space


class Reference(NamedTuple):
    """One use of a name: in which attribute it stands, and where.

    ``optional`` says that it is the type of an element that may be left out.
    """

    space: Space
    name: QName
    role: str
    place: Location
    optional: bool = False


def references(one: Component) -> Iterator[Reference]:
    """The references of a component and of all that is defined inside it."""
    if isinstance(one, Element):
        yield from _element(one)
    elif isinstance(one, ComplexType):
        yield from _complex(one)
    elif isinstance(one, SimpleType):
        yield from _simple(one)
    elif isinstance(one, Attribute):
        yield from _attribute(one)
    elif isinstance(one, NamedGroup):
        yield from _particle(one.group)
    else:
        yield from _attributes(one)


def _type(ref: TypeRef | None, role: str, place: Location) -> Iterator[Reference]:
    if isinstance(ref, QName):
        yield Reference("types", ref, role, place)
    elif isinstance(ref, SimpleType):
        yield from _simple(ref)
    elif isinstance(ref, ComplexType):
        yield from _complex(ref)


def _element(one: Element) -> Iterator[Reference]:
    yield from _type(one.type, "type", one.location)
    if one.substitutes is not None:
        yield Reference("elements", one.substitutes, "substitutionGroup", one.location)


def _simple(one: SimpleType) -> Iterator[Reference]:
    yield from _type(one.base, "base", one.location)
    yield from _type(one.item, "itemType", one.location)
    for member in one.members:
        yield from _type(member, "memberTypes", one.location)


def _complex(one: ComplexType) -> Iterator[Reference]:
    if one.base is not None:
        yield Reference("types", one.base, "base", one.location)
    if one.simple_content is not one.base:
        yield from _type(one.simple_content, "base", one.location)
    if one.content is not None:
        yield from _particle(one.content)
    yield from _attributes(one)


def _attributes(one: ComplexType | AttributeGroup) -> Iterator[Reference]:
    for attribute in one.attributes:
        yield from _attribute(attribute)
    for group in one.attribute_groups:
        yield Reference("attribute_groups", group, "ref", one.location)


def _attribute(one: Attribute) -> Iterator[Reference]:
    if one.ref is not None:
        yield Reference("attributes", one.ref, "ref", one.location)
    yield from _type(one.type, "type", one.location)
    if one.array_type is not None:
        yield Reference("types", one.array_type[0], "arrayType", one.location)


def _particle(one: Particle) -> Iterator[Reference]:
    if isinstance(one, ElementParticle):
        if one.ref is not None:
            yield Reference("elements", one.ref, "ref", one.location)
        if one.element is not None:
            for reference in _element(one.element):
                outer = reference.place == one.element.location
                spare = outer and reference.role == "type" and one.occurs.optional
                yield reference._replace(optional=spare)
    elif isinstance(one, ModelGroup):
        for particle in one.particles:
            yield from _particle(particle)
    elif isinstance(one, GroupRef):
        yield Reference("groups", one.ref, "ref", one.location)
