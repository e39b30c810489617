"""Contract against lock, and lock against what the vendor publishes now."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Final, Literal, NamedTuple

from wsdlsmith.check.problem import Outcome, Problem, Target
from wsdlsmith.drift.accept.entry import Entry
from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.evidence.examined import Examined, examine
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.lines import Lines
from wsdlsmith.drift.policy import BUMP, Policy, rule_on
from wsdlsmith.drift.report import Report
from wsdlsmith.drift.rules.table import RULES
from wsdlsmith.location import Location
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.example import OperationPage

_LOCK: Final = "the lock"
_HARMLESS: Final = "changes that break nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is compared: a lock, and the contract or the publication."""

    check: Literal["contract", "against", "upstream"]
    lock: Contract
    other: Contract
    file: str
    pages: Sequence[OperationPage] = ()
    """What documents the lock's services."""
    same_text: bool = False

    @property
    def upstream(self) -> bool:
        """Whether the other side is what the vendor publishes."""
        return self.check == "upstream"

    def concerns(self, entry: Entry) -> bool:
        """Whether an entry of ``drift.toml`` is about this comparison."""
        if self.upstream or entry.upstream:
            return self.upstream and entry.upstream
        return self.check == "against" or not entry.against


def check_drift(
    target: Target, outcome: Outcome, compared: Comparison
) -> list[Problem]:
    """A sentence for each breaking change, and one for all that breaks nothing.

    A page whose envelope the change breaks is told as a finding of its own.
    """
    lock = f"the lock of {target.against}" if compared.check == "against" else _LOCK
    labels = (lock, "the vendor's WSDL" if compared.upstream else "wsdl/")
    drift = diff(compared.lock, compared.other, labels=labels)
    examined = examine(drift, compared.pages)
    if not compared.upstream:  # a page of today may be about what the lock lacks
        examined = Examined(drift, examined.shown.without("example-repaired"))
    entries = [
        one
        for one in target.drift.accepts
        if compared.concerns(one)
        and one.api in ("", target.api.name, target.api.label)
        and not one.expired(target.today)
    ]
    ruling = rule_on(
        examined.findings,
        Policy(severities=target.drift.severities, accepts=entries),
    )
    used = {entry for _, entry in ruling.accepted if isinstance(entry, Entry)}
    outcome.used |= used
    outcome.accepted[compared.check] += len(ruling.accepted)
    outcome.examined.append((compared.check, examined))
    outcome.reports.append(Report(*labels, ruling))
    errors = [one for one in ruling.standing if one.severity == "error"]
    rest = [one for one in ruling.standing if one.severity in ("warning", "info")]
    places = [_place(target, compared, examined, one) for one in errors]
    told = _told(target, compared, lock)
    problems = list(map(_breaking, repeat(told), errors, places))
    if compared.check == "against":
        return problems  # what breaks nothing is the own lock's matter
    if rest or (not errors and not used and not compared.same_text):
        line = Lines(drift).old(rest[0]).line if rest else 0
        problems.append(_behind(compared, rest, _changes(target, rest), line))
    return problems


def _place(
    target: Target, compared: Comparison, examined: Examined, finding: Finding
) -> Location:
    """The line of the lock; of what an envelope shows, the line of its page."""
    page = examined.shown.place(finding)
    if page.file:
        return Location(target.page(page.file), page.line)
    return Location(compared.file, Lines(examined.drift).old(finding).line)


class _Told(NamedTuple):
    """How the breaks of a comparison are told."""

    check: Literal["contract", "against", "upstream"]
    source: str
    lock: str
    renew: str
    """What takes the change, if that is a way."""
    flag: str
    """The option with which ``accept`` finds it."""


def _told(target: Target, compared: Comparison, lock: str) -> _Told:
    own, flag = "the WSDL", ""
    renew = "take it with wsdlsmith lock, "
    if compared.upstream:
        own, flag = "the vendor's WSDL", " --upstream"
        renew = "take it with wsdlsmith fetch, generate and lock, "
    elif compared.check == "against":
        renew, flag = "", f" --against {shlex.quote(target.against)}"
    return _Told(compared.check, own, lock, renew, flag)


def _breaking(told: _Told, finding: Finding, place: Location) -> Problem:
    shown = RULES[finding.rule].stage == "examples"
    promise = "the pages show" if shown else f"{told.lock} promises"
    accept = (
        f"accept it: wsdlsmith accept {finding.fingerprint}{told.flag} --reason TEXT"
    )
    if finding.rule == BUMP:
        accept = "accept each change that breaks"
    return Problem(
        check=told.check,
        code=finding.rule,
        sentence=f"{told.source} breaks what {promise}: {finding.detail}",
        todo=f"make it a new version, {told.renew}or {accept}",
        file=place.file,
        line=place.line,
        fingerprint=finding.fingerprint,
    )


def _changes(target: Target, rest: Sequence[Finding]) -> str:
    """The first few, or what changes the text of a lock where no rule speaks of it."""
    if rest:
        some = "; ".join(one.detail for one in rest[:3])
        return some + (f" and {len(rest) - 3:,} more" if len(rest) > 3 else "")
    if "off" in target.drift.severities.values():
        return "documentation, examples, order or what drift.toml has as off changed"
    return "documentation, examples or order changed"


def _behind(
    compared: Comparison, rest: Sequence[Finding], what: str, line: int
) -> Problem:
    if compared.upstream:
        warned = sum(one.severity == "warning" for one in rest)
        kind = f"changes, {warned:,} with a warning" if warned else _HARMLESS
        return Problem(
            check="upstream",
            code="upstream-changed",
            sentence=f"the vendor publishes {kind}: {what}",
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
