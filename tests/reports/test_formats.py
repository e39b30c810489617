"""Reports for other programs: read by their own parsers, or held against schemas."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import jsonschema
import pytest
from junitparser import JUnitXml
from sarif_pydantic import Sarif  # type: ignore[import-untyped]
from tinyhtml5.parser import HTMLParser  # type: ignore[import-untyped]
from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.policy import Policy, rule_on
from wsdlsmith.drift.report import Report
from wsdlsmith.drift.to_sheet import to_sheet
from wsdlsmith.reports.formats import RENDERERS
from wsdlsmith.reports.sheet import LEVELS, Note, Sheet

from tests.conftest import CHECKOUT
from tests.drift.contracts import contract_in
from tests.interop.stacks import MULTITOOL, require
from tests.reports.schemas import GITLAB, SARIF

CASES = CHECKOUT / "tests/drift/cases"
HOSTILE = 'a <b> & "c", %0A: \']]>\n::error::x\u2028\x01\x7f|`*'
EVERY = Sheet(
    title=HOSTILE,
    notes=tuple(
        Note(
            rule="field-renamed",
            level=level,
            text=HOSTILE,
            place=f"field:{HOSTILE}",
            fingerprint="0123456789",
            file=file,
            line=line,
        )
        for level in LEVELS
        for file, line in (("", 0), ("wsdl/a b,c:d.wsdl", 7))
    ),
)
EMPTY = Sheet(title="Nothing", notes=())


def _report(folder: Path) -> Report:
    names = (folder / "before.wsdl", folder / "after.wsdl")
    found = diff(contract_in(names[0]), contract_in(names[1])).findings
    policy = Policy(severities={"operation-order-changed": "info"})
    return Report(str(names[0]), str(names[1]), rule_on(found, policy))


def _folders() -> list[Path]:
    found = [path.parent for path in sorted(CASES.rglob("before.wsdl"))]
    assert len(found) > 100
    return found


def _sheets() -> list[Sheet]:
    return [EVERY, EMPTY, *(to_sheet(_report(one)) for one in _folders()[::9])]


def test_junit_is_read_by_junitparser() -> None:
    for sheet in _sheets():
        suites = JUnitXml.fromstring(RENDERERS["junit"](sheet).encode())
        cases = [case for suite in suites for case in suite]
        bad = [case for case in cases if not case.is_passed]
        assert len(cases) == max(len(sheet.notes), 1) == suites.tests
        assert len(bad) == suites.failures == len(sheet.notes) - sheet.count("info")


def test_sarif_is_read_by_a_parser_of_its_standard() -> None:
    for sheet in _sheets():
        document = json.loads(RENDERERS["sarif"](sheet))
        jsonschema.validate(document, SARIF)
        (run,) = Sarif.model_validate(document).runs
        results = run.results or []
        assert [one.message.text for one in results] == [n.text for n in sheet.notes]
        rules = document["runs"][0]["tool"]["driver"]["rules"]
        for one in document["runs"][0]["results"]:
            assert rules[one["ruleIndex"]]["id"] == one["ruleId"]


def _validated(files: list[Path], output: Path) -> list[str]:
    """What SARIF's own validator, by its schema and rules, calls an error."""
    done = subprocess.run(
        [MULTITOOL, "validate", *files, "--output", output],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert output.exists(), done.stdout + done.stderr
    (run,) = json.loads(output.read_text(encoding="utf-8-sig"))["runs"]
    return [
        f"{one['ruleId']} {one['message']['id']} {one['message'].get('arguments')}"
        for one in run["results"]
        if one.get("level") == "error"
    ]


def test_sarif_holds_before_the_validator_of_its_authors(tmp_path: Path) -> None:
    require("sarif")
    files = []
    for number, sheet in enumerate(_sheets()):
        files.append(tmp_path / f"{number}.sarif")
        files[-1].write_text(RENDERERS["sarif"](sheet), encoding="utf-8")
    assert _validated(files, tmp_path / "told") == []
    wrong = files[0].read_text().replace('"startLine": 7', '"startLine": "7"')
    files[0].write_text(wrong)
    again = _validated(files, tmp_path / "again")
    assert len(again) == 3  # one for each level
    assert all(one.startswith("JSON1002") or "startLine" in one for one in again)


def test_gitlab_is_what_its_documentation_says() -> None:
    for sheet in _sheets():
        issues = json.loads(RENDERERS["gitlab"](sheet))
        jsonschema.validate(issues, GITLAB)
        prints = [issue["fingerprint"] for issue in issues]
        assert len(set(prints)) == len(prints)
        assert bool(issues) == bool(sheet.notes)


def _command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner reads it (actions/runner, ActionCommand)."""
    found = re.fullmatch(r"::([a-z]+) ([^\n]*?)::(.*)", line)
    assert found is not None, line
    facts = dict(one.split("=", 1) for one in found.group(2).split(","))
    unescaped = {
        key: value.replace("%3A", ":").replace("%2C", ",")
        for key, value in facts.items()
    }
    return found.group(1), {k: _data(v) for k, v in unescaped.items()}, found.group(3)


def _data(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_github_gets_one_command_a_finding_and_nothing_else() -> None:
    words = {"error": "error", "warning": "warning", "info": "notice"}
    for sheet in (s for s in _sheets() if s.notes):
        lines = RENDERERS["github"](sheet).split("\n")
        assert len(lines) == len(sheet.notes)
        for line, note in zip(lines, sheet.notes, strict=True):
            command, facts, text = _command(line)
            assert (command, _data(text)) == (words[note.level], note.text)
            assert facts.get("file", "") == note.file
            assert facts["title"].startswith(note.rule)
    assert not RENDERERS["github"](EMPTY).startswith("::")


def test_html_is_read_without_an_error_and_needs_nothing_beside_it() -> None:
    for sheet in _sheets():
        parser = HTMLParser(namespace_html_elements=False)
        page = parser.parse(RENDERERS["html"](sheet))
        assert parser.errors == []
        kinds = {element.tag for element in page.iter()}
        assert not kinds & {"script", "link", "img", "iframe", "object", "embed", "b"}
        assert not [e for e in page.iter() if e.get("src") or e.get("href")]
        style = page.findtext("head/style", "")
        assert "url(" not in style
        assert "@import" not in style
        rows = page.findall(".//tbody/tr")
        assert [row.findtext("td[2]") for row in rows] == [
            note.text.replace("\x01", "\ufffd").replace("\x7f", "\ufffd")
            for note in sheet.notes
        ]


@pytest.mark.parametrize("name", RENDERERS)
def test_a_report_is_the_same_each_time(name: str) -> None:
    assert RENDERERS[name](EVERY) == RENDERERS[name](EVERY)
