"""A documentation page of one operation: what it does, and two envelopes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

from lxml import etree

from wsdlsmith.errors import XmlError
from wsdlsmith.location import Location
from wsdlsmith.model.example import Example, OperationPage
from wsdlsmith.read.document import Document
from wsdlsmith.read.markdown import Fence, Page, Section, read_page
from wsdlsmith.read.prose import plain_lines
from wsdlsmith.read.sniff import sniff
from wsdlsmith.read.xml import parse_xml

_ENDPOINT = re.compile(r"\*\*(?:[^*\s]{1,300}/)?([\w-]{1,100})\.(?:svc|asmx)\*\*")
_PARAMETER = re.compile(
    r"^\s*[*+-]\s+(?:\*\*|`)([^*`]{1,200}?)\s*:?(?:\*\*|`)\s*:?\s*(.*)$"
)
_RETURNS = re.compile(r"^\s*\*\*Returns?\s*:?\*\*\s*:?\s*(.*)$", re.IGNORECASE)
_END = re.compile(r"^\s*(\[WSDL file|Obtain a ticket|Application tokens must)")
_LEAD = re.compile(r"^\s*(SOAP request and response|Implemented by)")


def read_operation_page(document: Document) -> OperationPage | None:
    """What the page says; None where it shows no envelope (an index, a WSDL)."""
    page = read_page(document)
    service = _service(document, page)
    examples = tuple(_examples(document, page, service))
    if not examples:
        return None
    operation = examples[0].operation
    words = _words(page, operation)
    return OperationPage(
        service=service,
        operation=operation,
        summary=plain_lines(words.summary),
        parameters={name: plain_lines(text) for name, text in words.parameters.items()},
        returns=plain_lines(words.returns),
        examples=examples,
        location=Location(document.name, words.line),
    )


def _service(document: Document, page: Page) -> str:
    """The service of the endpoint that the page names, else the page's folder."""
    for section in page.sections:
        for line in section.prose:
            found = _ENDPOINT.search(line)
            if found:
                return found.group(1)
    return PurePosixPath(document.name.rpartition("#")[2]).parent.name


def _examples(document: Document, page: Page, service: str) -> Iterator[Example]:
    """The envelopes, and what stands where one should, for others to report."""
    count = 0
    for section, fence in page.fences:
        inside = Document(
            document.name, document.uri, fence.text.strip().encode("utf-8"), fence.line
        )
        named, message = _heading(section.heading)
        if sniff(inside) != "envelope" and not (message and fence.language == "xml"):
            continue
        count += 1
        body = "" if named else _body_name(inside)
        yield Example(
            service=service,
            operation=named or _operation(document, page, body),
            message=message or _guess(body, count),
            envelope=inside.data,
            location=Location(document.name, _first_line(fence)),
        )


def _heading(heading: str) -> tuple[str, Literal["request", "response"] | None]:
    """``Save Request`` is the request of Save; a heading may be of something else."""
    *words, last = heading.split() or [""]
    if last.lower() == "request":
        return " ".join(words), "request"
    return (" ".join(words), "response") if last.lower() == "response" else ("", None)


def _first_line(fence: Fence) -> int:
    text = fence.text
    return fence.line + 1 + text[: len(text) - len(text.lstrip())].count("\n")


def _body_name(envelope: Document) -> str:
    """The local name of the body's first element; empty where there is none."""
    try:
        root = parse_xml(envelope)
    except XmlError:
        return ""
    found = root.find("{*}Body/*")
    return "" if found is None else etree.QName(found).localname


def _guess(body: str, count: int) -> Literal["request", "response"]:
    """By content; an envelope that says nothing is what its place says."""
    if body.endswith("Response") or body == "Fault":
        return "response"
    return "request" if body or count % 2 else "response"


def _operation(document: Document, page: Page, body: str) -> str:
    """The operation where no heading names it: by title, envelope, file name."""
    title = page.front_matter.get("title", "").removesuffix(" SOAP").strip()
    if re.fullmatch(r"\w+(\.\w+)+", title):
        return title.rpartition(".")[2]
    if body and body != "Fault":
        return body.removesuffix("Response")
    return PurePosixPath(document.name.rpartition("#")[2]).stem


@dataclass(slots=True)
class _Words:
    line: int = 1
    summary: list[str] = field(default_factory=list)
    parameters: dict[str, list[str]] = field(default_factory=dict)
    returns: list[str] = field(default_factory=list)


def _words(page: Page, operation: str) -> _Words:
    """The operation's prose, parted into summary, parameters and result."""
    section = _section(page, operation)
    words = _Words(section.line)
    into, blank = words.summary, False
    for line in section.prose:
        if _END.match(line):
            break
        if _LEAD.match(line):
            continue
        parameter, returns = _PARAMETER.match(line), _RETURNS.match(line)
        if parameter:
            into = words.parameters.setdefault(parameter.group(1).strip(), [])
            line = parameter.group(2)
        elif returns:
            into, line = words.returns, returns.group(1)
        elif blank and line[:1].strip() and into is not words.returns:
            into = words.summary
        blank = not line.strip()
        into.append(line)
    return words


def _section(page: Page, operation: str) -> Section:
    """The section headed by the operation's name, else the page's first one."""
    for section in page.sections:
        if section.heading.lower() == operation.lower():
            return section
    return next((s for s in page.sections if s.level == 1), page.sections[0])
