"""How envelopes are written around the same body: versions, headers, types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wsdlsmith.runtime.values.names import SOAP11, SOAP12, SOAPENC

SoapVersion = Literal["1.1", "1.2"]
Placement = Literal["header", "envelope"]


@dataclass(frozen=True, slots=True)
class Dialect:
    """``headers`` says where header elements stand: in Header, or (as some
    documentation has it) as children of Envelope. ``typed`` puts ``xsi:type`` on
    every element of the body whose type has a name, but beside nil.
    """

    soap: SoapVersion = "1.1"
    headers: Placement = "header"
    typed: bool = False
    prefix: str = "soap"
    encoding_style: str = ""
    """What the wrapper says of its encoding (SOAP 1.1, 4.1.1), where it is encoded."""

    @property
    def namespace(self) -> str:
        """The namespace of Envelope, Header and Body."""
        return SOAP11 if self.soap == "1.1" else SOAP12


WIRE_1_1 = Dialect("1.1")
WIRE_1_2 = Dialect("1.2")
ENCODED_1_1 = Dialect("1.1", typed=True, encoding_style=SOAPENC)
ENCODED_1_2 = Dialect("1.2", typed=True, encoding_style=SOAPENC)
DOCUMENTED = Dialect("1.2", headers="envelope", typed=True, prefix="SOAP-ENV")
"""The form of the vendor's documentation pages."""
