"""What stands in the same place on both sides, from the messages down.

A change of a type is felt only by messages that hold an instance of it where both
contracts have one: below a field that one of them lacks, the field is what breaks.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

from wsdlsmith.drift.places import VALUE, Held, Side
from wsdlsmith.model.qname import XS, QName
from wsdlsmith.model.schema import TypeRef

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
    below: frozenset[Node] = frozenset()
    """What ``xsi:type`` may name instead."""


class Together:
    """The pairs of types that two schema sets have in one place."""

    def __init__(self, old: Side, new: Side) -> None:
        self._sides = (old, new)
        one, other = old.schema, new.schema
        types = [name for name in one.types if name in other.types]
        heads = [name for name in one.elements if name in other.elements]
        self._types = {name: 1 << number for number, name in enumerate(types)}
        first = len(types)
        self._heads = {name: 1 << first + n for n, name in enumerate(heads)}
        first += len(heads)
        self._names = {name: 1 << first + n for n, name in enumerate(types)}
        first += len(types)
        self._places = {name: 1 << first + n for n, name in enumerate(types)}
        self._inside: dict[Node, Found] = {}
        self._masks: dict[tuple[int, frozenset[QName]], dict[Node, int]] = {}

    def type(self, name: QName) -> int:
        """The bit for instances of a type that both sides have."""
        return self._types.get(name, 0)

    def name(self, name: QName) -> int:
        """The bit for places where ``xsi:type`` may name a type instead of another."""
        return self._names.get(name, 0)

    def place(self, name: QName) -> int:
        """The bit for places of a type, where it or another may stand."""
        return self._places.get(name, 0)

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
                inside = self._inside[node] = self._of(node)
                waiting.extend(inside.nodes | inside.below)
        return Found(frozenset(nodes), heads)

    def mask(self, found: Found, side: Literal[0, 1], none: frozenset[QName]) -> int:
        """The bits of everything below that one side can send; it has ``none`` of some.

        Asked once all messages are known.
        """
        key = (side if none else 0, none)
        if key not in self._masks:
            self._masks[key] = self._closed(side, none)
        masks = self._masks[key]
        mask = found.heads
        for node in found.nodes:
            mask |= masks[node] | self._stands(node, side, none)
        return mask

    def _stands(self, node: Node, side: Literal[0, 1], none: frozenset[QName]) -> int:
        """The bit for a place of one type, if an element can be there at all."""
        if node.old != node.new or node.block >= VALUE:
            return 0
        every = {node[side], *self._sides[side].taken(node[side], node.block)}
        return 0 if every <= none else self.place(node.old)

    def _closed(self, side: Literal[0, 1], none: frozenset[QName]) -> dict[Node, int]:
        """The bits below each node, repeated until nothing is new: types hold each other."""
        masks, edges = {}, {}
        for node, inside in reversed(self._inside.items()):
            own = self.type(node.old) if node.old == node.new else 0
            empty = node[side] in none
            masks[node] = 0 if empty else own | inside.heads
            for one in () if empty else inside.nodes:
                masks[node] |= self._stands(one, side, none)
            for one in inside.below:
                masks[node] |= 0 if one[side] in none else self.name(one.old)
            edges[node] = inside.below if empty else inside.nodes | inside.below
        changed = True
        while changed:
            changed = False
            for node, inner in edges.items():
                mask = masks[node]
                for one in inner:
                    mask |= masks[one]
                if mask != masks[node]:
                    masks[node], changed = mask, True
        return masks

    def _of(self, node: Node) -> Found:
        """What an instance of two named types leads to, or of one derived from both."""
        old, new = self._sides
        both = old.taken(node.old, node.block) & new.taken(node.new, node.block)
        below = frozenset(Node(name, name) for name in both)
        nodes: set[Node] = set()
        heads = 0
        if not (old.abstract(node.old) or new.abstract(node.new)):
            heads = self._inner(nodes, (node.old, node.new), frozenset())
        return Found(frozenset(nodes), heads, below)

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
