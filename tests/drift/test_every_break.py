"""Every rule, in each direction that it says breaks: the message that shows it.

Over all case folders. What libxml2 finds no fault with, header blocks and faults
included, breaks beside the body: for a short list of rules, and no other.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from wsdlsmith.drift.change import Way
from wsdlsmith.drift.diff import Drift, diff
from wsdlsmith.drift.explain import explain
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.rules.table import RULES
from wsdlsmith.drift.witness.witness import Witness, Witnesses

from tests.drift.breaking import breaking, elements
from tests.drift.contracts import contract_in
from tests.drift.zoo.mutants import compiled

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(
    path.parent
    for path in CASES.glob("*/*/before.wsdl")
    if RULES[path.parents[1].name].stage == "diff"
)
BESIDE = {
    "attachment-binding-changed": "what goes beside the envelope",
    "binding-style-changed": "what the element of the body is called",
    "binding-use-changed": "encodingStyle of the body",
    "body-namespace-changed": "what the element of the body is called",
    "body-parts-changed": "which elements the body has",
    "endpoint-changed": "the address",
    "endpoint-scheme-downgraded": "the address",
    "header-added": "which header blocks there are",
    "header-removed": "which header blocks there are",
    "header-required-added": "which header blocks there are",
    "header-use-changed": "encodingStyle of a header block",
    "message-element-changed": "which element the body has",
    "message-part-kind-changed": "which element the body has",
    "message-pattern-changed": "whether an answer comes",
    "operation-removed": "whether anybody listens",
    "operation-renamed": "whether anybody listens",
    "port-removed": "the address",
    "service-removed": "whether anybody listens",
    "soap-action-changed": "the SOAPAction",
    "soap-version-changed": "the version of the envelope",
    "transport-changed": "the transport",
    "wsa-action-changed": "the block wsa:Action",
}
"""Rules whose break is in no element that a schema declares, and where it is."""


def witness_of(drift: Drift, finding: Finding, way: Way) -> Witness | None:
    change, _, might, known = drift.behind[finding.fingerprint]
    witnesses = Witnesses(drift.compared)
    if finding.scope == "namespace" and finding.rule != "form-default-changed":
        return known
    return witnesses.one_way(finding, change.subject, might, way)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f"{f.parent.name}/{f.name}")
def test_each_direction_that_breaks_has_a_message_of_its_own(folder: Path) -> None:
    before, after = (folder / f"{side}.wsdl" for side in ("before", "after"))
    drift = diff(contract_in(before), contract_in(after))
    texts = [path.read_text(encoding="utf-8") for path in (before, after)]
    judges = [compiled(text.partition("?>")[2]) for text in texts]
    for finding, way in breaking(drift):
        found = witness_of(drift, finding, way)
        assert found is not None, (finding.detail, way)
        assert found.words
        told = explain(drift, finding).text()
        assert "says:" in told
        receiver = judges[1 if way == "request" else 0]
        if receiver is not None and found.way == way:
            taken = all(map(receiver.validate, elements(found.sent)))
            assert finding.rule in BESIDE or not taken, found.text()


def test_what_breaks_beside_the_body_is_told_of_rules_that_say_so() -> None:
    assert BESIDE.keys() <= RULES.keys()
    for name in BESIDE:
        each = (RULES[name].request, RULES[name].response)
        assert any(one.wire in ("breaks", "strict") for one in each), name
