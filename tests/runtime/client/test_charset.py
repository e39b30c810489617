"""The charset of HTTP goes before the XML declaration."""

from __future__ import annotations

import pytest
from lxml import etree
from wsdlsmith.runtime.codec.charset import for_parser, for_people


@pytest.mark.parametrize(
    ("declared", "written", "charset"),
    [
        ("utf-8", "iso-8859-1", "ISO-8859-1"),
        ("iso-8859-1", "utf-8", "utf-8"),
        ("windows-1252", "windows-1252", "windows-1252"),
        ("windows-1252", "windows-1252", ""),
        ("utf-8", "utf-8", "us-ascii"),
        ("utf-8", "utf-8", "punycode"),
        ("utf-8", "utf-8", "no-such-thing"),
        ("utf-16", "utf-16", "utf-8"),
    ],
)
def test_the_parser_reads_what_was_written(
    declared: str, written: str, charset: str
) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?><a>Grønn</a>'
    root = etree.fromstring(for_parser(text.encode(written), charset))
    assert root.text == "Grønn"


def test_a_body_without_a_declaration_is_read_as_http_says() -> None:
    content = for_parser("<a>Grønn</a>".encode("iso-8859-1"), "iso-8859-1")
    assert etree.fromstring(content).text == "Grønn"


def test_what_people_see_never_fails() -> None:
    assert for_people(b"\xff\xfea\0", "") == "a"
    assert for_people(b"a\xff", "utf-8") == "a\ufffd"
    assert for_people(b"a", "rot13") == "a"
