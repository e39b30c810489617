"""The way from a message's element down to what changed, where both sides have it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from wsdlsmith.drift.changes.content import Slot
from wsdlsmith.drift.places import Held, Side, held
from wsdlsmith.drift.witness.plan import Plan
from wsdlsmith.model.per_type import type_key
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Element, TypeRef
from wsdlsmith.sample.heights import ENDLESS, Heights

_MOST = 20_000

Goal: TypeAlias = Callable[[TypeRef, TypeRef], bool]
"""Whether the types of an element, the sender's and the receiver's, are meant."""


class Step(NamedTuple):
    """An element to go down to, and the type to name on it, if another is meant.

    The first one is the message's own; it stands in no ``slot``.
    """

    element: Element
    slot: Slot | None = None
    type: QName | None = None

    @property
    def end(self) -> TypeRef:
        """The type that the element has."""
        return self.type or self.element.type


Route: TypeAlias = tuple[Step, ...]


class Routes:
    """Goes through the messages of a sender, as far as the receiver has the same."""

    def __init__(self, sides: tuple[Side, Side], heights: Heights) -> None:
        """``sides`` are the sender's and the receiver's, ``heights`` the sender's."""
        self._sides = sides
        self._heights = heights

    def to(self, start: tuple[Element, Element], goal: Goal) -> Iterator[Route]:
        """Ways to elements of the types that are meant, the short ones first."""
        first = (held(start[0]), held(start[1]), (Step(start[0]),))
        waiting: deque[tuple[Held, Held, Route]] = deque([first])
        seen: set[object] = set()
        while waiting and len(seen) < _MOST:
            one, other, route = waiting.popleft()
            if not self._may_stand(route[-1]):
                continue
            if goal(one.type, other.type):
                yield route
                continue
            key = (type_key(one.type), type_key(other.type), route[-1].type)
            if key not in seen:
                seen.add(key)
                waiting.extend(self._replaced(one, other, route))
                waiting.extend(self._inside(one.type, other.type, route))

    def _may_stand(self, step: Step) -> bool:
        """Whether the sender knows values for all that must be there with it."""
        if step.type is None and self._heights.may_stand(step.element):
            return True
        return self._heights.type_height(step.end) < ENDLESS

    def _replaced(
        self, one: Held, other: Held, route: Route
    ) -> Iterator[tuple[Held, Held, Route]]:
        """The types that ``xsi:type`` may name instead."""
        if not isinstance(one.type, QName) or not isinstance(other.type, QName):
            return
        if route[-1].type is not None:
            return
        sender, receiver = self._sides
        names = sender.taken(one.type, one.block)
        for name in sorted(names & receiver.taken(other.type, other.block)):
            yield Held(name), Held(name), (*route[:-1], route[-1]._replace(type=name))

    def _inside(
        self, one: TypeRef, other: TypeRef, route: Route
    ) -> Iterator[tuple[Held, Held, Route]]:
        sender, receiver = self._sides
        if sender.abstract(one) or receiver.abstract(other):
            return
        there = receiver.inside(other).places
        for place, value in sender.inside(one).places.items():
            if place in there and not isinstance(place, QName):
                yield value, there[place], route  # a value is part of its element
        for slot in sender.slots(one):
            for element in sender.standing(slot):
                if element.name in there:
                    step = (*route, Step(element, slot))
                    yield held(element), there[element.name], step


def planned(route: Route, last: Plan) -> Plan:
    """The plan for the first element so that ``last`` is that of the last."""
    plan = last
    for step in reversed(route):
        if step.type is not None and plan.type is None:
            plan = replace(plan, type=step.type)
        if step.slot is not None:
            times = max(1, step.slot.occurs.min)
            head, name = step.slot.name, step.element.name
            plan = Plan(
                children={head: (plan,) * times},
                substitutes={head: name} if head != name else {},
            )
    return plan
