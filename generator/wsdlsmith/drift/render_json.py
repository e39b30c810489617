"""A report for scripts: the keys that docs promise, in one object."""

from __future__ import annotations

import json
from collections.abc import Iterable

from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.report import Report


def render_json(report: Report) -> str:
    """The report as one JSON object with a ``version``."""
    return json.dumps(as_json(report), indent=2, ensure_ascii=False)


def as_json(report: Report) -> dict[str, object]:
    """The object behind :func:`render_json`."""
    standing = report.ruling.standing
    return {
        "version": 1,
        "old": report.old,
        "new": report.new,
        "summary": _summary(standing),
        "failed": report.ruling.failed,
        "findings": [finding_json(one) for one in standing],
        "accepted": [finding_json(one) for one, _ in report.ruling.accepted],
    }


def finding_json(finding: Finding) -> dict[str, object]:
    """One finding as an object."""
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "severity": finding.severity,
        "direction": finding.direction,
        "path": finding.path,
        "old": finding.old,
        "new": finding.new,
        "reach": finding.reach._asdict(),
        "detail": finding.detail,
        "scope": finding.scope,
        "wire": finding.wire,
        "python": finding.python,
        "confidence": finding.confidence,
    }


def _summary(findings: Iterable[Finding]) -> dict[str, dict[str, int]]:
    summary: dict[str, dict[str, int]] = {}
    for finding in findings:
        counts = summary.setdefault(finding.rule, {"error": 0, "warning": 0, "info": 0})
        counts[finding.severity] += 1
    return summary
