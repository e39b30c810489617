"""What an envelope of many fields costs: as much for each of them as for one of few."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from tests.verify.conftest import document, judged

FIELD = '<xs:element name="f{}" type="xs:int" minOccurs="0"/>'
TYPE = '<xs:element name="r"><xs:complexType><xs:{0}>{1}</xs:{0}></xs:complexType></xs:element>'


def _calls(work: Callable[[], object]) -> int:
    """How many calls it takes: a count that is the same on every machine."""
    counted = 0

    def count(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def _cost(kind: str, shown: str, count: int) -> tuple[int, int]:
    """Calls and issues for an envelope that has each field once."""
    fields = "".join(map(FIELD.format, range(count)))
    schema = judged(TYPE.format(kind, fields))
    kids = "".join(f"<{shown}{number}>1</{shown}{number}>" for number in range(count))
    root = document(f"<r >{kids}</r>")
    calls = _calls(lambda: schema.ours.validate(root))
    return calls, len(schema.issues(f"<r >{kids}</r>"))


@pytest.mark.parametrize("kind", ["sequence", "all"])
@pytest.mark.parametrize("shown", ["f", "unknown"])
def test_twice_as_many_fields_cost_twice_as_much(kind: str, shown: str) -> None:
    (few, _), (many, issues) = (_cost(kind, shown, count) for count in (150, 300))
    assert issues == (0 if shown == "f" else 300)
    assert many < 2.2 * few
