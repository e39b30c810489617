"""One header block of several operations, that only some of them require."""

from __future__ import annotations

from dataclasses import replace

from wsdlsmith.drift.diff import diff

from tests.drift.breaking import breaking
from tests.drift.building.documents import BARE_TICKET, GET, HEADER
from tests.drift.contracts import contract_of
from tests.drift.test_zoo import check


def test_a_header_that_only_one_operation_requires_breaks_that_one() -> None:
    free, required = (HEADER.format("H", "Ticket", w) for w in ("", _REQUIRED))
    old = replace(BARE_TICKET, ops={"Get": GET, "Put": GET})
    asked = {
        "Get": replace(GET, headers_in=free),
        "Put": replace(GET, headers_in=required),
    }
    sides = [one.text() for one in (old, replace(old, ops=asked))]
    drift = diff(contract_of(sides[0]), contract_of(sides[1]))
    told = [(finding.rule, finding.reach.operations) for finding, _ in breaking(drift)]
    assert told == [("header-required-added", 1)]
    assert check(*sides) == 1


_REQUIRED = 'wsdl:required="true"'
