"""Attributes, those of attribute groups included, as fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wsdlsmith.model.content_entries import wildcard_field
from wsdlsmith.model.qname import QName, xs
from wsdlsmith.model.schema import Attribute, ComplexType, Occurs, Wildcard
from wsdlsmith.model.shape import Field

if TYPE_CHECKING:
    from wsdlsmith.model.shaping import Shaper


def attribute_fields(
    shaper: Shaper, owner: QName, definition: ComplexType
) -> Iterator[Field]:
    """The fields of a complex type's attributes, and of its wildcard for them."""
    attributes, wildcard = _attribute_uses(
        shaper,
        definition.attributes,
        definition.attribute_groups,
        definition.any_attribute,
    )
    for attribute in attributes:
        if attribute.use != "prohibited":
            yield _attribute(shaper, owner, attribute)
    if wildcard is not None:
        yield wildcard_field("any-attribute", wildcard)


def _attribute_uses(
    shaper: Shaper,
    own: tuple[Attribute, ...],
    groups: tuple[QName, ...],
    wildcard: Wildcard | None,
) -> tuple[list[Attribute], Wildcard | None]:
    uses = list(own)
    for name in groups:
        group = shaper.schema.attribute_groups[name]
        more, inherited = _attribute_uses(
            shaper, group.attributes, group.attribute_groups, group.any_attribute
        )
        uses += more
        wildcard = wildcard or inherited
    return uses, wildcard


def _attribute(shaper: Shaper, owner: QName, attribute: Attribute) -> Field:
    declared = attribute
    if attribute.ref is not None:
        declared = shaper.schema.attributes.get(attribute.ref, attribute)
    ref = declared.type or xs("anySimpleType")
    return Field(
        kind="attribute",
        name=attribute.ref or attribute.name,
        type=shaper.key_of(ref, owner, f"@{declared.name.name}"),
        occurs=Occurs(int(attribute.use == "required"), 1),
        default=_first(attribute.default, declared.default),
        fixed=_first(attribute.fixed, declared.fixed),
        documentation=attribute.documentation,
    )


def _first(use: str | None, declared: str | None) -> str | None:
    """What the use of an attribute says goes before what its declaration says."""
    return declared if use is None else use
