"""Which messages may show a change: those that hold what changed on both sides."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.kept_messages import KeptMessages
from wsdlsmith.drift.reach import Felt, Senders
from wsdlsmith.drift.together import Found
from wsdlsmith.model.contract import Message, Operation


class OnTheWire:
    """Answers for two contracts; only operations that both have can show a change."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._messages = KeptMessages(pair)

    def of(self, change: Change, felt: Felt) -> Felt:
        """The operations whose messages may show a change which ``felt`` feel."""
        subject = change.subject
        together = self._messages.together
        if subject.head is not None:
            return self._senders.of(together.head(subject.head))
        if subject.type is None:
            answers = felt.response
            if not change.path.startswith("fault:"):
                answers -= self._never.response
            return Felt(felt.request - self._never.request, answers)
        if subject.side != "both":
            return felt
        if subject.shown_by == "name":
            return self._senders.of(together.name(subject.type))
        if subject.shown_by == "place":
            return self._senders.of(together.place(subject.type))
        bits = 0
        for name in self._pair.instances(subject):
            bits |= together.type(name)
        return self._senders.of(bits)

    @cached_property
    def _senders(self) -> Senders:
        """The old side sends requests, the new one answers."""
        found = {}
        for identity, (request, answer, faults) in self._messages.leads.items():
            asked = 0 if identity in self._never.request else self._mask(request, 0)
            told = 0 if identity in self._never.response else self._mask(answer, 1)
            found[identity] = (asked, told | self._mask(faults, 1))
        return Senders(found)

    def _mask(self, found: Found, side: Literal[0, 1]) -> int:
        none = self._pair.heights[side].uninhabited
        return self._messages.together.mask(found, side, none)

    @cached_property
    def _never(self) -> Felt:
        """The operations that nobody can ask, or answer but with a fault."""
        asked, answered = set(), set()
        for identity, operation in self._messages.gone.items():
            if not self._possible(operation, operation.input, 0):
                asked.add(identity)
        for identity, old, new in self._messages.operations:
            if not self._possible(old, old.input, 0):
                asked.add(identity)
            one_way = old.output is None and new.output is None
            if one_way or (
                new.output is not None and not self._possible(new, new.output, 1)
            ):
                answered.add(identity)
        return Felt(frozenset(asked), frozenset(answered))

    def _possible(
        self, operation: Operation, message: Message, side: Literal[0, 1]
    ) -> bool:
        """Whether all that one side has to send can be there."""
        bodies = self._messages.bodies[side]
        every = [
            *bodies.body(operation, message),
            *(
                bodies.part(header.part, header.namespace)
                for header in message.headers
                if header.required or message is operation.output
            ),
        ]
        return all(map(self._pair.heights[side].may_stand, every))
