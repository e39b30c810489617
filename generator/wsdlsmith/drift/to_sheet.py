"""A report of ``diff`` as the sheet that other programs' formats are made from."""

from __future__ import annotations

from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.report import SHOWN, Report, place_text
from wsdlsmith.drift.rules.table import RULES
from wsdlsmith.reports.sheet import LEVELS, Note, Sheet


def to_sheet(report: Report) -> Sheet:
    """The findings that stand, the worst first."""
    notes = [
        _note(one, report.new)
        for severity in SHOWN
        for one in report.ruling.standing
        if one.severity == severity
    ]
    return Sheet(title=f"Drift: {report.old} → {report.new}", notes=tuple(notes))


def _note(finding: Finding, file: str) -> Note:
    place = place_text(finding)
    level = next(one for one in LEVELS if one == finding.severity)
    return Note(
        rule=finding.rule,
        level=level,
        text=f"{finding.detail} ({place})" if place else finding.detail,
        place=finding.path,
        fingerprint=finding.fingerprint,
        about=RULES[finding.rule].detects,
        file=file.partition("#")[0],
    )
