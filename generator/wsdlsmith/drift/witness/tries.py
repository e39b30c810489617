"""The messages worth trying: each goes to one border of what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from wsdlsmith.drift.change import OperationId, Subject, Way
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.witness.exchange import Party
from wsdlsmith.drift.witness.plan import LEAST, Plan
from wsdlsmith.drift.witness.route import Goal, Routes, planned
from wsdlsmith.drift.witness.sent import Sent
from wsdlsmith.drift.witness.variants import Variants
from wsdlsmith.model.schema import Element, TypeRef

_ROUTES = 4


class Tries:
    """Makes a sender's messages with the receiver's borders in mind."""

    def __init__(
        self, pair: Pair, sender: Party, receiver: Party, focus: Sequence[str]
    ) -> None:
        self._pair = pair
        self._sender = sender
        self._receiver = receiver
        sides = (sender.side, receiver.side)
        self._routes = Routes(*sides)
        self._variants = Variants(sender.specimens, sides, focus)

    def of(self, operation: OperationId, way: Way, subject: Subject) -> Iterator[Sent]:
        """Messages that may show the difference, the likeliest first."""
        goals = [self._goal(one) for one in subject.each]
        if None in goals:
            yield from self._plain(operation, way)
        if self._receiver.knows(operation):
            meant = [goal for goal in goals if goal is not None]
            if meant:
                yield from self._to(
                    operation,
                    way,
                    lambda one, other: any(goal(one, other) for goal in meant),
                )
            if None in goals:
                yield from self._to(operation, way, None)
        if None not in goals:
            yield from self._plain(operation, way)

    def _plain(self, operation: OperationId, way: Way) -> Iterator[Sent]:
        """The least that is valid: by each port, and with each header."""
        sender = self._sender
        yield sender.send(operation, way, {})
        yield from sender.otherwise(operation, way)
        for name in sender.header_elements(operation, way):
            yield sender.send(operation, way, {}, {name: LEAST})

    def _to(
        self, operation: OperationId, way: Way, goal: Goal | None
    ) -> Iterator[Sent]:
        """Messages that go to the types that are meant."""
        sender, receiver = self._sender, self._receiver
        headers = sender.header_elements(operation, way)
        bodies = {one.name: one for one in receiver.declared(operation, way)}
        for element in sender.declared(operation, way):
            for plan in self._plans(element, bodies.get(element.name), goal):
                yield sender.send(operation, way, {element.name: plan})
        blocks = receiver.header_elements(operation, way)
        for name, element in headers.items():
            for plan in self._plans(element, blocks.get(name), goal):
                yield sender.send(operation, way, {}, {name: plan})
        if way == "response":
            details = {n: one for n, (_, one) in receiver.faults(operation).items()}
            for name, (_, element) in sender.faults(operation).items():
                for plan in self._plans(element, details.get(name), goal):
                    yield sender.send_fault(operation, name, plan)

    def _plans(
        self, element: Element, other: Element | None, goal: Goal | None
    ) -> Iterator[Plan]:
        if goal is None:
            if element.nillable:
                yield Plan(nil=True)
            there = None if other is None else other.type
            yield from self._variants.of(element.type, there)
        elif other is not None:
            for route in islice(self._routes.to((element, other), goal), _ROUTES):
                for plan in self._variants.of(route[-1].end):
                    yield planned(route, plan)

    def _goal(self, subject: Subject) -> Goal | None:
        """The types to go to; None where the message itself is meant."""
        head = subject.head
        if head is not None:
            sides = (self._sender.side, self._receiver.side)

            def refers(one: TypeRef, other: TypeRef) -> bool:
                types = zip(sides, (one, other), strict=True)
                return all(head in side.inside(ref).heads for side, ref in types)

            return refers
        if subject.type is None:
            return None
        meant = set(self._pair.instances(subject))
        return lambda one, other: one == other and one in meant
