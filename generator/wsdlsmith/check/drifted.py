"""Contract against lock, and lock against what the vendor publishes now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from wsdlsmith.check.problem import Outcome, Problem, Target
from wsdlsmith.drift.accept.entry import Entry
from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.lines import Lines
from wsdlsmith.drift.policy import BUMP, Policy, rule_on
from wsdlsmith.drift.report import Report
from wsdlsmith.model.contract import Contract


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is compared: the lock, and the contract or the publication."""

    check: Literal["contract", "upstream"]
    lock: Contract
    other: Contract
    file: str
    same_text: bool = False

    @property
    def upstream(self) -> bool:
        """Whether the other side is what the vendor publishes."""
        return self.check == "upstream"


def check_drift(
    target: Target, outcome: Outcome, compared: Comparison
) -> list[Problem]:
    """A sentence for each breaking change, and one for all that breaks nothing."""
    labels = ("the lock", "the vendor's WSDL" if compared.upstream else "wsdl/")
    drift = diff(compared.lock, compared.other, labels=labels)
    found, lines = drift.findings, Lines(drift)
    entries = [
        one
        for one in target.drift.accepts
        if one.upstream == compared.upstream and not one.expired(target.today)
    ]
    ruling = rule_on(found, Policy(severities=target.drift.severities, accepts=entries))
    used = {entry for _, entry in ruling.accepted if isinstance(entry, Entry)}
    outcome.used |= used
    outcome.drifts.append(drift)
    outcome.reports.append(Report(*labels, ruling))
    errors = [one for one in ruling.standing if one.severity == "error"]
    rest = [one for one in ruling.standing if one.severity in ("warning", "info")]
    problems = [_breaking(compared, one, lines.old(one).line) for one in errors]
    if rest or (not errors and not used and not compared.same_text):
        line = lines.old(rest[0]).line if rest else 0
        problems.append(_behind(compared, rest, line))
    return problems


def _breaking(compared: Comparison, finding: Finding, line: int) -> Problem:
    source = "the vendor's WSDL" if compared.upstream else "the WSDL"
    flag = " --upstream" if compared.upstream else ""
    renew = "wsdlsmith fetch, generate and lock" if flag else "wsdlsmith lock"
    todo = (
        f"make it a new version, take it with {renew}, or accept it: "
        f"wsdlsmith accept {finding.fingerprint}{flag} --reason TEXT"
    )
    if finding.rule == BUMP:
        todo = f"make it a new version, or take or accept each change ({renew}, accept)"
    return Problem(
        check=compared.check,
        code=finding.rule,
        sentence=f"{source} breaks what the lock promises: {finding.detail}",
        todo=todo,
        file=compared.file,
        line=line,
        fingerprint=finding.fingerprint,
    )


def _behind(compared: Comparison, rest: Sequence[Finding], line: int) -> Problem:
    count = len(rest)
    some = "; ".join(one.detail for one in rest[:3])
    more = f" and {count - 3:,} more" if count > 3 else ""
    what = f"{some}{more}" if rest else "documentation, examples or order changed"
    if compared.upstream:
        return Problem(
            check="upstream",
            code="upstream-changed",
            sentence=f"the vendor publishes changes that break nothing: {what}",
            todo="take them: wsdlsmith fetch, generate and lock",
            file=compared.file,
            line=line,
        )
    return Problem(
        check="contract",
        code="lock-out-of-date",
        sentence=f"{compared.file} is not what the WSDLs say any more: {what}",
        todo="run wsdlsmith lock, and review the lines that change",
        file=compared.file,
        line=line,
    )
