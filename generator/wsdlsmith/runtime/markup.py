"""Bytes to an lxml tree and back, for input that may be hostile.

A DOCTYPE is refused before parsing: with it go entities, external subsets and
every attack through them. libxml2's bounds on text (10 MB) are lifted for large
messages only, after ours are checked; no network, ever.
"""

from __future__ import annotations

import re
from typing import cast

from lxml import etree

from wsdlsmith.runtime.errors import DecodeError
from wsdlsmith.runtime.limits import Limits
from wsdlsmith.runtime.names import XML_SPACE, local

_PROLOG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<!DOCTYPE", re.DOTALL
)
_HUGE = 8 * 1024 * 1024


def parser(huge: bool = False) -> etree.XMLParser:
    """A parser that loads nothing, expands nothing and keeps elements and text."""
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=huge,
    )


def parse(data: bytes, limits: Limits) -> etree._Element:
    """The root element; DecodeError for all that is not XML, or too much of it."""
    _measure(data, limits)
    if _PROLOG.match(data):
        raise DecodeError("a document type declaration is not allowed in SOAP")
    huge = len(data) > _HUGE and data.lstrip()[:1] in (b"<", b"\xef")
    try:
        root = etree.fromstring(data, parser(huge))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DecodeError(f"not well-formed XML: {_reason(error)}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise DecodeError("a document type declaration is not allowed in SOAP")
    return root


def _measure(data: bytes, limits: Limits) -> None:
    if not data.strip():
        raise DecodeError("the message is empty")
    if len(data) > limits.bytes:
        raise DecodeError(f"the message has {len(data)} bytes, more than allowed")
    if data.count(b"<") - data.count(b"</") > limits.elements:
        raise DecodeError("the message has more elements than allowed")
    if data.count(b'="') + data.count(b"='") > limits.attributes:
        raise DecodeError("the message has more attributes than allowed")


def _reason(error: Exception) -> str:
    text = error.msg if isinstance(error, etree.XMLSyntaxError) else str(error)
    return (text or "no element").splitlines()[0][:200]


def attributes(element: etree._Element) -> list[tuple[str, str]]:
    """The attributes by Clark name; lxml's stubs allow for bytes, lxml does not."""
    return cast("list[tuple[str, str]]", element.items())


def keep(element: etree._Element) -> bytes:
    """The element by itself, with every namespace that is declared around it."""
    return etree.tostring(element, with_tail=False)


def revive(data: bytes) -> etree._Element:
    """What :func:`keep` kept."""
    return etree.fromstring(data, parser(len(data) > _HUGE))


def path_of(element: etree._Element) -> str:
    """``/Envelope/Body/Find/Ids/int[2]``: numbers only among equal siblings."""
    steps = []
    node: etree._Element | None = element
    while node is not None:
        steps.append(_step(node))
        node = node.getparent()
    return "/" + "/".join(reversed(steps))


def _step(element: etree._Element) -> str:
    tag = element.tag
    before = sum(1 for _ in element.itersiblings(tag, preceding=True))
    name = local(str(tag))
    if before:
        return f"{name}[{before + 1}]"
    follows = next(element.itersiblings(tag), None) is not None
    return f"{name}[1]" if follows else name


def pieces(el: etree._Element) -> list[str | bytes]:
    """Everything inside an element, in place."""
    result: list[str | bytes] = [el.text] if el.text else []
    for child in el:
        result.append(keep(child))
        if child.tail:
            result.append(child.tail)
    return result


def is_blank(text: str | None) -> bool:
    """Whether there is nothing but XML white space."""
    return not text or not text.strip(XML_SPACE)
