"""What one WSDL document declares, before any name is resolved (WSDL 1.1)."""

from __future__ import annotations

from dataclasses import dataclass, field

from wsdlsmith.location import NOWHERE, Location
from wsdlsmith.model.contract import MimePart, Part, SoapVersion, Style, Use
from wsdlsmith.model.qname import QName


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredMessage:
    """``wsdl:message`` (2.3)."""

    name: QName
    parts: tuple[Part, ...]
    documentation: str = ""
    location: Location = field(default=NOWHERE, compare=False)

    def part(self, name: str) -> Part | None:
        """The part of that name."""
        return next((part for part in self.parts if part.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """An input, output or fault of a portType's operation (2.4)."""

    name: str
    message: QName
    action: str = ""
    documentation: str = ""
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AbstractOperation:
    """An operation of a portType; ``outgoing`` when the output comes first (2.4)."""

    name: str
    input: Direction | None
    output: Direction | None
    faults: tuple[Direction, ...] = ()
    outgoing: bool = False
    parameter_order: tuple[str, ...] = ()
    documentation: str = ""
    location: Location = field(default=NOWHERE, compare=False)

    @property
    def input_name(self) -> str:
        """The input's name, or the one that WSDL 2.4.5 gives it."""
        if self.input is not None and self.input.name:
            return self.input.name
        return self.name if self.output is None else f"{self.name}Request"

    @property
    def output_name(self) -> str:
        """The output's name, or the one that WSDL 2.4.5 gives it."""
        if self.output is not None and self.output.name:
            return self.output.name
        return self.name if self.input is None else f"{self.name}Response"


@dataclass(frozen=True, slots=True, kw_only=True)
class PortType:
    """``wsdl:portType`` (2.4)."""

    name: QName
    operations: tuple[AbstractOperation, ...]
    documentation: str = ""
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundHeader:
    """``soap:header`` or ``soap:headerfault`` (3.7, 3.8)."""

    message: QName
    part: str
    use: Use
    namespace: str = ""
    required: bool = False
    faults: tuple[BoundHeader, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundBody:
    """``soap:body`` with what stands beside it (3.5); ``parts`` None means all."""

    name: str = ""
    parts: tuple[str, ...] | None = None
    use: Use = "literal"
    namespace: str = ""
    encoding_style: str = ""
    headers: tuple[BoundHeader, ...] = ()
    attachments: tuple[MimePart, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundFault:
    """``soap:fault`` (3.6)."""

    name: str
    use: Use = "literal"
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundOperation:
    """An operation of a SOAP binding (3.4)."""

    name: str
    style: Style | None = None
    soap_action: str = ""
    input: BoundBody | None = None
    output: BoundBody | None = None
    faults: tuple[BoundFault, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoapBinding:
    """A binding that holds ``soap:binding`` or ``soap12:binding`` (3.3)."""

    name: QName
    port_type: QName
    soap: SoapVersion
    transport: str
    style: Style
    operations: tuple[BoundOperation, ...]
    policies: tuple[QName, ...] = ()
    uses_addressing: bool = False
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Port:
    """A port of a service with its SOAP address, empty where it has none (2.7)."""

    service: QName
    name: str
    binding: QName
    address: str
    policies: tuple[QName, ...] = ()
    uses_addressing: bool = False
    documentation: str = ""
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherBinding:
    """A binding without SOAP: known by name, so that its ports can be told apart."""

    name: QName
    kind: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class WsdlImport:
    """``wsdl:import`` (2.1.1)."""

    namespace: str
    location: str
    place: Location


@dataclass(slots=True)
class Definitions:
    """One ``wsdl:definitions`` element."""

    namespace: str
    imports: list[WsdlImport] = field(default_factory=list)
    messages: dict[QName, DeclaredMessage] = field(default_factory=dict)
    port_types: dict[QName, PortType] = field(default_factory=dict)
    bindings: dict[QName, SoapBinding] = field(default_factory=dict)
    other_bindings: dict[QName, OtherBinding] = field(default_factory=dict)
    ports: list[Port] = field(default_factory=list)
