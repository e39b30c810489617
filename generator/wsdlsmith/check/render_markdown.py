"""The summary of ``check`` for a pull request or a job's summary page."""

from __future__ import annotations

from wsdlsmith.check.summary import Summary


def summary_markdown(summary: Summary) -> str:
    """A table of the checks, and a sentence for each finding."""
    lines = ["## wsdlsmith check", "", "| | Check | |", "|---|---|---|"]
    for outcome in summary.outcomes:
        for check, told in outcome.notes.items():
            lines.append(f"| {_safe(outcome.label)} | {check} | {_safe(told)} |")
    if summary.problems:
        lines += ["", f"### Findings: {len(summary.problems):,}", ""]
        lines += [f"- {_safe(str(one))} `{one.code}`" for one in summary.problems]
    else:
        lines += ["", "Everything holds."]
    return "\n".join(lines)


def _safe(text: str) -> str:
    """Names and values as text: no markup of their own, on one line."""
    text = " ".join(text.split())
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, f"\\{mark}")
    return text
