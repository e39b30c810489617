"""A report for a pull request: a table of counts, the errors, the rest folded away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.report import SHOWN, Report, by_rule, counted, told_text
from wsdlsmith.reports.markdown import as_text, that_fits


def render_markdown(report: Report) -> str:
    """GitHub-flavoured Markdown, as much of each rule as there is room for."""
    return that_fits(lambda few: markdown_of(report, few))


def markdown_of(report: Report, few: int) -> str:
    """The same with so many findings of each rule and severity."""
    standing = report.ruling.standing
    lines = [f"## Drift: {as_text(report.old)} → {as_text(report.new)}", ""]
    if not standing:
        return "\n".join([*lines, "Nothing drifted."])
    accepted = len(report.ruling.accepted)
    told = f"; {accepted:,} accepted" if accepted else ""
    lines += [f"**{counted(standing)}**{told}", ""]
    lines += ["| Rule | Errors | Warnings | Information |", "|---|---:|---:|---:|"]
    for rule, group in by_rule(standing).items():
        counts = [sum(one.severity == s for one in group) for s in SHOWN]
        lines.append(f"| `{rule}` | " + " | ".join(str(c or "") for c in counts) + " |")
    errors = [one for one in standing if one.severity == "error"]
    if errors:
        lines += ["", "### Errors", "", *_items(errors, few)]
    for severity, head in (("warning", "Warnings"), ("info", "For information")):
        found = [one for one in standing if one.severity == severity]
        if found:
            lines += ["", "<details>", f"<summary>{head}: {len(found):,}</summary>", ""]
            lines += [*_items(found, few), "", "</details>"]
    return "\n".join(lines)


def _items(findings: Sequence[Finding], few: int) -> Iterator[str]:
    for rule, group in by_rule(findings).items():
        yield f"- `{rule}`"
        for one in group[:few]:
            place = told_text(one)
            told = f" ({place})" if place else ""
            yield f"  - {as_text(one.detail)}{told} `{one.fingerprint}`"
        if len(group) > few:
            yield f"  - and {len(group) - few:,} more"
