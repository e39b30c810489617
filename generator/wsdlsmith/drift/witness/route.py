"""The way from a message's element down to a type."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from wsdlsmith.drift.changes.content import Slot, content_of
from wsdlsmith.drift.changes.inheritance import chain
from wsdlsmith.drift.witness.plan import Plan
from wsdlsmith.drift.witness.specimen import Specimens
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import ComplexType, Element, TypeRef

_MOST = 20_000


class Step(NamedTuple):
    """One child to go down to, and the type to name on it, if another is meant."""

    slot: Slot
    type: QName | None


Route = tuple[Step, ...]


def routes_to(specimens: Specimens, start: Element, target: QName) -> Iterator[Route]:
    """Ways from an element to one whose type is, or extends, ``target``: short first.

    Several, since the receiver may have another type where the first one ends.
    """
    meant = {target, *specimens.below(target)}
    waiting: deque[tuple[TypeRef, Route]] = deque([(start.type, ())])
    seen: set[object] = set()
    while waiting and len(seen) < _MOST:
        ref, route = waiting.popleft()
        if ref == target or (ref in meant and route):
            yield route
            continue
        key = ref if isinstance(ref, QName) else id(ref)
        if key in seen:
            continue
        seen.add(key)
        for slot in slots_of(specimens, ref):
            type_ = slot.declaration.type
            waiting.append((type_, (*route, Step(slot, None))))
            if isinstance(type_, QName):
                for below in specimens.below(type_):
                    waiting.append((below, (*route, Step(slot, below))))
        waiting.extend((part, route) for part in _parts(specimens, ref))


def _parts(specimens: Specimens, ref: TypeRef) -> Iterator[TypeRef]:
    """The types of a value's text and of attributes: they are part of the element."""
    definition = specimens.schema.types.get(ref) if isinstance(ref, QName) else ref
    if isinstance(definition, ComplexType):
        for one in chain(specimens.schema, definition):
            if one.simple_content is not None:
                yield one.simple_content
            for attribute in one.attributes:
                if attribute.type is not None:
                    yield attribute.type
    elif definition is not None:
        for inner in (definition.base, definition.item, *definition.members):
            if inner is not None:
                yield inner


def slots_of(specimens: Specimens, ref: TypeRef) -> Iterator[Slot]:
    """All children that a type allows, its bases' first."""
    definition = specimens.schema.types.get(ref) if isinstance(ref, QName) else ref
    if isinstance(definition, ComplexType):
        for one in chain(specimens.schema, definition):
            yield from content_of(specimens.schema, one).slots


def planned(route: Route, last: Plan) -> Plan:
    """The plan for the first element so that ``last`` is that of the last."""
    plan = last
    for step in reversed(route):
        inner = plan
        if step.type is not None and inner.type is None:
            inner = replace(inner, type=step.type)
        times = max(1, step.slot.occurs.min)
        plan = Plan(children={step.slot.name: (inner,) * times})
    return plan
