"""Markdown as GitHub's own renderer shows it: tables are tables, names are text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import cmarkgfm  # type: ignore[import-untyped]
import pytest
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from tinyhtml5.parser import HTMLParser  # type: ignore[import-untyped]
from wsdlsmith.check.problem import Outcome, Problem
from wsdlsmith.check.render_markdown import summary_markdown
from wsdlsmith.check.summary import Summary
from wsdlsmith.drift.finding import SEVERITIES, Finding, Severity
from wsdlsmith.drift.policy import Policy, rule_on
from wsdlsmith.drift.render_markdown import render_markdown
from wsdlsmith.drift.report import Report
from wsdlsmith.reports.markdown import as_text

from tests.reports.sheets import HOSTILE, folders, report_of

OURS = {"html", "head", "body", "h2", "h3", "p", "strong", "code", "ul", "li"}
FOLDED = {"details", "summary"}
TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
NAMES = [
    HOSTILE,
    "# a #",
    "+ a",
    "1. a",
    "- [ ] a",
    "---",
    "> a",
    "|a|b|\n|---|---|",
    "http://tempuri.org/my_service/_a_",
    "https://example.org/?a=1&copy=2*b*",
    "www.a_b_c.org/_d_",
    "~~a~~ &lt;b&gt; &copy;",
    "</details><script>alert(1)</script>",
    "[a](javascript:alert(1)) ![b](http://x/y.png)",
    "`a` ``b`` ```\nc\n```",
    "a\\",
    "\\<b\\>",
    "<!-- a",
    "a@b.org_c_",
]


def _page(markdown: str) -> Any:
    """The page that GitHub's renderer makes, without its filter of HTML."""
    options = Options.CMARK_OPT_UNSAFE
    html = cmarkgfm.github_flavored_markdown_to_html(markdown, options=options)
    return HTMLParser(namespace_html_elements=False).parse(html)


def _kinds(page: Any) -> set[str]:
    return {one.tag for one in page.iter() if isinstance(one.tag, str)}


def _text(element: Any) -> str:
    return " ".join("".join(_texts(element)).split())


def _texts(element: Any) -> Iterator[str]:
    """The texts of a page, each as it stands; a comment holds none."""
    if isinstance(element.tag, str):
        yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _shown(text: str) -> str:
    """White space is one space, and what no page can hold is replaced (CommonMark 2.3)."""
    return " ".join(text.replace("\0", "\ufffd").split())


def _report(name: str) -> Report:
    severities: list[Severity] = [one for one in SEVERITIES if one != "off"]
    findings = [
        Finding(
            rule="field-renamed",
            severity=severity,
            direction="none",
            path=f"field:{name}",
            detail=detail,
        )
        for severity in severities
        for detail in (name, f"the field {name} was renamed to {name}")
    ]
    return Report(name, name, rule_on(findings, Policy()))


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_is_text_in_the_report_of_a_diff(name: str) -> None:
    report = _report(name)
    page = _page(render_markdown(report))
    assert _kinds(page) - {"a"} <= OURS | FOLDED | TABLE
    assert {a.get("href") for a in page.iter("a")} <= {"mailto:a@b.org_c"}
    items = [_text(li).split(" ") for li in page.findall(".//li/ul/li")]
    assert [" ".join(words[:-1]) for words in items] == [
        _shown(one.detail)
        for severity in ("error", "warning", "info")
        for one in report.ruling.standing
        if one.severity == severity
    ]
    (row,) = page.findall(".//tbody/tr")
    assert [_text(cell) for cell in row] == ["field-renamed", "2", "2", "2"]
    assert _text(page.find(".//h2")) == f"Drift: {_shown(name)} → {_shown(name)}"


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_is_text_in_the_summary_of_a_check(name: str) -> None:
    outcome = Outcome("my_api/v1")
    problem = Problem(check="contract", code="a-code", sentence=name, todo=name)
    outcome.add("contract", [problem], "")
    outcome.reports.append(_report(name))
    page = _page(summary_markdown(Summary((outcome,))))
    assert _kinds(page) - {"a"} <= OURS | FOLDED | TABLE
    first = page.find(".//li")
    assert _text(first) == f"{_shown(f'{name}: {name}')} a-code"
    assert _text(page.find(".//summary")).startswith("my_api/v1: all between")
    rows = [[_text(cell) for cell in row] for row in page.findall(".//tbody/tr")]
    assert rows[0] == ["my_api/v1", "contract", "1 finding"]
    assert len(rows) == 2


@pytest.mark.parametrize("name", ["Item.@id", "@org/team", "a #1", "GH#1", "o/r#1"])
def test_nobody_is_called_and_no_issue_is_referred_to(name: str) -> None:
    """GitHub and GitLab look into each text of the page, which a comment parts."""
    page = _page(render_markdown(_report(name)))
    assert not [text for text in _texts(page) if re.search(r"[@#]\w", text)]
    assert name in _text(page)


@given(st.text("ab1 .:/_*`~<>[]()!|#-+=&\\\"'@\n", max_size=12))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    for before, element in (("", "p"), ("- ", "li"), ("| a |\n|---|\n| ", "td")):
        page = _page(before + as_text(text) + (" |" if element == "td" else ""))
        found = page.find(f".//{element}")
        assert ("" if found is None else _text(found)) == _shown(text)


def test_a_report_has_room_in_a_comment_however_much_there_is_to_tell() -> None:
    """GitHub's comments hold 65,536 characters."""
    kinds: list[Severity] = ["error", "info"]
    findings = [
        Finding(
            rule="field-renamed",
            severity=kind,
            direction="none",
            path=f"field:{number}",
            detail=f"the field {number} was renamed " + "on and on " * 20,
        )
        for kind in kinds
        for number in range(2_000)
    ]
    report = Report("a", "b", rule_on(findings, Policy()))
    outcome = Outcome("api/v1")
    told = [
        Problem(check="contract", code=f"code-{n % 7}", sentence=f"{n}", todo="x" * 90)
        for n in range(7_000)
    ]
    outcome.add("contract", told, "")
    outcome.reports.append(report)
    whole = (render_markdown(report), summary_markdown(Summary((outcome,))))
    for text in whole:
        assert 10_000 < len(text) < 65_536
        assert _kinds(_page(text)) <= OURS | FOLDED | TABLE
    (row,) = _page(whole[0]).findall(".//tbody/tr")
    assert [_text(cell) for cell in row] == ["field-renamed", "2000", "", "2000"]
    assert whole[0].count("  - and 1,900 more") == 2
    assert sum(f"`code-{n}`" in whole[1] for n in range(7)) == 7
    assert whole[1].count(" more `code-") == 7


def test_the_counts_of_every_case_are_a_table() -> None:
    for folder in folders()[::9]:
        report = report_of(folder)
        page = _page(render_markdown(report))
        rules = list(dict.fromkeys(one.rule for one in report.ruling.standing))
        rows = [_text(row[0]) for row in page.findall(".//tbody/tr")]
        assert sorted(rows) == sorted(rules)
        items = page.findall(".//li/ul/li")
        assert len(items) == len(report.ruling.standing)
