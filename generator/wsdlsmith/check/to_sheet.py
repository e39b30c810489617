"""The summary of ``check`` as the sheet that other programs' formats are made from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from wsdlsmith.check.problem import Problem
from wsdlsmith.check.summary import Summary
from wsdlsmith.drift.rules.table import RULES
from wsdlsmith.reports.sheet import Note, Sheet
from wsdlsmith.verify.finding import SENTENCES

_DEVIATIONS: Final = {str(code): text for code, text in SENTENCES.items()}


def to_sheet(summary: Summary, shown: Callable[[str], str] = str) -> Sheet:
    """Every finding of a check is an error: the exit code is 1 for each."""
    notes = tuple(
        Note(
            rule=one.code,
            level="error",
            text=str(one),
            place=_place(one),
            fingerprint=one.fingerprint,
            about=_about(one),
            file=shown(one.file),
            line=one.line,
        )
        for one in summary.problems
    )
    return Sheet(title="wsdlsmith check", notes=notes)


def _about(problem: Problem) -> str:
    """What a code means, whoever found it."""
    rule = RULES.get(problem.code)
    return rule.detects if rule else _DEVIATIONS.get(problem.code, problem.check)


def _place(problem: Problem) -> str:
    """The check and where it stumbled: no two findings of a rule share it."""
    line = f":{problem.line}" if problem.line else ""
    return f"{problem.check} {problem.file}{line}".strip()
