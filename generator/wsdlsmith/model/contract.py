"""WSDL 1.1 services as one contract, as frozen facts.

The names are WSDL's (https://www.w3.org/TR/wsdl.html). A :class:`Service` here
is a portType with the SOAP ports that offer it: what a caller has in hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from wsdlsmith.location import NOWHERE, Location
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Element, SchemaSet, TypeRef

SoapVersion: TypeAlias = Literal["1.1", "1.2"]
Style: TypeAlias = Literal["document", "rpc"]
Use: TypeAlias = Literal["literal", "encoded"]

ENVELOPE: Final[Mapping[SoapVersion, str]] = {
    "1.1": "http://schemas.xmlsoap.org/soap/envelope/",
    "1.2": "http://www.w3.org/2003/05/soap-envelope",
}
"""The namespace of Envelope, Header and Body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a message: either ``element`` or ``type`` is set (WSDL 2.3).

    ``declaration`` is what ``element`` names, as the part's own WSDL declares it:
    the WSDLs of one API may each have a global element of the same name.
    """

    name: str
    element: QName | None = None
    declaration: Element | None = field(default=None, repr=False)
    type: TypeRef | None = None
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A ``soap:header`` of a binding: one part of one message (WSDL 3.7)."""

    message: QName
    part: Part
    use: Use = "literal"
    namespace: str = ""
    required: bool = False
    """``wsdl:required`` (WSDL 2.1.3)."""
    faults: tuple[Header, ...] = ()
    """Its ``soap:headerfault`` elements (WSDL 3.8)."""
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MimePart:
    """A part that a ``mime:multipartRelated`` binding sends as an attachment."""

    part: str
    content_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One direction of an operation as its binding puts it on the wire.

    ``parts`` are the body's parts in order, after ``soap:body/@parts`` and the
    parts that headers or attachments carry are taken away. ``namespace`` is the
    wrapper's namespace for rpc style (WSDL 3.5).
    """

    name: QName
    parts: tuple[Part, ...] = ()
    headers: tuple[Header, ...] = ()
    attachments: tuple[MimePart, ...] = ()
    use: Use = "literal"
    namespace: str = ""
    encoding_style: str = ""
    action: str = ""
    """WS-Addressing action (``wsam:Action``, ``wsaw:Action`` or ``wsa:Action``)."""
    documentation: str = ""
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A declared fault: its name, and the message whose part is its detail."""

    name: str
    message: QName
    part: Part | None = None
    use: Use = "literal"
    action: str = ""
    documentation: str = ""
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An operation of a portType as one binding offers it.

    ``output`` is None for a one-way operation. ``input_name`` tells overloaded
    operations apart (WSDL 2.4.5).
    """

    name: str
    input_name: str = ""
    style: Style = "document"
    soap_action: str = ""
    input: Message
    output: Message | None = None
    faults: tuple[Fault, ...] = ()
    parameter_order: tuple[str, ...] = ()
    documentation: str = ""
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """A SOAP binding of a portType with the addresses of its ports.

    ``ports`` are (wsdl:service name, port name, address) in document order.
    ``policies`` are the WS-Policy assertions' names that apply, sorted.
    """

    name: QName
    soap: SoapVersion
    transport: str
    operations: tuple[Operation, ...]
    ports: tuple[tuple[QName, str, str], ...] = ()
    policies: tuple[QName, ...] = ()
    uses_addressing: bool = False
    location: Location = field(default=NOWHERE, compare=False, repr=False)

    @property
    def spoken(self) -> tuple[SoapVersion, str]:
        """The version of SOAP, and the transport."""
        return self.soap, self.transport

    @property
    def address(self) -> str:
        """The first port's address, or empty where no service has a port."""
        return self.ports[0][2] if self.ports else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A portType that at least one SOAP binding offers; ``bindings[0]`` is used."""

    port_type: QName
    bindings: tuple[Binding, ...]
    documentation: str = ""
    location: Location = field(default=NOWHERE, compare=False, repr=False)

    @property
    def name(self) -> str:
        """The portType's local name."""
        return self.port_type.name

    @property
    def operations(self) -> tuple[Operation, ...]:
        """The operations of the binding that the client uses."""
        return self.bindings[0].operations


@dataclass(slots=True, kw_only=True)
class Contract:
    """All services and all schema components of one API version.

    ``services`` are sorted by portType, and every mapping of ``schema`` by
    name: the order of files and declarations never shows in what is made of it.
    """

    services: tuple[Service, ...]
    schema: SchemaSet
