"""What all checks came to, as text and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import zip_longest

from wsdlsmith.check.problem import Outcome, Problem
from wsdlsmith.reports.counts import plural
from wsdlsmith.reports.one_line import one_line

Style = Callable[[str], str]

_MANY = 10
_FEW = 2
"""Of more than so many findings so many of each code are shown."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The outcome of each API, and that of ``drift.toml`` at the end."""

    outcomes: tuple[Outcome, ...]

    @property
    def problems(self) -> Sequence[Problem]:
        """Everything that was found, in the order of the checks."""
        return [problem for one in self.outcomes for problem in one.problems]

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def summary_text(summary: Summary, bad: Style = str, *, verbose: bool = False) -> str:
    """For people: how each check went, then a sentence for each finding."""
    lines: list[str] = []
    for outcome in summary.outcomes:
        lines.append(outcome.label)
        for check, told in outcome.notes.items():
            own = [one for one in outcome.problems if one.check == check]
            lines.append(f"  {check:<10} {bad(told) if own else told}")
            few = own if verbose or len(own) <= _MANY else list(_first_of_each(own))
            lines += _told(few)
            if len(few) < len(own):
                lines += _rest(own, few)
    count = len(summary.problems)
    lines.append("")
    lines.append(bad(plural(count, "finding")) if count else "everything holds")
    return "\n".join(lines)


def _first_of_each(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The first few of each code."""
    seen: Counter[str] = Counter()
    for one in sorted(problems, key=lambda one: one.code):
        seen[one.code] += 1
        if seen[one.code] <= _FEW:
            yield one


def _rest(problems: Sequence[Problem], shown: Sequence[Problem]) -> Iterator[str]:
    """How many more of each code there are."""
    left = Counter(one.code for one in problems) - Counter(one.code for one in shown)
    for code, count in sorted(left.items()):
        yield f"    and {count:,} more [{code}]"
    yield "    all of them with -v"


def _told(problems: Sequence[Problem]) -> Iterator[str]:
    """A line for each; what to do about several in a row is said once."""
    for one, following in zip_longest(problems, problems[1:]):
        yield f"    {one_line(one.located)} [{one.code}]"
        if following is None or following.todo != one.todo:
            yield f"      -> {one.todo}"


def summary_json(summary: Summary) -> str:
    """For scripts."""
    return json.dumps(
        {
            "version": 1,
            "clean": summary.clean,
            "apis": [
                {"name": one.label, "checks": dict(one.notes)}
                for one in summary.outcomes
            ],
            "problems": [asdict(one) for one in summary.problems],
        },
        indent=2,
        ensure_ascii=False,
    )
