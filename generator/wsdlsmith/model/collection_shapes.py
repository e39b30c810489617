"""Complex types that are nothing but a list, a dictionary or an array."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wsdlsmith.model.content_entries import (
    content_entries,
    declaration_of,
    element_entry,
)
from wsdlsmith.model.qname import SOAP_ENCODING, QName, xs
from wsdlsmith.model.schema import (
    ONCE,
    ComplexType,
    ElementParticle,
    ModelGroup,
    Occurs,
)
from wsdlsmith.model.shape import Alias, Dictionary, Field, ListOf, Shape

if TYPE_CHECKING:
    from wsdlsmith.model.shaping import Shaper

ARRAY = QName(SOAP_ENCODING, "Array")


def encoded_shape(shaper: Shaper, key: QName, definition: ComplexType) -> Shape | None:
    """What SOAP's encoding adds to XML Schema: arrays, and simple values.

    ``soapenc:string`` is ``xs:string`` with the attributes of a reference.
    """
    if key.namespace == SOAP_ENCODING and definition.simple_content is not None:
        target = shaper.key_of(definition.simple_content, key, "value")
        return Alias(key=key, target=target)
    if not _is_array(shaper, key, definition):
        return None
    item, ranks = array_item(definition) or (xs("anyType"), (1,))
    return ListOf(
        key=key,
        item=Field(
            kind="element",
            name=QName("", "item"),
            type=item,
            occurs=Occurs(0, None),
            nillable=True,
        ),
        ranks=ranks,
        documentation=definition.documentation,
    )


def _is_array(shaper: Shaper, key: QName, definition: ComplexType) -> bool:
    """Whether a type is ``soapenc:Array`` or one of known items, and no base."""
    if key != ARRAY:
        return definition.base == ARRAY and key not in shaper.bases
    derived = [
        (name, one)
        for name, one in shaper.schema.types.items()
        if isinstance(one, ComplexType) and one.base == ARRAY
    ]
    return all(_is_array(shaper, name, one) for name, one in derived)


def collection_shape(
    shaper: Shaper, key: QName, definition: ComplexType
) -> Shape | None:
    """The list or dictionary that a complex type is, if it is nothing more."""
    particle = _only_particle(definition)
    plain = not (
        definition.base
        or definition.attributes
        or definition.attribute_groups
        or definition.any_attribute
        or definition.mixed
        or definition.abstract
        or key in shaper.bases
    )
    if particle is None or not plain or not particle.occurs.repeats:
        return None
    if definition.dictionary:
        return _dictionary(shaper, key, definition, particle)
    if definition.name is None or particle.occurs.min:
        return None
    item = element_entry(shaper, key, particle)
    if item.default is not None or item.fixed is not None:
        return None  # an item without text would have a value that a list has not
    return ListOf(
        key=key,
        item=item,
        documentation=definition.documentation,
    )


def _dictionary(
    shaper: Shaper, key: QName, definition: ComplexType, particle: ElementParticle
) -> Shape | None:
    entry = declaration_of(shaper, particle)
    if not isinstance(entry.type, ComplexType) or entry.type.content is None:
        return None
    parts = content_entries(shaper, key, entry.type.content)
    if [getattr(p, "kind", "") for p in parts] != ["element", "element"]:
        return None
    entry_key, entry_value = (p for p in parts if isinstance(p, Field))
    return Dictionary(
        key=key,
        entry=entry.name,
        entry_key=entry_key,
        entry_value=entry_value,
        documentation=definition.documentation,
    )


def array_item(definition: ComplexType) -> tuple[QName, tuple[int, ...]] | None:
    """The items' type and the ranks of a SOAP-encoded array (WSDL 2.2).

    ``wsdl:arrayType`` says both; without it the one repeated element says which.
    """
    for attribute in definition.attributes:
        if attribute.array_type is not None:
            item, dimensions = attribute.array_type
            brackets = re.findall(r"\[([^\]]*)\]", dimensions)
            return item, tuple(b.count(",") + 1 for b in reversed(brackets))
    content = definition.content
    if isinstance(content, ModelGroup) and len(content.particles) == 1:
        (particle,) = content.particles
        if isinstance(particle, ElementParticle) and particle.element is not None:
            kind = particle.element.type
            return (kind, (1,)) if isinstance(kind, QName) else None
    return None


def _only_particle(definition: ComplexType) -> ElementParticle | None:
    """The single element of a plain sequence, or None."""
    content = definition.content
    if not isinstance(content, ModelGroup) or content.compositor != "sequence":
        return None
    if content.occurs != ONCE or len(content.particles) != 1:
        return None
    particle = content.particles[0]
    return particle if isinstance(particle, ElementParticle) else None
