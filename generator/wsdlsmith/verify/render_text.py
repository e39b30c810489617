"""A report for people: what came back, what the pages say otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wsdlsmith.reports.counts import plural
from wsdlsmith.reports.one_line import one_line
from wsdlsmith.verify.finding import SENTENCES, Finding
from wsdlsmith.verify.report import Report

_FEW = 3


def render_text(report: Report, *, verbose: bool = False) -> str:
    """Grouped by code with an example of each; with ``verbose`` every finding."""
    lines = [_headline(report), *_round_trip(report, verbose=verbose)]
    lines += _findings(report, verbose=verbose)
    lines += _accepted(report)
    return "\n".join(lines)


def grouped(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """The findings by code, the most frequent first."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return dict(ordered)


def _headline(report: Report) -> str:
    if not report.examples:
        return f"{one_line(report.package)}: no documented envelope was found"
    envelopes = plural(report.examples, "envelope")
    return f"{one_line(report.package)}: {envelopes} on {plural(report.pages, 'page')}"


def _round_trip(report: Report, *, verbose: bool) -> Iterator[str]:
    if not report.bound:
        return
    if not report.unequal:
        yield "  " + _all_equal(report)
        return
    yield (
        f"  {report.equal:,} of {report.bound:,} came back as they were;"
        f" {len(report.unequal):,} did not:"
    )
    shown = report.unequal if verbose else report.unequal[:_FEW]
    yield from (f"    {one_line(str(one))}" for one in shown)
    yield from _rest(len(report.unequal) - len(shown), 4)


def _all_equal(report: Report) -> str:
    if report.bound == 1:
        return "it came back as it was"
    if report.bound == report.examples:
        return f"all {report.bound:,} came back as they were"
    return f"all {report.bound:,} with an operation came back as they were"


def _findings(report: Report, *, verbose: bool) -> Iterator[str]:
    groups = grouped(report.findings)
    if not groups:
        if report.examples:
            yield (
                "  nothing else to tell"
                if report.accepted
                else "  all as the WSDL says"
            )
        return
    yield f"  {plural(len(report.findings), 'finding')}:"
    width = max(map(len, groups))
    for code, found in groups.items():
        yield f"    {len(found):>6,}  {code:<{width}}  {SENTENCES[found[0].code]}"
        shown = found if verbose else found[:1]
        yield from (f"            {one_line(_told(finding))}" for finding in shown)
    if not verbose and len(report.findings) > len(groups):
        yield "  the first of each is shown; all of them with -v"


def _accepted(report: Report) -> Iterator[str]:
    reasons: dict[tuple[str, str], int] = {}
    for finding, entry in report.accepted:
        key = (finding.code, entry.reason)
        reasons[key] = reasons.get(key, 0) + 1
    if reasons:
        yield f"  accepted by the project file: {len(report.accepted):,}"
        for (code, reason), count in sorted(reasons.items()):
            yield f"    {count:>6,}  {code}: {reason}"


def _told(finding: Finding) -> str:
    place = finding.place
    if finding.path and finding.path not in finding.detail:
        place = f"{place} {finding.path}".strip()
    return f"{place}: {finding.detail}" if place else finding.detail


def _rest(count: int, indent: int) -> Iterator[str]:
    if count > 0:
        yield f"{' ' * indent}and {count:,} more with -v"
