"""What came out of a verification, as facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from wsdlsmith.project import Accepted
from wsdlsmith.verify.finding import Finding, MessageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Unequal:
    """An envelope that did not come back as it was, and where it first parts.

    ``kind`` is the difference's (see :mod:`wsdlsmith.verify.infoset`), or
    ``error`` where it could not be read or written at all.
    """

    page: str
    message: MessageKind
    kind: str
    path: str
    expected: str
    actual: str
    line: int = 0

    def __str__(self) -> str:
        place = f"{self.page}:{self.line}" if self.line else self.page
        if self.kind == "error":
            return f"{place} {self.path}: {self.actual}"
        return (
            f"{place} {self.path}: expected {self.expected or 'nothing'},"
            f" got {self.actual or 'nothing'} [{self.kind}]"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One verification. ``findings`` are those that nobody accepted.

    ``bound`` counts the examples whose operation the contract has, ``equal``
    those of them that came back as they were; ``deviations`` counts everything
    found by code, accepted or not.
    """

    package: str
    pages: int
    examples: int
    bound: int
    equal: int
    unequal: tuple[Unequal, ...] = ()
    deviations: dict[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    accepted: tuple[tuple[Finding, Accepted], ...] = ()
    undocumented_operations: tuple[str, ...] = ()
    documented_only_operations: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether nothing was found beyond what is accepted."""
        return not self.findings and not self.unequal
