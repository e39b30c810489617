"""The attributes that a type allows: its own, and those that instances may have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wsdlsmith.drift.changes.inheritance import ancestry
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    Attribute,
    AttributeGroup,
    ComplexType,
    SchemaSet,
    Wildcard,
)

Uses = dict[QName, Attribute]


def own_uses(
    schema: SchemaSet, definition: ComplexType
) -> tuple[Uses, Wildcard | None]:
    """The attributes that a type itself allows, and its wildcard."""
    uses: Uses = {}
    wildcard = definition.any_attribute
    every = list(definition.attributes)
    for group in groups_of(schema, definition):
        every += group.attributes
        wildcard = wildcard or group.any_attribute
    for attribute in every:
        if attribute.use != "prohibited":
            uses[attribute.ref or attribute.name] = resolved(schema, attribute)
    return uses, wildcard


def groups_of(schema: SchemaSet, definition: ComplexType) -> Iterator[AttributeGroup]:
    """The attribute groups that a type refers to, and those that they refer to."""
    waiting = list(definition.attribute_groups)
    seen: set[QName] = set()
    while waiting:
        name = waiting.pop(0)
        group = schema.attribute_groups.get(name)
        if group is not None and name not in seen:
            seen.add(name)
            waiting += group.attribute_groups
            yield group


def whole_uses(
    schema: SchemaSet, definition: ComplexType
) -> tuple[Uses, Wildcard | None]:
    """The attributes that instances may have; a restriction has its base's too (3.4.2)."""
    uses: Uses = {}
    wildcard = None
    for one in ancestry(schema, definition):
        own, any_attribute = own_uses(schema, one)
        for name in prohibited(one):
            uses.pop(name, None)
        uses |= own
        inherited = wildcard if one.derivation == "extension" else None
        wildcard = any_attribute or inherited
    return uses, wildcard


def prohibited(definition: ComplexType) -> Iterator[QName]:
    """The attributes of its base that a restriction has not."""
    for attribute in definition.attributes:
        if attribute.use == "prohibited":
            yield attribute.ref or attribute.name


def resolved(schema: SchemaSet, attribute: Attribute) -> Attribute:
    """A use with what the global attribute that it refers to says."""
    declared = None if attribute.ref is None else schema.attributes.get(attribute.ref)
    if declared is None:
        return attribute
    return replace(
        attribute,
        type=declared.type,
        default=(
            attribute.default if attribute.default is not None else declared.default
        ),
        fixed=attribute.fixed if attribute.fixed is not None else declared.fixed,
    )
