"""GitLab's code quality report (the part of Code Climate's that GitLab reads).

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Final

from wsdlsmith.reports.sheet import Note, Sheet

_SEVERITIES: Final = {"error": "critical", "warning": "major", "info": "info"}


def render_gitlab(sheet: Sheet) -> str:
    """A list of issues; every fingerprint once, as GitLab wants it, the worst."""
    once: dict[object, dict[str, object]] = {}
    for issue in map(_issue, sheet.notes):
        once.setdefault(issue["fingerprint"], issue)
    return json.dumps(list(once.values()), indent=2, ensure_ascii=False)


def _issue(note: Note) -> dict[str, object]:
    facts = "\n".join((note.rule, note.fingerprint, note.file, note.place, note.text))
    return {
        "description": note.text,
        "check_name": note.rule,
        "fingerprint": sha256(facts.encode("utf-8")).hexdigest(),
        "severity": _SEVERITIES[note.level],
        "location": {
            "path": note.file.lstrip("/") or note.place or "contract",
            "lines": {"begin": max(note.line, 1)},
        },
    }
