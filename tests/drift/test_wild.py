"""WSDLs of public projects do not drift from themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from wsdlsmith.drift.diff import diff

from tests.drift.contracts import contract_in
from tests.wild.corpus import ACCEPTED, Entry


@pytest.mark.parametrize("entry", ACCEPTED, ids=lambda entry: entry.folder)
def test_a_wild_wsdl_does_not_drift_from_itself(corpus: Path, entry: Entry) -> None:
    assert corpus.is_dir()
    assert diff(contract_in(entry.path), contract_in(entry.path)).findings == ()
