"""What may stand for a type or an element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import ComplexType, Element, SchemaSet


class Alternatives:
    """The derived types and substitutes of a schema set."""

    def __init__(self, schema: SchemaSet) -> None:
        self.schema = schema
        self._known: dict[tuple[QName, frozenset[str]], tuple[ComplexType, ...]] = {}

    @cached_property
    def _below(self) -> dict[QName, list[ComplexType]]:
        below: dict[QName, list[ComplexType]] = {}
        for definition in self.schema.types.values():
            if isinstance(definition, ComplexType) and definition.base is not None:
                below.setdefault(definition.base, []).append(definition)
        return below

    @cached_property
    def members(self) -> dict[QName, list[Element]]:
        """The elements that name each head of a substitution group."""
        members: dict[QName, list[Element]] = {}
        for element in self.schema.elements.values():
            if element.substitutes is not None:
                members.setdefault(element.substitutes, []).append(element)
        return members

    def types(self, name: QName, block: Iterable[str] = ()) -> list[ComplexType]:
        """The types that ``xsi:type`` may name instead (Structures 3.3.4, 4).

        ``block`` is what the element forbids; the type itself may forbid more.
        """
        return [one for one in self.below(name, block) if not one.abstract]

    def below(self, name: QName, block: Iterable[str] = ()) -> tuple[ComplexType, ...]:
        """The types that may stand instead, and those that only others derive from."""
        top = self.schema.types.get(name)
        own = top.block.split() if isinstance(top, ComplexType) else ()
        blocked = frozenset((*block, *own))
        known = self._known.get((name, blocked))
        if known is None:
            known = self._known[name, blocked] = tuple(self._derived(name, blocked))
        return known

    def _derived(self, name: QName, blocked: frozenset[str]) -> Iterator[ComplexType]:
        seen = {name}
        waiting = list(self._below.get(name, ()))
        while waiting:
            one = waiting.pop()
            blocks = one.derivation in blocked
            if blocks or one.name is None or one.name in seen:
                continue
            seen.add(one.name)
            waiting += self._below.get(one.name, ())
            yield one

    def elements(self, head: Element) -> list[Element]:
        """The elements that may stand for ``head``, itself among them."""
        found = [] if head.abstract else [head]
        seen = {head.name}
        blocked = "substitution" in head.block
        waiting = [] if blocked else list(self.members.get(head.name, ()))
        while waiting:
            one = waiting.pop()
            if one.name in seen:
                continue
            seen.add(one.name)
            waiting += self.members.get(one.name, ())
            if not one.abstract:
                found.append(one)
        return found
