"""What a document is, its content says."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from wsdlsmith.read.sniff import sniff
from wsdlsmith.read.source import Document

Of = Callable[[bytes | str], Document]

WSDL = '<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/"/>'


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("wsdl", WSDL),
        ("wsdl", f"<?xml version='1.0'?>\n<!-- {'x' * 20000} -->\n{WSDL}"),
        ("wsdl", WSDL.encode("utf-16")),
        ("wsdl", b"\xef\xbb\xbf" + WSDL.encode()),
        ("wsdl", f"\n\n{WSDL}"),
        ("wsdl", WSDL.replace("/>", "><not closed")),
        ("wsdl2", '<description xmlns="http://www.w3.org/ns/wsdl"/>'),
        ("wsdl2", '<description xmlns="http://www.w3.org/2006/01/wsdl"/>'),
        ("schema", '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>'),
        ("envelope", '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"/>'),
        ("envelope", '<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"/>'),
        ("page", "---\ntitle: a\n---\n"),
        ("page", "# Title\n\ntext"),
        ("page", "text\n\n```xml\n<a/>\n```\n"),
        ("page", "\ufeff# Title"),
        ("page", "# Title".encode("utf-16")),
        ("zip", b"PK\x03\x04rest"),
        ("zip", b"PK\x05\x06" + bytes(18)),
        ("html", "<!DOCTYPE html><html><body/></html>"),
        ("html", "<html><head><meta><br></head>"),
        ("other", "<definitions/>"),
        ("other", "<a/>"),
        ("other", '<!DOCTYPE a SYSTEM "a.dtd"><a/>'),
        ("other", "name\tvalue\n"),
        ("other", "# not\x00text"),
        ("other", ""),
    ],
)
def test_content_decides(document: Of, kind: str, content: bytes | str) -> None:
    assert sniff(document(content)) == kind


@pytest.mark.parametrize("start", ["<!--", '<a b="', "<?x "])
def test_a_token_without_end_takes_no_quadratic_time(document: Of, start: str) -> None:
    hostile = document(start + "x" * 20_000_000)
    began = time.perf_counter()
    assert sniff(hostile) == "other"
    assert time.perf_counter() - began < 1


def test_the_body_of_a_huge_document_is_not_read(document: Of) -> None:
    huge = document(WSDL.replace("/>", ">").encode() + b"<a/>" * 5_000_000)
    start = time.perf_counter()
    assert sniff(huge) == "wsdl"
    assert time.perf_counter() - start < 0.25
