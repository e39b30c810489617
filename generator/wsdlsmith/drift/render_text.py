"""A report for people: the worst first, a line a finding, few of a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from wsdlsmith.drift.finding import Finding, Severity
from wsdlsmith.drift.report import SHOWN, Report, by_rule, counted, told_text
from wsdlsmith.reports.counts import plural
from wsdlsmith.reports.one_line import one_line

Style = Callable[[str, Severity], str]

_FEW = 3
_HEADS: Final[dict[Severity, str]] = {
    "error": "errors",
    "warning": "warnings",
    "info": "for information",
}


def plain(text: str, severity: Severity) -> str:
    """No colour."""
    return text


def render_text(report: Report, *, verbose: bool = False, style: Style = plain) -> str:
    """Grouped by severity and rule; all findings with ``verbose``."""
    standing = report.ruling.standing
    lines = [f"{report.old} -> {report.new}"]
    if not standing:
        lines.append("  nothing drifted" + _accepted(report))
        return "\n".join(lines)
    lines.append(f"  {counted(standing)}{_accepted(report)}")
    hidden = False
    for severity in SHOWN:
        found = [one for one in standing if one.severity == severity]
        if found:
            lines += ["", style(_HEADS[severity], severity)]
            lines += _rules(found, verbose=verbose, few=_few(severity))
            hidden = hidden or any(
                len(group) > _few(severity) for group in by_rule(found).values()
            )
    lines.append("")
    if hidden and not verbose:
        lines.append(
            "all of them with -v; ",
        )
    lines[-1] += "one in full with wsdlsmith explain FINGERPRINT"
    return "\n".join(lines)


def _few(severity: Severity) -> int:
    return 10 if severity == "error" else _FEW


def _accepted(report: Report) -> str:
    count = len(report.ruling.accepted)
    return f"; {count:,} accepted" if count else ""


def _rules(found: Sequence[Finding], *, verbose: bool, few: int) -> Iterator[str]:
    for rule, group in by_rule(found).items():
        count = f" ({len(group):,})" if len(group) > 1 else ""
        yield f"  {rule}{count}"
        shown = group if verbose else group[:few]
        for one in shown:
            place = told_text(one)
            told = f" [{place}]" if place else ""
            yield f"    {one.fingerprint}  {one_line(one.detail)}{told}"
        if len(shown) < len(group):
            yield f"    and {plural(len(group) - len(shown), 'more finding')}"
