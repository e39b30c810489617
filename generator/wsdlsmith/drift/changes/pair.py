"""Two contracts under the same names, and what comparing them needs to know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from wsdlsmith.drift.change import OperationId, Subject, Way
from wsdlsmith.drift.changes.content import Slot
from wsdlsmith.drift.changes.inheritance import derived_of
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.spaces import Spaces
from wsdlsmith.drift.places import Side
from wsdlsmith.emit.annotations import Annotations
from wsdlsmith.model.contract import Contract, Operation, Service
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import ComplexType, Element, SchemaSet, TypeRef
from wsdlsmith.model.shaping import Shaper
from wsdlsmith.sample.heights import Heights

_Heights: TypeAlias = tuple[Heights, Heights]

BOTH: frozenset[Way] = frozenset({"request", "response"})
REQUEST: frozenset[Way] = frozenset({"request"})
RESPONSE: frozenset[Way] = frozenset({"response"})


@dataclass(slots=True)
class Pair:
    """The old contract, brought to the new one's names, and the new one."""

    old: Contract
    new: Contract
    services: tuple[tuple[Service, Service], ...] = ()
    """Services that both have; a renamed one is there too."""
    spaces: Spaces = field(init=False)
    moved: frozenset[tuple[str, str]] = frozenset()
    """The namespaces that types went from, and where to."""
    comparing: set[tuple[QName | int, QName | int]] = field(default_factory=set)
    """The pairs of types that are being compared, one inside of the other."""
    _labels: Counter[str] = field(init=False)
    _shapers: tuple[Shaper, Shaper] | None = field(init=False, default=None)
    _heights: _Heights | None = field(init=False, default=None)
    _sides: tuple[Side, Side] | None = field(init=False, default=None)
    _annotations: tuple[Annotations, Annotations] | None = field(
        init=False, default=None
    )
    _derived: tuple[dict[QName, list[QName]], dict[QName, list[QName]]] = field(
        init=False
    )

    def __post_init__(self) -> None:
        self.spaces = Spaces(self.old.schema, self.new.schema)
        names = {*self.old.schema.types, *self.new.schema.types}
        self._labels = Counter(name.name for name in names)
        self._derived = (derived_of(self.old.schema), derived_of(self.new.schema))

    def same_python(self, old: TypeRef, new: TypeRef) -> bool:
        """Whether values of two named types are of one type in generated code."""
        if not isinstance(old, QName) or not isinstance(new, QName):
            return False
        one, other = self.annotations
        return one.of_type(old) == other.of_type(new)

    @property
    def annotations(self) -> tuple[Annotations, Annotations]:
        """The Python types of both sides; made when first asked for."""
        if self._annotations is None:
            twins = _twins(self.old.schema) & _twins(self.new.schema)
            one, other = (
                Annotations(
                    shaper.shapes, lambda k: str(k) if k.name in twins else k.name
                )
                for shaper in self.shapers
            )
            self._annotations = (one, other)
        return self._annotations

    @property
    def shapers(self) -> tuple[Shaper, Shaper]:
        """What each type is in Python; made when first asked for."""
        if self._shapers is None:
            self._shapers = (Shaper(self.old.schema), Shaper(self.new.schema))
        return self._shapers

    @property
    def heights(self) -> _Heights:
        """What may be there at all, on both sides; made when first asked for."""
        if self._heights is None:
            self._heights = (Heights(self.old.schema), Heights(self.new.schema))
        return self._heights

    @property
    def sides(self) -> tuple[Side, Side]:
        """What stands inside of types, on both sides; made when first asked for."""
        if self._sides is None:
            old, new = self.heights
            self._sides = (Side(old.alternatives), Side(new.alternatives))
        return self._sides

    def may_stand(self, element: Element, *, new: bool) -> bool:
        """Whether a message can hold an element."""
        return self.heights[int(new)].may_stand(element)

    def may_fill(self, slot: Slot, *, new: bool) -> bool:
        """Whether any element can stand in a slot: its own, or one of its group."""
        declared = slot.declaration
        group = self.heights[int(new)].alternatives.elements(declared)
        every = group if slot.ref else [declared]
        return any(self.may_stand(one, new=new) for one in every)

    def label(self, name: QName) -> str:
        """A type's name in a path: local where that is unique."""
        return name.name if self._labels[name.name] < 2 else str(name)

    def type_owner(self, name: QName) -> Owner:
        """A named type as the owner of changes."""
        return Owner(f"type:{self.label(name)}", "type", Subject(type=name))

    def has_subtypes(self, name: QName | None) -> bool:
        """Whether another type's content goes on behind this one's."""
        return any(name in derived for derived in self._derived)

    def instances(self, subject: Subject) -> Iterator[QName]:
        """The types whose instances hold what changed: the type and those below."""
        if subject.type is None:
            return
        waiting, seen = [subject.type], set(subject.spared)
        while waiting:
            name = waiting.pop()
            seen.add(name)
            sides = (self.old.schema.types.get(name), self.new.schema.types.get(name))
            abstract = any(isinstance(s, ComplexType) and s.abstract for s in sides)
            if subject.referred or not abstract:
                yield name
            if not subject.referred:
                below = set(self.subtypes(name, new=False))
                waiting += [
                    one
                    for one in self.subtypes(name, new=True)
                    if one in below - seen and self._inherits(one, subject)
                ]

    def _inherits(self, name: QName, subject: Subject) -> bool:
        """Whether a type has what its base has; a restriction says its content anew."""
        sides = (self.old.schema.types.get(name), self.new.schema.types.get(name))
        return subject.restricted or not any(
            isinstance(one, ComplexType) and one.derivation == "restriction"
            for one in sides
        )

    def subtypes(self, name: QName, *, new: bool) -> list[QName]:
        """The types that directly derive from one."""
        return self._derived[int(new)].get(name, [])


def _twins(schema: SchemaSet) -> set[str]:
    """The local names that types of several namespaces share."""
    names = Counter(name.name for name in schema.types)
    return {name for name, count in names.items() if count > 1}


def operation_keys(service: Service) -> dict[str, Operation]:
    """The operations by name; an overloaded one also by its input's name."""
    names = Counter(operation.name for operation in service.operations)
    found: dict[str, Operation] = {}
    for one in service.operations:
        key = one.name
        if names[one.name] > 1 and one.input_name:
            key = f"{one.name}({one.input_name})"
        found.setdefault(key, one)
    return found


def operation_owner(service: Service, key: str, ways: frozenset[Way] = BOTH) -> Owner:
    """An operation as the owner of changes."""
    one = frozenset({OperationId(str(service.port_type), key)})
    return Owner(
        f"operation:{service.name}.{key}",
        "operation",
        Subject(operations=one, ways=ways),
    )


def service_owner(
    service: Service, ways: frozenset[Way] = BOTH, *, kept: Iterable[str] | None = None
) -> Owner:
    """A service as the owner of changes; of its operations those that are ``kept``."""
    keys = operation_keys(service) if kept is None else kept
    every = frozenset(OperationId(str(service.port_type), key) for key in keys)
    return Owner(
        f"service:{service.name}",
        "service",
        Subject(operations=every, ways=ways, services=1),
    )
