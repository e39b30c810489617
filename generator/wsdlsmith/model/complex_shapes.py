"""Complex types as records: their text, their content model, their attributes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wsdlsmith.model.attribute_fields import attribute_fields
from wsdlsmith.model.collection_shapes import collection_shape, encoded_shape
from wsdlsmith.model.content_entries import content_entries
from wsdlsmith.model.occurrence import distinct_fields
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import ONCE, ComplexType
from wsdlsmith.model.shape import Entry, Field, Record, Shape

if TYPE_CHECKING:
    from wsdlsmith.model.shaping import Shaper

_TEXT = QName("", "$")


def complex_shape(shaper: Shaper, key: QName, definition: ComplexType) -> Shape:
    """The shape of a complex type: a collection, or a record (Structures 3.4)."""
    special = encoded_shape(shaper, key, definition) or collection_shape(
        shaper, key, definition
    )
    if special is not None:
        return special
    base = definition.base
    above = shaper.shape(base) if base is not None else None
    entries: list[Entry] = [*_text(shaper, key, definition, above)]
    if definition.content is not None:
        entries += content_entries(shaper, key, definition.content)
    entries += attribute_fields(shaper, key, definition)
    return Record(
        key=key,
        base=base if isinstance(above, Record) else None,
        restricts=definition.derivation == "restriction" and isinstance(above, Record),
        entries=tuple(entries),
        fields=distinct_fields(entries),
        abstract=definition.abstract,
        mixed=definition.mixed,
        documentation=definition.documentation,
        location=definition.location,
    )


def _text(
    shaper: Shaper, key: QName, definition: ComplexType, above: Shape | None
) -> Iterator[Field]:
    """The text of simple content, unless a base record already holds it."""
    if definition.simple_content is None or isinstance(above, Record):
        return
    ref = shaper.key_of(definition.simple_content, key, "value")
    yield Field(kind="text", name=_TEXT, type=ref, occurs=ONCE)
