"""Which directions break: by the rules alone, and by what ``diff`` says of messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal, InvalidOperation

from lxml import etree
from wsdlsmith.drift.change import Way
from wsdlsmith.drift.diff import Drift
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.rules.judge import judge
from wsdlsmith.drift.witness.sent import Sent

_FIXED = re.compile(r"value '(.*)' does not match the fixed value constraint '(.*)'")


def claimed(drift: Drift) -> Iterator[tuple[Finding, Way]]:
    """Each finding, with each direction that breaks if its rule is believed."""
    ways: tuple[Way, ...] = ("request", "response")
    for finding in drift.findings:
        behind = drift.behind.get(finding.fingerprint)
        if behind is None:
            continue
        for way in ways:
            alone = frozenset({way}) & behind.possible.ways
            if judge(behind.change, alone, finding.reach).finding.breaks:
                yield finding, way


def breaking(drift: Drift) -> Iterator[tuple[Finding, Way]]:
    """Those of them of which ``diff`` has a message, in one direction at least."""
    return ((one, way) for one, way in claimed(drift) if one.breaks)


def elements(sent: Sent) -> list[etree._Element]:
    """All that a schema can judge of a message."""
    made = [*sent.headers, *sent.bodies, *([] if sent.fault is None else [sent.fault])]
    return [etree.fromstring(etree.tostring(one, encoding="unicode")) for one in made]


def faultless(judge: etree.XMLSchema, sent: etree._Element) -> bool:
    """Whether an element is valid, by libxml2 and what it does not know.

    It compares fixed values as texts; 05 is 5 where both are numbers (Structures
    3.3.4, clause 5.2.2.2.2: the actual values).
    """
    if judge.validate(sent):
        return True
    return all(map(_one_number, str(judge.error_log).splitlines()))


def _one_number(message: str) -> bool:
    """Whether all the fault is another way to write the fixed number."""
    said = _FIXED.search(message)
    with suppress(InvalidOperation):
        return said is not None and Decimal(said[1]) == Decimal(said[2])
    return False
