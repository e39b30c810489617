"""Documented envelopes as evidence in ``check``: whom a drift breaks, page and line."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from wsdlsmith.drift.evidence.replay import Replay

from tests.check.sample import PAGE, WSDL, Sample

PUBLISHED = "published/ErpSync.wsdl"
FIELD = '<xs:element name="ErpConnectionId" type="xs:int" minOccurs="0"/>'
GONE, BROKEN = "example-uses-removed", "example-broken"


def _replace(sample: Sample, path: str, old: str, new: str) -> None:
    """In ForceResync alone: the first of the two operations that have the field."""
    text = (sample.root / path).read_text()
    assert old in text
    (sample.root / path).write_text(text.replace(old, new, 1))


def _found(told: str) -> dict[str, dict[str, Any]]:
    """The problems that a page shows, by code."""
    problems = json.loads(told)["problems"]
    return {one["code"]: one for one in problems if one["code"].startswith("example-")}


def _line(sample: Sample, words: str) -> int:
    """Where the first envelope that holds ``words`` begins, counted by hand."""
    before = (sample.root / PAGE).read_text().partition(words)[0]
    return before[: before.rindex("<?xml")].count("\n") + 1


def test_what_the_vendor_removed_is_told_with_the_page_that_uses_it(
    sample: Sample,
) -> None:
    _replace(sample, PUBLISHED, FIELD, "")
    code, told = sample.check("--upstream", "-f", "json")
    (only,) = _found(told).values()
    assert (code, only["check"], only["code"]) == (1, "upstream", GONE)
    assert "the vendor's WSDL breaks what the pages show" in only["sentence"]
    assert "ErpSync.ForceResync request" in only["sentence"]
    assert only["file"] == PAGE.as_posix()
    assert only["line"] == _line(sample, "ErpConnectionId")
    assert _found(sample.check("-f", "json")[1]) == {}


def test_what_the_wsdl_here_breaks_is_told_against_the_lock(sample: Sample) -> None:
    _replace(sample, str(WSDL), FIELD, FIELD.replace("xs:int", "xs:date"))
    assert sample.run("generate")[0] == 0
    code, told = sample.check("-f", "json")
    one = _found(told)[BROKEN]
    assert (code, one["check"]) == (1, "contract")
    assert "the WSDL breaks what the pages show" in one["sentence"]
    assert "'0' is not a valid" in one["sentence"] or "date" in one["sentence"]
    _, told = sample.check("-f", "github")
    place = f"file={PAGE.as_posix()},line={one['line']}"
    assert f"::error title={BROKEN} {one['fingerprint']},{place}::" in told
    assert BROKEN in sample.check("-f", "markdown")[1]


def test_a_page_is_compared_with_the_main_branch_too(sample: Sample) -> None:
    _replace(sample, str(WSDL), FIELD, "")
    assert sample.run("generate")[0] == sample.run("lock")[0] == 0
    assert _found(sample.check("-f", "json")[1]) == {}
    _, told = sample.check("--against", "main", "-f", "json")
    assert set(_found(told)) == {GONE}


@pytest.mark.parametrize("flags", [(), ("--upstream",)], ids=["contract", "upstream"])
def test_what_a_page_shows_is_explained_and_accepted(
    sample: Sample, flags: tuple[str, ...]
) -> None:
    _replace(sample, PUBLISHED if flags else str(WSDL), FIELD, "")
    assert sample.run("generate")[0] == 0
    mark = _found(sample.check(*flags, "-f", "json")[1])[GONE]["fingerprint"]
    code, told, _ = sample.run("explain", mark, *flags)
    assert code == 0
    assert "request documented on examples/ForceResync.md:" in told
    assert "<ErpSync:ErpConnectionId" in told
    assert sample.run("accept", mark, *flags, "--reason", "known")[0] == 0
    _, told = sample.check(*flags, "-f", "json")
    assert GONE not in _found(told)
    assert "breaks what the lock promises" in told


def test_when_the_change_is_accepted_no_version_is_asked_for_any_more(
    sample: Sample,
) -> None:
    _replace(sample, PUBLISHED, FIELD, "")
    _, told = sample.check("--upstream")
    assert "[breaking-change-without-version-bump]" in told
    (mark,) = re.findall(r"\[optional-field-removed\]\n.*accept (\w{10}) ", told)
    assert sample.run("accept", mark, "--upstream", "--reason", "known")[0] == 0
    code, told = sample.check("--upstream")
    assert (code, f"[{GONE}]" in told) == (1, True)
    assert "[breaking-change-without-version-bump]" not in told


def test_a_severity_of_the_project_counts_for_what_a_page_shows(sample: Sample) -> None:
    _replace(sample, PUBLISHED, FIELD, "")
    (sample.root / "drift.toml").write_text(f'[severity]\n{GONE} = "off"\n')
    _, told = sample.check("--upstream", "-f", "json")
    assert _found(told) == {}
    assert "optional-field-removed" in told


def test_a_page_about_what_the_lock_does_not_have_yet_repairs_nothing(
    sample: Sample,
) -> None:
    text = (sample.root / WSDL).read_text()
    (sample.root / WSDL).write_text(text.replace(FIELD, "", 1))
    assert sample.run("lock")[0] == 0
    (sample.root / WSDL).write_text(text)
    _, told = sample.check()
    assert (
        "the optional parameter ErpSync.ForceResync.ErpConnectionId was inserted"
        in told
    )
    assert "repaired" not in told


def test_a_page_that_fits_neither_is_told_by_verify_alone(sample: Sample) -> None:
    sample.change(PAGE, "ErpConnectionId", "ErpLinkId")
    _replace(sample, PUBLISHED, FIELD, "")
    _, told = sample.check("--upstream")
    assert "[unknown-element]" in told
    assert "example-" not in told


def test_without_a_drift_no_envelope_is_replayed(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replayed(*_: object) -> None:
        raise AssertionError("an envelope was replayed")

    monkeypatch.setattr(Replay, "of", replayed)
    assert sample.check("--upstream")[0] == 0
    _replace(sample, PUBLISHED, "The table that the record is in.", "Its table.")
    assert sample.check("--upstream")[0] == 0
    _replace(sample, PUBLISHED, FIELD, "")
    with pytest.raises(AssertionError, match="an envelope was replayed"):
        sample.run("check", "--upstream")
