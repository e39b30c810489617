"""The named types of two contracts: which came and went, and what changed in the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from wsdlsmith.drift.change import Change, Subject
from wsdlsmith.drift.changes.blocks import type_blocks
from wsdlsmith.drift.changes.complex_type import complex_changes, kind_of
from wsdlsmith.drift.changes.inheritance import ancestry, whole_content
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.changes.simple_type import simple_changes
from wsdlsmith.drift.changes.uses import whole_uses
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import ComplexType, SchemaSet, SimpleType


def type_changes(pair: Pair) -> Iterator[Change]:
    """Every change of a named type, each told once however many refer to it."""
    old, new = pair.old.schema.types, pair.new.schema.types
    for name in sorted({*old, *new}):
        before, after = old.get(name), new.get(name)
        if before is None and after is not None:
            yield _alone(pair, name, "type-added", after, "new")
        elif after is None and before is not None:
            yield _alone(pair, name, "type-removed", before, "old")
        elif before is not None and after is not None and before != after:
            yield from _kept(pair, pair.type_owner(name), before, after)
    yield from _subtypes(pair)


def _alone(
    pair: Pair, name: QName, kind: str, one: SimpleType | ComplexType, side: str
) -> Change:
    owner = Owner(
        f"type:{pair.label(name)}",
        "type",
        Subject(type=name, side="new" if side == "new" else "old"),
    )
    label = _kind_label(one)
    return owner.change(kind, *((None, label) if side == "new" else (label, None)))


def _kind_label(one: SimpleType | ComplexType) -> str:
    if isinstance(one, ComplexType):
        return "complexType"
    return "enumeration" if one.enumeration else "simpleType"


def _kept(
    pair: Pair,
    owner: Owner,
    old: SimpleType | ComplexType,
    new: SimpleType | ComplexType,
) -> Iterator[Change]:
    if isinstance(old, ComplexType) and isinstance(new, ComplexType):
        subject = replace(owner.subject, referred=True, shown_by="place")
        yield from type_blocks(pair, replace(owner, subject=subject), old, new)
        for change in complex_changes(pair, owner, old, new):
            yield _without_spared(pair, owner, change)
    elif isinstance(old, SimpleType) and isinstance(new, SimpleType):
        yield from simple_changes(pair, owner, old, new)
    else:
        yield owner.change("type-kind-changed", kind_of(old), kind_of(new))


def _without_spared(pair: Pair, owner: Owner, change: Change) -> Change:
    """A field or attribute that came from a derived type, or went there.

    That type has it before and after, and all that extend it: they do not feel it.
    """
    name = change.path.removeprefix(f"{owner.path}.")
    type_ = change.subject.type
    if change.kind not in _CAME_OR_WENT or type_ is None or "." in name:
        return change
    spared = frozenset(
        one
        for one in _below(pair, type_)
        if 0 < _times(pair.old.schema, one, name) == _times(pair.new.schema, one, name)
    )
    return replace(change, subject=replace(change.subject, spared=spared))


_CAME_OR_WENT = ("field-added", "field-removed", "attribute-added", "attribute-removed")


def _below(pair: Pair, name: QName) -> list[QName]:
    """The types that are derived from one on both sides."""
    found = [name]
    for one in found:
        both = set(pair.subtypes(one, new=False)) & set(pair.subtypes(one, new=True))
        found += sorted(both - set(found))
    return found[1:]


def _times(schema: SchemaSet, type_: QName, name: str) -> int:
    """In how many places instances of a type may have a field or an attribute."""
    one = schema.types[type_]
    if not isinstance(one, ComplexType):
        return 0
    fields = [slot.name.name for slot in whole_content(schema, one).slots]
    attributes = [f"@{use.name}" for use in whole_uses(schema, one)[0]]
    return [*fields, *attributes].count(name)


def _subtypes(pair: Pair) -> Iterator[Change]:
    """Types that may, or may no longer, come in place of a kept one."""
    olds, news = pair.old.schema.types, pair.new.schema.types
    for base in sorted(name for name in olds if name in news):
        before = {n for n in pair.subtypes(base, new=False) if n in olds}
        after = {n for n in pair.subtypes(base, new=True) if n in news}
        if before == after:
            continue
        for name in sorted(after - before):
            if name not in olds or _comes(pair, base, name, new=True):
                owner = _replaced(pair, base, name, new=True)
                yield owner.change("subtype-added", None, pair.label(name))
        for name in sorted(before - after):
            if name not in news or _comes(pair, base, name, new=False):
                owner = _replaced(pair, base, name, new=False)
                yield owner.change("subtype-removed", pair.label(name), None)


def _replaced(pair: Pair, base: QName, name: QName, *, new: bool) -> Owner:
    """A base in whose place a type comes on one side only, and so of those above it."""
    schemas = [pair.old.schema, pair.new.schema]
    one = schemas[int(new)].types[base]
    above = ancestry(schemas[int(new)], one) if isinstance(one, ComplexType) else []
    names = [top.name for top in above if top.name is not None and top.name != base]
    places = (
        Subject(type=top, referred=True, shown_by="place")
        for top in names
        if all(top in s.types for s in schemas) and _comes(pair, top, name, new=new)
    )
    subject = Subject(type=base, referred=True, shown_by="place", others=tuple(places))
    return Owner(f"type:{pair.label(base)}", "type", subject)


def _comes(pair: Pair, base: QName, name: QName, *, new: bool) -> bool:
    """Whether only one side lets a type that both know come in place of ``base``.

    Itself, or one that is derived from it; there may be another way up to the base.
    """
    side: Literal[0, 1] = 1 if new else 0
    below = {name} | pair.spaces.derived(side, name, frozenset())
    words = [_blocked(one.schema.types[base]) for one in (pair.old, pair.new)]
    before = pair.spaces.derived(0, base, words[0])
    after = pair.spaces.derived(1, base, words[1])
    return bool(below & (after - before if new else before - after))


def _blocked(one: SimpleType | ComplexType) -> frozenset[str]:
    return frozenset(one.block.split() if isinstance(one, ComplexType) else ())
