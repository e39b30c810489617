"""The operations of a service that both contracts have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wsdlsmith.drift.change import Change, OperationId, Subject
from wsdlsmith.drift.changes.content import content_of
from wsdlsmith.drift.changes.effects import unfelt
from wsdlsmith.drift.changes.faults import fault_changes
from wsdlsmith.drift.changes.headers import HeaderChanges
from wsdlsmith.drift.changes.labels import type_label
from wsdlsmith.drift.changes.likeness import likeness, pair_up
from wsdlsmith.drift.changes.messages import message_changes, wrapper
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import (
    REQUEST,
    RESPONSE,
    Pair,
    operation_keys,
    operation_owner,
)
from wsdlsmith.model.contract import Message, Operation, Service
from wsdlsmith.model.schema import ComplexType, SchemaSet

_SURE = 0.7


def operation_changes(
    pair: Pair, headers: HeaderChanges, old: Service, new: Service
) -> Iterator[Change]:
    """Every change between the operations of one service."""
    before, after = operation_keys(old), operation_keys(new)
    removed = [key for key in before if key not in after]
    added = [key for key in after if key not in before]
    kept = [(key, key) for key in before if key in after]
    for one, other, sure in _renamed(pair, before, after, removed, added):
        removed.remove(one)
        added.remove(other)
        kept.append((one, other))
        change = operation_owner(new, one).change("operation-renamed", one, other)
        yield replace(change, confidence=sure)
    for key in removed:
        yield operation_owner(new, key).change("operation-removed", key, None)
    for key in added:
        yield operation_owner(new, key).change("operation-added", None, key)
    for one, other in kept:
        found = _kept(pair, headers, new, (one, before[one]), (other, after[other]))
        yield from found if one == other else unfelt(found)
    rows = [
        [key for key in row if key in before and key in after]
        for row in (before, after)
    ]
    if rows[0] != rows[1]:
        subject = Subject(services=1)
        owner = Owner(f"service:{new.name}", "service", subject)
        yield owner.change("operation-order-changed")


def _kept(
    pair: Pair,
    headers: HeaderChanges,
    service: Service,
    old: tuple[str, Operation],
    new: tuple[str, Operation],
) -> Iterator[Change]:
    key, before = old
    name, after = new
    identity = OperationId(str(service.port_type), name)
    owner = operation_owner(service, name)
    if key == name:  # else nobody listens
        headers.compare(identity, "request", before.input, after.input)
        headers.compare(identity, "response", before.output, after.output)
    if (before.output is None) != (after.output is None):
        words = [
            "one-way" if o.output is None else "request-response"
            for o in (before, after)
        ]
        yield owner.change("message-pattern-changed", *words)
    if before.parameter_order != after.parameter_order and before.style == "rpc":
        texts = [" ".join(o.parameter_order) or None for o in (before, after)]
        request = operation_owner(service, name, REQUEST)
        yield request.change("parameter-order-changed", *texts)
    if before.style == after.style:
        yield from _messages(pair, service, (before, after), name, renamed=key != name)
    yield from fault_changes(pair, service.name, identity, before, after)


def _messages(
    pair: Pair,
    service: Service,
    operations: tuple[Operation, Operation],
    name: str,
    *,
    renamed: bool,
) -> Iterator[Change]:
    subject = operation_owner(service, name).subject
    path = f"{service.name}.{name}"
    old, new = operations
    request = Owner(f"parameter:{path}", "parameter", replace(subject, ways=REQUEST))
    response = Owner(f"result:{path}", "result", replace(subject, ways=RESPONSE))
    inputs = (old.input, new.input)
    yield from message_changes(pair, request, operations, inputs, renamed=renamed)
    if old.output is not None and new.output is not None:
        outputs = (old.output, new.output)
        yield from message_changes(pair, response, operations, outputs, renamed=renamed)


def _renamed(
    pair: Pair,
    before: dict[str, Operation],
    after: dict[str, Operation],
    removed: list[str],
    added: list[str],
) -> list[tuple[str, str, float]]:
    """Operations of the same shape and nearly the same name."""
    shapes = (
        {key: _shape(pair.old.schema, before[key]) for key in removed},
        {key: _shape(pair.new.schema, after[key]) for key in added},
    )

    def score(one: str, other: str) -> float:
        if shapes[0][one] != shapes[1][other]:
            return 0.0
        return likeness(one, other)

    return pair_up(removed, added, score, _SURE)


def _shape(schema: SchemaSet, operation: Operation) -> tuple[object, ...]:
    """The fields of both messages, by name and type."""
    answer = operation.output
    return (
        operation.style,
        _fields(schema, operation, operation.input, answer=False),
        None if answer is None else _fields(schema, operation, answer, answer=True),
    )


def _fields(
    schema: SchemaSet, operation: Operation, message: Message, *, answer: bool
) -> tuple[tuple[str, str], ...]:
    element = wrapper(schema, operation, message, answer=answer)
    type_ = None if element is None else element.type
    if isinstance(type_, tuple):
        named = schema.types.get(type_)
        type_ = named if isinstance(named, ComplexType) else None
    if not isinstance(type_, ComplexType):
        return tuple((part.name, type_label(part.type)) for part in message.parts)
    slots = content_of(schema, type_).slots
    return tuple((s.name.name, type_label(s.declaration.type)) for s in slots)
