"""What bindings say of operations: SOAP action, style, use, namespace of the body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from wsdlsmith.drift.change import Change, Way
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import (
    BOTH,
    REQUEST,
    RESPONSE,
    operation_keys,
    operation_owner,
)
from wsdlsmith.model.contract import Operation, Service


class _Value(NamedTuple):
    """What a binding says of an operation, before and after, in which directions."""

    kind: str
    old: str
    new: str
    ways: frozenset[Way]


def bound_operation_changes(
    owner: Owner, old: Service, new: Service
) -> Iterator[Change]:
    """Every change of SOAP actions, styles, uses and namespaces of bodies."""
    before, after = operation_keys(old), operation_keys(new)
    both = [key for key in before if key in after]
    rows: dict[str, list[tuple[str, _Value]]] = {}
    for key in both:
        for value in _values(before[key], after[key]):
            rows.setdefault(value.kind, []).append((key, value))
    for values in rows.values():
        yield from _folded(owner, new, values, len(both))


def _values(old: Operation, new: Operation) -> Iterator[_Value]:
    if old.soap_action != new.soap_action:
        yield _Value("soap-action-changed", old.soap_action, new.soap_action, REQUEST)
    if old.style != new.style:
        yield _Value("binding-style-changed", old.style, new.style, BOTH)
        return
    messages = {REQUEST: (old.input, new.input)}
    if old.output is not None and new.output is not None:
        messages[RESPONSE] = (old.output, new.output)
    uses: dict[tuple[str, str], frozenset[Way]] = {}
    spaces: dict[tuple[str, str], frozenset[Way]] = {}
    for way, (one, other) in messages.items():
        for found, before, after in (
            (uses, one.use, other.use),
            (spaces, one.namespace, other.namespace),
        ):
            found[before, after] = found.get((before, after), frozenset()) | way
    told = {"binding-use-changed": uses}
    if old.style == "rpc":
        told["body-namespace-changed"] = spaces
    for kind, changed in told.items():
        for (before, after), ways in changed.items():
            if before != after:
                yield _Value(kind, before, after, ways)


def _folded(
    every: Owner, service: Service, values: list[tuple[str, _Value]], operations: int
) -> Iterator[Change]:
    """One change where all operations changed alike, else one for each."""
    alike = {_difference(key, value) for key, value in values}
    if len(values) == operations > 1 and len(alike) == 1:
        kind, old, new, ways = next(iter(alike))
        subject = replace(every.subject, ways=ways)
        yield replace(every, subject=subject).change(kind, old, new)
        return
    for key, value in values:
        owner = operation_owner(service, key, value.ways)
        yield owner.change(value.kind, value.old, value.new)


def _difference(key: str, value: _Value) -> _Value:
    """The same for two texts without the operation's name at their end."""
    if value.old.endswith(key) and value.new.endswith(key):
        old, new = value.old.removesuffix(key), value.new.removesuffix(key)
        return value._replace(old=old, new=new)
    return value
