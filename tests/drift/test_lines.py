"""A finding is told with the line where it stands: in the WSDLs, and in a lock."""

from __future__ import annotations

from pathlib import Path

import pytest
from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.lines import Lines
from wsdlsmith.drift.lock.lock import lock_text, read_lock
from wsdlsmith.location import Location
from wsdlsmith.model.contract import Contract

from tests.conftest import CaseCount
from tests.drift.contracts import contract_in

CASES = Path(__file__).parent / "cases"
NO_LINE = {"namespace", "documentation"}
"""What findings are about that stands nowhere in particular."""


def _line(place: Location, texts: dict[str, str]) -> str:
    return texts[place.file].splitlines()[place.line - 1] if place.line else ""


@pytest.mark.parametrize(
    ("case", "old", "new"),
    [
        ("field-renamed/request", 'name="OnSattelite"', 'name="OnSatellite"'),
        ("required-field-added/parameter", 'name="Get"', 'name="B"'),
        ("required-field-added/request", 'complexType name="Item"', 'name="B"'),
        ("optional-field-removed/response", 'name="Z"', 'complexType name="Item"'),
        ("operation-removed/both", 'operation name="Put"', 'portType name="Shop"'),
        ("operation-renamed/both", 'name="GetAdress"', 'name="GetAddress"'),
        ("type-removed/request", 'name="Old"', ""),
        ("attribute-removed/request", 'attribute name="k"', 'complexType name="Item"'),
        ("fault-removed/response", 'fault name="NotFound"', 'operation name="Get"'),
        ("service-removed/both", 'portType name="Bank"', ""),
        ("header-removed/request", 'name="Ticket"', ""),
        ("wildcard-removed/request", "<xs:any ", 'complexType name="Item"'),
    ],
)
def test_both_sides_of_a_finding_have_their_lines(
    case: str, old: str, new: str
) -> None:
    folder = CASES / case
    paths = [folder / "before.wsdl", folder / "after.wsdl"]
    texts = {str(path): path.read_text() for path in paths}
    drift = diff(contract_in(paths[0]), contract_in(paths[1]))
    finding = next(f for f in drift.findings if f.rule == folder.parent.name)
    lines = Lines(drift)
    before, after = lines.old(finding), lines.new(finding)
    assert before.file in ("", str(paths[0]))
    assert after.file in ("", str(paths[1]))
    assert bool(before.line) == bool(old)
    assert bool(after.line) == bool(new)
    assert old in _line(before, texts)
    assert new in _line(after, texts)


def _locked(contract: Contract, label: str) -> tuple[Contract, str]:
    text = lock_text(contract)
    return read_lock(text, label).contract, text


def test_a_finding_has_the_line_of_the_lock_that_speaks_of_it(
    cases: CaseCount,
) -> None:
    for folder in sorted(path.parent for path in CASES.rglob("before.wsdl")):
        old, text = _locked(contract_in(folder / "before.wsdl"), "contract.lock")
        drift = diff(old, contract_in(folder / "after.wsdl"))
        lines = Lines(drift)
        for finding in drift.findings:
            kind, _, path = finding.path.partition(":")
            place = lines.old(finding)
            if kind in NO_LINE or "*" in path or finding.old is None:
                continue
            assert place.file == "contract.lock", (finding.rule, finding.path)
            line = text.splitlines()[place.line - 1]
            names = [*path.replace("@", "").split("."), finding.old]
            assert any(name in line for name in names), (finding.path, line)
            cases.add("findings with their line of a lock")
