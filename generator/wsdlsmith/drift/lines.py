"""Where a finding stands in the files of both contracts, down to the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from wsdlsmith.drift.change import Subject
from wsdlsmith.drift.changes.pair import operation_keys
from wsdlsmith.drift.diff import Drift
from wsdlsmith.drift.finding import Finding
from wsdlsmith.location import NOWHERE, Location
from wsdlsmith.model.contract import Contract, Operation, Part, Service
from wsdlsmith.model.schema import (
    ComplexType,
    Element,
    ElementParticle,
    ModelGroup,
    SimpleType,
)


class Lines:
    """Finds the line that a finding is about, or that of what holds it."""

    def __init__(self, *drifts: Drift) -> None:
        """Several, where services stand apart."""
        self._drifts = drifts

    def old(self, finding: Finding) -> Location:
        """In the old contract; NOWHERE where nothing of it is there."""
        return self._in("old", finding, finding.old)

    def new(self, finding: Finding) -> Location:
        """In the new contract."""
        return self._in("new", finding, finding.new)

    def _in(
        self, side: Literal["old", "new"], finding: Finding, name: str | None
    ) -> Location:
        fingerprint = finding.fingerprint
        drift = next((d for d in self._drifts if fingerprint in d.behind), None)
        if drift is None:
            return NOWHERE
        subject = drift.behind[fingerprint][0].subject
        pair = drift.compared.pair
        contract = pair.old if side == "old" else pair.new
        kind, _, path = finding.path.partition(":")
        if kind == "type" and subject.type is not None:
            label = pair.label(subject.type)
            component = contract.schema.types.get(subject.type)
            return _deepest([component], path[len(label) + 1 :], name)
        if (
            kind in ("group", "attributeGroup", "attribute")
            and subject.type is not None
        ):
            user = contract.schema.types.get(subject.type)
            return _deepest([user], path.partition(".")[2] or f"@{path}", name)
        if kind == "element":
            for known, element in contract.schema.elements.items():
                for label in (known.name, str(known)):
                    if path == label or path.startswith(f"{label}."):
                        return _deepest([element], path[len(label) + 1 :], name)
            return NOWHERE
        if kind == "header":
            return _header(contract, subject, path)
        return self._of_service(contract, kind, path, name)

    def _of_service(
        self, contract: Contract, kind: str, path: str, name: str | None
    ) -> Location:
        """``Service``, or ``Service.Operation`` with what may stand behind it."""
        head, _, rest = path.partition(".")
        service = self._service(contract, head)
        if service is None:
            return NOWHERE
        for key, operation in operation_keys(service).items():
            if key in (rest, name) or rest.startswith(f"{key}."):
                return _of_operation(operation, kind, rest[len(key) + 1 :], name)
        return service.location

    def _service(self, contract: Contract, name: str) -> Service | None:
        """The service of that name, or the one that it became."""
        own = {id(service) for service in contract.services}
        for pair in (p for d in self._drifts for p in d.compared.pair.services):
            if name in {service.name for service in pair}:
                return next(service for service in pair if id(service) in own)
        return next((s for s in contract.services if s.name == name), None)


def _of_operation(
    operation: Operation, kind: str, rest: str, name: str | None
) -> Location:
    if kind == "fault":
        found = (fault for fault in operation.faults if fault.name == rest)
        return next((one.location for one in found), operation.location)
    message = operation.output if kind == "result" else operation.input
    if message is None or kind not in ("parameter", "result"):
        return operation.location
    parts = [part for part in message.parts if part.name == rest]
    if not rest and not any(_place(part.declaration) for part in message.parts):
        return operation.location  # the parts together, and no element holds them
    return _deepest(parts or message.parts, "" if parts else rest, name)


def _header(contract: Contract, subject: Subject, path: str) -> Location:
    """``Header`` where it is first used, or what stands behind it in the path."""
    name, _, inside = path.partition(".")
    names = {(one.service, one.operation) for one in subject.operations}
    for service in contract.services:
        for key, operation in operation_keys(service).items():
            if names and (str(service.port_type), key) not in names:
                continue
            for message in filter(None, (operation.input, operation.output)):
                for header in message.headers:
                    part = header.part
                    if name in (part.name, part.element and part.element.name):
                        return _deepest([part], inside, None)
    return NOWHERE


def _deepest(owners: Sequence[Any], path: str, name: str | None) -> Location:
    """The place of ``A.B`` inside, as far as it is there; else of its owner."""
    place = next((found for one in owners if (found := _place(one))), NOWHERE)
    for wanted in filter(None, path.split(".")):
        inside = [part for owner in owners for part in _inside(owner)]
        named = [part for part in inside if _name(part) in (wanted, name)]
        if not named:
            break
        owners, place = named, _place(named[0]) or place
    return place


def _place(component: object) -> Location | None:
    """A component's own place; a part's is that of the element that it names."""
    if isinstance(component, Part) and component.declaration is not None:
        component = component.declaration
    place = getattr(component, "location", NOWHERE)
    return place if place.file else None


def _inside(owner: object) -> Iterator[Any]:
    """The named parts of a component, one level down."""
    if isinstance(owner, Part):
        yield from _inside(owner.declaration)
    elif isinstance(owner, ElementParticle):
        yield from _inside(owner.element)
    elif isinstance(owner, Element):
        if isinstance(owner.type, ComplexType | SimpleType):
            yield from _inside(owner.type)
    elif isinstance(owner, ComplexType):
        yield from owner.attributes
        yield from _particles(owner.content)
        yield owner.any_attribute
    elif isinstance(owner, SimpleType):
        yield from owner.enumeration


def _particles(particle: object) -> Iterator[Any]:
    if isinstance(particle, ModelGroup):
        for one in particle.particles:
            yield from _particles(one)
    else:
        yield particle


def _name(part: object) -> str:
    """How a path calls it: ``Name``, ``@name``, a token, ``*`` for a wildcard."""
    if isinstance(part, ElementParticle):
        known = part.element.name if part.element is not None else part.ref
        return known.name if known is not None else ""
    token = getattr(part, "token", None)
    if token is not None:
        return str(token)
    known = getattr(part, "name", None)
    return f"@{known.name}" if known is not None else "*"
