"""The global elements that content refers to: each told once, by its own name.

What a message itself is, is told of the message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from wsdlsmith.drift.change import Change, Subject
from wsdlsmith.drift.changes.blocks import head_blocks
from wsdlsmith.drift.changes.field import declaration_changes
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.model.alternatives import Alternatives
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    ComplexType,
    ElementParticle,
    ModelGroup,
    Particle,
    SchemaSet,
    TypeRef,
)


def element_changes(pair: Pair) -> Iterator[Change]:
    """What changed of the elements that both sides have, and of what replaces them."""
    old, new = (_Elements(heights.alternatives) for heights in pair.heights)
    sides = (old, new)
    names = old.schema.elements.keys() & new.schema.elements.keys()
    labels = Counter(name.name for name in names)
    for name in sorted(names):
        label = name.name if labels[name.name] < 2 else str(name)
        owner = Owner(f"element:{label}", "type", _standing(name, sides))
        if owner.subject.head is not None:
            elements = [side.schema.elements[name] for side in sides]
            yield from declaration_changes(pair, owner, *elements)
        if old.members(name) or new.members(name):
            yield from _group(owner, name, sides)


class _Elements:
    """The elements of one side: which stand in content, and which for which."""

    def __init__(self, alternatives: Alternatives) -> None:
        self.schema = alternatives.schema
        self.referred = frozenset(_referred(self.schema))
        self._members = alternatives.members

    def members(self, head: QName) -> set[QName]:
        """The elements that name another as the head of their group."""
        return {one.name for one in self._members.get(head, ())}

    def above(self, name: QName) -> list[QName]:
        """The heads of the groups that an element is in, its own first."""
        found = [name]
        while True:
            one = self.schema.elements.get(found[-1])
            if one is None or one.substitutes is None or one.substitutes in found:
                return found[1:]
            found.append(one.substitutes)

    def open(self, name: QName) -> bool:
        """Whether other elements may come in place of one."""
        one = self.schema.elements.get(name)
        return one is not None and "substitution" not in one.block.split()


def _referred(schema: SchemaSet) -> Iterator[QName]:
    """The elements that content refers to; there are tens of thousands of particles."""
    waiting: list[TypeRef | Particle | None] = [*schema.types.values()]
    waiting += (one.type for one in schema.elements.values())
    while waiting:
        one = waiting.pop()
        if isinstance(one, ElementParticle):
            if one.ref is not None:
                yield one.ref
            elif one.element is not None:
                waiting.append(one.element.type)
        elif isinstance(one, ModelGroup):
            waiting += one.particles
        elif isinstance(one, ComplexType):
            waiting.append(one.content)


def _standing(name: QName, sides: Iterable[_Elements]) -> Subject:
    """The references in whose places an element may stand on both sides."""
    old, new = sides
    heads = [
        head
        for head in old.above(name)
        if head in new.above(name) and old.open(head) and new.open(head)
    ]
    places = [one for one in (name, *heads) if one in old.referred & new.referred]
    if not places:
        return Subject()
    first, *others = (Subject(head=one) for one in places)
    return Subject(head=first.head, others=tuple(others))


def _group(
    owner: Owner, head: QName, sides: tuple[_Elements, _Elements]
) -> Iterator[Change]:
    """The elements that may come in place of another."""
    before, after = (side.members(head) for side in sides)
    elements = [side.schema.elements for side in sides]
    kept = [elements[1][name] for name in before & after]
    yield from head_blocks(owner, elements[0][head], elements[1][head], kept)
    for name in sorted(after - before):
        yield owner.change("substitution-member-added", None, name.name)
    for name in sorted(before - after):
        yield owner.change("substitution-member-removed", name.name, None)
