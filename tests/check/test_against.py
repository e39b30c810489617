"""``check --against``: a pull request, seen from the branch that it goes to."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from tests.check.sample import FOLDER, LOCK, PAGE, WSDL, Sample
from tests.check.test_check import broken

MAIN = ("--against", "main")
RULE = "field-became-required"


@pytest.fixture
def request_of(sample: Sample) -> Sample:
    """A branch that requires a parameter from now on, and has locked that."""
    sample.git("checkout", "--quiet", "-b", "request")
    broken(sample)
    assert sample.run("generate")[0] == sample.run("lock")[0] == 0
    sample.commit("Require it")
    return sample


def _codes(told: str) -> list[str]:
    return [one["code"] for one in json.loads(told)["problems"]]


def test_a_pull_request_that_breaks_nothing_and_is_locked_is_clean(
    sample: Sample,
) -> None:
    found = '<xs:element name="Changes" type="tns:ChangedData"'
    added = '<xs:element name="More" type="xs:int" minOccurs="0"/>'
    sample.change(WSDL, found, added + found)
    code, told = sample.check(*MAIN, "-f", "json")
    assert (code, _codes(told).count("lock-out-of-date")) == (1, 1)
    assert sample.run("generate")[0] == sample.run("lock")[0] == 0
    code, told = sample.check(*MAIN)
    assert (code, "nothing breaks what main promises" in told) == (0, True), told


def test_a_warning_is_no_error_and_not_passed_over(sample: Sample) -> None:
    """An old client may not read what it gets (field-type-widened in a response)."""
    was = '<xs:element name="RecordId" type="xs:int"'
    sample.change(WSDL, was, was.replace("int", "string"))
    assert sample.run("generate")[0] == sample.run("lock")[0] == 0
    (sample.root / PAGE.parent).rename(sample.root / "pages")
    _, told = sample.check(*MAIN)
    assert "no error, and 1 with a warning, since main" in told


@pytest.mark.parametrize("path", ["", FOLDER.as_posix()])
def test_a_path_behind_the_commit_is_a_mistake(sample: Sample, path: str) -> None:
    """There is no lock below it, and so nothing could ever break."""
    for command in (["check"], ["explain", "abc"], ["accept", "abc", "--reason", "x"]):
        code, out, err = sample.run(*command, "--against", f"main:{path}")
        assert (code, out) == (2, "")
        assert "is more than a commit" in err
        assert "--against main" in err


def test_a_break_that_is_not_locked_is_told_once(sample: Sample) -> None:
    broken(sample)
    assert sample.run("generate")[0] == 0
    _, plain = sample.check("-f", "json")
    _, told = sample.check(*MAIN, "-f", "json")
    assert _codes(told) == _codes(plain)
    assert json.loads(told)["apis"][0]["checks"]["against"] == "main has the same lock"
    sample.change(LOCK, '"Who is calling."', '"Who calls."')
    _, told = sample.check(*MAIN)
    assert "against    nothing else breaks what main promises" in told
    assert _codes(plain).count(RULE) == 1


def test_the_first_lock_of_an_api_breaks_nothing(sample: Sample) -> None:
    sample.git("rm", "--quiet", "--cached", LOCK.as_posix())
    sample.git("commit", "--quiet", "--message", "No lock yet")
    code, told, _ = sample.run("check", *MAIN)
    assert (code, "against    main has no lock of it" in told) == (0, True)
    (sample.root / LOCK).unlink()
    code, told = sample.check(*MAIN, "-f", "json")
    assert (code, _codes(told)) == (1, ["lock-missing"])


def test_a_break_that_was_locked_is_accepted_against_that_commit(
    request_of: Sample,
) -> None:
    assert request_of.check()[0] == 0
    code, told = request_of.check(*MAIN)
    assert code == 1
    assert "the WSDL breaks what the lock of main promises" in told
    (command,) = re.findall(rf"\[{RULE}\]\n.*wsdlsmith (accept .*) --reason", told)
    mark = command.split()[1]
    code, _, err = request_of.run("accept", mark, "--reason", "all know")
    assert (code, "--against give that option here too" in err) == (2, True)
    assert request_of.run(*command.split(), "--reason", "all know")[0] == 0
    (entry,) = tomllib.loads((request_of.root / "drift.toml").read_text())["accept"]
    assert (entry["against"], entry.get("upstream")) == (True, None)
    assert request_of.check(*MAIN)[0] == 0
    assert request_of.check()[0] == 0


def test_such_an_entry_is_stale_with_the_next_lock_and_not_before(
    request_of: Sample,
) -> None:
    _, told = request_of.check(*MAIN, "-f", "json")
    found = json.loads(told)["problems"]
    (mark,) = [one["fingerprint"] for one in found if one["code"] == RULE]
    arguments = ("accept", mark, *MAIN, "--reason", "all know")
    assert request_of.run(*arguments)[0] == 0
    request_of.commit("Accept it")
    request_of.git("checkout", "--quiet", "main")
    request_of.git("merge", "--quiet", "request")
    assert request_of.check(*MAIN)[0] == 0
    assert request_of.check()[0] == 0
    request_of.change(WSDL, "The table that the record is in.", "Its table.")
    assert request_of.run("generate")[0] == request_of.run("lock")[0] == 0
    code, told = request_of.check(*MAIN)
    assert (code, "[accept-stale]" in told) == (1, True)
    assert request_of.run("accept", "--prune")[1] == "nothing to remove\n"
    assert "removed:" in request_of.run("accept", "--prune", *MAIN)[1]
    assert request_of.check(*MAIN)[0] == 0


def test_what_was_accepted_before_it_is_locked_holds_on_both_sides(
    sample: Sample,
) -> None:
    broken(sample)
    assert sample.run("generate")[0] == 0
    _, told = sample.check("-f", "json")
    found = json.loads(told)["problems"]
    (mark,) = [one["fingerprint"] for one in found if one["code"] == RULE]
    for options in ((), MAIN):
        arguments = ("accept", mark, *options, "--reason", "all know")
        assert sample.run(*arguments)[0] == 0
    (entry,) = tomllib.loads((sample.root / "drift.toml").read_text())["accept"]
    assert "against" not in entry
    assert sample.check()[0] == sample.check(*MAIN)[0] == 0


def test_an_entry_against_a_commit_accepts_nothing_of_the_own_lock(
    sample: Sample,
) -> None:
    broken(sample)
    assert sample.run("generate")[0] == 0
    entry = f'[[accept]]\nrule = "{RULE}"\npath = "*"\nreason = "x"\nagainst = true\n'
    (sample.root / "drift.toml").write_text(entry)
    for options in ((), MAIN):
        code, told = sample.check(*options, "-f", "json")
        assert (code, RULE in _codes(told)) == (1, True)


def test_an_entry_against_a_commit_is_no_accept_of_the_own_lock(
    request_of: Sample,
) -> None:
    _, told = request_of.check(*MAIN, "-f", "json")
    found = json.loads(told)["problems"]
    (mark,) = [one["fingerprint"] for one in found if one["code"] == RULE]
    assert request_of.run("accept", mark, *MAIN, "--reason", "all know")[0] == 0
    request_of.git("checkout", "--quiet", "main", LOCK.as_posix())
    code, out, _ = request_of.run("accept", mark, "--reason", "all know")
    assert (code, out.startswith("accepted: ")) == (0, True)
    assert request_of.check()[0] == 0


def test_a_page_that_was_let_go_with_the_lock_is_no_break(sample: Sample) -> None:
    (sample.root / FOLDER / "examples/ForceResync.md").unlink()
    assert sample.run("generate")[0] == 0
    assert "example-removed" in sample.check(*MAIN)[1]
    assert sample.run("lock")[0] == 0
    _, told = sample.check(*MAIN)
    assert "example-removed" not in told
