"""``drift.toml``: written by ``accept``, judged by ``check``."""

from __future__ import annotations

import json
import tomllib

import pytest

from tests.check.sample import Sample
from tests.check.test_check import broken

PUBLISHED = "published/ErpSync.wsdl"


def _fingerprint(sample: Sample, *arguments: str) -> str:
    """That of the breaking change itself."""
    _, told = sample.check("-f", "json", *arguments)
    found = [
        one["fingerprint"]
        for one in json.loads(told)["problems"]
        if one["code"] not in ("breaking-change-without-version-bump",)
        and one["fingerprint"]
    ]
    assert len(found) == 1
    return str(found[0])


def _accepted(sample: Sample, *arguments: str) -> str:
    """The vendor breaks a field, and that is accepted."""
    broken(sample, PUBLISHED)
    fingerprint = _fingerprint(sample, "--upstream")
    code, out, err = sample.run(
        "accept", fingerprint, "--upstream", "--reason", 'no "use"', *arguments
    )
    assert (code, err) == (0, "")
    assert "accepted: field-became-required" in out
    return fingerprint


def test_an_accepted_change_is_no_finding_any_more(sample: Sample) -> None:
    fingerprint = _accepted(sample)
    code, told = sample.check("--upstream")
    assert (code, "upstream   as locked, but for 1 accepted" in told) == (0, True)
    entry = tomllib.loads((sample.root / "drift.toml").read_text())["accept"][0]
    assert entry["fingerprint"] == fingerprint
    assert entry["reason"] == 'no "use"'
    assert (entry["from"], entry["to"]) != (None, None)


def test_a_change_of_the_wsdl_can_be_accepted_too(sample: Sample) -> None:
    broken(sample)
    assert sample.run("generate")[0] == 0
    fingerprint = _fingerprint(sample)
    assert sample.run("accept", fingerprint[:6], "--reason", "why not")[0] == 0
    assert sample.check()[0] == 0


def test_an_entry_by_rule_and_path_alone_accepts(sample: Sample) -> None:
    broken(sample)
    assert sample.run("generate")[0] == 0
    _, told = sample.check("-f", "json")
    rules = {one["code"] for one in json.loads(told)["problems"]}
    (rule,) = rules - {"breaking-change-without-version-bump"}
    _write(sample, rule=rule, path="parameter:*", reason="all of it")
    code, told = sample.check()
    assert code == 0, told


def _write(sample: Sample, **facts: str) -> None:
    lines = [f"{key} = {json.dumps(value)}" for key, value in facts.items()]
    text = "[[accept]]\n" + "\n".join(lines) + "\n"
    (sample.root / "drift.toml").write_text(text)


def test_an_expired_accept_is_a_finding_and_accepts_nothing(sample: Sample) -> None:
    _accepted(sample, "--expires", "2099-12-31")
    sample.change("drift.toml", "2099-12-31", "2020-12-31")
    code, told = sample.check("--upstream")
    assert code == 1
    assert "expired on 2020-12-31" in told
    assert "settle the change, then wsdlsmith accept --prune" in told
    assert "the vendor's WSDL breaks what the lock promises" in told


def test_an_accept_that_accepts_nothing_is_a_finding(sample: Sample) -> None:
    _write(sample, rule="operation-removed", path="operation:A.B", reason="was so")
    code, told = sample.check()
    assert code == 1
    assert "the accept of operation-removed at operation:A.B accepts nothing" in told
    assert "remove it: wsdlsmith accept --prune" in told


def test_an_accept_of_upstream_is_not_stale_where_nobody_looked(sample: Sample) -> None:
    _accepted(sample)
    assert sample.check()[0] == 0
    (sample.root / PUBLISHED).write_text(
        (sample.root / "wsdl/superoffice/Services88/ErpSync.wsdl").read_text()
    )
    assert sample.check()[0] == 0
    code, told = sample.check("--upstream")
    assert code == 1
    assert "accepts nothing any more" in told


def test_prune_removes_what_is_over_and_keeps_every_comment(sample: Sample) -> None:
    _accepted(sample)
    file = sample.root / "drift.toml"
    kept = file.read_text()
    stale = (
        "\n# an old story\n[[accept]]\n"
        'rule = "operation-removed"\npath = "operation:A.B"\nreason = "old"\n'
    )
    file.write_text("# first of all\n" + stale + "\n" + kept + "\n# the end\n")
    code, out, _ = sample.run("accept", "--prune", "--upstream")
    assert (code, out) == (0, "removed: operation-removed at operation:A.B\n")
    text = file.read_text()
    assert "an old story" not in text
    assert text.startswith("# first of all\n")
    assert text.endswith("# the end\n")
    assert kept.strip() in text
    assert sample.check("--upstream")[0] == 0
    assert sample.run("accept", "--prune", "--upstream")[1] == "nothing to remove\n"
    assert file.read_text() == text


def test_accepting_twice_writes_one_entry(sample: Sample) -> None:
    fingerprint = _accepted(sample)
    before = (sample.root / "drift.toml").read_text()
    arguments = ("accept", fingerprint, "--upstream", "--reason", 'no "use"')
    assert sample.run(*arguments)[0] == 0
    assert (sample.root / "drift.toml").read_text() == before


def test_what_the_vendor_breaks_as_we_do_is_accepted_on_both_sides(
    sample: Sample,
) -> None:
    broken(sample)
    broken(sample, PUBLISHED)
    assert sample.run("generate")[0] == 0
    mark = _fingerprint(sample)
    arguments = ("accept", mark, "--reason", "all know")
    assert sample.run(*arguments)[0] == 0
    assert sample.check()[0] == 0
    assert sample.check("--upstream")[0] == 1
    _, out, _ = sample.run(*arguments, "--upstream")
    assert [line.partition(":")[0] for line in out.splitlines()] == [
        "accepted already",
        "accepted",
    ]
    assert sample.check("--upstream")[0] == 0


def test_one_finding_named_twice_is_one_entry(sample: Sample) -> None:
    broken(sample)
    mark = _fingerprint(sample)
    arguments = ("accept", mark, mark[:6], "--reason", "why not")
    assert sample.run(*arguments)[1].count("accepted: ") == 1
    assert (sample.root / "drift.toml").read_text().count("[[accept]]") == 1


def test_lines_of_the_file_end_as_they_did(sample: Sample) -> None:
    broken(sample)
    mark = _fingerprint(sample)
    (sample.root / "drift.toml").write_bytes(b"# made on Windows\r\n")
    assert sample.run("accept", mark, "--reason", "why not")[0] == 0
    lines = (sample.root / "drift.toml").read_bytes().splitlines(keepends=True)
    assert len(lines) > 5
    assert all(line.endswith(b"\r\n") for line in lines)


def test_what_is_accepted_already_is_not_accepted_again(sample: Sample) -> None:
    fingerprint = _accepted(sample)
    before = (sample.root / "drift.toml").read_text()
    arguments = ("accept", fingerprint, "--upstream", "--reason", "another")
    code, out, _ = sample.run(*arguments)
    assert (code, "accepted already: field-became-required" in out) == (0, True)
    assert (sample.root / "drift.toml").read_text() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "which findings are accepted?"),
        (("abc",), "--reason is missing"),
        (("abc", "--reason", "x", "--expires", "soon"), '"soon" is no date'),
        (("abc", "--reason", "x", "--expires", "2020-01-01"), "is over already"),
        (("abc", "--reason", "x"), 'no finding has the fingerprint "abc"'),
        (("abc", "--prune"), "--prune goes alone"),
    ],
)
def test_a_wrong_use_of_accept_writes_nothing(
    sample: Sample, arguments: tuple[str, ...], told: str
) -> None:
    code, _, err = sample.run("accept", *arguments)
    assert code == 2
    assert told in err
    assert not (sample.root / "drift.toml").exists()


def test_an_entry_is_not_added_to_a_list_that_cannot_take_it(sample: Sample) -> None:
    broken(sample)
    assert sample.run("generate")[0] == 0
    fingerprint = _fingerprint(sample)
    text = 'accept = [{rule = "operation-removed", path = "a", reason = "b"}]\n'
    (sample.root / "drift.toml").write_text(text)
    code, _, err = sample.run("accept", fingerprint, "--reason", "x")
    assert code == 2
    assert "begins with [[accept]]" in err
    assert (sample.root / "drift.toml").read_text() == text


def test_one_api_alone_says_what_is_expired_and_not_what_is_stale(
    sample: Sample,
) -> None:
    _write(sample, rule="operation-removed", path="a", reason="b")
    assert sample.check("--api", "superoffice")[0] == 0
    facts = {"rule": "operation-removed", "path": "a", "reason": "b"}
    _write(sample, **facts, expiry="2020-01-01")
    assert sample.check("--api", "superoffice")[0] == 1


def test_a_severity_in_drift_toml_counts(sample: Sample) -> None:
    broken(sample)
    _, told = sample.check("-f", "json")
    codes = [one["code"] for one in json.loads(told)["problems"]]
    rule = next(c for c in codes if c == "field-became-required")
    (sample.root / "drift.toml").write_text(f'[severity]\n{rule} = "warning"\n')
    _, told = sample.check()
    assert "breaks what the lock promises" not in told
    assert "is not what the WSDLs say any more: the parameter" in told
    (sample.root / "drift.toml").write_text(f'[severity]\n{rule} = "off"\n')
    _, told = sample.check()
    assert "order or what drift.toml has as off changed [lock-out-of-date]" in told
