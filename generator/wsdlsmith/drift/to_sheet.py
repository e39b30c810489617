"""A report of ``diff`` as the sheet that other programs' formats are made from."""

from __future__ import annotations

from collections.abc import Callable

from wsdlsmith.drift.evidence.evidence import Evidence
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.lines import Lines
from wsdlsmith.drift.report import SHOWN, Report, told_text
from wsdlsmith.drift.rules.table import RULES
from wsdlsmith.location import NOWHERE, Location
from wsdlsmith.reports.sheet import LEVELS, Note, Sheet


def to_sheet(
    report: Report,
    lines: Lines | None = None,
    shown: Callable[[str], str] = str,
    pages: Evidence | None = None,
) -> Sheet:
    """The findings that stand, the worst first, each with its line in the new one.

    What an envelope shows stands at the line of its page.
    """
    notes = [
        _note(one, _on_page(one, pages) or _place(report, one, lines), shown)
        for severity in SHOWN
        for one in report.ruling.standing
        if one.severity == severity
    ]
    return Sheet(title=f"Drift: {report.old} → {report.new}", notes=tuple(notes))


def _on_page(finding: Finding, pages: Evidence | None) -> Location | None:
    page = pages.place(finding) if pages is not None else NOWHERE
    return _of_checkout(page) if page.file else None


def _place(report: Report, finding: Finding, lines: Lines | None) -> Location:
    """Where code hosts show it: a file of the checkout, and the line in it."""
    place = lines.new(finding) if lines is not None else NOWHERE
    if not place.file:
        return Location(report.new.partition("#")[0])
    return _of_checkout(place)


def _of_checkout(place: Location) -> Location:
    # lines count in the member of an archive, not in the archive
    inside = "#" in place.file and not place.file.startswith(("http:", "https:"))
    return Location(place.file.partition("#")[0], 0 if inside else place.line)


def _file(name: str, shown: Callable[[str], str]) -> str:
    """The file as the checkout has it; a commit's paths begin there already."""
    return name.split(":", 2)[2] if name.startswith("git:") else shown(name)


def _note(finding: Finding, where: Location, shown: Callable[[str], str]) -> Note:
    place = told_text(finding)
    level = next(one for one in LEVELS if one == finding.severity)
    return Note(
        rule=finding.rule,
        level=level,
        text=f"{finding.detail} ({place})" if place else finding.detail,
        place=finding.path,
        fingerprint=finding.fingerprint,
        about=RULES[finding.rule].detects,
        file=_file(where.file, shown),
        line=where.line,
    )
