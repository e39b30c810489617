"""The structure of a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from wsdlsmith.read.markdown import Page, read_page
from wsdlsmith.read.source import Document

Of = Callable[[bytes | str], Document]


def _page(document: Of, *lines: str) -> Page:
    return read_page(document("\n".join(lines)))


def test_front_matter_is_read_and_ends_where_it_says(document: Of) -> None:
    page = _page(
        document, "---", "title: A: b", 'uid: "x"', "- list", "empty:", "---", "text"
    )
    assert page.front_matter == {"title": "A: b", "uid": "x", "empty": ""}
    assert page.sections[0].prose == ["text"]


def test_a_rule_at_the_top_is_no_front_matter(document: Of) -> None:
    page = _page(document, "---", "title: a", "text")
    assert page.front_matter == {}
    assert page.sections[0].prose == ["---", "title: a", "text"]


def test_sections_have_heading_level_and_line(document: Of) -> None:
    page = _page(document, "intro", "# One #", "a", "### Two", "b", "#no heading")
    found = [(s.heading, s.level, s.line, s.prose) for s in page.sections]
    assert found == [
        ("", 0, 1, ["intro"]),
        ("One", 1, 2, ["a"]),
        ("Two", 3, 4, ["b", "#no heading"]),
    ]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["```xml", "<a/>", "```"], "<a/>\n"),
        (["~~~ XML title", "```", "~~~"], "```\n"),
        (["````xml", "```", "````"], "```\n"),
        (["  ```xml", "  <a>", " <b/>", "  ```"], "<a>\n<b/>\n"),
        (["```xml", "<a/>", ""], "<a/>\n\n"),
        (["```xml\r", "<a/>\r", "```\r"], "<a/>\r\n"),
        (["```xml", "# no heading", "```"], "# no heading\n"),
    ],
)
def test_a_fence_is_what_stands_between_its_marks(
    document: Of, lines: list[str], text: str
) -> None:
    ((_, fence),) = _page(document, "before", *lines).fences
    assert (fence.text, fence.line) == (text, 2)
    assert fence.language == "xml"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# a ##  ", "a"),
        ("# a#", "a#"),
        ("# a # b", "a # b"),
        ("## #", ""),
        ("#  a", "a"),
    ],
)
def test_closing_marks_are_no_part_of_a_heading(
    document: Of, line: str, title: str
) -> None:
    assert _page(document, line).sections[1].heading == title


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_pages_come_in_several_encodings(document: Of, encoding: str) -> None:
    page = read_page(document("# Größe\n".encode(encoding)))
    assert page.sections[1].heading == "Größe"
