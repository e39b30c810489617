"""What is recognised of the test cases' messages, the generic way reads alike."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT
from tests.roundtrip.recognised import recognisable
from tests.roundtrip.recognised_anywhere import changed, sampled

MUTANTS = 150
CASES = sorted((CHECKOUT / "tests" / "cases").glob("*/*/service.wsdl"))
"""Those of ``soap`` are mostly rpc/encoded, which is never recognised."""


@pytest.mark.parametrize("kind", ["generate", "wsdl", "xsd"])
def test_changed_messages_of_the_cases_are_recognised_alike(
    kind: str, tmp_path: Path
) -> None:
    chance, hits = random.Random(kind), 0
    cases = [case for case in CASES if case.parent.parent.name == kind]
    for case in cases:
        with sampled(case, tmp_path, 1) as found:
            hits += changed(list(recognisable(found)), MUTANTS, chance)
    assert hits > 5 * len(cases)
