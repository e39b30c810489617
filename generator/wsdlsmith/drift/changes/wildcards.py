"""``xs:any`` and ``xs:anyAttribute``: come, gone, wider, narrower."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from wsdlsmith.drift.change import Change, Fact
from wsdlsmith.drift.changes.effects import relation
from wsdlsmith.drift.changes.field import bound_changes
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Wildcard
from wsdlsmith.verify.schema_wildcard import admission, shown

_STRICTNESS = ("skip", "lax", "strict")
_STRANGERS = ("urn:foreign", "urn:foreign:other", "")


class Known(NamedTuple):
    """The namespace that ``##other`` speaks of, and the names that each side declares."""

    home: str
    old: Collection[QName]
    new: Collection[QName]


def known_elements(pair: Pair, owner: Owner) -> Known:
    """What ``xs:any`` may meet inside of a type."""
    return Known(owner.home, pair.old.schema.elements, pair.new.schema.elements)


def wildcard_changes(
    owner: Owner, old: Sequence[Wildcard], new: Sequence[Wildcard], known: Known
) -> Iterator[Change]:
    """Changes between the wildcards of two contents, in their order."""
    for number, (one, other) in enumerate(zip_longest(old, new)):
        if one == other:
            continue
        inner = owner.inside("*" if number == 0 else f"*{number + 1}")
        names = set(_names([w for w in (one, other) if w is not None], known))
        before = _admitted(one, known.home, names, known.old)
        after = _admitted(other, known.home, names, known.new)
        fewer = bool(before - after) or _asked_for(one, other)
        more = bool(after - before) or _asked_for(other, one)
        told = list(_told(inner, one, other, fewer, more))
        facts: dict[str, Fact] = {"fewer": fewer, "more_allowed": more}
        if len(told) > 1:  # of several at once it is only known what none of them does
            facts = {name: does for name, does in facts.items() if not does}
        declared = (before | after) & {*known.old, *known.new}
        for change in told:
            yield _exact(change, facts, bool(declared))
        if one is not None and other is not None:
            yield from bound_changes(inner, one.occurs, other.occurs)


def _asked_for(one: Wildcard | None, other: Wildcard | None) -> bool:
    """Whether only ``other`` is there, and something must stand in its place."""
    return one is None and other is not None and other.occurs.min > 0


def _exact(change: Change, facts: dict[str, Fact], declared: bool) -> Change:
    """A change with what it does to the names that may come.

    A strict wildcard admits what is declared, and perhaps that is nothing. Between
    lax and skip only the content of declared elements differs.
    """
    lax = "strict" not in (change.old, change.new)
    if change.kind == "process-contents-changed" and declared and lax:
        return change
    return replace(change, facts={**change.facts, **facts})


def _told(
    owner: Owner, old: Wildcard | None, new: Wildcard | None, fewer: bool, more: bool
) -> Iterator[Change]:
    if old is None and new is not None:
        required = new.occurs.min > 0
        spaces = shown(new, owner.home)
        yield owner.change("wildcard-added", None, spaces, required=required)
    elif new is None and old is not None:
        yield owner.change("wildcard-removed", shown(old, owner.home), None)
    elif old is not None and new is not None:
        names = [set(one.namespaces.split()) for one in (old, new)]
        if names[0] != names[1]:
            told = (shown(old, owner.home), shown(new, owner.home))
            effect = relation(fewer, more)
            yield owner.change("wildcard-changed", *told, relation=effect)
        if old.process != new.process:
            stricter = _STRICTNESS.index(new.process) > _STRICTNESS.index(old.process)
            words = (old.process, new.process)
            yield owner.change("process-contents-changed", *words, stricter=stricter)


def _names(wildcards: Sequence[Wildcard], known: Known) -> Iterator[QName]:
    """All names that may tell two wildcards apart."""
    yield from (*known.old, *known.new)
    for space in (*_STRANGERS, known.home):
        yield QName(space, "Unknown")
    for one in wildcards:
        for space in admission(one, known.home).names:
            yield QName(space, "Unknown")


def _admitted(
    wildcard: Wildcard | None,
    home: str,
    names: Collection[QName],
    declared: Collection[QName],
) -> set[QName]:
    """Those of ``names`` that a wildcard takes."""
    if wildcard is None:
        return set()
    constraint = admission(wildcard, home)
    strict = wildcard.process == "strict"
    return {
        name
        for name in names
        if constraint.admits(name.namespace) and (not strict or name in declared)
    }
