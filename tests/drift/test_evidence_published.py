"""The vendor's documented envelopes under 84, 86 and 88, judged by libxml2.

Nothing of ours takes part on the other side: see :mod:`tests.published`.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from wsdlsmith.cli.contracts import Sides
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.evidence.evidence import Evidence, evidence

from tests.published import SOAP_12, Published, Shown

PAIRS = [
    ("Services84", "Services86"),
    ("Services86", "Services88"),
    ("Services84", "Services88"),
    ("Services88", "Services86"),
]


@cache
def published(folder: Path, version: str) -> Published:
    return Published(folder, version)


@cache
def ours(folder: Path, old: str, new: str) -> Evidence:
    sides = Sides(
        old=f"{folder}/wsdl-2023.zip#*{old}-*",
        new=f"{folder}/wsdl-2023.zip#*{new}-*",
        examples=(f"{folder}/docs-2023.zip#soap/{old}/*",),
        new_examples=(f"{folder}/docs-2023.zip#soap/{new}/*",),
        offline=True,
    )
    return sides.evidence(sides.compare(Diagnostics()))


@cache
def refused(
    folder: Path, version: str, token: tuple[str, str], pages: str
) -> list[list[str]]:
    """For each envelope of ``pages`` the elements that a version refuses."""
    known = published(folder, version)
    return [errors(one, known, token) for one in published(folder, pages).shown]


def errors(shown: Shown, version: Published, token: tuple[str, str]) -> list[str]:
    """The names of the elements that libxml2 refuses, in body and headers."""
    if shown.service not in version.wsdls:
        return ["(service)"]
    if shown.operation not in version.operations(shown.service):
        return ["(operation)"]
    text = etree.tostring(shown.root).replace(token[0].encode(), token[1].encode())
    found = []
    for block in etree.fromstring(text):
        inside = block.find("*") if block.tag == f"{SOAP_12}Body" else block
        assert inside is not None
        schema = version.schema(shown.service)
        schema.validate(etree.fromstring(etree.tostring(inside, with_tail=False)))
        for entry in schema.error_log.filter_from_errors():  # type: ignore[attr-defined]
            found.append(str(entry.message).split("'")[1].rpartition("}")[2])
    return found


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_every_envelope_has_the_verdict_of_libxml2(
    corpus: Path, old: str, new: str
) -> None:
    folder = corpus / "superoffice"
    words = {
        (True, True): "valid",
        (True, False): "broken",
        (False, True): "repaired",
        (False, False): "invalid",
    }
    verdicts: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    for first, then in zip(
        refused(folder, old, (old, old), old),
        refused(folder, new, (old, new), old),
        strict=True,
    ):
        verdicts[words[not first, not then]] += 1
        if not first:
            broken.update(set(then))
    found = ours(folder, old, new)
    assert Counter(found.verdicts) == verdicts
    told = Counter(
        {
            finding.path.rpartition(".")[2]: len(found.proofs[finding.fingerprint])
            for finding in found.findings
            if finding.rule == "example-broken"
        }
    )
    if new > old:
        assert told == broken


def test_what_breaks_between_84_and_88_is_told_by_its_root_causes(corpus: Path) -> None:
    found = ours(corpus / "superoffice", "Services84", "Services88").findings
    broken = [(f.path, f.new) for f in found if f.rule == "example-broken"]
    assert sorted(broken) == [
        ("type:ProjectMember.ProjectmemberId", "wrong-order"),
        ("type:UserGroup.Deleted", "xsi-type-not-derived"),
    ]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_pages_that_came_and_went_are_those_of_the_archive(
    corpus: Path, old: str, new: str
) -> None:
    folder = corpus / "superoffice"
    pages = [
        {(one.service, one.operation) for one in published(folder, version).shown}
        for version in (old, new)
    ]
    found = Counter(one.rule for one in ours(folder, old, new).findings)
    assert found["example-added"] == len(pages[1] - pages[0])
    assert found["example-removed"] == len(pages[0] - pages[1])


def test_operations_that_are_gone_are_told_of_by_their_pages(corpus: Path) -> None:
    folder = corpus / "superoffice"
    before, after = published(folder, "Services88"), published(folder, "Services86")
    gone = {
        f"operation:{one.service}.{one.operation}"
        for one in before.shown
        if one.operation in before.operations(one.service)
        and one.operation
        not in (
            after.operations(one.service) if one.service in after.wsdls else set[str]()
        )
    }
    found = ours(folder, "Services88", "Services86").findings
    told = {
        one.path
        for one in found
        if one.rule == "example-uses-removed" and one.path.startswith("operation:")
    }
    assert told == gone
    assert len(gone) > 300


def test_no_pages_are_no_evidence(corpus: Path) -> None:
    folder = corpus / "superoffice"
    one = f"{folder}/wsdl-2023.zip#*Services84-ErpSync*"
    sides = Sides(old=one, new=one, offline=True)
    assert evidence(sides.compare(Diagnostics()).drifts[0], []).findings == ()
