"""XML, hardened: no DTD, no entities, no network, bounded in size and depth."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final, cast

from lxml import etree

from wsdlsmith.errors import XmlError
from wsdlsmith.location import Location
from wsdlsmith.model.qname import XS
from wsdlsmith.read.doctype import means_nothing
from wsdlsmith.read.document import Document
from wsdlsmith.read.limits import LIMITS, Limits
from wsdlsmith.read.sniff import read_prolog

_KEYS: Final = ("name", "ref", "base", "value", "namespace", "message", "location")
_ALWAYS_NUMBERED: Final = frozenset({"schema"})
_MOST_NUMBERED: Final = 1000
_SCHEMA: Final = f"{{{XS}}}schema"
_LATE = re.compile(rb"(?:\xef\xbb\xbf)?(\s+)(<\?xml\s[^>]*\?>)")
_LFS = b"version https://git-lfs.github.com/spec/"
_LFS_HINT = (
    "it is what Git LFS puts in the place of a file: `git lfs pull` brings the file"
)
_AT = re.compile(r", line \d+, column \d+.*$")


def parse_xml(document: Document, limits: Limits = LIMITS) -> etree._Element:
    """The document's root, without comments and processing instructions.

    A document type declaration is refused (it is where entities come from, and
    neither WSDL nor SOAP has a use for it), but for that of a schema in which no
    entity is used. libxml2 itself refuses to nest deeper than 256 elements.
    Encodings are XML's: a byte order mark, else what the declaration says, else
    UTF-8. White space before the declaration is passed over.
    """
    if len(document.data) > limits.document:
        raise XmlError(
            f"larger than {limits.document:,} bytes", Location(document.name)
        )
    doctype = read_prolog(document.data).doctype
    harmless = doctype > 0 and means_nothing(document.data)
    if doctype and not harmless:
        _refuse_doctype(document, doctype)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_declaration_first(document.data), parser)
    except etree.XMLSyntaxError as error:
        raise _syntax_error(document, error) from error
    if _has_doctype(root) and not (harmless and root.tag == _SCHEMA):
        _refuse_doctype(document, doctype)
    return root


def late_declaration(data: bytes) -> bool:
    """Whether white space stands before the XML declaration, which XML forbids."""
    return _LATE.match(data) is not None


def _declaration_first(data: bytes) -> bytes:
    """The declaration, then the white space: so lines keep their numbers."""
    late = _LATE.match(data)
    return late[2] + late[1] + data[late.end() :] if late else data


def _has_doctype(root: etree._Element) -> bool:
    """Asked again after parsing, for encodings that expat does not know."""
    information = root.getroottree().docinfo
    return bool(getattr(information, "doctype", ""))


def _refuse_doctype(document: Document, line: int) -> None:
    raise XmlError(
        "has a document type declaration (<!DOCTYPE>), and DTDs and entities are refused",
        Location(document.name, line + document.line if line else 0),
        "remove the declaration and write its entities out",
    )


def _syntax_error(document: Document, error: etree.XMLSyntaxError) -> XmlError:
    line = (error.lineno or 0) + document.line
    reason = _AT.sub("", error.msg or "cannot be parsed")
    if "Excessive depth" in reason:
        return XmlError(
            "elements are nested deeper than 256", Location(document.name, line)
        )
    if "Document is empty" in reason or "Start tag expected" in reason:
        hint = _LFS_HINT if document.data.startswith(_LFS) else ""
        return XmlError("not XML", Location(document.name, line), hint)
    return XmlError(
        f"not well-formed XML: {reason}",
        Location(document.name, line),
        _encoding_hint(reason),
    )


def _encoding_hint(reason: str) -> str:
    if "encoding" in reason.lower() or "Blank needed" in reason:
        return "the encoding in the XML declaration must be the one of the bytes"
    return ""


def locate(document: Document, element: etree._Element) -> Location:
    """File, line and path of an element.

    The path is XPath with local names, e.g.
    ``/definitions/types/schema[1]/element[@name='Foo']``. It walks up the tree
    only (about 3 microseconds for a schema component), so it can be called for
    every component that is read.
    """
    steps: list[str] = []
    node: etree._Element | None = element
    while node is not None:
        above = node.getparent()
        steps.append(f"/{_local(node)}" if above is None else step(node))
        node = above
    line = cast("int | None", element.sourceline)
    line = line + document.line if line else 0
    return Location(document.name, line, "".join(reversed(steps)))


def step(node: etree._Element) -> str:
    """The last step of the path to an element below another.

    Readers build paths on their way down, which is cheaper than walking up from
    each of the tens of thousands of particles of a large API.
    """
    local = _local(node)
    if local in _ALWAYS_NUMBERED:
        return f"/{local}[{_number(node)}]"
    for key in _KEYS if node.attrib else ():
        value = node.get(key)
        if value is not None:
            return f"/{local}[@{key}={quoted(value)}]"
    number = _number(node)
    if number > 1 or next(node.itersiblings(node.tag), None) is not None:
        return f"/{local}[{number}]"
    return f"/{local}"


def _local(node: etree._Element) -> str:
    return node.tag.rpartition("}")[2]


def quoted(value: str) -> str:
    """An attribute's value in a path, which is one line whatever it holds."""
    if not value.isprintable():
        value = ascii(value)[1:-1]
    quote = '"' if "'" in value else "'"
    return f"{quote}{value}{quote}"


def _number(node: etree._Element) -> int:
    """The element's place among its like; counting ends at 1000, to stay cheap."""
    before = islice(node.itersiblings(node.tag, preceding=True), _MOST_NUMBERED)
    return 1 + sum(1 for _ in before)
