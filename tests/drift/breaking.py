"""The findings that say that a message breaks, each direction by itself."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from wsdlsmith.drift.change import Way
from wsdlsmith.drift.diff import Drift
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.rules.judge import judge
from wsdlsmith.drift.witness.sent import Sent


def breaking(drift: Drift) -> Iterator[tuple[Finding, Way]]:
    """Each finding that breaks, with each direction that it says so of."""
    ways: tuple[Way, ...] = ("request", "response")
    for finding in drift.findings:
        behind = drift.behind.get(finding.fingerprint)
        if behind is not None and finding.breaks:
            for way in ways:
                alone = frozenset({way}) & behind.shown.ways
                if judge(behind.change, alone, finding.reach).breaks:
                    yield finding, way


def elements(sent: Sent) -> list[etree._Element]:
    """All that a schema can judge of a message."""
    made = [*sent.headers, *sent.bodies, *([] if sent.fault is None else [sent.fault])]
    return [etree.fromstring(etree.tostring(one)) for one in made]
