"""The summary of ``check`` for a pull request or a job's summary page."""

from __future__ import annotations

from collections.abc import Iterator

from wsdlsmith.check.summary import Summary
from wsdlsmith.drift.render_markdown import render_markdown
from wsdlsmith.drift.report import Report


def summary_markdown(summary: Summary) -> str:
    """A table of the checks, a sentence for each finding, and all drift behind them."""
    lines = ["## wsdlsmith check", "", "| | Check | |", "|---|---|---|"]
    for outcome in summary.outcomes:
        for check, told in outcome.notes.items():
            lines.append(f"| {_safe(outcome.label)} | {check} | {_safe(told)} |")
    if summary.problems:
        lines += ["", f"### Findings: {len(summary.problems):,}", ""]
        lines += [f"- {_safe(str(one))} `{one.code}`" for one in summary.problems]
    else:
        lines += ["", "Everything holds."]
    for outcome in summary.outcomes:
        for report in outcome.reports:
            if report.ruling.standing:
                lines += ["", *_drift(outcome.label, report)]
    return "\n".join(lines)


def _drift(label: str, report: Report) -> Iterator[str]:
    """The whole comparison, folded away."""
    sides = f"{_safe(report.old)} and {_safe(report.new)}"
    yield f"<details><summary>{_safe(label)}: all between {sides}</summary>"
    yield ""
    yield render_markdown(report)
    yield "</details>"


def _safe(text: str) -> str:
    """Names and values as text: no markup of their own, on one line."""
    text = " ".join(text.split())
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, f"\\{mark}")
    return text
