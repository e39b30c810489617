"""Particles as the entries of a content model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from wsdlsmith.errors import DefinitionError
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    ONCE,
    Element,
    ElementParticle,
    GroupRef,
    ModelGroup,
    Occurs,
    Particle,
    Wildcard,
)
from wsdlsmith.model.shape import Entry, Field, FieldKind, Group

if TYPE_CHECKING:
    from wsdlsmith.model.shaping import Shaper


def content_entries(
    shaper: Shaper, owner: QName, particle: Particle
) -> Sequence[Entry]:
    """The entries of a particle; a plain sequence dissolves into its owner."""
    if isinstance(particle, ModelGroup):
        return _group(shaper, owner, particle)
    if isinstance(particle, GroupRef):
        return _group_content(shaper, owner, particle)
    if isinstance(particle, Wildcard):
        return [wildcard_field("any", particle)]
    return [element_entry(shaper, owner, particle)]


def _group(shaper: Shaper, owner: QName, group: ModelGroup) -> Sequence[Entry]:
    """A group with its entries, each made once: groups nest as deep as XML does."""
    dissolves = group.compositor == "sequence" and group.occurs == ONCE
    entries = tuple(_grouped(shaper, owner, group))
    if dissolves or not entries:
        return entries
    return [Group(compositor=group.compositor, entries=entries, occurs=group.occurs)]


def _group_content(
    shaper: Shaper, owner: QName, reference: GroupRef
) -> Sequence[Entry]:
    """The entries of a named group (Structures 3.8.6: it never holds itself)."""
    if reference.ref in shaper.open_groups:
        raise DefinitionError(
            f"group '{reference.ref.name}' holds itself",
            reference.location,
            "XML Schema allows that only below an element inside the group",
        )
    group = shaper.schema.groups[reference.ref].group
    shaper.open_groups.append(reference.ref)
    try:
        return content_entries(shaper, owner, _repeated(group, reference.occurs))
    finally:
        shaper.open_groups.pop()


def _grouped(shaper: Shaper, owner: QName, group: ModelGroup) -> Iterator[Entry]:
    """The members of a group; in a choice a sequence stays one alternative."""
    for particle in group.particles:
        members = content_entries(shaper, owner, particle)
        if group.compositor == "choice" and len(members) > 1:
            yield Group(compositor="sequence", entries=tuple(members), occurs=ONCE)
        else:
            yield from members


def declaration_of(shaper: Shaper, particle: ElementParticle) -> Element:
    """The element that a particle declares, or refers to."""
    if particle.element is not None:
        return particle.element
    assert particle.ref is not None
    return shaper.schema.elements[particle.ref]


def element_entry(shaper: Shaper, owner: QName, particle: ElementParticle) -> Field:
    """The field of an element where it stands."""
    declaration = declaration_of(shaper, particle)
    home = owner if particle.ref is None else QName(declaration.name.namespace, "")
    return replace(shaper.element_field(declaration, home), occurs=particle.occurs)


def wildcard_field(kind: FieldKind, wildcard: Wildcard) -> Field:
    """The field of ``xs:any`` or ``xs:anyAttribute``, which have no name."""
    return Field(
        kind=kind,
        name=QName("", "*"),
        type=QName("", wildcard.namespaces),
        occurs=wildcard.occurs,
    )


def _repeated(group: ModelGroup, occurs: Occurs) -> ModelGroup:
    """A referenced group under its reference's own occurrence.

    XML Schema gives a named group's own compositor no occurrence but one.
    """
    return replace(group, occurs=occurs)
