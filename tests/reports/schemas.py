"""What standards and vendors say of the parts of their formats that we write.

Closed: a property that we made up would not be taken.
"""

from __future__ import annotations

from typing import Any

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}


def _closed(properties: dict[str, Any], *optional: str) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name in properties if name not in optional],
        "properties": properties,
    }


_MESSAGE = _closed({"text": _TEXT})
_PLACE = _closed(
    {
        "artifactLocation": _closed(
            {
                "uri": {
                    "type": "string",
                    "pattern": r"^[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+$",
                }
            }
        ),
        "region": _closed({"startLine": {"type": "integer", "minimum": 1}}),
    }
)
_LOCATION = _closed(
    {
        "physicalLocation": _PLACE,
        "logicalLocations": {
            "type": "array",
            "items": _closed({"fullyQualifiedName": _TEXT}),
        },
    },
    "physicalLocation",
    "logicalLocations",
)
_RESULT = _closed(
    {
        "ruleId": _TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": _MESSAGE,
        "locations": {"type": "array", "items": _LOCATION},
        "partialFingerprints": {"type": "object", "additionalProperties": _TEXT},
    },
    "partialFingerprints",
)
_DRIVER = _closed(
    {
        "name": _TEXT,
        "version": _TEXT,
        "informationUri": {"type": "string", "pattern": "^https://"},
        "rules": {
            "type": "array",
            "uniqueItems": True,
            "items": _closed({"id": _TEXT, "shortDescription": _MESSAGE}),
        },
    }
)
SARIF = _closed(
    {
        "$schema": {"type": "string", "pattern": "/sarif-schema-2.1.0.json$"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": _closed(
                {
                    "tool": _closed({"driver": _DRIVER}),
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": _RESULT},
                }
            ),
        },
    }
)
"""SARIF 2.1.0, sections 3.13 (log file), 3.14 (run), 3.19 (tool), 3.27 (result)."""

GITLAB = {
    "type": "array",
    "items": _closed(
        {
            "description": _TEXT,
            "check_name": _TEXT,
            "fingerprint": _TEXT,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": _closed(
                {
                    "path": {"type": "string", "pattern": "^(?!\\.?/).+"},
                    "lines": _closed({"begin": {"type": "integer", "minimum": 1}}),
                }
            ),
        }
    ),
}
"""docs.gitlab.com, Code Quality report format: the fields that must be there.

GitLab's own schema (app/validators/json_schemas/codeclimate.json) wants description,
fingerprint, severity and location of each issue, and its parser reads no further than
the first issue that lacks one. Paths are relative to the repository.
"""

JUNIT: dict[str, tuple[set[str], set[str]]] = {
    "testsuites": ({"tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped"}, {"testcase"}),
    "testcase": ({"name", "classname", "file"}, {"failure", "system-out"}),
    "failure": ({"type", "message"}, set()),
    "system-out": (set(), set()),
}
"""Jenkins's junit-10.xsd (xunit-plugin): the attributes and children that we write.

``file`` of a test case is not in it, and what GitLab shows beside the case
(docs.gitlab.com, Unit test reports).
"""
