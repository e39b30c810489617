"""Two simple types: variety, tokens, facets, members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wsdlsmith.drift.change import Change, Fact
from wsdlsmith.drift.changes.enumeration import token_changes
from wsdlsmith.drift.changes.labels import type_label
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.changes.references import is_list, reference_changes, relation_of
from wsdlsmith.drift.changes.values import value_order
from wsdlsmith.model.schema import SimpleType, TypeRef
from wsdlsmith.model.shaping import Shaper
from wsdlsmith.model.simple_shapes import is_flags

_UPPER = ("maxLength", "maxInclusive", "maxExclusive", "totalDigits", "fractionDigits")
_LOWER = ("minLength", "minInclusive", "minExclusive")


def simple_changes(
    pair: Pair, owner: Owner, old: SimpleType, new: SimpleType
) -> Iterator[Change]:
    """Every change between two definitions of what is one type."""
    if old == new:
        return
    if (old.item is None) != (new.item is None):
        yield _list_change(pair, owner, old, new)
    elif old.item is not None and new.item is not None:
        yield from _item(pair, owner, old.item, new.item)
        yield from facet_changes(pair, owner, old, new)
    elif old.members or new.members:
        yield from _together(pair, old, new, list(_union(pair, owner, old, new)))
    elif old.enumeration or new.enumeration:
        yield from _enumeration(pair, owner, old, new)
    else:
        yield from _restriction(pair, owner, old, new)


def _list_change(pair: Pair, owner: Owner, old: SimpleType, new: SimpleType) -> Change:
    relation = relation_of(pair, old, new)
    labels = (type_label(old), type_label(new))
    if is_list(pair.old.schema, old) and is_list(pair.new.schema, new):
        name = owner.subject.type
        same = name is not None and pair.same_python(name, name)
        return owner.change(
            "field-retyped", *labels, relation=relation, same_python=same
        )
    return owner.change("list-type-changed", *labels, relation=relation)


def _item(pair: Pair, owner: Owner, old: TypeRef, new: TypeRef) -> Iterator[Change]:
    """What a list is of; the tokens of flags have other numbers than those of one."""
    flags = (
        isinstance(item, SimpleType)
        and is_flags(item, wcf=Shaper.is_from_wcf(side.schema))
        for side, item in ((pair.old, old), (pair.new, new))
    )
    if isinstance(old, SimpleType) and isinstance(new, SimpleType) and all(flags):
        yield from _enumeration(pair, owner, old, new, flags=True)
    else:
        yield from reference_changes(pair, owner, old, new)


def _enumeration(
    pair: Pair,
    owner: Owner,
    old: SimpleType,
    new: SimpleType,
    *,
    flags: bool = False,
) -> Iterator[Change]:
    """Tokens, and facets beside them: what is listed may still be too long."""
    gone, come = pair.spaces.effect(old, new)
    if not (old.enumeration and new.enumeration):
        kind = "enum-opened" if old.enumeration else "enum-closed"
        told: dict[str, Fact] = (
            {"fewer": gone} if old.enumeration else {"more_allowed": come}
        )
        yield owner.change(kind, _values(old), _values(new), **told)
        return
    tokens = token_changes(owner, old.enumeration, new.enumeration, flags=flags)
    changes = [*tokens, *facet_changes(pair, owner, old, new)]
    facts: dict[str, Fact] = {"fewer": gone, "more_allowed": come}
    none = {name: does for name, does in facts.items() if does is not True}
    for change in changes:
        alone = len(changes) == 1 or change.kind == "pattern-changed"
        yield replace(change, facts={**change.facts, **(facts if alone else none)})


def _values(one: SimpleType) -> str:
    if one.enumeration:
        return ", ".join(value.token for value in one.enumeration)
    return type_label(one.base)


def _union(
    pair: Pair, owner: Owner, old: SimpleType, new: SimpleType
) -> Iterator[Change]:
    """Members come and gone; a type that was no union is a union of itself."""
    before: Sequence[TypeRef] = old.members or (old.base or old,)
    after: Sequence[TypeRef] = new.members or (new.base or new,)
    for member in before:
        if member not in after:
            relation = _fits(pair, member, after)
            if not relation:
                yield owner.change("union-member-removed", type_label(member), None)
    for member in after:
        if member not in before:
            yield owner.change("union-member-added", None, type_label(member))


def _fits(pair: Pair, member: TypeRef, others: Sequence[TypeRef]) -> bool:
    """Whether another member of the same values took its place."""
    return any(relation_of(pair, member, other) == "same" for other in others)


def _restriction(
    pair: Pair, owner: Owner, old: SimpleType, new: SimpleType
) -> Iterator[Change]:
    if old.base is not None and new.base is not None and old.base != new.base:
        relation = relation_of(pair, old, new)
        labels = (type_label(old.base), type_label(new.base))
        if relation != "same":
            same = pair.same_python(old.base, new.base)
            yield owner.change(
                "field-retyped", *labels, relation=relation, same_python=same
            )
            return
    changes = list(facet_changes(pair, owner, old, new))
    if len(changes) == 1:
        changes = [_ordered(pair, old, new, changes[0])]
    yield from _together(pair, old, new, changes)


def _ordered(pair: Pair, old: SimpleType, new: SimpleType, change: Change) -> Change:
    """The only border that moved, by the values inside: P9D is less than P10D."""
    relation = relation_of(pair, old, new)
    if change.kind != "facet-changed" or relation not in ("narrowed", "widened"):
        return change
    return replace(change, facts={**change.facts, "tighter": relation == "narrowed"})


def _together(
    pair: Pair, old: SimpleType, new: SimpleType, changes: list[Change]
) -> Iterator[Change]:
    """None takes away what all of them do not: other facets, or members, allow it.

    Where that cannot be decided, a text shows what they do, or none does.
    """
    facts: dict[str, Fact] = {}
    if changes and relation_of(pair, old, new) not in (
        "whitespace",
        "finer",
        "coarser",
    ):
        effects = zip(
            ("fewer", "more_allowed"), pair.spaces.effect(old, new), strict=True
        )
        facts = {name: does for name, does in effects if does is not True}
    for change in changes:
        yield replace(change, facts={**change.facts, **facts})


def facet_changes(
    pair: Pair, owner: Owner, old: SimpleType, new: SimpleType
) -> Iterator[Change]:
    """One change for each facet."""
    names = sorted({facet.name for facet in (*old.facets, *new.facets)})
    for name in names:
        before = sorted(facet.value for facet in old.facets if facet.name == name)
        after = sorted(facet.value for facet in new.facets if facet.name == name)
        if before == after:
            continue
        labels = [
            f"{name} {' | '.join(values)}" if values else None
            for values in (before, after)
        ]
        if name == "pattern":
            yield owner.change("pattern-changed", *labels)
        elif name == "whiteSpace":
            yield owner.change("whitespace-changed", *labels)
        else:
            yield from _limit_change(pair, owner, name, (old, new), labels)


def _limit_change(
    pair: Pair,
    owner: Owner,
    name: str,
    types: tuple[SimpleType, SimpleType],
    labels: list[str | None],
) -> Iterator[Change]:
    """A limit that moved, or came or went; the same one written otherwise is none."""
    one, other = (dict(type_.facets).get(name) for type_ in types)
    if one is None or other is None:
        yield owner.change("facet-changed", *labels, tighter=one is None)
        return
    if name not in _UPPER and name not in _LOWER:
        yield owner.change(
            "field-retyped", *labels, relation="different", same_python=True
        )
        return
    order = value_order(pair, types[0].base, one, types[1].base, other)
    if order is None:  # a month and thirty days: neither holds the other
        yield owner.change(
            "field-retyped", *labels, relation="overlapping", same_python=True
        )
    elif order:
        tighter = (order > 0) == (name in _UPPER)
        yield owner.change("facet-changed", *labels, tighter=tighter)
