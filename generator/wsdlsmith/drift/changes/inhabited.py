"""Types that no finite element can be of: each would have to hold another one.

``Folder`` with a required ``Folder`` in it is allowed (Structures 3.4), and no message
can ever hold one.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from wsdlsmith.drift.changes.inheritance import chain, derived_of
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    ComplexType,
    Element,
    ElementParticle,
    GroupRef,
    ModelGroup,
    Particle,
    SchemaSet,
    TypeRef,
)


class Empty(NamedTuple):
    """The complex types of one schema set that nothing can be of."""

    itself: frozenset[QName]
    """No element has this very type."""
    below: frozenset[QName]
    """Nor one that is derived from it."""


def without_instances(schema: SchemaSet) -> Empty:
    """The complex types without instances, those that are abstract among them."""
    types = schema.types
    below = {name for name, one in types.items() if isinstance(one, ComplexType)}
    derived = derived_of(schema)
    while True:
        known = Finite(schema, below)
        found = {
            name
            for name in below
            if known.type(name) or any(n not in below for n in derived.get(name, ()))
        }
        if not found:
            break
        below -= found
    known = Finite(schema, below)
    every = (name for name, one in types.items() if isinstance(one, ComplexType))
    itself = frozenset(name for name in every if not known.type(name))
    return Empty(itself, frozenset(below))


class Finite:
    """Asks what can be filled while the types that are ``left`` cannot."""

    def __init__(self, schema: SchemaSet, left: Collection[QName]) -> None:
        self._schema = schema
        self._left = left

    def type(self, name: QName) -> bool:
        """Whether all that a type asks for can be there."""
        one = self._schema.types[name]
        return isinstance(one, ComplexType) and not one.abstract and self._content(one)

    def _content(self, one: ComplexType) -> bool:
        parts = (part.content for part in chain(self._schema, one))
        return all(self._particle(part, 0) for part in parts if part is not None)

    def _particle(self, one: Particle, depth: int) -> bool:
        if one.occurs.min == 0 or depth > 100:
            return True
        if isinstance(one, ModelGroup):
            each = [self._particle(part, depth + 1) for part in one.particles]
            return any(each) if one.compositor == "choice" and each else all(each)
        if isinstance(one, GroupRef):
            named = self._schema.groups.get(one.ref)
            return named is None or self._particle(named.group, depth + 1)
        return not isinstance(one, ElementParticle) or self._element(one)

    def _element(self, one: ElementParticle) -> bool:
        if one.element is not None:
            return self.fits(one.element)
        assert one.ref is not None
        head = self._schema.elements.get(one.ref)
        members = self._schema.substitutes(one.ref)
        return head is None or any(map(self.fits, (head, *members)))

    def fits(self, element: Element) -> bool:
        """Whether an element can be there, if only as nil."""
        return element.nillable or self._ref(element.type)

    def _ref(self, ref: TypeRef) -> bool:
        if isinstance(ref, QName):
            return ref not in self._left
        return not isinstance(ref, ComplexType) or self._content(ref)
