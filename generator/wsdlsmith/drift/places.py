"""The places inside of a type's instances: its elements, attributes and values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from wsdlsmith.drift.changes.content import Slot, content_of
from wsdlsmith.drift.changes.inheritance import chain
from wsdlsmith.drift.changes.uses import whole_uses
from wsdlsmith.model.alternatives import Alternatives
from wsdlsmith.model.per_type import PerType
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    ComplexType,
    Element,
    SimpleType,
    TypeRef,
)

Place: TypeAlias = "QName | str"
"""An element; or an attribute, a value or a part of one, by its own kind of name."""
_FREE: frozenset[str] = frozenset()
VALUE = frozenset({"extension", "restriction", "value"})
"""No other type comes in the place of a value or attribute: only elements name one."""


class Held(NamedTuple):
    """What stands in one place: a type, and what may not come instead of it."""

    type: TypeRef
    block: frozenset[str] = _FREE


class Inside(NamedTuple):
    """The places of a type, and the global elements that it refers to."""

    places: Mapping[Place, Held]
    heads: frozenset[QName] = frozenset()


_NOTHING = Inside({})


class Side:
    """One schema set, asked for what stands inside of its types."""

    def __init__(self, alternatives: Alternatives) -> None:
        self.schema = alternatives.schema
        self.alternatives = alternatives
        self.slots = PerType(self._slots)
        """All children that a type allows, its bases' first."""
        self.inside = PerType(self._inside)
        """All that stands inside of an instance."""

    def abstract(self, ref: TypeRef) -> bool:
        """Whether only derived types have instances."""
        one = self.schema.definition(ref)
        return isinstance(one, ComplexType) and one.abstract

    def _slots(self, ref: TypeRef) -> tuple[Slot, ...]:
        one = self.schema.definition(ref)
        if not isinstance(one, ComplexType):
            return ()
        row = (content_of(self.schema, part) for part in chain(self.schema, one))
        return tuple(slot for content in row for slot in content.slots)

    def _inside(self, ref: TypeRef) -> Inside:
        one = self.schema.definition(ref)
        if isinstance(one, SimpleType):
            return Inside(dict(_values(one)))
        if one is None:
            return _NOTHING
        found: dict[Place, Held] = {}
        heads = set()
        for slot in self.slots(ref):
            if slot.ref:
                heads.add(slot.name)
            for element in self.standing(slot):
                found[element.name] = held(element)
        if one.simple_content is not None:
            found["value"] = Held(one.simple_content, VALUE)
        for name, use in whole_uses(self.schema, one)[0].items():
            if use.type is not None:
                found[f"@{name}"] = Held(use.type, VALUE)
        return Inside(found, frozenset(heads))

    def standing(self, slot: Slot) -> list[Element]:
        """The elements that may stand in a slot: its own, and those of its group."""
        declared = slot.declaration
        if slot.ref:
            return self.alternatives.elements(declared)
        return [] if declared.abstract else [declared]

    def taken(self, name: QName, block: frozenset[str]) -> set[QName]:
        """The types that are derived from ``name``: no blocked step leads there.

        Abstract ones, too: on the other side they may have instances.
        """
        found = self.alternatives.below(name, block)
        return {one.name for one in found if one.name is not None}


def held(element: Element) -> Held:
    """What an element holds."""
    return Held(
        element.type, frozenset(element.block.split()) if element.block else _FREE
    )


def _values(one: SimpleType) -> Iterator[tuple[Place, Held]]:
    for place, ref in (("base", one.base), ("item", one.item)):
        if ref is not None:
            yield place, Held(ref, VALUE)
    for number, member in enumerate(one.members):
        name = member if isinstance(member, QName) else number
        yield f"member {name}", Held(member, VALUE)
