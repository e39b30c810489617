"""What none says to break, libxml2 takes: random messages of the zoo after edits.

The other half of what ``test_zoo`` holds, where each break that is told has a message.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from wsdlsmith.drift.change import Way
from wsdlsmith.drift.diff import Drift, diff
from wsdlsmith.drift.rules.judge import judge
from wsdlsmith.errors import WsdlsmithError
from wsdlsmith.model.contract import Contract

from benchmarks.envelopes import EnvelopeSampler
from tests.drift.breaking import faultless
from tests.drift.contracts import contract_of
from tests.drift.zoo.mutants import ZOO, compiled, pair

FILLED = (0.3, 0.6, 0.9)
"""How much of what is optional is there."""


def _silent(drift: Drift, way: Way) -> bool:
    """Whether nothing is said to break, or to be undecided, in one direction."""
    told = {"breaks", "strict", "undecided"}
    for finding in drift.findings:
        behind = drift.behind.get(finding.fingerprint)
        if behind is not None:
            alone = frozenset({way}) & behind.shown.ways
            if judge(behind.change, alone, finding.reach).wire in told:
                return False
    return True


def _bodies(contract: Contract, way: Way) -> Iterator[etree._Element]:
    service = contract.services[0]
    for seed in range(15):
        sampler = EnvelopeSampler(contract, seed, fill=FILLED[seed % len(FILLED)])
        for operation in service.operations:
            envelope = sampler.message(service.bindings[0], operation, way)
            yield from map(etree.fromstring, map(etree.tostring, envelope[-1]))


def check(old: str, new: str) -> int:
    """Hold the silence between two documents against libxml2; gives the messages."""
    contracts = (contract_of(old), contract_of(new))
    try:
        drift = diff(*contracts)
    except WsdlsmithError:  # a facet that its base does not allow
        return 0
    judges = (compiled(old), compiled(new))
    ways: tuple[Way, ...] = ("request", "response")
    taken = 0
    for side, way in enumerate(ways):
        sender, receiver = judges[side], judges[1 - side]
        assert sender is not None
        assert receiver is not None
        if _silent(drift, way):
            for body in _bodies(contracts[side], way):
                if sender.validate(body):
                    assert faultless(receiver, body), (way, receiver.error_log)
                    taken += 1
    return taken


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_what_none_says_to_break_libxml2_takes(seed: int) -> None:
    old, new = pair(random.Random(seed))
    check(old, new)
    check(new, old)


def test_the_zoo_takes_its_own_messages() -> None:
    assert check(ZOO, ZOO) > 40
