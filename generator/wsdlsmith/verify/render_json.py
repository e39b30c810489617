"""A report for scripts: the keys that docs promise, in one object."""

from __future__ import annotations

import json
from collections.abc import Sequence

from wsdlsmith.verify.finding import Finding
from wsdlsmith.verify.report import Report, Unequal


def render_json(reports: Sequence[Report]) -> str:
    """One or more reports as one JSON object, their counts added up."""
    return json.dumps(as_json(reports), indent=2, ensure_ascii=False)


def as_json(reports: Sequence[Report]) -> dict[str, object]:
    """The object behind :func:`render_json`."""
    deviations: dict[str, int] = {}
    for report in reports:
        for code, count in report.deviations.items():
            deviations[code] = deviations.get(code, 0) + count
    return {
        "version": 1,
        "packages": [report.package for report in reports],
        "pages": sum(report.pages for report in reports),
        "examples": sum(report.examples for report in reports),
        "bound": sum(report.bound for report in reports),
        "equal": sum(report.equal for report in reports),
        "unequal": [_unequal(one) for report in reports for one in report.unequal],
        "deviations": dict(sorted(deviations.items())),
        "findings": [_finding(one) for report in reports for one in report.findings],
        "accepted": [
            _finding(one) | {"reason": entry.reason}
            for report in reports
            for one, entry in report.accepted
        ],
        "undocumented_operations": sorted(
            name for report in reports for name in report.undocumented_operations
        ),
        "documented_only_operations": sorted(
            name for report in reports for name in report.documented_only_operations
        ),
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "page": finding.page,
        "message": finding.message,
        "path": finding.path,
        "line": finding.line,
        "detail": finding.detail,
    }


def _unequal(unequal: Unequal) -> dict[str, object]:
    return {
        "page": unequal.page,
        "message": unequal.message,
        "path": unequal.path,
        "line": unequal.line,
        "kind": unequal.kind,
        "expected": unequal.expected,
        "actual": unequal.actual,
    }
