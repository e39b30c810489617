"""A judged change: the rule it falls under, and how bad that is."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, NamedTuple, TypeAlias

Severity: TypeAlias = Literal["error", "warning", "info", "off"]
Direction: TypeAlias = Literal["request", "response", "both", "none"]
Wire: TypeAlias = Literal["breaks", "strict", "safe", "undecided"]
"""Whether the receiver's valid messages still hold the sender's: ``strict`` when
only a receiver that validates, or refuses what it does not know, would notice."""
Python: TypeAlias = Literal["breaks", "types", "positional", "safe"]
"""What a caller sees after regenerating: a failure, a type checker's complaint, a
difference in positional construction only, or nothing."""
Scope: TypeAlias = Literal[
    "service",
    "binding",
    "namespace",
    "operation",
    "parameter",
    "result",
    "header",
    "fault",
    "type",
    "field",
    "attribute",
    "value",
    "contract",
]

SEVERITIES: tuple[Severity, ...] = ("off", "info", "warning", "error")
"""From the mildest to the worst."""


class Reach(NamedTuple):
    """How many services and operations a change is felt in."""

    services: int = 0
    operations: int = 0


NOWHERE_FELT = Reach()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One root cause under one rule.

    ``wire`` and ``python`` are the verdicts for the direction that is worse.
    ``old`` and ``new`` are what stood and stands at ``path``.
    """

    rule: str
    severity: Severity
    direction: Direction
    path: str
    old: str | None = None
    new: str | None = None
    scope: Scope = "field"
    reach: Reach = NOWHERE_FELT
    detail: str = ""
    wire: Wire = "safe"
    python: Python = "safe"
    confidence: float | None = None
    """For a renaming: how sure it is that the two are one, from 0 to 1."""

    @property
    def fingerprint(self) -> str:
        """Short, and the same in every run: of the rule, the path, old and new.

        Not of severity or reach: policy and unrelated operations may change.
        """
        text = "\n".join((self.rule, self.path, self.old or "", self.new or ""))
        return sha256(text.encode("utf-8")).hexdigest()[:10]

    @property
    def breaks(self) -> bool:
        """Whether there is a message that shows it."""
        return self.wire in ("breaks", "strict")


def worse(first: Severity, second: Severity) -> Severity:
    """The more severe of two."""
    return max(first, second, key=SEVERITIES.index)
