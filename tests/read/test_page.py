"""Pages that hold a WSDL."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import DefinitionError
from wsdlsmith.location import Location
from wsdlsmith.read.chosen import choose
from wsdlsmith.read.document import Opened, Resolver
from wsdlsmith.read.operation_page import read_operation_page
from wsdlsmith.read.page import wsdl_in_page
from wsdlsmith.read.source import Document
from wsdlsmith.read.xml import locate, parse_xml

from tests.merge.small_wsdl import Memory

Of = Callable[[bytes | str], Document]

WSDL = '<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/">\n<w:types/>\n</w:definitions>'
SCHEMA = '<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema"/>'
ENVELOPE = '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"/>'


def _fenced(*texts: str) -> str:
    return "# A\n\n" + "".join(f"```xml\n{text}\n```\n" for text in texts)


def test_the_wsdl_in_a_fence_is_a_document_with_the_page_s_lines(document: Of) -> None:
    page = document("---\na: b\n---\n\n# A\n\n```xml\n\n" + WSDL + "\n```\n")
    found = wsdl_in_page(page)
    assert found is not None
    assert (found.name, found.uri, found.line) == (page.name, page.uri, 8)
    types = parse_xml(found)[0]
    assert locate(found, types) == Location("a.xml", 10, "/definitions/types")


def test_a_wsdl_goes_before_a_schema_and_an_envelope_is_neither(document: Of) -> None:
    found = wsdl_in_page(document(_fenced(ENVELOPE, SCHEMA, WSDL)))
    assert found is not None
    assert b"definitions" in found.data
    schema = wsdl_in_page(document(_fenced(ENVELOPE, SCHEMA)))
    assert schema is not None
    assert schema.data.decode().strip() == SCHEMA
    assert wsdl_in_page(document(_fenced(ENVELOPE))) is None


def test_the_encoding_is_the_page_s_and_not_what_the_fence_says(document: Of) -> None:
    text = f'<?xml version="1.0" encoding="utf-16"?><!-- é -->{WSDL}'
    for encoding in ("utf-8", "utf-16", "cp1252"):
        found = wsdl_in_page(document(_fenced(text).encode(encoding)))
        assert found is not None
        assert parse_xml(found)[0].tag.endswith("}types")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# A\n\ntext\n", "a.xml: a page without a code fence, so there is no WSDL"),
        (_fenced(ENVELOPE), "a.xml: a page, and its one fence holds no WSDL or schema"),
        (
            _fenced(ENVELOPE, ENVELOPE),
            "a.xml: a page, and none of its 2 fences holds a WSDL or schema",
        ),
    ],
)
def test_a_page_without_a_wsdl_is_named_in_the_error(
    document: Of, text: str, message: str
) -> None:
    page = Opened((document(text),), Resolver(Memory({})))
    with pytest.raises(DefinitionError) as caught:
        choose([page], Diagnostics())
    assert str(caught.value).startswith(message)


def test_a_wsdl_page_is_no_operation_page(document: Of) -> None:
    assert read_operation_page(document(_fenced(WSDL))) is None
    assert read_operation_page(document("# A\n\n* [B](B.md)\n")) is None
