"""The summary of ``check`` for a pull request or a job's summary page."""

from __future__ import annotations

import html
from collections.abc import Iterator

from wsdlsmith.check.summary import Summary
from wsdlsmith.drift.render_markdown import render_markdown
from wsdlsmith.drift.report import Report
from wsdlsmith.reports.markdown import as_text


def summary_markdown(summary: Summary) -> str:
    """A table of the checks, a sentence for each finding, and all drift behind them."""
    lines = ["## wsdlsmith check", "", "| | Check | |", "|---|---|---|"]
    for outcome in summary.outcomes:
        for check, told in outcome.notes.items():
            lines.append(f"| {as_text(outcome.label)} | {check} | {as_text(told)} |")
    if summary.problems:
        lines += ["", f"### Findings: {len(summary.problems):,}", ""]
        lines += [f"- {as_text(str(one))} `{one.code}`" for one in summary.problems]
    else:
        lines += ["", "Everything holds."]
    for outcome in summary.outcomes:
        for report in outcome.reports:
            if report.ruling.standing:
                lines += ["", *_drift(outcome.label, report)]
    return "\n".join(lines)


def _drift(label: str, report: Report) -> Iterator[str]:
    """The whole comparison, folded away."""
    told = f"{label}: all between {report.old} and {report.new}"
    yield f"<details><summary>{html.escape(told)}</summary>"
    yield ""
    yield render_markdown(report)
    yield "</details>"
