"""A report for a pull request or a page of documentation."""

from __future__ import annotations

from collections.abc import Iterator

from wsdlsmith.reports.counts import plural
from wsdlsmith.reports.markdown import as_text
from wsdlsmith.verify.finding import SENTENCES
from wsdlsmith.verify.render_text import grouped
from wsdlsmith.verify.report import Report

_SHOWN = 10


def render_markdown(report: Report) -> str:
    """Tables: the counts, the findings by code, the first places of each."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield f"## {as_text(report.package)}"
    yield ""
    envelopes = plural(report.examples, "envelope")
    yield (
        f"{envelopes} on {plural(report.pages, 'page')};"
        f" {report.equal:,} of {report.bound:,} came back as they were."
    )
    if report.unequal:
        yield from ("", "### Changed on the way", "")
        yield "| Page | Path | Expected | Got |"
        yield "|---|---|---|---|"
        for one in report.unequal[:_SHOWN]:
            cells = (f"{one.page}:{one.line}", one.path, one.expected, one.actual)
            yield "| " + " | ".join(map(as_text, cells)) + " |"
        yield from _more(len(report.unequal))
    groups = grouped(report.findings)
    if groups:
        yield from ("", "### Findings", "", "| Code | Count | What it means |")
        yield "|---|---:|---|"
        for code, found in groups.items():
            yield f"| {code} | {len(found):,} | {SENTENCES[found[0].code]} |"
    for code, found in groups.items():
        yield from ("", f"#### {code}", "")
        yield from (f"* {as_text(str(one))}" for one in found[:_SHOWN])
        yield from _more(len(found))
    if report.accepted:
        yield from ("", f"Accepted by the project file: {len(report.accepted):,}.")


def _more(count: int) -> Iterator[str]:
    if count > _SHOWN:
        yield from ("", f"... and {count - _SHOWN:,} more.")
