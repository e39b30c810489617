"""What a document is, told by its content: endings say nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
from xml.parsers import expat

from wsdlsmith.model.contract import ENVELOPE
from wsdlsmith.model.qname import WSDL, XS, QName
from wsdlsmith.read.document import Document
from wsdlsmith.read.names import WSDL_2_0

Kind: TypeAlias = Literal[
    "wsdl", "wsdl2", "schema", "envelope", "page", "zip", "html", "other"
]

_ROOTS: Final[dict[QName, Kind]] = {
    QName(WSDL, "definitions"): "wsdl",
    QName(WSDL_2_0, "description"): "wsdl2",
    QName(XS, "schema"): "schema",
    **{QName(namespace, "Envelope"): "envelope" for namespace in ENVELOPE.values()},
}
_WSDL2_DRAFTS = re.compile(r"http://www\.w3\.org/\d{4}/\d{2}/wsdl")
_FIRST = 8192
_PROLOG_BOUND = 1024 * 1024
_PAGE_BOUND = 64 * 1024
_FENCE = re.compile(rb"^[ ]{0,3}(```|~~~)", re.MULTILINE)
_PAGE_START = re.compile(rb"(---[ \t]*\r?\n|#{1,6}[ \t]+\S)")


@dataclass(frozen=True, slots=True)
class Prolog:
    """What stands before and at the root element's start tag."""

    root: QName | None = None
    doctype: int = 0
    """The line of the document type declaration, 0 without one."""
    html: bool = False


class _Stop(Exception):
    """Enough was seen."""


def sniff(document: Document) -> Kind:
    """What the document is; reads no further than its root's start tag."""
    data = document.data
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    prolog = read_prolog(data)
    if prolog.root is not None:
        if prolog.root.name.lower() == "html":
            return "html"
        if prolog.root.name == "description" and _WSDL2_DRAFTS.match(
            prolog.root.namespace
        ):
            return "wsdl2"
        return _ROOTS.get(prolog.root, "other")
    if prolog.html or _looks_like_html(data):
        return "html"
    return "page" if _looks_like_page(data) else "other"


def read_prolog(data: bytes) -> Prolog:
    """The root's name and the doctype's line, with as little parsing as that needs.

    A prolog beyond a megabyte is not looked into: expat before 2.6 takes quadratic
    time for a token that comes in many pieces, so there are two pieces at most.
    White space before the XML declaration is passed over here, so that such a
    document is still told as what it means to be; parsing it names the fault.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    seen: dict[str, object] = {}

    def start_doctype(name: str, *_: object) -> None:
        seen["doctype"] = parser.CurrentLineNumber
        seen["html"] = name.lower() == "html"
        raise _Stop

    def start_element(name: str, _: object) -> None:
        namespace, _, local = name.rpartition(" ")
        seen["root"] = QName(namespace, local)
        raise _Stop

    parser.StartDoctypeDeclHandler = start_doctype
    parser.StartElementHandler = start_element
    start = len(data) - len(data.lstrip(b" \t\r\n"))
    try:
        parser.Parse(data[start : start + _FIRST], False)
        parser.Parse(data[start + _FIRST : start + _PROLOG_BOUND], False)
    except (_Stop, expat.ExpatError, LookupError, ValueError):
        pass
    return _prolog(seen)


def _prolog(seen: dict[str, object]) -> Prolog:
    root, line = seen.get("root"), seen.get("doctype", 0)
    return Prolog(
        root=root if isinstance(root, QName) else None,
        doctype=line if isinstance(line, int) else 0,
        html=bool(seen.get("html")),
    )


def _looks_like_html(data: bytes) -> bool:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html"))


def _looks_like_page(data: bytes) -> bool:
    head = data[:_PAGE_BOUND]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", errors="ignore").encode("utf-8")
    if b"\0" in head:
        return False
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"<"):
        return False
    return bool(_PAGE_START.match(head) or _FENCE.search(head))
