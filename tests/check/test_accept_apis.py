"""``accept`` in a project of two APIs that have the same finding."""

from __future__ import annotations

import json
import tomllib

import pytest

from tests.check.sample import FOLDER, Sample
from tests.check.test_check import broken

RULE = "field-became-required"
FIRST, SECOND = "superoffice/Services88", "superoffice/Services89"
OTHER = "wsdl/superoffice/Services89/ErpSync.wsdl"


@pytest.fixture
def two(sample: Sample) -> Sample:
    """Services88 and Services89, each broken in the same way."""
    text = (sample.root / "wsdlsmith.toml").read_text()
    other = text.replace("Services88", "Services89").replace("services88", "services89")
    (sample.root / "wsdlsmith.toml").write_text(text + other)
    for path in sorted((sample.root / FOLDER).rglob("*.*")):
        new = sample.root / str(path).replace("Services88", "Services89")
        new.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(path.read_text().replace("Services88", "Services89"))
    assert sample.run("lock")[0] == 0
    broken(sample)
    broken(sample, OTHER)
    assert sample.run("generate")[0] == 0
    return sample


def _mark(sample: Sample) -> str:
    _, told = sample.check("-f", "json")
    found = json.loads(told)["problems"]
    marks = [one["fingerprint"] for one in found if one["code"] == RULE]
    assert len(marks) == 2
    assert len(set(marks)) == 1
    return str(marks[0])


def _entries(sample: Sample) -> list[dict[str, str]]:
    entries = tomllib.loads((sample.root / "drift.toml").read_text())["accept"]
    return [dict(entry) for entry in entries]


def test_a_finding_is_accepted_for_each_api_that_has_it(two: Sample) -> None:
    assert two.run("accept", _mark(two), "--reason", "all know")[0] == 0
    assert [entry["api"] for entry in _entries(two)] == [FIRST, SECOND]
    assert two.check()[0] == 0


def test_what_is_accepted_for_one_api_is_not_for_the_other(two: Sample) -> None:
    arguments = ("accept", _mark(two), "--reason", "all know", "--api", SECOND)
    assert two.run(*arguments)[0] == 0
    assert [entry["api"] for entry in _entries(two)] == [SECOND]
    assert two.check("--api", SECOND)[0] == 0
    code, told = two.check("--api", FIRST)
    assert (code, f"[{RULE}]" in told) == (1, True)
    assert two.run("accept", "--prune")[1] == "nothing to remove\n"
    code, out, _ = two.run("accept", arguments[1], "--reason", "too")
    assert (code, out.count("accepted already: ")) == (0, 1)
    assert two.check()[0] == 0


def test_an_entry_may_name_all_versions_of_an_api(two: Sample) -> None:
    entry = f'[[accept]]\nrule = "{RULE}"\npath = "*"\nreason = "x"\n'
    (two.root / "drift.toml").write_text(entry + 'api = "superoffice"\n')
    assert two.check()[0] == 0
    (two.root / "drift.toml").write_text(entry + 'api = "superofice"\n')
    code, told = two.check()
    assert (code, "at * of superofice accepts nothing any more" in told) == (1, True)


def test_to_prune_all_apis_are_looked_at(two: Sample) -> None:
    code, out, err = two.run("accept", "--prune", "--api", FIRST)
    assert (code, out) == (2, "")
    assert "--api does not go with it" in err
