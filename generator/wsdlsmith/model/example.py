"""Documented example envelopes and the pages they stand on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from wsdlsmith.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One documented envelope, exactly as the page shows it."""

    service: str
    operation: str
    message: Literal["request", "response"]
    envelope: bytes
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPage:
    """What a documentation page says about one operation."""

    service: str
    operation: str
    summary: str = ""
    parameters: dict[str, str] = field(default_factory=dict)
    """Parameter name as the page writes it (``erpConnectionId``) -> its text."""
    returns: str = ""
    examples: tuple[Example, ...] = ()
    location: Location
    guessed: bool = False
    """Whether its service was found by what all services have, and not by its name."""
