"""Random changes of a random type: the wire verdict is libxml2's.

Where a finding says that the wire breaks, its witness is valid for the sender by
libxml2 and not for the receiver. Where none says so, no random message that the
sender may send is refused by the receiver.
"""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from wsdlsmith.drift.change import Way
from wsdlsmith.drift.diff import Drift, diff
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.witness.witness import Witnesses

from tests.drift.contracts import contract_of
from tests.drift.random_schemas import Schema, messages, mutated, random_schema
from tests.drift.small_wsdl import holding


def _judge(text: str) -> etree.XMLSchema | None:
    """libxml2's validator; None where the random schema is none at all."""
    root = etree.fromstring(text.encode())
    schema = root.find(".//{http://www.w3.org/2001/XMLSchema}schema")
    assert schema is not None
    try:
        return etree.XMLSchema(etree.fromstring(etree.tostring(schema)))
    except etree.XMLSchemaParseError:
        return None


def _proved(
    drift: Drift,
    way: Way,
    sender: etree.XMLSchema,
    receiver: etree.XMLSchema,
) -> None:
    """Each finding that breaks has its witness."""
    witnesses = Witnesses(drift.compared)
    for finding in drift.findings:
        if finding.fingerprint not in drift.behind or not finding.breaks:
            continue
        change, _, might, _ = drift.behind[finding.fingerprint]
        found = witnesses.one_way(finding, change.subject, might, way)
        assert found is not None, (finding.rule, finding.path, finding.old, finding.new)
        body = etree.fromstring(etree.tostring(found.sent.bodies[0]))
        assert sender.validate(body), sender.error_log
        assert not receiver.validate(body), etree.tostring(body)


def _silent(findings: tuple[Finding, ...]) -> bool:
    return not any(f.breaks or f.wire == "undecided" for f in findings)


def check_both_ways(before: Schema, after: Schema, chance: random.Random) -> None:
    """What ``diff`` says of requests and of responses is what libxml2 says."""
    ways: tuple[Way, ...] = ("request", "response")
    for way in ways:
        texts = [
            holding(schema.text(), way).text().partition("?>")[2]
            for schema in (before, after)
        ]
        drift = diff(contract_of(texts[0]), contract_of(texts[1]))
        sender, receiver = (_judge(text) for text in texts)
        if sender is None or receiver is None:
            return
        source = before
        if way == "response":
            sender, receiver, source = receiver, sender, after
        _proved(drift, way, sender, receiver)
        if _silent(drift.findings):
            wrapper = "Do" if way == "request" else "DoResponse"
            for message in messages(source, wrapper, chance):
                if sender.validate(message):
                    assert receiver.validate(message), (
                        [f.rule for f in drift.findings],
                        etree.tostring(message),
                    )


@settings(max_examples=300, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_the_wire_verdict_of_a_random_change_is_that_of_libxml2(seed: int) -> None:
    chance = random.Random(seed)
    before = random_schema(chance)
    check_both_ways(before, mutated(before, chance), chance)


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_the_wire_verdict_of_several_changes_at_once_is_too(seed: int) -> None:
    chance = random.Random(seed)
    before = random_schema(chance)
    check_both_ways(before, mutated(before, chance, times=3), chance)
