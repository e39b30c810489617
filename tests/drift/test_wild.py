"""WSDLs of public projects do not drift from themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from wsdlsmith.drift.diff import diff

from tests.drift.contracts import contract_in
from tests.merge.test_wild import ENTRIES, REFUSED, WILD


@pytest.mark.parametrize(
    ("folder", "entry"),
    [one for one in ENTRIES if one[0] not in REFUSED],
    ids=[one[0] for one in ENTRIES if one[0] not in REFUSED],
)
def test_a_wild_wsdl_does_not_drift_from_itself(
    corpus: Path, folder: str, entry: str
) -> None:
    path = WILD / folder / entry
    assert diff(contract_in(path), contract_in(path)).findings == ()
