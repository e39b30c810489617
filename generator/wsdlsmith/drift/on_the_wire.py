"""Which messages show a change: those that hold what changed on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal

from wsdlsmith.drift.change import Change, OperationId
from wsdlsmith.drift.changes.headers import header_name
from wsdlsmith.drift.changes.pair import Pair, operation_keys
from wsdlsmith.drift.places import Side
from wsdlsmith.drift.reach import Felt
from wsdlsmith.drift.together import Found, Together
from wsdlsmith.model.contract import Message, Operation
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Element
from wsdlsmith.verify.body_declaration import Bodies

_Found = tuple[Found, Found]


class OnTheWire:
    """Answers for two contracts; only operations that both have can show a change."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._bodies = (Bodies(pair.old.schema), Bodies(pair.new.schema))
        self._known: dict[int, Felt] = {}

    def of(self, change: Change, felt: Felt) -> Felt:
        """The operations with a message that shows a change which ``felt`` feel."""
        subject = change.subject
        if subject.head is not None:
            return self._felt(self._together.head(subject.head))
        if subject.type is None:
            answers = felt.response
            if not change.path.startswith("fault:"):
                answers -= self._never.response
            return Felt(felt.request - self._never.request, answers)
        if subject.side != "both":
            return felt
        if change.kind == "type-renamed" and not subject.referred:
            return Felt()  # where the type itself is declared, nothing names it
        bits = 0
        for name in self._pair.instances(subject):
            bits |= self._together.type(name)
        return self._felt(bits)

    def _felt(self, bits: int) -> Felt:
        if bits not in self._known:
            masks = self._masks.items()
            self._known[bits] = Felt(
                frozenset(key for key, (mask, _) in masks if mask & bits),
                frozenset(key for key, (_, mask) in masks if mask & bits),
            )
        return self._known[bits]

    @cached_property
    def _masks(self) -> dict[OperationId, tuple[int, int]]:
        """The old side sends requests, the new one answers."""
        mask = self._together.mask
        return {
            key: (mask(request, 0), mask(answer, 1))
            for key, (request, answer) in self._found.items()
        }

    @cached_property
    def _together(self) -> Together:
        old, new = self._pair.alternatives
        return Together(Side(old), Side(new))

    @cached_property
    def _kept(self) -> list[tuple[OperationId, Operation, Operation]]:
        """The operations that both sides have."""
        found = []
        for old, new in self._pair.services:
            before, after = operation_keys(old), operation_keys(new)
            for key in before.keys() & after.keys():
                identity = OperationId(str(new.port_type), key)
                found.append((identity, before[key], after[key]))
        return found

    @cached_property
    def _found(self) -> dict[OperationId, _Found]:
        """What requests and answers of each kept operation lead to."""
        return {kept[0]: self._of_operation(*kept) for kept in self._kept}

    @cached_property
    def _never(self) -> Felt:
        """The kept operations that nobody can ask, or answer but with a fault."""
        asked, answered = set(), set()
        for identity, old, new in self._kept:
            if not self._possible(old, old.input, 0):
                asked.add(identity)
            if new.output is not None and not self._possible(new, new.output, 1):
                answered.add(identity)
        return Felt(frozenset(asked), frozenset(answered))

    def _possible(
        self, operation: Operation, message: Message, side: Literal[0, 1]
    ) -> bool:
        """Whether all that one side has to send can be there."""
        bodies = self._bodies[side]
        every = [
            *bodies.body(operation, message),
            *(
                bodies.part(header.part, header.namespace)
                for header in message.headers
                if header.required or message is operation.output
            ),
        ]
        return all(self._pair.may_stand(one, new=side == 1) for one in every)

    def _of_operation(
        self, identity: OperationId, old: Operation, new: Operation
    ) -> _Found:
        if old.style != new.style:
            return Found(), Found()
        request: list[tuple[Element, Element]] = []
        answer: list[tuple[Element, Element]] = []
        if identity not in self._never.request:
            request += self._of_message((old, old.input), (new, new.input))
        if (
            old.output is not None
            and new.output is not None
            and identity not in self._never.response
        ):
            answer += self._of_message((old, old.output), (new, new.output))
        faults = [self._faults(side, one) for side, one in enumerate((old, new))]
        answer += [(faults[0][n], faults[1][n]) for n in faults[0] if n in faults[1]]
        return self._reached(request), self._reached(answer)

    def _reached(self, pairs: Iterable[tuple[Element, Element]]) -> Found:
        return self._together.reached((one.type, other.type) for one, other in pairs)

    def _of_message(
        self, old: tuple[Operation, Message], new: tuple[Operation, Message]
    ) -> Iterator[tuple[Element, Element]]:
        """The elements of body and headers that both sides have."""
        for one, other in zip(
            self._bodies[0].body(*old), self._bodies[1].body(*new), strict=False
        ):
            if one.name == other.name:
                yield one, other
        before, after = (
            {header_name(h): bodies.part(h.part, h.namespace) for h in message.headers}
            for bodies, (_, message) in zip(self._bodies, (old, new), strict=True)
        )
        for name in before.keys() & after.keys():
            yield before[name], after[name]

    def _faults(self, side: int, operation: Operation) -> dict[QName, Element]:
        parts = (fault.part for fault in operation.faults if fault.part is not None)
        elements = (self._bodies[side].part(part) for part in parts)
        return {element.name: element for element in elements}
