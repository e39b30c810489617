"""Samples as a table: medians with their spread, and ratios of the same round."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.generation import OURS, Sample
from benchmarks.measure import Run

HEAD = (
    "",
    "seconds",
    "CPU seconds",
    "peak MB",
    "lines",
    "times our cold run",
    "the same in CPU",
    "ended",
)


def rows(samples: Sequence[Sample]) -> list[tuple[str, ...]]:
    """A row for each case, in the order in which the cases were first measured."""
    cases = list(dict.fromkeys(sample.case for sample in samples))
    cold = {s.round: s.run for s in samples if s.case == OURS and s.run.done}
    return [_row(case, [s for s in samples if s.case == case], cold) for case in cases]


def _row(case: str, samples: Sequence[Sample], cold: dict[int, Run]) -> tuple[str, ...]:
    pairs = [(s.run, cold[s.round]) for s in samples if s.round in cold]
    endings = sorted({s.run.ending for s in samples})
    least = "" if endings == ["done"] else "at least "
    most_lines = max(s.lines for s in samples)
    return (
        case,
        least + spread([s.run.seconds for s in samples]),
        least + spread([s.run.processor for s in samples]),
        spread([s.run.megabytes for s in samples], digits=0),
        f"{most_lines:,}" if most_lines else "",
        least + spread([run.seconds / ours.seconds for run, ours in pairs]),
        least + spread([run.processor / ours.processor for run, ours in pairs]),
        "; ".join(endings),
    )


def spread(values: Sequence[float], digits: int = 2) -> str:
    """The median, with the least and the most where there is more than one."""
    if not values:
        return "?"
    text = f"{median(values):,.{digits}f}"
    if len(values) == 1:
        return text
    return f"{text} ({min(values):,.{digits}f} to {max(values):,.{digits}f})"


def markdown(table: Sequence[tuple[str, ...]]) -> str:
    """The table as Markdown, its columns padded to be read as it stands."""
    return padded([HEAD, *table])


def padded(body: Sequence[tuple[str, ...]]) -> str:
    """Rows, the first of which is the head, as Markdown."""
    widths = [max(len(row[i]) for row in body) for i in range(len(body[0]))]
    lines = [_line(row, widths) for row in body]
    return "\n".join([lines[0], _line(["-" * w for w in widths], widths), *lines[1:]])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "| " + " | ".join(padded) + " |"


def write_section(path: Path, name: str, text: str) -> None:
    """Put ``text`` between the marks of ``name`` in a Markdown file, or at its end."""
    start, end = f"<!-- bench: {name} -->", f"<!-- end: {name} -->"
    page = path.read_text() if path.exists() else ""
    section = f"{start}\n{text}\n{end}"
    before, mark, rest = page.partition(start)
    if mark:
        page = before + section + rest.partition(end)[2]
    else:
        page = f"{page.rstrip()}\n\n{section}\n".lstrip()
    path.write_text(page)
