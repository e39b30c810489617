"""Simple types as shapes: enumerations, flags, lists, unions, and other names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wsdlsmith.model.qname import QName, xs
from wsdlsmith.model.schema import EnumerationValue, SimpleType, TypeRef
from wsdlsmith.model.shape import Alias, Enumeration, Flags, Shape, Tokens, Union

if TYPE_CHECKING:
    from wsdlsmith.model.shaping import Shaper

STRINGS = frozenset(
    xs(name)
    for name in (
        "string normalizedString token language Name NCName NMTOKEN ID IDREF ENTITY"
    ).split()
)
"""The built-in types whose enumerations are enumerations of texts."""


def simple_shape(shaper: Shaper, key: QName, definition: SimpleType) -> Shape:
    """The shape of a simple type (Structures 3.14)."""
    text = definition.documentation
    if definition.item is not None:
        return _list_type(shaper, key, definition, definition.item)
    if definition.members:
        members = tuple(
            shaper.key_of(member, key, f"member{number}")
            for number, member in enumerate(definition.members, 1)
        )
        return Union(key=key, members=members, documentation=text)
    base = shaper.key_of(definition.base or xs("anySimpleType"), key, "base")
    if definition.enumeration and _primitive(shaper, base) in STRINGS:
        return Enumeration(
            key=key, values=_unique(definition.enumeration), documentation=text
        )
    return Alias(key=key, target=base, documentation=text)


def _list_type(
    shaper: Shaper, key: QName, definition: SimpleType, item: TypeRef
) -> Shape:
    if isinstance(item, SimpleType) and is_flags(item, wcf=shaper.is_wcf):
        return Flags(
            key=key,
            values=tuple(numbered_flags(_unique(item.enumeration))),
            documentation=definition.documentation,
        )
    return Tokens(
        key=key,
        item=shaper.key_of(item, key, "item"),
        documentation=definition.documentation,
    )


def is_flags(item: SimpleType, *, wcf: bool) -> bool:
    """Whether lists of ``item`` are what WCF makes of a ``[Flags]`` enumeration."""
    numbered = any(value.number is not None for value in item.enumeration)
    return numbered or (wcf and bool(item.enumeration))


def _primitive(shaper: Shaper, key: QName) -> QName:
    """The built-in type that a simple type comes down to."""
    shape = shaper.shape(key) if key in shaper.schema.types else shaper.shapes.get(key)
    if isinstance(shape, Alias):
        return _primitive(shaper, shape.target)
    return xs("string") if isinstance(shape, Enumeration) else key


def _unique(values: Sequence[EnumerationValue]) -> tuple[EnumerationValue, ...]:
    return tuple({value.token: value for value in reversed(values)}.values())[::-1]


def numbered_flags(
    values: Sequence[EnumerationValue],
) -> Iterator[tuple[EnumerationValue, int]]:
    """Each token with its number: the annotated one, else the next power of two.

    WCF leaves the annotation out where the number is what it would assume:
    1, 2, 4 ... by position (.NET's ``SchemaExporter.GetDefaultEnumValue``).
    """
    for position, value in enumerate(values):
        yield value, 1 << position if value.number is None else value.number
