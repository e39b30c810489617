"""Changes that only show what another change says already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wsdlsmith.drift.change import Change, OperationId, Subject, Way

_INLINED = {"named-type-inlined": "type-removed", "inline-type-named": "type-added"}


def told_once(changes: Iterable[Change]) -> Iterator[Change]:
    """``changes`` without those that are no root cause.

    A type that came by being named is not told as added.
    """
    every = list(changes)
    inlined = {
        (_INLINED[one.kind], str(one.fact("type")))
        for one in every
        if one.kind in _INLINED
    }
    for one in every:
        if (one.kind, str(one.subject.type)) not in inlined:
            yield one


def folded(changes: Iterable[Change]) -> Iterator[Change]:
    """One change for what many services or operations have in common.

    A host that moved changes the address of every service; a fault's detail is
    the same for all operations that declare it.
    """
    groups: dict[tuple[str | None, ...], list[Change]] = {}
    for change in changes:
        groups.setdefault(_cause(change), []).append(change)
    for cause, members in groups.items():
        if len(members) == 1 or cause[0] == "":
            yield from members
        else:
            yield _joined(cause, members)


def _cause(change: Change) -> tuple[str | None, ...]:
    """What changes of one cause have in common; all others stand alone."""
    space, _, name = change.path.partition(":")
    if space == "binding" and change.old and change.new:
        old, new = _without_common_end(change.old, change.new)
        return (change.kind, "binding:*", old, new)
    if space == "fault":
        fault = name.rpartition(".")[2]
        if change.kind in ("fault-added", "fault-removed", "fault-detail-changed"):
            return (change.kind, f"fault:{fault}", change.old, change.new)
    return ("", change.kind, change.path, change.old, change.new)


def _without_common_end(old: str, new: str) -> tuple[str, str]:
    """Two addresses without the last segments that they share."""
    if "/" not in old or "/" not in new:
        return old, new
    one, other = old.split("/"), new.split("/")
    while len(one) > 3 and len(other) > 3 and one[-1] == other[-1]:
        one.pop()
        other.pop()
    return "/".join(one), "/".join(other)


def _joined(cause: tuple[str | None, ...], members: list[Change]) -> Change:
    operations: set[OperationId] = set()
    ways: set[Way] = set()
    for one in members:
        operations |= one.subject.operations
        ways |= one.subject.ways
    services = len({one.path for one in members})
    counted = members[0].subject.services is not None
    subject = Subject(
        operations=frozenset(operations),
        ways=frozenset(ways),
        services=services if counted else None,
    )
    _, path, old, new = cause
    return replace(members[0], path=path or "", old=old, new=new, subject=subject)
