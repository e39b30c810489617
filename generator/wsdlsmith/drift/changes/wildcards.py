"""``xs:any`` and ``xs:anyAttribute``: come, gone, wider, narrower."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.changes.field import bound_changes
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.model.schema import Wildcard

_STRICTNESS = ("skip", "lax", "strict")


def wildcard_changes(
    owner: Owner, old: Sequence[Wildcard], new: Sequence[Wildcard], target: str
) -> Iterator[Change]:
    """Changes between the wildcards of two contents, in their order."""
    for number, (one, other) in enumerate(zip_longest(old, new)):
        inner = owner.inside("*" if number == 0 else f"*{number + 1}")
        if one is None and other is not None:
            required = other.occurs.min > 0
            yield inner.change(
                "wildcard-added", None, other.namespaces, required=required
            )
        elif one is not None and other is None:
            yield inner.change("wildcard-removed", one.namespaces, None)
        elif one is not None and other is not None:
            yield from _one(inner, one, other, target)


def _one(owner: Owner, old: Wildcard, new: Wildcard, target: str) -> Iterator[Change]:
    if old.namespaces != new.namespaces:
        before, after = (_admitted(one.namespaces, target) for one in (old, new))
        if before != after:
            relation = "overlapping"
            if _within(before, after, target):
                relation = "widened"
            elif _within(after, before, target):
                relation = "narrowed"
            spaces = (old.namespaces, new.namespaces)
            yield owner.change("wildcard-changed", *spaces, relation=relation)
    if old.process != new.process:
        stricter = _STRICTNESS.index(new.process) > _STRICTNESS.index(old.process)
        words = (old.process, new.process)
        yield owner.change("process-contents-changed", *words, stricter=stricter)
    yield from bound_changes(owner, old.occurs, new.occurs)


def _admitted(namespaces: str, target: str) -> frozenset[str]:
    """The namespaces that a constraint admits; ``*`` stands for all unnamed ones."""
    if namespaces == "##any":
        return frozenset({"*", "", target})
    if namespaces == "##other":
        return frozenset({"*"})
    named = {"##targetNamespace": target, "##local": ""}
    return frozenset(named.get(word, word) for word in namespaces.split())


def _within(one: frozenset[str], other: frozenset[str], target: str) -> bool:
    """Whether all namespaces of ``one`` are in ``other``."""
    if "*" in other:
        return (
            one - {"", target} <= other | (one - {"*"}) and one & {"", target} <= other
        )
    return one <= other
