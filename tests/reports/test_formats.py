"""Reports for other programs: read by their own parsers, or held against schemas."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import jsonschema
import pytest
from junitparser import JUnitXml
from lxml import etree
from sarif_pydantic import Sarif  # type: ignore[import-untyped]
from tinyhtml5.parser import HTMLParser  # type: ignore[import-untyped]
from wsdlsmith.reports.formats import RENDERERS

from tests.interop.stacks import MULTITOOL, require
from tests.reports.schemas import JUNIT, SARIF
from tests.reports.sheets import EVERY, sheets


def test_junit_is_read_by_junitparser() -> None:
    for sheet in sheets():
        suites = JUnitXml.fromstring(RENDERERS["junit"](sheet).encode())
        cases = [case for suite in suites for case in suite]
        bad = [case for case in cases if not case.is_passed]
        assert len(cases) == max(len(sheet.notes), 1) == suites.tests
        assert len(bad) == suites.failures == len(sheet.notes) - sheet.count("info")


def test_junit_is_what_jenkins_publishes_of_it() -> None:
    for sheet in sheets():
        root = etree.fromstring(RENDERERS["junit"](sheet).encode())
        assert root.tag == "testsuites"
        for element in root.iter():
            attributes, children = JUNIT[str(element.tag)]
            assert {*element.attrib} <= attributes
            assert {str(child.tag) for child in element} <= children
        for suite in root:
            assert {"name", "tests", "failures", "errors"} <= {*suite.attrib}
        assert all(case.get("name") for case in root.iter("testcase"))


def test_sarif_is_read_by_a_parser_of_its_standard() -> None:
    for sheet in sheets():
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
    for number, sheet in enumerate(sheets()):
        files.append(tmp_path / f"{number}.sarif")
        files[-1].write_text(RENDERERS["sarif"](sheet), encoding="utf-8")
    assert _validated(files, tmp_path / "told") == []
    wrong = files[0].read_text().replace('"startLine": 7', '"startLine": "7"')
    files[0].write_text(wrong)
    again = _validated(files, tmp_path / "again")
    assert len(again) == 3  # one for each level
    assert all(one.startswith("JSON1002") or "startLine" in one for one in again)


def test_html_is_read_without_an_error_and_needs_nothing_beside_it() -> None:
    for sheet in sheets():
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
