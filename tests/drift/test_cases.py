"""Every folder below cases/ is found as it says: the exact set of findings.

A case is ``cases/<rule>/<direction or variant>/`` with ``before.wsdl``,
``after.wsdl`` and ``expected.json``. Run with WSDLSMITH_ACCEPT=1 to write the
last, and read it before it is committed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from wsdlsmith.cli.contracts import Sides
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.diff import Drift, diff, in_order
from wsdlsmith.drift.evidence.evidence import evidence
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.rules.judge import ways_of
from wsdlsmith.drift.rules.table import RULES
from wsdlsmith.drift.witness.witness import Witnesses
from wsdlsmith.model.example import OperationPage

from tests.drift.contracts import contract_in, pages_in
from tests.drift.mirror import mirrored

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path.parent for path in CASES.glob("*/*/before.wsdl"))
FACTS = ("severity", "direction", "path", "old", "new", "wire", "python", "detail")


def _drift(folder: Path) -> Drift:
    return diff(contract_in(folder / "before.wsdl"), contract_in(folder / "after.wsdl"))


def _findings(folder: Path) -> tuple[Finding, ...]:
    """Those of the contracts, and of the pages where the case has any."""
    if RULES[folder.parent.name].stage == "reading":
        return _of_sides(folder)
    drift = _drift(folder)
    if not (folder / "examples").is_dir():
        return drift.findings
    later = folder / "new-examples"
    new: tuple[OperationPage, ...] | None = pages_in(later) if later.is_dir() else None
    shown = evidence(drift, pages_in(folder / "examples"), new).findings
    return in_order([*drift.findings, *shown])


def _of_sides(folder: Path) -> tuple[Finding, ...]:
    """Those of two documents a side, with the services apart where they must be."""
    sides = Sides(
        old=f"{folder}#before*.wsdl",
        new=f"{folder}#after*.wsdl",
        per_service=folder.parent.name == "type-defined-differently",
        offline=True,
    )
    return sides.compare(Diagnostics()).findings


def _facts(finding: Finding) -> dict[str, object]:
    facts = {name: getattr(finding, name) for name in FACTS}
    return {"rule": finding.rule, **facts, "reach": list(finding.reach)}


def _id(folder: Path) -> str:
    return f"{folder.parent.name}/{folder.name}"


@pytest.mark.parametrize("folder", FOLDERS, ids=_id)
def test_a_case_gives_exactly_the_findings_that_it_expects(folder: Path) -> None:
    found = [_facts(one) for one in _findings(folder)]
    expected = folder / "expected.json"
    if os.environ.get("WSDLSMITH_ACCEPT") == "1":
        text = json.dumps(found, indent=1, ensure_ascii=False) + "\n"
        expected.write_text(text, encoding="utf-8", newline="\n")
    assert found == json.loads(expected.read_text(encoding="utf-8"))
    assert folder.parent.name in {one["rule"] for one in found}


@pytest.mark.parametrize("folder", FOLDERS, ids=_id)
def test_a_contract_does_not_drift_from_itself(folder: Path) -> None:
    for name in ("before.wsdl", "after.wsdl"):
        one, other = contract_in(folder / name), contract_in(folder / name)
        assert diff(one, other).findings == ()


@pytest.mark.parametrize("folder", FOLDERS, ids=_id)
def test_looking_the_other_way_gives_the_mirrored_findings(folder: Path) -> None:
    before, after = contract_in(folder / "before.wsdl"), contract_in(
        folder / "after.wsdl"
    )
    there, back = (
        mirrored(diff(*pair).findings) for pair in ((before, after), (after, before))
    )
    assert there == back


def test_every_rule_that_diff_can_find_has_a_case() -> None:
    wanted = {name for name, rule in RULES.items() if rule.stage in _IN_CASES}
    assert {folder.parent.name for folder in FOLDERS} == wanted
    rows = {path.parents[1].name for path in CASES.glob("*/*/v1.wsdl")}
    assert rows == {name for name, rule in RULES.items() if rule.stage == "history"}
    left = {name for name, rule in RULES.items() if rule.stage == "check"}
    assert left == {"bindings-out-of-date"}  # tests/check has its repository


def test_a_rule_that_depends_on_the_direction_has_a_case_for_each() -> None:
    for name, rule in RULES.items():
        ways = {folder.name for folder in FOLDERS if folder.parent.name == name}
        if rule.stage in _IN_CASES and {"request", "response"} & ways:
            asked = {w for w in ("request", "response") if _tells(name, w)}
            assert asked <= ways or name in _ONE_WAY, name


def _tells(rule: str, way: str) -> bool:
    return RULES[rule].each("request" if way == "request" else "response")[0] != "off"


_IN_CASES = ("diff", "examples", "reading")
_ONE_WAY = {"parameter-order-changed"}
"""parameterOrder is the order of a call's parameters: it is told of requests alone."""


@pytest.mark.parametrize("folder", FOLDERS, ids=_id)
def test_a_witness_is_found_exactly_where_the_wire_breaks(folder: Path) -> None:
    drift = _drift(folder)
    witnesses = Witnesses(drift.compared)
    for finding in drift.findings:
        if finding.fingerprint not in drift.behind:
            continue
        if finding.wire == "undecided":
            continue
        change, _, might, found = drift.behind[finding.fingerprint]
        ways = ways_of(finding.direction)
        if found is None:
            found = witnesses.of(finding, change.subject, might, ways)
        if not finding.breaks and any(one.breaks for one in drift.findings):
            continue  # the same message may show what else changed
        assert (found is not None) == finding.breaks, (finding.rule, finding.path)
        if found is not None:
            assert found.way in ways
            assert found.words
