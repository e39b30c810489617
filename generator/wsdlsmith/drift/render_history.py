"""The report of a row of versions: a folded table, then what only a row shows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.render_json import as_json, finding_json
from wsdlsmith.drift.report import SHOWN, Report, by_rule
from wsdlsmith.reports.one_line import one_line

_FEW = 5


def history_text(
    steps: Sequence[Report], findings: Sequence[Finding], *, verbose: bool = False
) -> str:
    """A row for each rule, a column for each step; empty rows are left out."""
    heads = [f"-> {_short(step.new)}" for step in steps]
    rows = list(_rows(steps))
    width = max([len(rule) for rule, _ in rows] + [len("rule")])
    sizes = [max(len(head), 5) for head in heads]
    lines = [" -> ".join([_short(steps[0].old), *(_short(s.new) for s in steps)]), ""]
    if not rows and not findings:
        return "\n".join([*lines, "nothing drifted"])
    lines.append("  ".join([f"{'rule':<{width}}", *heads]))
    for rule, counts in rows:
        cells = [f"{c or '-':>{size}}" for c, size in zip(counts, sizes, strict=True)]
        lines.append("  ".join([f"{rule:<{width}}", *cells]))
    totals = [len(step.ruling.standing) for step in steps]
    cells = [f"{t:>{size},}" for t, size in zip(totals, sizes, strict=True)]
    lines.append("  ".join([f"{'all':<{width}}", *cells]))
    for rule, group in by_rule(findings).items():
        lines += ["", f"{rule} ({len(group):,})"]
        shown = group if verbose else group[:_FEW]
        lines += [f"  {one.fingerprint}  {one_line(one.detail)}" for one in shown]
        if len(shown) < len(group):
            lines.append(f"  and {len(group) - len(shown):,} more with -v")
    return "\n".join(lines)


def history_json(steps: Sequence[Report], findings: Iterable[Finding]) -> str:
    """Each step as ``diff`` has it, and the findings over the row."""
    return json.dumps(
        {
            "version": 1,
            "steps": [as_json(step) for step in steps],
            "findings": [finding_json(one) for one in findings],
        },
        indent=2,
        ensure_ascii=False,
    )


def _rows(steps: Sequence[Report]) -> Iterator[tuple[str, list[int]]]:
    every = [one for step in steps for one in step.ruling.standing]
    for severity in SHOWN:
        for rule in by_rule(one for one in every if one.severity == severity):
            counts = [
                sum(
                    one.rule == rule and one.severity == severity
                    for one in step.ruling.standing
                )
                for step in steps
            ]
            yield f"{rule} [{severity}]", counts


def _short(label: str) -> str:
    """The part of a source that tells it from the others: its end."""
    return label.rpartition("#")[2].strip("*-") if "#" in label else label[-30:]
