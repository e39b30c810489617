"""The summary of ``check`` for a pull request or a job's summary page."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Sequence

from wsdlsmith.check.problem import Problem
from wsdlsmith.check.summary import Summary
from wsdlsmith.drift.render_markdown import markdown_of
from wsdlsmith.drift.report import Report
from wsdlsmith.reports.markdown import as_text, that_fits


def summary_markdown(summary: Summary) -> str:
    """A table of the checks, a sentence for each finding, and all drift behind them.

    Of many findings as many of each code as there is room for.
    """
    return that_fits(lambda few: _rendered(summary, few))


def _rendered(summary: Summary, few: int) -> str:
    lines = ["## wsdlsmith check", "", "| | Check | |", "|---|---|---|"]
    for outcome in summary.outcomes:
        for check, told in outcome.notes.items():
            lines.append(f"| {as_text(outcome.label)} | {check} | {as_text(told)} |")
    if summary.problems:
        lines += ["", f"### Findings: {len(summary.problems):,}", ""]
        lines += _items(summary.problems, few)
    else:
        lines += ["", "Everything holds."]
    for outcome in summary.outcomes:
        for report in outcome.reports:
            if report.ruling.standing:
                lines += ["", *_drift(outcome.label, report, few)]
    return "\n".join(lines)


def _items(problems: Sequence[Problem], few: int) -> Iterator[str]:
    """A line for each; of each code so many, then how many more there are."""
    shown: Counter[str] = Counter()
    for one in problems:
        shown[one.code] += 1
        if shown[one.code] <= few:
            told = f"{one.located}: {one.todo}"
            yield f"- {as_text(told)} `{one.code}`"
    for code, count in shown.items():
        if count > few:
            yield f"- and {count - few:,} more `{code}`"


def _drift(label: str, report: Report, few: int) -> Iterator[str]:
    """The whole comparison, folded away."""
    told = f"{label}: all between {report.old} and {report.new}"
    yield f"<details><summary>{html.escape(told)}</summary>"
    yield ""
    yield markdown_of(report, few)
    yield "</details>"
