"""The summary of ``check`` as the sheet that other programs' formats are made from."""

from __future__ import annotations

from wsdlsmith.check.summary import Summary
from wsdlsmith.drift.rules.table import RULES
from wsdlsmith.reports.sheet import Note, Sheet


def to_sheet(summary: Summary) -> Sheet:
    """Every finding of a check is an error: the exit code is 1 for each."""
    notes = tuple(
        Note(
            rule=one.code,
            level="error",
            text=str(one),
            place=one.check,
            fingerprint=one.fingerprint,
            about=RULES[one.code].detects if one.code in RULES else one.check,
            file=one.file,
            line=one.line,
        )
        for one in summary.problems
    )
    return Sheet(title="wsdlsmith check", notes=notes)
