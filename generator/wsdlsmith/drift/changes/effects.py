"""Whether changes inside a type make its valid instances fewer, more, or both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wsdlsmith.drift.change import Change, Fact
from wsdlsmith.drift.changes.spaces import Relation

_NEUTRAL = frozenset(
    {
        "default-changed",
        "attribute-default-changed",
        "inline-type-named",
        "named-type-inlined",
        "field-moved-to-base",
        "field-moved-to-derived",
        "identity-constraint-changed",
    }
)
_MORE = frozenset(
    {
        "replacement-unblocked",
        "enum-opened",
        "enum-value-added",
        "union-member-added",
        "wildcard-added",
    }
)
_FEWER = frozenset(
    {
        "replacement-blocked",
        "enum-closed",
        "enum-value-removed",
        "union-member-removed",
        "wildcard-removed",
    }
)
_RELATIONS: dict[str, tuple[bool, bool]] = {
    "same": (False, False),
    "finer": (False, False),
    "coarser": (False, False),
    "whitespace": (False, False),
    "widened": (False, True),
    "narrowed": (True, False),
}


def relation_by(changes: Iterable[Change]) -> Relation:
    """What all ``changes`` together do to the space of a type."""
    fewer = more = False
    for change in changes:
        one, other = _effect(change)
        one = bool(change.facts.get("fewer", one))
        other = bool(change.facts.get("more_allowed", other))
        fewer, more = fewer or one, more or other
    return relation(fewer, more)


def usual_effects(changes: Iterable[Change]) -> tuple[bool, bool]:
    """Whether any of ``changes`` takes away, and any adds, by its kind or its facts."""
    fewer = more = False
    for change in changes:
        one, other = _effect(change)
        fewer = fewer or one or change.facts.get("fewer") is True
        more = more or other or change.facts.get("more_allowed") is True
    return fewer, more


def joined(known: Relation, fewer: bool, more: bool) -> Relation:
    """A relation, and what else makes the valid instances fewer or more."""
    one, other = _RELATIONS.get(known, (True, True))
    return relation(one or fewer, other or more)


def unfelt(changes: Iterable[Change]) -> Iterator[Change]:
    """``changes`` inside of what has another name: on the wire that tells of itself."""
    for change in changes:
        yield known(change, fewer=False, more_allowed=False)


def known(change: Change, **facts: Fact) -> Change:
    """The change with more facts."""
    return replace(change, facts={**change.facts, **facts})


def limited(change: Change, fewer: bool, more: bool) -> Change:
    """The change of something that one side, or none, can have in a message.

    What cannot be there takes nothing away and adds nothing.
    """
    limits = {"fewer": fewer, "more_allowed": more}
    facts: dict[str, Fact] = {name: False for name, may in limits.items() if not may}
    return known(change, **facts) if facts else change


def relation(fewer: bool, more: bool) -> Relation:
    """The relation of two spaces, by whether one has less, or more."""
    if fewer and more:
        return "different"
    if fewer:
        return "narrowed"
    return "widened" if more else "same"


def _effect(change: Change) -> tuple[bool, bool]:
    """(fewer, more) for one change."""
    kind, fact = change.kind, change.fact
    if kind in _NEUTRAL:
        return False, False
    if "relation" in change.facts:
        return _RELATIONS.get(str(fact("relation")), (True, True))
    if kind in ("field-added", "attribute-added"):
        return bool(fact("required")), True
    if kind in ("field-removed", "attribute-removed"):
        return True, bool(fact("required"))
    if kind in _MORE:
        return False, True
    if kind in _FEWER:
        return True, False
    if kind == "facet-changed":
        return bool(fact("tighter")), not fact("tighter")
    if kind in ("nillable-changed", "mixed-content-changed"):
        return not fact("now"), bool(fact("now"))
    if kind == "abstract-changed":
        return bool(fact("now")), not fact("now")
    if kind == "minimum-changed":
        return bool(fact("more")), not fact("more")
    if kind == "maximum-changed":
        return not fact("more"), bool(fact("more"))
    if kind == "fixed-changed":
        return change.new is not None, change.old is not None
    if kind == "attribute-use-changed":
        return bool(fact("required")), not fact("required")
    return True, True
