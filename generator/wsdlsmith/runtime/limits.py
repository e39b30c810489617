"""How much a message may cost to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what a sender can make the reader do.

    Reading needs some thirty times the bytes of small elements in memory, so
    ``elements`` and ``attributes`` are counted before anything is built.
    """

    bytes: int = 256 * 1024 * 1024
    depth: int = 150
    elements: int = 4_000_000
    attributes: int = 4_000_000
    attributes_each: int = 1000
    """Attributes of one element."""
    namespaces: int = 128
    """Namespaces declared around an element whose text or name asks for them: each
    unknown element is kept with all of them."""
    kept: int = 512 * 1024 * 1024
    """Bytes of unknown elements, where that is more than four times the message."""
    reports: int = 1000
    """How many deviations of one message are told to an observer."""


DEFAULT_LIMITS = Limits()
