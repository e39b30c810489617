"""SOAP faults of both versions as one value (SOAP 1.1 4.4, SOAP 1.2 part 1, 5.4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from wsdlsmith.runtime.values.names import SOAP11, SOAP12, local, namespace

if TYPE_CHECKING:
    from lxml import etree


_SOAP: Final = (SOAP11, SOAP12)
_CODES: Final = frozenset(
    "VersionMismatch MustUnderstand Client Server DataEncodingUnknown Sender Receiver".split()
)
"""SOAP 1.1, 4.4.1, and SOAP 1.2 part 1, 5.4.6."""


@dataclass(slots=True, repr=False)
class Fault:
    """What went wrong, as the service says it.

    ``code`` is a QName's text in Clark notation or, without a namespace, bare.
    ``reasons`` are by language ("" where none is given). ``detail`` holds typed
    values for declared faults, lxml elements for others. The representation shows
    a code that SOAP defines, and nothing else: servers quote requests, with their
    tickets, wherever there is room for words.
    """

    code: str = ""
    subcodes: list[str] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    node: str | None = None
    role: str | None = None
    detail: list[object] = field(default_factory=list)
    _raw: bytes | None = field(default=None, compare=False)
    _declared: tuple[int, int] | None = field(default=None, compare=False)
    """Which of the operation's faults it is, and which of ``detail`` says so."""

    def __repr__(self) -> str:
        known = namespace(self.code) in _SOAP and local(self.code) in _CODES
        return f"Fault(code={self.code if known else '...'!r})"

    @property
    def reason(self) -> str:
        """The first reason: English before others."""
        for language in ("en", "en-US", "en-GB", ""):
            if language in self.reasons:
                return self.reasons[language]
        return next(iter(self.reasons.values()), "")


def fingerprint(fault: Fault) -> tuple[object, ...]:
    """What a fault says, comparable: to see whether it still is what was read."""
    from lxml import etree

    detail = [
        (
            etree.tostring(item, method="c14n")
            if isinstance(item, etree._Element)
            else item
        )
        for item in fault.detail
    ]
    reasons = tuple(fault.reasons.items())
    return (fault.code, tuple(fault.subcodes), reasons, fault.node, fault.role, detail)


def clark_text(element: etree._Element, text: str | None) -> str:
    """A QName in text as a Clark name, where its prefix is declared."""
    stripped = (text or "").strip()
    prefix, _, name = stripped.rpartition(":")
    space = element.nsmap.get(prefix or None) if prefix else None
    return f"{{{space}}}{name}" if space else stripped
