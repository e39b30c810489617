"""What a complex type has from its bases."""

from __future__ import annotations

from wsdlsmith.drift.changes.content import Content, Slot, content_of
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import ComplexType, SchemaSet


def chain(schema: SchemaSet, definition: ComplexType) -> list[ComplexType]:
    """The definition and what it extends, the furthest base first."""
    found = [definition]
    while found[0].derivation == "extension" and found[0].base is not None:
        base = schema.types.get(found[0].base)
        if not isinstance(base, ComplexType) or base in found:
            break
        found.insert(0, base)
    return found


def ancestry(schema: SchemaSet, definition: ComplexType) -> list[ComplexType]:
    """The definition and all that it is derived from, the furthest base first."""
    found = [definition]
    while found[0].base is not None:
        base = schema.types.get(found[0].base)
        if not isinstance(base, ComplexType) or base in found:
            break
        found.insert(0, base)
    return found


def base_slots(schema: SchemaSet, definition: ComplexType) -> tuple[Slot, ...]:
    """The elements of all that a definition extends."""
    above = chain(schema, definition)[:-1]
    return tuple(slot for one in above for slot in content_of(schema, one).slots)


def whole_content(schema: SchemaSet, definition: ComplexType) -> Content:
    """The content as an instance has it, the bases' first."""
    parts = [content_of(schema, one) for one in chain(schema, definition)]
    parts = [part for part in parts if part.compositor != "empty"]
    if len(parts) == 1:
        return parts[0]
    compositor = "sequence" if parts else "empty"
    slots = tuple(slot for part in parts for slot in part.slots)
    wildcards = tuple(one for part in parts for one in part.wildcards)
    row = tuple(dict.fromkeys(name for part in parts for name in part.row))
    return Content(slots, wildcards, compositor, row=row)


def derived_of(schema: SchemaSet) -> dict[QName, list[QName]]:
    """The types directly derived from each type."""
    found: dict[QName, list[QName]] = {}
    for name, one in schema.types.items():
        if isinstance(one, ComplexType) and one.base is not None:
            found.setdefault(one.base, []).append(name)
    return found
