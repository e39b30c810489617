"""What a policy makes of findings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.policy import Policy, rule_on

from tests.drift.contracts import contract_in

FOLDER = Path(__file__).parent / "cases" / "required-field-added" / "request"


@dataclass(frozen=True)
class ByFingerprint:
    """The least that can accept."""

    fingerprint: str

    def accepts(self, finding: Finding) -> bool:
        return finding.fingerprint == self.fingerprint


def _findings() -> tuple[Finding, ...]:
    before, after = (contract_in(FOLDER / f"{n}.wsdl") for n in ("before", "after"))
    return diff(before, after).findings


def test_what_is_accepted_stands_apart_and_fails_nothing() -> None:
    (finding,) = _findings()
    assert rule_on([finding], Policy()).failed
    entry = ByFingerprint(finding.fingerprint)
    ruling = rule_on([finding], Policy(accepts=(entry,)))
    assert ruling.standing == ()
    assert ruling.accepted == ((finding, entry),)
    assert not ruling.failed


def test_the_nearer_word_on_a_severity_holds() -> None:
    findings = _findings()
    severities = {"required-field-added": "off", "required-field-added@request": "info"}
    ruling = rule_on(findings, Policy(severities=severities))  # type: ignore[arg-type]
    assert [one.severity for one in ruling.standing] == ["info"]


def test_a_fingerprint_is_of_the_rule_and_the_place_alone() -> None:
    (finding,) = _findings()
    (again,) = _findings()
    assert finding.fingerprint == again.fingerprint
    assert len(finding.fingerprint) == 10
