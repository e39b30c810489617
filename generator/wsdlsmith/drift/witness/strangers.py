"""The plans worth trying at a wildcard: what one admits and another may not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wsdlsmith.drift.changes.content import content_of
from wsdlsmith.drift.changes.inheritance import chain
from wsdlsmith.drift.changes.uses import whole_uses
from wsdlsmith.drift.witness.plan import Plan
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import ComplexType, Element, SchemaSet, Wildcard
from wsdlsmith.sample.heights import Heights
from wsdlsmith.verify.schema_wildcard import admission

_MOST = 12


def anything() -> Iterator[Plan]:
    """What ``xs:anyType`` takes, and hardly another type."""
    yield Plan(text="text")
    yield Plan(foreign=QName("urn:foreign", "Unknown"))
    yield Plan(foreign_attribute=QName("urn:foreign", "unknown"))


def strangers(
    schema: SchemaSet, other: SchemaSet, definition: ComplexType
) -> Iterator[Plan]:
    """Elements and attributes for the wildcards of a type of the sender's."""
    sides = (schema, other)
    rows = [content_of(schema, one).wildcards for one in chain(schema, definition)]
    wildcards = [wildcard for row in rows for wildcard in row]
    if wildcards:
        unknown = [QName(s, "Unknown") for s in _namespaces(sides, wildcards)]
        declared = [name for side in sides for name in side.elements][:_MOST]
        yield from (Plan(foreign=name) for name in (*unknown, *declared))
        yield from (Plan(foreign=unknown[0], repeat=n) for n in (2, 3, 4, 11))
    _, wildcard = whole_uses(schema, definition)
    if wildcard is not None:
        unknown = [QName(s, "unknown") for s in _namespaces(sides, [wildcard])]
        declared = [name for side in sides for name in side.attributes][:_MOST]
        yield from (Plan(foreign_attribute=n) for n in (*unknown, *declared))


def standing(heights: Heights, wildcard: Wildcard, home: str) -> Element | QName | None:
    """What stands for a wildcard that must be filled; a strict one takes what is known.

    ``home`` is the namespace of the schema that it is in.
    """
    admitted = admission(wildcard, home)
    if wildcard.process != "strict":
        spaces = ("urn:foreign", "", *sorted(admitted.names))
        found = (space for space in spaces if admitted.admits(space))
        return next((QName(space, "Unknown") for space in found), None)
    known = (
        one
        for one in heights.schema.elements.values()
        if admitted.admits(one.name.namespace) and heights.may_stand(one)
    )
    return min(known, key=lambda one: heights.type_height(one.type), default=None)


def _namespaces(
    schemas: Iterable[SchemaSet], wildcards: Iterable[Wildcard]
) -> list[str]:
    """Namespaces that these admit, and another wildcard may not."""
    found = dict.fromkeys(["urn:foreign", "urn:foreign:other", ""])
    for schema in schemas:
        found.update(dict.fromkeys(name.namespace for name in schema.types))
    words = (word for one in wildcards for word in one.namespaces.split())
    return list({**found, **dict.fromkeys(w for w in words if w[:2] != "##")})
