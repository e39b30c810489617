"""The messages worth trying: each goes to one border of what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import TypeAlias

from wsdlsmith.drift.change import OperationId, Subject, Way
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.witness.exchange import Party
from wsdlsmith.drift.witness.plan import LEAST, Plan
from wsdlsmith.drift.witness.route import Goal, Routes, planned
from wsdlsmith.drift.witness.sent import Sent
from wsdlsmith.drift.witness.specimen import UnwritableError
from wsdlsmith.drift.witness.variants import Variants
from wsdlsmith.model.schema import Element, TypeRef

_ROUTES = 4

Try: TypeAlias = Callable[[], Sent]
"""Writes a message; an ``UnwritableError`` says that nobody can."""


class Tries:
    """Makes a sender's messages with the receiver's borders in mind."""

    def __init__(
        self, pair: Pair, sender: Party, receiver: Party, focus: Sequence[str]
    ) -> None:
        self._pair = pair
        self._sender = sender
        self._receiver = receiver
        sides = (sender.side, receiver.side)
        self._routes = Routes(sides, sender.specimens.heights)
        specimens = (sender.specimens, receiver.specimens)
        self._variants = Variants(*specimens, sides, focus)

    def of(
        self, operation: OperationId, way: Way, subject: Subject, kind: str
    ) -> Iterator[Try]:
        """Messages that may show the difference, the likeliest first.

        ``kind`` is what the path of the finding begins with.
        """
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
                yield from self._to(operation, way, None, kind)
        if None not in goals:
            yield from self._plain(operation, way)

    def _plain(self, operation: OperationId, way: Way) -> Iterator[Try]:
        """The least that is valid: by each port, and with each header."""
        sender = self._sender
        yield partial(sender.send, operation, way, {})
        with suppress(UnwritableError):
            for sent in sender.otherwise(operation, way):
                yield partial(_known, sent)
        for name in sender.header_elements(operation, way):
            yield partial(sender.send, operation, way, {}, {name: LEAST})

    def _to(
        self, operation: OperationId, way: Way, goal: Goal | None, kind: str = ""
    ) -> Iterator[Try]:
        """Messages that go to the types that are meant."""
        rows: list[tuple[str, Iterable[Try]]] = [
            ("", self._bodies(operation, way, goal)),
            ("header", self._headers(operation, way, goal)),
            ("fault", self._faults(operation, goal) if way == "response" else ()),
        ]
        for _, row in sorted(rows, key=lambda row: row[0] != kind):
            yield from row

    def _bodies(
        self, operation: OperationId, way: Way, goal: Goal | None
    ) -> Iterator[Try]:
        send = self._sender.send
        there = {one.name: one for one in self._receiver.declared(operation, way)}
        for element in self._sender.declared(operation, way):
            for plan in self._plans(element, there.get(element.name), goal):
                yield partial(send, operation, way, {element.name: plan})

    def _headers(
        self, operation: OperationId, way: Way, goal: Goal | None
    ) -> Iterator[Try]:
        send = self._sender.send
        there = self._receiver.header_elements(operation, way)
        for name, element in self._sender.header_elements(operation, way).items():
            for plan in self._plans(element, there.get(name), goal):
                yield partial(send, operation, way, {}, {name: plan})

    def _faults(self, operation: OperationId, goal: Goal | None) -> Iterator[Try]:
        send = self._sender.send_fault
        there = {n: one for n, (_, one) in self._receiver.faults(operation).items()}
        for name, (_, element) in self._sender.faults(operation).items():
            for plan in self._plans(element, there.get(name), goal):
                yield partial(send, operation, name, plan)

    def _plans(
        self, element: Element, other: Element | None, goal: Goal | None
    ) -> Iterator[Plan]:
        if not self._sender.specimens.heights.may_stand(element):
            return  # nothing that the sender could write
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


def _known(sent: Sent) -> Sent:
    return sent
