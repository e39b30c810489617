"""What stands in the same place on both sides, from the messages down.

A change of a type is felt only by messages that hold an instance of it where both
contracts have one: below a field that one of them lacks, the field is what breaks.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from wsdlsmith.drift.places import Held, Side
from wsdlsmith.model.qname import XS, QName
from wsdlsmith.model.schema import SchemaSet, TypeRef

Pair: TypeAlias = "tuple[TypeRef, TypeRef]"
Seen: TypeAlias = frozenset[tuple[int, int]]


class Node(NamedTuple):
    """Two named types in one place, and which derivations may not replace them."""

    old: QName
    new: QName
    block: frozenset[str] = frozenset()


class Found(NamedTuple):
    """What a message leads to: nodes, and the heads of substitution in between."""

    nodes: frozenset[Node] = frozenset()
    heads: int = 0


class Together:
    """The pairs of types that two schema sets have in one place."""

    def __init__(self, old: SchemaSet, new: SchemaSet) -> None:
        self._sides = (Side(old), Side(new))
        types = [name for name in old.types if name in new.types]
        heads = [name for name in old.elements if name in new.elements]
        self._types = {name: 1 << number for number, name in enumerate(types)}
        first = len(types)
        self._heads = {name: 1 << first + n for n, name in enumerate(heads)}
        self._inside: dict[Node, Found] = {}
        self._masks: dict[Node, int] = {}

    def type(self, name: QName) -> int:
        """The bit for instances of a type that both sides have."""
        return self._types.get(name, 0)

    def head(self, name: QName) -> int:
        """The bit for places where an element or one of its group may stand."""
        return self._heads.get(name, 0)

    def reached(self, pairs: Iterable[Pair]) -> Found:
        """What messages of these types lead to; all of it is remembered."""
        nodes: set[Node] = set()
        heads = 0
        for old, new in pairs:
            heads |= self._add(nodes, Held(old), Held(new), frozenset())
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            if node not in self._inside:
                self._inside[node] = self._of(node)
                waiting.extend(self._inside[node].nodes)
        return Found(frozenset(nodes), heads)

    def mask(self, found: Found) -> int:
        """The bits of everything below; asked once all messages are known."""
        if len(self._masks) < len(self._inside):
            self._close()
        mask = found.heads
        for node in found.nodes:
            mask |= self._masks[node]
        return mask

    def _close(self) -> None:
        """Repeated until nothing is new: types hold each other."""
        for node, inside in self._inside.items():
            own = self.type(node.old) if node.old == node.new else 0
            self._masks[node] = own | inside.heads
        order = list(reversed(self._inside))
        changed = True
        while changed:
            changed = False
            for node in order:
                mask = self._masks[node]
                for inner in self._inside[node].nodes:
                    mask |= self._masks[inner]
                if mask != self._masks[node]:
                    self._masks[node], changed = mask, True

    def _of(self, node: Node) -> Found:
        """What an instance of two named types leads to, or of one derived from both."""
        old, new = self._sides
        both = old.taken(node.old, node.block) & new.taken(node.new, node.block)
        nodes = {Node(name, name) for name in both}
        heads = self._inner(nodes, (node.old, node.new), frozenset())
        return Found(frozenset(nodes), heads)

    def _inner(self, nodes: set[Node], pair: Pair, seen: Seen) -> int:
        """Add what stands inside of both types; gives the heads."""
        old, new = self._sides
        before, after = old.inside(pair[0]), new.inside(pair[1])
        heads = 0
        for place, held in before.places.items():
            other = after.places.get(place)
            if other is not None:
                heads |= self._add(nodes, held, other, seen)
        for name in before.heads & after.heads:
            heads |= self.head(name)
        return heads

    def _add(self, nodes: set[Node], old: Held, new: Held, seen: Seen) -> int:
        """Add what stands in one place; inline types are looked into at once."""
        one, other = old.type, new.type
        if isinstance(one, QName) and isinstance(other, QName):
            if one.namespace != XS or other.namespace != XS:
                nodes.add(Node(one, other, old.block | new.block))
            return 0
        key = (id(one), id(other))
        return 0 if key in seen else self._inner(nodes, (one, other), seen | {key})
