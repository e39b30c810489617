"""What a project makes of findings: other severities, a threshold, what is accepted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from wsdlsmith.drift.finding import SEVERITIES, Finding, Severity
from wsdlsmith.drift.rules.judge import severity_of
from wsdlsmith.drift.rules.table import RULES, known_rule
from wsdlsmith.errors import UsageError


class Accept(Protocol):
    """Something that can say that a finding is known and meant (``drift.toml``)."""

    def accepts(self, finding: Finding) -> bool:
        """Whether ``finding`` is accepted."""


BUMP = "breaking-change-without-version-bump"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Severities by ``rule-id`` or ``rule-id@request``, the threshold, the accepts."""

    severities: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity = "error"
    accepts: Sequence[Accept] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """The findings that stand, those accepted (each by whom), and the verdict."""

    standing: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Accept], ...] = ()
    failed: bool = False


def rule_on(findings: Iterable[Finding], policy: Policy) -> Ruling:
    """Apply a policy; what it turns off is left out."""
    standing: list[Finding] = []
    accepted: list[tuple[Finding, Accept]] = []
    for finding in findings:
        found = replace(finding, severity=severity_of(finding, policy.severities))
        if found.severity == "off":
            continue
        entry = next((one for one in policy.accepts if one.accepts(found)), None)
        if entry is None:
            standing.append(found)
        else:
            accepted.append((found, entry))
    if not any(_breaks(one) for one in standing):
        # what it counted is accepted, or is no error here
        standing = [one for one in standing if one.rule != BUMP]
    least = SEVERITIES.index(policy.fail_on)
    failed = any(SEVERITIES.index(one.severity) >= least for one in standing)
    return Ruling(tuple(standing), tuple(accepted), failed)


def _breaks(finding: Finding) -> bool:
    """Whether it is a change that breaks; a page shows one, and is none itself."""
    shown = RULES[finding.rule].stage == "examples"
    return finding.severity == "error" and finding.rule != BUMP and not shown


def parse_severities(entries: Iterable[str]) -> dict[str, Severity]:
    """``rule-id=warning`` or ``rule-id@request=off``, each checked."""
    found: dict[str, Severity] = {}
    for entry in entries:
        name, equals, word = entry.partition("=")
        rule, _, way = name.partition("@")
        known_rule(rule)
        if not equals or word not in SEVERITIES:
            raise UsageError(
                f'"{entry}" is no severity',
                hint="write RULE=error, =warning, =info or =off",
            )
        if way not in ("", "request", "response", "both", "none"):
            raise UsageError(f'"{name}": "{way}" is no direction')
        found[name] = next(one for one in SEVERITIES if one == word)
    return found
