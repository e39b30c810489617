"""The attributes that an element of a complex type may have."""

from __future__ import annotations

from collections.abc import Iterator

from wsdlsmith.model.qname import XML, QName, xs
from wsdlsmith.model.schema import Attribute, ComplexType, SchemaSet
from wsdlsmith.sample.text import Texts


def attribute_uses(schema: SchemaSet, definition: ComplexType) -> list[Attribute]:
    """The attribute uses, a restriction's own before what it inherits."""
    found: dict[QName, Attribute] = {}
    current: ComplexType | None = definition
    while current is not None:
        for use in _uses(schema, current.attributes, current.attribute_groups):
            found.setdefault(use.ref or use.name, use)
        above = schema.types.get(current.base) if current.base else None
        current = above if isinstance(above, ComplexType) else None
    return [use for use in found.values() if use.use != "prohibited"]


def _uses(
    schema: SchemaSet, own: tuple[Attribute, ...], groups: tuple[QName, ...]
) -> Iterator[Attribute]:
    yield from own
    for name in groups:
        group = schema.attribute_groups.get(name)
        if group is not None:
            yield from _uses(schema, group.attributes, group.attribute_groups)


def attribute_text(schema: SchemaSet, texts: Texts, use: Attribute) -> str:
    """A text for an attribute: its fixed one, else one of its type."""
    declared = use
    if use.ref is not None:
        declared = schema.attributes.get(use.ref, use)
    fixed = use.fixed if use.fixed is not None else declared.fixed
    if fixed is not None:
        return fixed
    name = use.ref or use.name
    if name == QName(XML, "lang"):
        return "en"
    if name.namespace == XML and declared is use:
        return "preserve" if name.name == "space" else "x"
    return texts.of(declared.type or xs("anySimpleType"))
