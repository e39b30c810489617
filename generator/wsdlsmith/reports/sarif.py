"""SARIF 2.1.0 (OASIS), which code hosts show beside the code."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote

from wsdlsmith.reports.sheet import HOME, Note, Sheet, tool_version

_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)


def render_sarif(sheet: Sheet) -> str:
    """One run; a rule is described once, a finding is a result."""
    rules = list(dict.fromkeys(note.rule for note in sheet.notes))
    about = {note.rule: note.about or note.rule for note in sheet.notes}
    driver = {
        "name": "wsdlsmith",
        "version": tool_version(),
        "informationUri": HOME,
        "rules": [
            {"id": rule, "shortDescription": {"text": about[rule]}} for rule in rules
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(note, rules.index(note.rule)) for note in sheet.notes],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, indent=2, ensure_ascii=False)


def _result(note: Note, rule: int) -> dict[str, object]:
    location: dict[str, object] = {}
    if note.file:
        physical: dict[str, object] = {"artifactLocation": {"uri": _uri(note.file)}}
        physical["region"] = {"startLine": max(note.line, 1)}
        location["physicalLocation"] = physical
    if note.place:
        location["logicalLocations"] = [{"fullyQualifiedName": note.place}]
    result: dict[str, object] = {
        "ruleId": note.rule,
        "ruleIndex": rule,
        "level": _LEVELS[note.level],
        "message": {"text": note.text},
        "locations": [location] if location else [],
    }
    if note.fingerprint:
        result["partialFingerprints"] = {"wsdlsmith/v1": note.fingerprint}
    return result


def _uri(file: str) -> str:
    """A reference that is relative to the repository, or absolute (section 3.4.3)."""
    if PurePosixPath(file).is_absolute():
        return PurePosixPath(file).as_uri()
    return quote(file, safe="/:#?&=%")
