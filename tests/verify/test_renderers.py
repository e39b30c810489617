"""One report as text, JSON and Markdown."""

from __future__ import annotations

import json
from pathlib import Path

from wsdlsmith.project import Accepted
from wsdlsmith.verify.finding import SENTENCES, Finding
from wsdlsmith.verify.render_json import render_json
from wsdlsmith.verify.render_markdown import render_markdown
from wsdlsmith.verify.render_text import render_text
from wsdlsmith.verify.report import Report, Unequal

CLEAN = Report(package="shop.v1", pages=2, examples=4, bound=4, equal=4)
NIL = [
    Finding(
        code="nil-not-nillable",
        page="Get.md",
        message="request",
        path=f"/Envelope/Body/Get/Id[{n}]",
        line=40 + n,
        detail="'Id' is not nillable",
    )
    for n in (1, 2)
]
FOUND = Report(
    package="shop.v1",
    pages=1_850,
    examples=3_700,
    bound=3_698,
    equal=3_697,
    unequal=(
        Unequal(
            page="Put.md",
            message="response",
            kind="text",
            path="/Envelope/Body/Put/Sum",
            expected="'0.0'",
            actual="'0'",
            line=7,
        ),
    ),
    deviations={"header-outside-header": 1, "nil-not-nillable": 2},
    findings=(
        *NIL,
        Finding(
            code="operation-not-in-wsdl",
            page="Gone.md",
            path="Shop.Gone",
            line=3,
            detail="the page shows Shop.Gone, which no WSDL has",
        ),
    ),
    accepted=(
        (
            Finding(code="header-outside-header", page="Get.md", path="/Envelope/T"),
            Accepted(code="header-outside-header", reason="how they write it"),
        ),
    ),
    undocumented_operations=("Shop.Hidden",),
    documented_only_operations=("Shop.Gone",),
)


def test_a_clean_report_is_three_lines() -> None:
    assert render_text(CLEAN) == (
        "shop.v1: 4 envelopes on 2 pages\n"
        "  all 4 came back as they were\n"
        "  all as the WSDL says"
    )


def test_the_text_groups_findings_by_code_with_the_first_of_each() -> None:
    assert render_text(FOUND).splitlines() == [
        "shop.v1: 3,700 envelopes on 1,850 pages",
        "  3,697 of 3,698 came back as they were; 1 did not:",
        "    Put.md:7 /Envelope/Body/Put/Sum: expected '0.0', got '0' [text]",
        "  3 findings:",
        "         2  nil-not-nillable       xsi:nil on an element that is not nillable",
        "            Get.md:41 /Envelope/Body/Get/Id[1]: 'Id' is not nillable",
        "         1  operation-not-in-wsdl  a page shows an operation that the WSDL lacks",
        "            Gone.md:3: the page shows Shop.Gone, which no WSDL has",
        "  the first of each is shown; all of them with -v",
        "  accepted by the project file: 1",
        "         1  header-outside-header: how they write it",
    ]


def test_verbose_text_shows_every_finding() -> None:
    text = render_text(FOUND, verbose=True)
    assert "Id[2]: 'Id' is not nillable" in text
    assert "with -v" not in text


def test_no_examples_is_said_in_a_sentence() -> None:
    nothing = Report(package="shop.v1", pages=0, examples=0, bound=0, equal=0)
    assert render_text(nothing) == "shop.v1: no documented envelope was found"


def test_json_has_the_keys_that_scripts_rely_on() -> None:
    found = json.loads(render_json([FOUND, CLEAN]))
    assert (found["version"], found["examples"], found["bound"]) == (1, 3704, 3702)
    assert found["equal"] == 3701
    assert found["deviations"] == {"header-outside-header": 1, "nil-not-nillable": 2}
    assert found["unequal"][0] == {
        "page": "Put.md",
        "message": "response",
        "path": "/Envelope/Body/Put/Sum",
        "line": 7,
        "kind": "text",
        "expected": "'0.0'",
        "actual": "'0'",
    }
    assert found["findings"][0] == {
        "code": "nil-not-nillable",
        "page": "Get.md",
        "message": "request",
        "path": "/Envelope/Body/Get/Id[1]",
        "line": 41,
        "detail": "'Id' is not nillable",
    }
    assert found["undocumented_operations"] == ["Shop.Hidden"]
    assert found["documented_only_operations"] == ["Shop.Gone"]
    assert found["accepted"][0]["reason"] == "how they write it"


def test_markdown_has_tables_and_the_first_places() -> None:
    text = render_markdown(FOUND)
    assert (
        "| nil-not-nillable | 2 | xsi:nil on an element that is not nillable |" in text
    )
    assert "| Put.md:7 | /Envelope/Body/Put/Sum | '0.0' | '0' |" in text
    assert r"* Get.md:41 /Envelope/Body/Get/Id\[1\]: 'Id' is not nillable" in text


def test_a_report_with_findings_or_unequal_envelopes_is_not_clean() -> None:
    assert CLEAN.clean
    assert not FOUND.clean


def test_each_code_has_a_sentence_of_its_own() -> None:
    assert len(set(SENTENCES.values())) == len(SENTENCES)


def test_the_guide_names_each_code_with_its_sentence(checkout: Path) -> None:
    text = (checkout / "docs" / "verify.md").read_text(encoding="utf-8")
    for code, sentence in SENTENCES.items():
        assert f"| `{code}` | {sentence} |" in text
