"""The attributes that a type allows: its own, and those that instances may have."""

from __future__ import annotations

from collections.abc import Iterator

from wsdlsmith.drift.changes.inheritance import ancestry
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    Attribute,
    ComplexType,
    SchemaSet,
    Wildcard,
)
from wsdlsmith.verify.schema_wildcard import union

Uses = dict[QName, Attribute]


def own_uses(definition: ComplexType) -> Uses:
    """The attributes that a type itself allows; it holds those of its groups."""
    return {
        attribute.ref or attribute.name: attribute
        for attribute in definition.attributes
        if attribute.use != "prohibited"
    }


def whole_uses(
    schema: SchemaSet, definition: ComplexType
) -> tuple[Uses, Wildcard | None]:
    """The attributes that instances may have; a restriction has its base's too (3.4.2)."""
    uses: Uses = {}
    wildcard = None
    for one in ancestry(schema, definition):
        for name in prohibited(one):
            uses.pop(name, None)
        uses |= own_uses(one)
        inherited = wildcard if one.derivation == "extension" else None
        wildcard = union(one.any_attribute, inherited)
    return uses, wildcard


def prohibited(definition: ComplexType) -> Iterator[QName]:
    """The attributes of its base that a restriction has not."""
    for attribute in definition.attributes:
        if attribute.use == "prohibited":
            yield attribute.ref or attribute.name
