"""Who feels a change: the operations that reach a type, by direction.

A reference to a type reaches its content and, through ``xsi:type``, that of all
types derived from it; content reaches the base's content and what it refers to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from wsdlsmith.drift.change import OperationId, Subject, Way
from wsdlsmith.drift.finding import Reach
from wsdlsmith.drift.type_names import TypeNames
from wsdlsmith.model.contract import Contract, Message, Part
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import ComplexType


class Felt(NamedTuple):
    """The operations that feel a change, by direction."""

    request: frozenset[OperationId] = frozenset()
    response: frozenset[OperationId] = frozenset()

    def joined(self, other: Felt) -> Felt:
        """Who feels either of two changes."""
        return Felt(self.request | other.request, self.response | other.response)

    @property
    def ways(self) -> frozenset[Way]:
        """The directions in which any operation feels it."""
        found: set[Way] = set()
        if self.request:
            found.add("request")
        if self.response:
            found.add("response")
        return frozenset(found)

    @property
    def reach(self) -> Reach:
        """How many they are."""
        every = self.request | self.response
        return Reach(len({one.service for one in every}), len(every))


class Senders:
    """The operations by the bits of what their messages hold."""

    def __init__(self, masks: Mapping[OperationId, tuple[int, int]]) -> None:
        """``masks`` are of each operation's request, and of its answers."""
        self._known: dict[int, Felt] = {}
        self._by_mask: tuple[dict[int, set[OperationId]], ...] = ({}, {})
        for key, both in masks.items():
            for found, mask in zip(self._by_mask, both, strict=True):
                found.setdefault(mask, set()).add(key)

    def of(self, bits: int) -> Felt:
        """Those with a message that holds any of it."""
        if bits not in self._known:
            self._known[bits] = Felt(*(_holding(one, bits) for one in self._by_mask))
        return self._known[bits]


def _holding(
    by_mask: Mapping[int, set[OperationId]], bits: int
) -> frozenset[OperationId]:
    return frozenset().union(*(keys for mask, keys in by_mask.items() if mask & bits))


class TypeGraph:
    """The types that each operation of one contract reaches."""

    def __init__(
        self, contract: Contract, operations: Mapping[OperationId, tuple[int, int]]
    ) -> None:
        self._schema = contract.schema
        names = list(contract.schema.types)
        self._bits = {name: 1 << number for number, name in enumerate(names)}
        self._referred = {name: bit << len(names) for name, bit in self._bits.items()}
        self._type_names = TypeNames(contract.schema)
        closures = self._closures(names)
        masks: dict[OperationId, tuple[int, int]] = {}
        for key, (service, operation) in operations.items():
            found = contract.services[service].operations[operation]
            answers = [found.output] if found.output is not None else []
            faults = [fault.part for fault in found.faults if fault.part is not None]
            masks[key] = (
                self._message_mask([found.input], [], closures),
                self._message_mask(answers, faults, closures),
            )
        self._senders = Senders(masks)

    def felt(self, name: QName, *, referred: bool = False) -> Felt:
        """The operations that reach the type called ``name``.

        With ``referred`` only where an instance of the type may stand: where it
        or a base of it is named, not where it is only extended.
        """
        return self._senders.of(
            (self._referred if referred else self._bits).get(name, 0)
        )

    def _closures(self, names: Iterable[QName]) -> dict[QName, int]:
        """What a reference to each type reaches; repeated until nothing is new."""
        derived: dict[QName, set[QName]] = {}
        for name, one in self._schema.types.items():
            base: QName | None = one.base if isinstance(one, ComplexType) else None
            seen: set[QName] = set()
            while base is not None and base not in seen:
                seen.add(base)
                derived.setdefault(base, set()).add(name)
                above = self._schema.types.get(base)
                base = above.base if isinstance(above, ComplexType) else None
        edges = {
            name: set(self._type_names.of_type(self._schema.types[name]))
            for name in names
        }
        content = dict(self._bits)
        whole = {
            name: self._bits[name]
            | self._referred[name]
            | sum(self._referred[sub] for sub in derived.get(name, ()))
            for name in names
        }
        changed = True
        while changed:
            changed = False
            for name in names:
                own = content[name]
                one = self._schema.types[name]
                for target in edges[name]:
                    is_base = isinstance(one, ComplexType) and target == one.base
                    own |= (content if is_base else whole).get(target, 0)
                all_ = own | whole[name]
                for sub in derived.get(name, ()):
                    all_ |= content[sub]
                if own != content[name] or all_ != whole[name]:
                    content[name], whole[name], changed = own, all_, True
        return whole

    def _message_mask(
        self,
        messages: Iterable[Message],
        parts: Iterable[Part],
        closures: Mapping[QName, int],
    ) -> int:
        mask = 0
        for message in messages:
            every = (*message.parts, *(header.part for header in message.headers))
            for part in every:
                mask |= self._part_mask(part, closures)
        for part in parts:
            mask |= self._part_mask(part, closures)
        return mask

    def _part_mask(self, part: Part, closures: Mapping[QName, int]) -> int:
        mask = 0
        declaration = part.declaration
        if declaration is None and part.element is not None:
            declaration = self._schema.elements.get(part.element)
        names: Iterator[QName] = iter(())
        if declaration is not None:
            names = self._type_names.of(declaration.type)
        elif part.type is not None:
            names = self._type_names.of(part.type)
        for name in names:
            mask |= closures.get(name, 0)
        return mask


class Reaches:
    """Answers for two contracts; only operations that both have can feel a change."""

    def __init__(self, old: TypeGraph, new: TypeGraph) -> None:
        self._old = old
        self._new = new
        self._known: dict[tuple[QName, str, bool], Felt] = {}

    def of(self, subject: Subject) -> Felt:
        """Who feels a change of ``subject``."""
        if subject.type is None:
            none: frozenset[OperationId] = frozenset()
            return Felt(
                subject.operations if "request" in subject.ways else none,
                subject.operations if "response" in subject.ways else none,
            )
        key = (subject.type, subject.side, subject.referred)
        if key not in self._known:
            self._known[key] = self._of_type(*key)
        return self._known[key]

    def _of_type(self, name: QName, side: str, referred: bool) -> Felt:
        if side == "old":
            return self._old.felt(name, referred=referred)
        if side == "new":
            return self._new.felt(name, referred=referred)
        old = self._old.felt(name, referred=referred)
        new = self._new.felt(name, referred=referred)
        return Felt(old.request & new.request, old.response & new.response)
