"""``xs:redefine``: components of an included schema, changed (Structures 4.2.2).

A redefinition refers to the original by its own name. The original has no other
name, so its definition is put in place of that reference.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wsdlsmith.model.schema import (
    AttributeGroup,
    ComplexType,
    GroupRef,
    ModelGroup,
    NamedGroup,
    Particle,
    SimpleType,
)
from wsdlsmith.read.schema import Component, SchemaPart, Space, name_of


def redefined(
    part: SchemaPart, redefinitions: Iterable[tuple[Space, Component]]
) -> SchemaPart:
    """``part`` with the redefined components in place of the originals."""
    changes = {(space, name_of(new)): new for space, new in redefinitions}
    components = [
        (space, _redefine(old, changes.get((space, name_of(old)), old)))
        for space, old in part.components
    ]
    return SchemaPart(part.namespace, components, part.links)


def _redefine(old: Component, new: Component) -> Component:
    if new is old:
        return old
    if isinstance(old, SimpleType) and isinstance(new, SimpleType):
        return replace(new, base=replace(old, name=None))
    if isinstance(old, ComplexType) and isinstance(new, ComplexType):
        return _complex_type(old, new)
    if isinstance(old, NamedGroup) and isinstance(new, NamedGroup):
        return replace(new, group=_in_group(new.group, old))
    if isinstance(old, AttributeGroup) and isinstance(new, AttributeGroup):
        return _attribute_group(old, new)
    return new


def _complex_type(old: ComplexType, new: ComplexType) -> ComplexType:
    """Old and new as one definition that derives from what the old one did."""
    extends = new.derivation == "extension"
    own = {attribute.name for attribute in new.attributes}
    kept = tuple(a for a in old.attributes if a.name not in own)
    simple = new.simple_content
    if simple is not None and old.simple_content is not None:
        simple = old.simple_content if extends else simple
        if isinstance(simple, SimpleType) and not extends:
            simple = replace(simple, base=old.simple_content)
    return replace(
        new,
        base=old.base,
        derivation=old.derivation,
        content=_both(old.content, new.content) if extends else new.content,
        simple_content=simple,
        attributes=kept + new.attributes,
        attribute_groups=old.attribute_groups + new.attribute_groups,
        any_attribute=new.any_attribute or old.any_attribute,
        mixed=old.mixed or new.mixed,
    )


def _both(first: Particle | None, second: Particle | None) -> Particle | None:
    if first is None or second is None:
        return first or second
    return ModelGroup(
        compositor="sequence", particles=(first, second), location=second.location
    )


def _in_group(group: ModelGroup, old: NamedGroup) -> ModelGroup:
    particles = tuple(_in_particle(particle, old) for particle in group.particles)
    return replace(group, particles=particles)


def _in_particle(particle: Particle, old: NamedGroup) -> Particle:
    if isinstance(particle, GroupRef) and particle.ref == old.name:
        return replace(old.group, occurs=particle.occurs)
    if isinstance(particle, ModelGroup):
        return _in_group(particle, old)
    return particle


def _attribute_group(old: AttributeGroup, new: AttributeGroup) -> AttributeGroup:
    if old.name not in new.attribute_groups:
        return new
    own = {attribute.name for attribute in new.attributes}
    return replace(
        new,
        attributes=tuple(a for a in old.attributes if a.name not in own)
        + new.attributes,
        attribute_groups=old.attribute_groups
        + tuple(name for name in new.attribute_groups if name != old.name),
        any_attribute=new.any_attribute or old.any_attribute,
    )
