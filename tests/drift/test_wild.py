"""WSDLs of public projects do not drift from themselves, nor from a disguise."""

from __future__ import annotations

from pathlib import Path

import pytest
from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.policy import Policy, rule_on
from wsdlsmith.errors import WsdlsmithError

from tests.drift.contracts import contract_in
from tests.drift.disguise import disguised
from tests.wild.corpus import ACCEPTED, ENTRIES, REFUSED, WILD, Entry


@pytest.mark.parametrize("entry", ACCEPTED, ids=lambda entry: entry.folder)
def test_a_wild_wsdl_does_not_drift_from_itself(corpus: Path, entry: Entry) -> None:
    assert corpus.is_dir()
    assert diff(contract_in(entry.path), contract_in(entry.path)).findings == ()


@pytest.mark.parametrize("entry", ACCEPTED, ids=lambda entry: entry.folder)
def test_another_order_and_other_prefixes_are_no_drift(
    corpus: Path, entry: Entry, tmp_path: Path
) -> None:
    assert corpus.is_dir()
    disguised(WILD / entry.folder, tmp_path, seed=1)
    other = tmp_path / entry.path.relative_to(WILD / entry.folder)
    assert other.read_bytes() != entry.path.read_bytes()
    one, disguise = contract_in(entry.path), contract_in(other)
    for pair in ((one, disguise), (disguise, one)):
        found = rule_on(diff(*pair).findings, Policy()).standing
        assert [(f.rule, f.path, f.detail) for f in found] == []


def test_all_fifty_are_tried_and_two_refused(corpus: Path) -> None:
    assert corpus.is_dir()
    assert len(ENTRIES) == 50
    for entry in ENTRIES:
        if entry.folder in REFUSED:
            with pytest.raises(WsdlsmithError):
                contract_in(entry.path)
