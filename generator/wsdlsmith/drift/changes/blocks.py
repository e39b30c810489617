"""``block``: what may no longer, or may now, come in place (Structures 3.3.1, 3.4.1).

Told only where a type or an element is there that it concerns: ``blockDefault`` alone
would change every declaration.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import ComplexType, Element, SchemaSet, TypeRef


def type_blocks(
    pair: Pair, owner: Owner, old: ComplexType, new: ComplexType
) -> Iterator[Change]:
    """The types that may come in place of this one, wherever it is named."""
    if old.block != new.block and old.name is not None:
        words = (frozenset(old.block.split()), frozenset(new.block.split()))
        yield from _retaken(pair, owner, (old.name, old.name), words)


def element_blocks(
    pair: Pair, owner: Owner, old: Element, new: Element
) -> Iterator[Change]:
    """The types that may come in place of an element's; its type tells of its own."""
    if old.block == new.block:
        return
    if not isinstance(old.type, QName) or not isinstance(new.type, QName):
        return
    names = (old.type, new.type)
    schemas = (pair.old.schema, pair.new.schema)
    types = [s.types.get(n) for s, n in zip(schemas, names, strict=True)]
    told = {w for t in types if isinstance(t, ComplexType) for w in t.block.split()}
    words = (told | set(old.block.split()), told | set(new.block.split()))
    yield from _retaken(pair, owner, names, words)


def head_blocks(
    owner: Owner, old: Element, new: Element, members: Iterable[Element]
) -> Iterator[Change]:
    """Whether the kept ``members`` of its group may come in place of an element."""
    before, after = ("substitution" in one.block.split() for one in (old, new))
    if before != after and any(not member.abstract for member in members):
        kind = "replacement-blocked" if after else "replacement-unblocked"
        words = ["substitution" if one else None for one in (before, after)]
        yield owner.change(kind, *words)


def replaced(pair: Pair, old: TypeRef, new: TypeRef) -> tuple[set[QName], set[QName]]:
    """The types that came in place of what an element had, and those that may now.

    Of those that both sides know; no type is derived from one that has no name.
    """
    before, after = (
        (_below(pair, ref, new=side) | {ref} if isinstance(ref, QName) else set())
        for ref, side in ((old, False), (new, True))
    )
    known = {n for n in before - {old} if n in pair.new.schema.types}
    also = {n for n in after - {new} if n in pair.old.schema.types}
    return known - after, also - before


def _retaken(
    pair: Pair,
    owner: Owner,
    names: tuple[QName, QName],
    words: tuple[Set[str], Set[str]],
) -> Iterator[Change]:
    before = pair.spaces.derived(0, names[0], frozenset(words[0]))
    after = pair.spaces.derived(1, names[1], frozenset(words[1]))
    known = pair.spaces.derived(0, names[0], frozenset())
    known &= pair.spaces.derived(1, names[1], frozenset())
    labels = [" ".join(sorted(one)) or None for one in words]
    if (before - after) & known:
        yield owner.change("replacement-blocked", *labels)
    if (after - before) & known:
        yield owner.change("replacement-unblocked", *labels)


def _below(pair: Pair, name: QName, *, new: bool) -> set[QName]:
    """The complex types that ``xsi:type`` may name for ``name``."""
    schema: SchemaSet = pair.new.schema if new else pair.old.schema
    found: set[QName] = set()
    seen, waiting = {name}, [name]
    while waiting:
        for below in pair.subtypes(waiting.pop(), new=new):
            one = schema.types[below]
            if below in seen or not isinstance(one, ComplexType):
                continue
            seen.add(below)
            waiting.append(below)
            if not one.abstract:
                found.add(below)
    return found
