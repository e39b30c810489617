"""What the messages of the operations that both contracts have lead to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from wsdlsmith.drift.change import OperationId
from wsdlsmith.drift.changes.headers import header_name
from wsdlsmith.drift.changes.pair import Pair, operation_keys
from wsdlsmith.drift.together import Found, Together
from wsdlsmith.model.contract import Message, Operation
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Element
from wsdlsmith.verify.body_declaration import Bodies


class KeptOperation(NamedTuple):
    """An operation on both sides."""

    identity: OperationId
    old: Operation
    new: Operation


class Leads(NamedTuple):
    """What the elements lead to that both sides know of an operation's messages."""

    request: Found = Found()
    answer: Found = Found()
    faults: Found = Found()


class KeptMessages:
    """Answers for two contracts; what is found is remembered."""

    def __init__(self, pair: Pair) -> None:
        self.bodies = (Bodies(pair.old.schema), Bodies(pair.new.schema))
        self.together = Together(*pair.sides)
        self._pair = pair

    @cached_property
    def operations(self) -> list[KeptOperation]:
        """The operations that both sides have."""
        found = []
        for old, new in self._pair.services:
            before, after = operation_keys(old), operation_keys(new)
            for key in before.keys() & after.keys():
                identity = OperationId(str(new.port_type), key)
                found.append(KeptOperation(identity, before[key], after[key]))
        return found

    @cached_property
    def gone(self) -> dict[OperationId, Operation]:
        """The operations that only the old side has, of services that both have."""
        found = {}
        for old, new in self._pair.services:
            before, after = operation_keys(old), operation_keys(new)
            for key in before.keys() - after.keys():
                found[OperationId(str(new.port_type), key)] = before[key]
        return found

    @cached_property
    def leads(self) -> dict[OperationId, Leads]:
        """What the messages of each operation lead to."""
        return {one.identity: self._of_operation(one) for one in self.operations}

    def _of_operation(self, kept: KeptOperation) -> Leads:
        _, old, new = kept
        if old.style != new.style:
            return Leads()
        answer = Found()
        if old.output is not None and new.output is not None:
            answer = self._of_message((old, old.output), (new, new.output))
        before, after = (self._faults(side, one) for side, one in enumerate((old, new)))
        faults = (
            (before[name].type, after[name].type) for name in before if name in after
        )
        return Leads(
            self._of_message((old, old.input), (new, new.input)),
            answer,
            self.together.reached(faults),
        )

    def _of_message(
        self, old: tuple[Operation, Message], new: tuple[Operation, Message]
    ) -> Found:
        pairs = self._elements(old, new)
        return self.together.reached((one.type, other.type) for one, other in pairs)

    def _elements(
        self, old: tuple[Operation, Message], new: tuple[Operation, Message]
    ) -> Iterator[tuple[Element, Element]]:
        """The elements of body and headers that both sides have."""
        for one, other in zip(
            self.bodies[0].body(*old), self.bodies[1].body(*new), strict=False
        ):
            if one.name == other.name:
                yield one, other
        before, after = (
            {header_name(h): bodies.part(h.part, h.namespace) for h in message.headers}
            for bodies, (_, message) in zip(self.bodies, (old, new), strict=True)
        )
        for name in before.keys() & after.keys():
            yield before[name], after[name]

    def _faults(self, side: int, operation: Operation) -> dict[QName, Element]:
        parts = (fault.part for fault in operation.faults if fault.part is not None)
        elements = (self.bodies[side].part(part) for part in parts)
        return {element.name: element for element in elements}
