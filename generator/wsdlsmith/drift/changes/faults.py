"""Declared faults and their details."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wsdlsmith.drift.change import Change, Fact, OperationId, Subject
from wsdlsmith.drift.changes.field import declaration_changes
from wsdlsmith.drift.changes.labels import type_label
from wsdlsmith.drift.changes.messages import declared
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import RESPONSE, Pair
from wsdlsmith.drift.changes.references import relation_of
from wsdlsmith.model.contract import Fault, Operation, Part
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import SchemaSet, TypeRef


def fault_changes(
    pair: Pair, service: str, key: OperationId, old: Operation, new: Operation
) -> Iterator[Change]:
    """Every change between the faults of one operation."""
    before = {fault.name: fault for fault in old.faults}
    after = {fault.name: fault for fault in new.faults}
    subject = Subject(operations=frozenset({key}), ways=RESPONSE)
    for name in sorted({*before, *after}):
        path = f"fault:{service}.{key.operation}.{name}"
        owner = Owner(path, "fault", subject)
        one, other = before.get(name), after.get(name)
        if one is None and other is not None:
            yield owner.change("fault-added", None, _label(pair.new.schema, other))
        elif other is None and one is not None:
            yield owner.change("fault-removed", _label(pair.old.schema, one), None)
        elif one is not None and other is not None:
            yield from _kept(pair, owner, one, other)


def _kept(pair: Pair, owner: Owner, old: Fault, new: Fault) -> Iterator[Change]:
    labels = (_label(pair.old.schema, old), _label(pair.new.schema, new))
    if labels[0] != labels[1]:
        change = owner.change("fault-detail-changed", *labels)
        yield replace(change, facts=_effect(pair, old, new))
        return
    if old.use != new.use:
        yield owner.change("binding-use-changed", old.use, new.use)
    if old.action != new.action:
        yield owner.change("wsa-action-changed", old.action, new.action)
    if old.part is not None and new.part is not None:
        one = declared(pair.old.schema, old.part)
        other = declared(pair.new.schema, new.part)
        if one is not None and other is not None:
            inner = owner.inside(other.name.name)
            yield from declaration_changes(pair, inner, one, other)


def _effect(pair: Pair, old: Fault, new: Fault) -> dict[str, Fact]:
    """What became of the detail's values, where the element is the same.

    Any service may answer with a detail that no fault declares (WS-I Basic Profile
    1.1, R2742): another element is as good as an undeclared one.
    """
    one, other = (None if f.part is None else _detail(f.part) for f in (old, new))
    if one is None or other is None or one != other:
        return {"fewer": False, "more_allowed": False}
    types = (_type(pair.old.schema, old), _type(pair.new.schema, new))
    return {"relation": relation_of(pair, *types)}


def _detail(part: Part) -> QName:
    """What the element of a detail is called; one with ``type`` like its part."""
    return part.element or QName("", part.name)


def _type(schema: SchemaSet, fault: Fault) -> TypeRef | None:
    if fault.part is None:
        return None
    element = declared(schema, fault.part)
    return element.type if element else fault.part.type


def _label(schema: SchemaSet, fault: Fault) -> str:
    """The element and type of a fault's detail."""
    if fault.part is None:
        return "empty"
    declaration = declared(schema, fault.part)
    if declaration is None:
        return f"type {type_label(fault.part.type)}"
    return f"{declaration.name.name}: {type_label(declaration.type)}"
