"""Every folder under tests/cases/xsd and tests/cases/wsdl is read as expected.

A case is a folder with ``service.wsdl``, what it imports, and ``expected.txt``:
the contract as text. Write a new one, run with ``WSDLSMITH_ACCEPT=1``, and read
the text that was made before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.read.source import open_source

from tests.merge.contract_text import contract_text

CASES = Path(__file__).parents[1] / "cases"
FOLDERS = sorted(
    path.parent for area in ("wsdl", "xsd") for path in CASES.glob(f"{area}/*/*.wsdl")
)


@pytest.mark.parametrize(
    "folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}/{folder.name}"
)
def test_a_case_is_read_as_its_text_says(folder: Path) -> None:
    diagnostics = Diagnostics()
    opened = open_source("service.wsdl", base=folder, offline=True)
    found = contract_text(read_contract([opened], diagnostics), diagnostics)
    expected = folder / "expected.txt"
    if os.environ.get("WSDLSMITH_ACCEPT") == "1":
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")


def test_there_are_cases() -> None:
    assert len(FOLDERS) >= 40
