"""What the renderers of a diff have in hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from wsdlsmith.drift.finding import Finding, Severity
from wsdlsmith.drift.policy import Ruling
from wsdlsmith.drift.rules.table import RULES
from wsdlsmith.reports.counts import plural

SHOWN: Final[tuple[Severity, ...]] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Report:
    """The findings between two named contracts after the policy."""

    old: str
    new: str
    ruling: Ruling


def counted(findings: Sequence[Finding]) -> str:
    """``2 errors, 1 warning, 30 for information``."""
    counts = {s: sum(one.severity == s for one in findings) for s in SHOWN}
    words = [plural(counts["error"], "error"), plural(counts["warning"], "warning")]
    return ", ".join([*words, f"{counts['info']:,} for information"])


def by_rule(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings of each rule, in the order of the table."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.rule, []).append(finding)
    return {rule: groups[rule] for rule in RULES if rule in groups}


def reach_text(finding: Finding) -> str:
    """``617 operations of 40 services``; empty where no operation feels it."""
    services, operations = finding.reach
    if not operations:
        return ""
    return f"{plural(operations, 'operation')} of {plural(services, 'service')}"


def place_text(finding: Finding) -> str:
    """``request, 12 operations of 1 service``."""
    words = {"none": "", "both": "request and response"}
    direction = words.get(finding.direction, finding.direction)
    return ", ".join(text for text in (direction, reach_text(finding)) if text)


def told_text(finding: Finding) -> str:
    """The place; and where no message was found that breaks, that this is not known."""
    doubt = "whether a message breaks is undecided" * (finding.wire == "undecided")
    return "; ".join(text for text in (place_text(finding), doubt) if text)
