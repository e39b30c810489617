"""Markdown pages that hold a WSDL, or an operation's documentation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wsdlsmith.errors import DefinitionError
from wsdlsmith.location import Location
from wsdlsmith.model.example import OperationPage
from wsdlsmith.read.document import Document, Opened
from wsdlsmith.read.markdown import Fence, read_page
from wsdlsmith.read.operation_page import read_operation_page
from wsdlsmith.read.sniff import sniff

_WANTED = ("wsdl", "wsdl2", "schema")
_DECLARATION = re.compile(
    r"""^(<\?xml\s[^>]{0,200}?)\s+encoding\s*=\s*["'][^"']*["']"""
)


def wsdl_in_page(document: Document) -> Document | None:
    """The WSDL (else the schema) in a fence of the page; None where there is none."""
    found: dict[str, Document] = {}
    for _, fence in read_page(document).fences:
        inside = _fenced(document, fence)
        found.setdefault(sniff(inside), inside)
    return next((found[kind] for kind in _WANTED if kind in found), None)


def without_wsdl(document: Document) -> DefinitionError:
    """The error for a page in which there is no WSDL."""
    place, count = Location(document.name), len(read_page(document).fences)
    if not count:
        return DefinitionError(
            "a page without a code fence, so there is no WSDL in it",
            place,
            "a WSDL page has the WSDL between two lines of ```",
        )
    fences = (
        "its one fence holds no"
        if count == 1
        else f"none of its {count} fences holds a"
    )
    return DefinitionError(
        f"a page, and {fences} WSDL or schema",
        place,
        "choose the pages that have one with #GLOB",
    )


def _fenced(document: Document, fence: Fence) -> Document:
    """The fence as a document that reports the page's lines.

    The page's own encoding is what its bytes have; what the XML declaration says
    of an encoding was true of the file that was pasted.
    """
    text = fence.text.lstrip()
    skipped = fence.text[: len(fence.text) - len(text)].count("\n")
    data = _DECLARATION.sub(r"\1", text).encode("utf-8")
    return Document(document.name, document.uri, data, fence.line + skipped)


def read_pages(opened: Sequence[Opened]) -> tuple[OperationPage, ...]:
    """The operation pages among the documents, sorted by service and operation."""
    pages = []
    for source in opened:
        for document in source.documents:
            if sniff(document) == "page":
                page = read_operation_page(document)
                if page is not None:
                    pages.append(page)
    return tuple(sorted(pages, key=lambda p: (p.service, p.operation, p.location)))
