"""What will be written, with every Python name decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wsdlsmith.emit.prefixes import Prefixes
from wsdlsmith.model.body import Body
from wsdlsmith.model.contract import MimePart, Operation, Service
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Element
from wsdlsmith.model.shape import Field, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class TypePlan:
    """A class that a named or inline type becomes."""

    key: QName
    name: str
    module: str
    members: tuple[str, ...] = ()
    """Attribute names: of a record's fields, of an enumeration's members."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderPlan:
    """A header block under the keyword that sets it."""

    name: str
    field: Field


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentPlan:
    """A part beside the envelope, under the parameter that takes it."""

    name: str
    part: MimePart


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePlan:
    """One direction of an operation; ``names`` are the fields' Python names."""

    body: Body
    names: tuple[str, ...]
    headers: tuple[HeaderPlan, ...]
    attachments: tuple[AttachmentPlan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultPlan:
    """A declared fault and the element of its detail."""

    name: str
    field: Field
    documentation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultClass:
    """The exception that a fault's detail is raised as, wherever it is declared."""

    name: str
    field: Field
    documentation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPlan:
    """A method of a client."""

    operation: Operation
    wire_name: str
    """The operation's name, unique in its service: overloads add the input's name."""
    method: str
    request: MessagePlan
    response: MessagePlan | None
    faults: tuple[FaultPlan, ...]
    summary: str = ""
    parameters: dict[str, str] = field(default_factory=dict)
    """Python parameter name -> what the page or the WSDL says of it."""
    returns: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePlan:
    """A client class, and the module that it stands in."""

    service: Service
    name: str
    async_name: str
    module: str
    attribute: str
    """The session's property."""
    path: str
    operations: tuple[OperationPlan, ...]
    failure: tuple[str, ...] = ()
    """The response headers that mean failure, of those that the service has."""

    @property
    def request_headers(self) -> tuple[HeaderPlan, ...]:
        """The header blocks that any operation of the service may send."""
        return unique_headers(h for o in self.operations for h in o.request.headers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the module of one service has to know of the package around it."""

    shapes: Mapping[QName, Shape]
    class_names: Mapping[QName, str]
    prefixes: Prefixes
    fault_names: Mapping[tuple[QName, QName], str]
    """The exception classes, by element and type of the fault's detail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole package."""

    package: str
    session: str
    async_session: str
    base_url: str
    prefixes: Prefixes
    shapes: dict[QName, Shape]
    types: dict[QName, TypePlan]
    elements: tuple[Element, ...]
    """Global elements that the run time must know: substitution, wildcards."""
    services: tuple[ServicePlan, ...]
    faults: dict[tuple[QName, QName], FaultClass]
    """The exception classes, by element and type of the fault's detail."""

    @property
    def surroundings(self) -> Surroundings:
        """What its services' modules have to know."""
        return Surroundings(
            shapes=self.shapes,
            class_names={key: planned.name for key, planned in self.types.items()},
            prefixes=self.prefixes,
            fault_names={key: planned.name for key, planned in self.faults.items()},
        )

    @property
    def request_headers(self) -> tuple[HeaderPlan, ...]:
        """The header blocks that any service may be sent."""
        return unique_headers(h for s in self.services for h in s.request_headers)


def unique_headers(headers: Iterable[HeaderPlan]) -> tuple[HeaderPlan, ...]:
    """Each header once, by the name of its keyword."""
    by_name = {header.name: header for header in headers}
    return tuple(by_name[name] for name in sorted(by_name))
