"""The accept list of the project file: deviations that are known and meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Final

from wsdlsmith.project import Accepted
from wsdlsmith.verify.finding import SENTENCES, Finding, FindingCode
from wsdlsmith.verify.report import Report

_UNUSED: Final[FindingCode] = "accept-unused"


def divide(
    findings: Iterable[Finding], accept: Sequence[Accepted]
) -> tuple[list[Finding], list[tuple[Finding, Accepted]]]:
    """Findings that stand, and those that an entry accepts.

    An entry that accepts nothing is a finding itself: the deviation is gone, and
    the entry would hide the next one.
    """
    standing: list[Finding] = []
    accepted: list[tuple[Finding, Accepted]] = []
    unused = dict.fromkeys(accept)
    for finding in findings:
        entry = next((one for one in accept if matches(one, finding)), None)
        if entry is None:
            standing.append(finding)
        else:
            accepted.append((finding, entry))
            unused.pop(entry, None)
    standing.extend(_unused(entry) for entry in unused)
    return standing, accepted


def of_one_api(reports: Sequence[Report]) -> list[Report]:
    """The reports on an API's services apart: an entry is unused if all say so."""
    every = [{f for f in report.findings if f.code == _UNUSED} for report in reports]
    unused = set.intersection(*every) if every else set()
    return [
        replace(
            report,
            findings=tuple(
                finding
                for finding in report.findings
                if finding.code != _UNUSED or (finding in unused and not number)
            ),
        )
        for number, report in enumerate(reports)
    ]


def matches(entry: Accepted, finding: Finding) -> bool:
    """Whether ``entry`` is about ``finding``; ``*`` in page and path is anything."""
    if entry.code != finding.code:
        return False
    page = not entry.page or _like(finding.page, entry.page)
    return page and (not entry.path or _like(finding.path, entry.path))


def _like(text: str, pattern: str) -> bool:
    # paths hold indexes, so a bracket is itself; a page may be named by its end
    escaped = pattern.replace("[", "[[]")
    return fnmatchcase(text, escaped) or fnmatchcase(text, f"*/{escaped}")


def _unused(entry: Accepted) -> Finding:
    where = "".join(
        f", {key} '{value}'"
        for key, value in (("page", entry.page), ("path", entry.path))
        if value
    )
    detail = f"nothing is {entry.code}{where} any more: remove the entry"
    if entry.code not in SENTENCES:
        near = get_close_matches(entry.code, SENTENCES, n=1)
        meant = f": did you mean {near[0]}?" if near else ""
        detail = f"there is no code {entry.code}{meant}"
    return Finding(code=_UNUSED, page=entry.page, path=entry.path, detail=detail)
