"""docs/support.md says what the case folders do."""

from __future__ import annotations

from pathlib import Path

from benchmarks.support import PAGE, cases_text
from tests.wild.corpus import ENTRIES, REFUSED


def _section(name: str) -> str:
    page = PAGE.read_text(encoding="utf-8")
    return page.partition(f"<!-- bench: {name} -->\n")[2].partition("\n<!-- end")[0]


def test_the_table_of_constructs_is_current() -> None:
    found = cases_text()
    assert _section("cases") == found, "run python -m benchmarks.support --cases-only"
    assert "| no |" not in found


def test_the_table_of_public_wsdls_is_of_all_of_them(corpus: Path) -> None:
    rows = [line.split(" | ") for line in _section("wild").splitlines()[4:-1]]
    assert [row[0].removeprefix("| ") for row in rows] == [e.folder for e in ENTRIES]
    refused = [row[0].removeprefix("| ") for row in rows if row[2] == "no"]
    assert refused == sorted(REFUSED)
