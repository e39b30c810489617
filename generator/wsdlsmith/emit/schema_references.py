"""Which global components the named types of a schema need beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from wsdlsmith.merge.references import references
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import SchemaSet
from wsdlsmith.read.schema import Component, Space

Needed: TypeAlias = tuple[Space, QName]


def referred_components(schema: SchemaSet) -> set[Needed]:
    """What the named types refer to that is no type, directly or not.

    An element that may stand in for a needed one is needed, and so is the head
    of its substitution group: a schema is not valid without it.
    """
    pending = [one for type_ in schema.types.values() for one in _referred(type_)]
    members: dict[QName, list[QName]] = {}
    for element in schema.elements.values():
        if element.substitutes:
            members.setdefault(element.substitutes, []).append(element.name)
    needed: set[Needed] = set()
    while pending:
        one = pending.pop()
        if one in needed:
            continue
        needed.add(one)
        space, name = one
        if space == "elements":
            pending += [("elements", member) for member in members.get(name, ())]
        component: Component | None = getattr(schema, space).get(name)
        if component is not None:
            pending += _referred(component)
    return needed


def _referred(component: Component) -> Iterator[Needed]:
    for reference in references(component):
        if reference.space != "types":
            yield reference.space, reference.name
