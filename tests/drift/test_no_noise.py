"""Documents that say the same in another way: nothing drifted."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.policy import Policy, rule_on

from tests.drift.building.documents import PLAIN
from tests.drift.contracts import contract_of
from tests.drift.noise import reprefixed, shuffled

CASES = Path(__file__).parent / "cases"
RICH = [
    "dictionary-shape-changed/request/before.wsdl",
    "type-became-abstract/request/before.wsdl",
    "substitution-member-added/response/after.wsdl",
    "fault-removed/response/before.wsdl",
    "header-removed/request/before.wsdl",
    "enum-value-renamed/request/before.wsdl",
    "attribute-became-optional/request/before.wsdl",
    "message-part-removed/request/before.wsdl",
    "service-removed/both/before.wsdl",
    "deprecation-announced/none/after.wsdl",
]


@pytest.mark.parametrize("name", RICH)
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_order_layout_and_prefixes_are_no_drift(name: str, seed: int) -> None:
    chance = random.Random(seed)
    text = (CASES / name).read_text(encoding="utf-8")
    text = text.partition("?>")[2]
    other = reprefixed(shuffled(text, chance), chance)
    drift = diff(contract_of(text), contract_of(other))
    assert rule_on(drift.findings, Policy()).standing == ()


def test_an_operation_that_only_moved_is_told_when_asked_for() -> None:
    folder = CASES / "operation-order-changed" / "none"
    one, other = (
        contract_of((folder / f"{side}.wsdl").read_text().partition("?>")[2])
        for side in ("before", "after")
    )
    found = diff(one, other).findings
    assert rule_on(found, Policy()).standing == ()
    asked = rule_on(found, Policy(severities={"operation-order-changed": "info"}))
    assert [one.rule for one in asked.standing] == ["operation-order-changed"]


def test_the_port_that_a_scheme_has_by_itself_is_no_other_address() -> None:
    plain = contract_of(PLAIN.text())
    for address, same in (
        ("https://shop.example:443/soap", True),
        ("https://shop.example:4430/soap", False),
        ("https://shop.example:80/soap", False),
    ):
        other = contract_of(replace(PLAIN, address=address).text())
        assert (diff(plain, other).findings == ()) is same
