"""``diff`` and ``explain`` in a project: its drift.toml and its locks count there."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from tests.check.sample import LOCK, PAGE, WSDL, Sample
from tests.check.test_check import broken

RULE = "field-became-required"
LOCKED = LOCK.as_posix()
NOW = WSDL.as_posix()
SIDES = (f"git:main:{NOW}", NOW)


def _breaks(sample: Sample) -> str:
    """The WSDL breaks a field; the fingerprint of that."""
    broken(sample)
    code, out, _ = sample.run("diff", *SIDES, "-f", "json")
    assert code == 1
    found = json.loads(out)["findings"]
    return str(next(one["fingerprint"] for one in found if one["rule"] == RULE))


def _accept(sample: Sample, more: str = "") -> None:
    (sample.root / "drift.toml").write_text(
        f'[[accept]]\nrule = "{RULE}"\npath = "*"\nreason = "meant"\n{more}'
    )


def test_diff_in_a_project_takes_its_accepts(sample: Sample) -> None:
    _breaks(sample)
    _accept(sample)
    code, out, _ = sample.run("diff", *SIDES, "-f", "json")
    report = json.loads(out)
    assert (code, report["findings"]) == (0, [])
    assert [one["rule"] for one in report["accepted"]] == [RULE]
    code, out, _ = sample.run("diff", *SIDES)
    assert (code, "1 accepted" in out) == (0, True)


def test_diff_takes_no_accept_that_is_over(sample: Sample) -> None:
    _breaks(sample)
    _accept(sample, "expiry = 2020-01-01\n")
    assert sample.run("diff", *SIDES)[0] == 1


def test_diff_leaves_drift_toml_aside_when_told_to(sample: Sample) -> None:
    _breaks(sample)
    _accept(sample)
    code, out, _ = sample.run("diff", *SIDES, "--no-policy", "-f", "json")
    assert code == 1
    assert RULE in json.loads(out)["summary"]


def test_a_severity_on_the_command_line_wins_over_the_file(sample: Sample) -> None:
    _breaks(sample)
    (sample.root / "drift.toml").write_text(f'[severity]\n{RULE} = "info"\n')
    assert sample.run("diff", *SIDES)[0] == 0
    assert sample.run("diff", *SIDES, "--severity", f"{RULE}=error")[0] == 1
    code, out, _ = sample.run("history", *SIDES, "-f", "json")
    counts = json.loads(out)["steps"][0]["summary"][RULE]
    assert (code, counts) == (0, {"error": 0, "warning": 0, "info": 1})


def test_a_mistake_in_drift_toml_stops_diff_too(sample: Sample) -> None:
    (sample.root / "drift.toml").write_text('[severity]\nfield-renamd = "off"\n')
    code, out, err = sample.run("diff", *SIDES)
    assert (code, out) == (2, "")
    assert "did you mean field-renamed?" in err
    assert sample.run("diff", *SIDES, "--no-policy")[0] == 0


@pytest.mark.parametrize("old", [LOCKED, f"git:main:{LOCKED}"])
def test_a_lock_is_a_side_of_diff_and_explain(sample: Sample, old: str) -> None:
    fingerprint = _breaks(sample)
    code, out, _ = sample.run("diff", old, NOW, "-f", "json")
    found = {one["fingerprint"] for one in json.loads(out)["findings"]}
    assert (code, fingerprint in found) == (1, True)
    code, out, _ = sample.run("explain", fingerprint, old, NOW)
    assert code == 0
    assert "valid for the old client, not for the new service" in out
    assert "ErpConnectionId" in out.partition("says:")[2]


def test_explain_takes_a_fingerprint_that_check_told(sample: Sample) -> None:
    fingerprint = _breaks(sample)
    code, out, err = sample.run("explain", fingerprint[:6])
    assert (code, err) == (0, "")
    assert "not for the new service" in out
    assert sample.run("generate")[0] == sample.run("lock")[0] == 0
    code, _, err = sample.run("explain", fingerprint)
    assert (code, "wsdlsmith check lists them" in err) == (2, True)
    assert sample.run("explain", fingerprint, "--against", "main")[0] == 0


def test_a_version_that_stayed_is_explained_without_a_word_on_messages(
    sample: Sample,
) -> None:
    _breaks(sample)
    code, out, _ = sample.run("diff", *SIDES, "-f", "json")
    bump = "breaking-change-without-version-bump"
    (mark,) = [
        f["fingerprint"] for f in json.loads(out)["findings"] if f["rule"] == bump
    ]
    code, out, _ = sample.run("explain", mark)
    assert code == 0
    assert "What breaks are findings of their own" in out
    assert "No message breaks" not in out


def test_explain_takes_a_fingerprint_of_the_vendors_change(sample: Sample) -> None:
    broken(sample, "published/ErpSync.wsdl")
    _, told = sample.check("--upstream")
    found = re.search(rf"\[{RULE}\]\n.*accept ([0-9a-f]{{10}}) --upstream", told)
    assert found is not None
    assert sample.run("explain", found[1])[0] == 2
    assert sample.run("explain", found[1], "--upstream")[0] == 0


@pytest.mark.parametrize(
    "arguments", [("abc", NOW), ("abc", NOW, NOW, "--upstream")], ids=len
)
def test_explain_says_what_it_takes(sample: Sample, arguments: tuple[str, ...]) -> None:
    code, out, err = sample.run("explain", *arguments)
    assert (code, out) == (2, "")
    assert "a fingerprint alone, or with both OLD and NEW" in err


def test_a_lock_whose_lines_end_as_on_windows_is_a_side(sample: Sample) -> None:
    text = (sample.root / LOCK).read_text()
    (sample.root / LOCK).write_bytes(text.replace("\n", "\r\n").encode())
    sample.git("-c", "core.autocrlf=false", "commit", "--quiet", "-am", "From Windows")
    for old in (LOCKED, f"git:main:{LOCKED}"):
        code, out, _ = sample.run("diff", old, NOW)
        assert (code, "nothing drifted" in out) == (0, True)
    code, out = sample.check("--against", "main")
    assert (code, "everything holds" in out) == (0, True)


def test_a_lock_that_was_cut_is_no_side(sample: Sample) -> None:
    text = (sample.root / LOCK).read_text()
    (sample.root / "half.lock").write_text(text[: len(text) // 2])
    code, out, err = sample.run("diff", "half.lock", NOW)
    assert (code, out) == (3, "")
    assert "cut off" in err
    other = re.sub("\ntool .*", "\ntool 0.0.7", text)
    (sample.root / "other.lock").write_text(other)
    code, out, err = sample.run("diff", "other.lock", NOW)
    assert (code, out) == (3, "")
    assert "written by wsdlsmith 0.0.7" in err


def test_annotations_point_at_the_line_of_the_lock(sample: Sample) -> None:
    broken(sample)
    _, told = sample.check("-f", "github")
    found = re.search(rf"::error title={RULE} \w+,file={LOCKED},line=(\d+)::", told)
    assert found is not None, told
    line = (sample.root / LOCK).read_text().splitlines()[int(found[1]) - 1]
    assert line.strip() == "element tns:ErpConnectionId type=xs:int occurs=0..1"


def test_annotations_of_diff_point_at_the_line_of_the_wsdl(sample: Sample) -> None:
    broken(sample)
    shutil.copy(sample.root / WSDL, sample.root / "new.wsdl")
    for new, shown in (
        (NOW, NOW),
        (str(sample.root / "new.wsdl"), "new.wsdl"),
        ("wsdl", NOW),
    ):
        _, told, _ = sample.run("diff", f"git:main:{NOW}", new, "-f", "github")
        found = re.search(rf"::error title={RULE} \w+,file={shown},line=(\d+)::", told)
        assert found is not None, told
        line = (sample.root / WSDL).read_text().splitlines()[int(found[1]) - 1]
        assert 'name="ErpConnectionId"' in line


def test_annotations_name_files_as_the_repository_does(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The project file may be in a folder of the repository."""
    inner = sample.root / "inner"
    inner.mkdir()
    for name in ("wsdl", "generated", "published", "wsdlsmith.toml"):
        shutil.move(sample.root / name, inner / name)
    sample.commit("Moved")
    broken(sample, f"inner/{NOW}")
    monkeypatch.chdir(inner)
    _, told, _ = sample.run("check", "-f", "github")
    assert f",file=inner/{LOCKED},line=" in told
    code, told, _ = sample.run("check", "--against", "main", "-f", "json")
    codes = {one["code"] for one in json.loads(told)["problems"]}
    assert (code, RULE in codes, "lock-missing" in codes) == (1, True, False)
    _, told, _ = sample.run("diff", f"git:main:inner/{NOW}", NOW, "-f", "github")
    assert f",file=inner/{NOW},line=" in told
    _, told, _ = sample.run("diff", NOW, f"git:main:inner/{NOW}", "-f", "github")
    assert f",file=inner/{NOW},line=" in told


def test_what_several_findings_ask_for_is_said_once(sample: Sample) -> None:
    for name in ("ForceResync", "ForceResyncNoBlankValues"):
        page = f"wsdl/superoffice/Services88/examples/{name}.md"
        sample.change(page, "ErpConnectionId", "ErpLinkId")
    assert sample.run("generate")[0] == 0
    _, told = sample.check()
    assert told.count("[unknown-element]") == 2
    assert told.count("-> correct the page or the WSDL") == 1
    assert re.search(r"ForceResync\.md:\d+: /Envelope/Body/", told)


def test_annotations_leave_the_place_to_their_own_fields(sample: Sample) -> None:
    page = PAGE.as_posix()
    sample.change(PAGE, "ErpConnectionId", "ErpLinkId")
    assert sample.run("generate")[0] == 0
    _, told = sample.check("-f", "json")
    (only,) = json.loads(told)["problems"]
    assert (only["file"], only["code"]) == (page, "unknown-element")
    message = f"{only['sentence']}: {only['todo']}"
    assert message.startswith("/Envelope/Body/ForceResync/ErpLinkId: 'ErpLinkId' is")
    assert page not in message
    _, told = sample.check("-f", "github")
    where = f"file={page},line={only['line']}"
    assert told.strip() == f"::error title=unknown-element,{where}::{message}"
    (issue,) = json.loads(sample.check("-f", "gitlab")[1])
    assert issue["description"] == message
    (run,) = json.loads(sample.check("-f", "sarif")[1])["runs"]
    assert [one["message"]["text"] for one in run["results"]] == [message]
    _, told = sample.check("-f", "markdown")
    assert f"ForceResync.md:{only['line']}: /Envelope/Body/" in told


def test_of_many_findings_some_of_each_code_are_shown(sample: Sample) -> None:
    text = (sample.root / "wsdlsmith.toml").read_text()
    text = text.partition("[[api.accept]]")[0]
    (sample.root / "wsdlsmith.toml").write_text(text)
    page = sample.root / "wsdl/superoffice/Services88/examples/ForceResync.md"
    for number in range(3):
        (page.parent / f"More{number}.md").write_text(page.read_text())
    assert sample.run("generate")[0] == 0
    _, told = sample.check()
    assert told.count("[soap-version-differs]") == 3  # two, and how many more
    assert "    and 8 more [soap-version-differs]\n" in told
    assert "    and 8 more [header-outside-header]\n" in told
    assert "all of them with -v" in told
    _, told = sample.check("-v")
    assert told.count("[soap-version-differs]") == 10
