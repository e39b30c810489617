"""Every row of versions below cases/ gives exactly what it expects over the row."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.coherence import Said
from wsdlsmith.drift.history import Version, history

from tests.drift.contracts import contract_in

CASES = Path(__file__).parent / "cases"
ROWS = sorted(path.parent for path in CASES.glob("*/*/v1.wsdl"))


def _version(path: Path, label: str = "") -> Version:
    return Version(label or path.stem, Said((contract_in(path),), Diagnostics()))


@pytest.mark.parametrize("folder", ROWS, ids=lambda f: f"{f.parent.name}/{f.name}")
def test_a_row_gives_exactly_the_findings_that_it_expects(folder: Path) -> None:
    versions = [_version(path) for path in sorted(folder.glob("v*.wsdl"))]
    found = [
        {
            "rule": one.rule,
            "severity": one.severity,
            "path": one.path,
            "old": one.old,
            "new": one.new,
            "detail": one.detail,
        }
        for one in history(versions).findings
    ]
    expected = folder / "expected.json"
    if os.environ.get("WSDLSMITH_ACCEPT") == "1":
        expected.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))
    assert folder.parent.name in {one["rule"] for one in found}


def test_a_row_that_only_grows_has_nothing_to_tell() -> None:
    folder = CASES / "component-reintroduced" / "operation"
    grown = [_version(folder / f"{n}.wsdl") for n in ("v2", "v3")]
    assert history(grown).findings == ()


def test_what_came_back_and_went_again_flip_flops() -> None:
    folder = CASES / "component-reintroduced" / "operation"
    row = [_version(folder / f"{n}.wsdl") for n in ("v1", "v2", "v3")]
    (once,) = (f for f in history(row).findings if f.rule == "component-reintroduced")
    assert "flip-flops" not in once.detail
    row.append(_version(folder / "v2.wsdl", "v4"))
    (again,) = (f for f in history(row).findings if f.rule == "component-reintroduced")
    assert again.detail.endswith("flip-flops: gone in v2 and v4, reintroduced in v3")
