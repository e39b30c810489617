"""The summary of ``check`` as the sheet that other programs' formats are made from."""

from __future__ import annotations

from collections.abc import Callable

from wsdlsmith.check.problem import Problem
from wsdlsmith.check.summary import Summary
from wsdlsmith.drift.rules.table import RULES
from wsdlsmith.reports.sheet import Note, Sheet


def to_sheet(summary: Summary, shown: Callable[[str], str] = str) -> Sheet:
    """Every finding of a check is an error: the exit code is 1 for each."""
    notes = tuple(
        Note(
            rule=one.code,
            level="error",
            text=str(one),
            place=_place(one),
            fingerprint=one.fingerprint,
            about=RULES[one.code].detects if one.code in RULES else one.check,
            file=shown(one.file),
            line=one.line,
        )
        for one in summary.problems
    )
    return Sheet(title="wsdlsmith check", notes=notes)


def _place(problem: Problem) -> str:
    """The check and where it stumbled: no two findings of a rule share it."""
    line = f":{problem.line}" if problem.line else ""
    return f"{problem.check} {problem.file}{line}".strip()
