"""``diff`` in a project: its pages are the evidence, now or at a commit."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.check.sample import FOLDER, LOCK, PAGE, WSDL, Sample

PUBLISHED = "published/ErpSync.wsdl"
FIELD = '<xs:element name="ErpConnectionId" type="xs:int" minOccurs="0"/>'
GONE = "example-uses-removed"
NOW = WSDL.as_posix()


@pytest.fixture
def drifted(sample: Sample) -> Sample:
    """Here and at the vendor's a field is gone that a page shows."""
    for path in (NOW, PUBLISHED):
        text = (sample.root / path).read_text()
        assert FIELD in text
        (sample.root / path).write_text(text.replace(FIELD, "", 1))
    return sample


def _rules(sample: Sample, *arguments: str) -> set[str]:
    """The rules of what diff finds."""
    code, out, err = sample.run("diff", *arguments, "-f", "json")
    assert code in (0, 1), err
    return {one["rule"] for one in json.loads(out)["findings"]}


@pytest.mark.parametrize(
    "old",
    [
        "git:main:",
        "git:main:wsdl",
        f"git:main:{FOLDER.as_posix()}",
        f"git:main:{NOW}",
        f"git:main:{LOCK.as_posix()}",
        "git:main:wsdl/**/*.wsdl",
        "git:main:wsdl#*ErpSync.wsdl",
        LOCK.as_posix(),
    ],
)
def test_the_pages_of_the_old_side_are_replayed(drifted: Sample, old: str) -> None:
    found = _rules(drifted, old, PUBLISHED)
    assert {GONE, "optional-field-removed"} <= found
    assert _rules(drifted, old, PUBLISHED, "--no-examples") == found - {GONE}


def test_a_source_of_the_project_file_is_its_api(drifted: Sample) -> None:
    """Wherever it is; what lies beside it is not."""
    for folder in ("wsdl", "elsewhere"):
        (drifted.root / folder).mkdir(exist_ok=True)
    drifted.git("checkout", "--quiet", NOW)
    for name in ("elsewhere/Erp.wsdl", "elsewhere/Copy.wsdl"):
        shutil.copy(drifted.root / NOW, drifted.root / name)
    drifted.change(
        "wsdlsmith.toml", f'["{FOLDER.as_posix()}/*.wsdl"]', '["elsewhere/E*.wsdl"]'
    )
    for old in ("elsewhere/Erp.wsdl", str(drifted.root / "elsewhere/Erp.wsdl")):
        assert GONE in _rules(drifted, old, PUBLISHED)
    assert GONE not in _rules(drifted, "elsewhere/Copy.wsdl", PUBLISHED)


def test_what_is_of_no_api_brings_no_pages(drifted: Sample) -> None:
    drifted.git("checkout", "--quiet", NOW)
    found = _rules(drifted, PUBLISHED, NOW)
    assert found
    assert not [rule for rule in found if rule.startswith("example-")]
    (drifted.root / "wsdlsmith.toml").unlink()
    assert GONE not in _rules(drifted, f"git:main:{NOW}", PUBLISHED)


def test_where_two_apis_could_be_meant_none_is(drifted: Sample) -> None:
    text = (drifted.root / "wsdlsmith.toml").read_text()
    other = text.replace("Services88", "Services86").replace("services88", "services86")
    (drifted.root / "wsdlsmith.toml").write_text(text + other)
    assert GONE not in _rules(drifted, "git:main:wsdl", PUBLISHED)
    assert GONE in _rules(drifted, f"git:main:{FOLDER.as_posix()}", PUBLISHED)


def test_pages_that_came_and_went_are_told_without_any_other_drift(
    sample: Sample,
) -> None:
    sides = ("git:main:wsdl", "wsdl")
    assert _rules(sample, *sides) == set()
    (sample.root / PAGE).unlink()
    assert _rules(sample, *sides) == {"example-removed"}
    assert _rules(sample, *reversed(sides)) == {"example-added"}
    assert _rules(sample, *sides, "--no-examples") == set()


def test_an_api_that_declares_no_pages_has_lost_none(drifted: Sample) -> None:
    text = (drifted.root / "wsdlsmith.toml").read_text()
    other = text.replace("Services88", "Services86").replace("services88", "services86")
    pages = next(line for line in other.splitlines() if line.startswith("examples"))
    (drifted.root / "wsdlsmith.toml").write_text(text + other.replace(pages, ""))
    new = drifted.root / "wsdl/superoffice/Services86/ErpSync.wsdl"
    new.parent.mkdir()
    new.write_text((drifted.root / PUBLISHED).read_text())
    found = _rules(drifted, f"git:main:{FOLDER.as_posix()}", str(new))
    assert {rule for rule in found if rule.startswith("example-")} == {GONE}


def test_a_commit_without_pages_had_none(drifted: Sample) -> None:
    pages = drifted.root / FOLDER / "examples"
    shutil.move(pages, drifted.root / "kept")
    drifted.commit("Without pages")
    shutil.move(drifted.root / "kept", pages)
    found = _rules(drifted, "git:main:wsdl", "wsdl")
    assert found == {"example-added"}


def test_an_envelope_that_never_fitted_is_left_to_verify(drifted: Sample) -> None:
    drifted.change(PAGE, "ErpConnectionId", "ErpLinkId")
    drifted.commit("A page that is wrong")
    shown = ("--examples", PAGE.as_posix())
    assert "example-invalid" in _rules(drifted, "git:main~1:wsdl", PUBLISHED, *shown)
    assert "example-invalid" not in _rules(drifted, NOW, f"git:main~1:{NOW}")


def test_explain_takes_the_same_pages(drifted: Sample) -> None:
    sides = ("git:main:wsdl", "wsdl")
    _, out, _ = drifted.run("diff", *sides, "-f", "json")
    found = json.loads(out)["findings"]
    (mark,) = [one["fingerprint"] for one in found if one["rule"] == GONE]
    code, out, _ = drifted.run("explain", mark, *sides)
    assert (code, "request documented on examples/ForceResync.md:" in out) == (0, True)
    code, _, err = drifted.run("explain", mark, *sides, "--no-examples")
    assert (code, "no finding between the two has" in err) == (2, True)


def test_annotations_stand_at_the_line_of_the_page(drifted: Sample) -> None:
    page = (drifted.root / PAGE).read_text().partition("ErpConnectionId")[0]
    line = page[: page.rindex("<?xml")].count("\n") + 1
    for old in ("git:main:wsdl", LOCK.as_posix()):
        _, told, _ = drifted.run("diff", old, PUBLISHED, "-f", "github")
        place = f"file={PAGE.as_posix()},line={line}"
        assert [place in one for one in told.splitlines() if GONE in one] == [True]


def test_pages_are_named_or_left_out_and_not_both(sample: Sample) -> None:
    for command in (["diff"], ["explain", "abc"]):
        pages = ("--examples", PAGE.as_posix(), "--no-examples")
        code, out, err = sample.run(*command, NOW, NOW, *pages)
        assert (code, out) == (2, "")
        assert "--no-examples contradicts --examples" in err
