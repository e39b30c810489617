"""Bytes to an lxml tree, for input that may be hostile.

A DOCTYPE is refused before parsing: with it go entities, external subsets and
every attack through them. libxml2's bounds on text (10 MB) are lifted for large
messages only, after ours are checked; no network, ever.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import Any, Final

from lxml import etree

from wsdlsmith.runtime.errors import DecodeError
from wsdlsmith.runtime.limits import Limits
from wsdlsmith.runtime.values.names import XSI

# atomic: a prolog of many instructions takes exponential time without
_BEFORE = rb"(?:\xef\xbb\xbf)?\s*+(?>(?><\?.*?\?>|<!--.*?-->)\s*+)*+"
_PROLOG = re.compile(_BEFORE + rb"<!DOCTYPE", re.DOTALL)
_ROOT = rb"(?s)" + _BEFORE + rb"<[^\s<>/!?]++"
_UTF8 = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*encoding=.(?:utf-8|us-ascii)|<\?xml(?![^>]*enc)|<[^?])",
    re.IGNORECASE,
)
_TAG = rb"""(?:[^"'>]|"[^"]*"|'[^']*')*+"""
HUGE = 8 * 1024 * 1024
"""From so many bytes on libxml2's own bound on texts is lifted."""
_DECLARATION = 1024


HARDENED: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "load_dtd": False,
    "dtd_validation": False,
    "no_network": True,
    "remove_comments": True,
    "remove_pis": True,
}


def parser(huge: bool = False) -> etree.XMLParser:
    """A parser that loads nothing, expands nothing and keeps elements and text."""
    return etree.XMLParser(**HARDENED, huge_tree=huge)


class _Kept(threading.local):
    """A thread's own parsers: making one takes a tenth of a small message's time."""

    def __init__(self) -> None:
        self.usual = parser()
        self.huge = parser(huge=True)


_KEPT = _Kept()


def is_utf8(data: bytes) -> bool:
    """Whether the document says that it is UTF-8, or does not say otherwise."""
    if data[:1] == b"<" and data[1:2] not in b"?":
        return True  # no declaration
    return _UTF8.match(data) is not None


def parse(
    data: bytes, limits: Limits, tolerated: Callable[[str], None] = lambda prefix: None
) -> etree._Element:
    """The root element; DecodeError for all that is not XML, or too much of it.

    ``xsi:nil`` without a declaration of ``xsi`` is what node-soap writes; it is
    read as meant, and ``tolerated`` is called with the prefix.
    """
    if len(data) > limits.bytes:
        raise DecodeError(f"the message has {len(data)} bytes, more than allowed")
    data = _narrowed(data)
    measure(data, limits)
    if _PROLOG.match(data):
        raise DecodeError("a document type declaration is not allowed in SOAP")
    kept = _KEPT.huge if len(data) > HUGE and is_utf8(data) else _KEPT.usual
    try:
        try:
            root = etree.fromstring(data, kept)
        except etree.XMLSyntaxError as error:
            root = etree.fromstring(_with_xsi(data, error), kept)
            tolerated("xsi")
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DecodeError(reason_of(error)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise DecodeError("a document type declaration is not allowed in SOAP")
    return root


def _narrowed(data: bytes) -> bytes:
    """UTF-16 as UTF-8, so that bytes can be counted; others as they are."""
    if b"\x00" not in data[:4]:
        return data
    try:
        text = data.decode("utf-16-be" if data[0] == 0 else "utf-16")
    except UnicodeDecodeError:
        raise DecodeError("not well-formed XML: bytes that are no text") from None
    start = text[:_DECLARATION]
    declaration = re.match(r"\s*<\?xml[^>]*?encoding=.(utf-?16)?.*?\?>", start, re.I)
    if declaration is not None and declaration[1] is None:
        raise DecodeError("not well-formed XML: UTF-16 that says it is not")
    return text[declaration.end() if declaration else 0 :].encode("utf-8", "replace")


def _with_xsi(data: bytes, error: etree.XMLSyntaxError) -> bytes:
    """The same with ``xsi`` declared on the root, if that is what is missing."""
    root = re.match(_ROOT, data)
    if root is None or not (error.msg or "").startswith("Namespace prefix xsi for"):
        raise error
    return root[0] + f' xmlns:xsi="{XSI}"'.encode() + data[root.end() :]


def begins(data: bytes) -> bool | None:
    """Whether the root element begins here, and nothing before it but what may.

    None where that is not seen yet.
    """
    if _PROLOG.match(data):
        return False
    return True if re.match(_ROOT, data) else None


def measure(data: bytes, limits: Limits) -> None:
    """Count before anything is built; libxml2 takes ever longer for each of the
    attributes of one element.

    Raises DecodeError for more than the limits allow.
    """
    if not data.strip():
        raise DecodeError("the message is empty")
    if len(data) > 4 * limits.elements and (
        data.count(b"<") - data.count(b"</") > limits.elements
    ):
        raise DecodeError("the message has more elements than allowed")
    if len(data) > 5 * limits.attributes and (
        data.count(b'="') + data.count(b"='") > limits.attributes
    ):
        raise DecodeError("the message has more attributes than allowed")
    if len(data) > 4 * limits.attributes_each and is_crowded(data, limits):
        raise DecodeError("an element has more attributes than allowed")


def is_crowded(data: bytes, limits: Limits) -> bool:
    """Whether an element has too many attributes.

    Its tag has no ``<`` over the length of so many of them. Such a stretch holds a
    whole block of half that length, and to find the blocks is what costs nothing.
    """
    shortest = 4 * limits.attributes_each
    half = max(shortest // 2, 1)
    blocks = range(0, len(data) - half + 1, half)
    if all(data.find(b"<", start, start + half) >= 0 for start in blocks):
        return False
    for part in [part for part in data.split(b"<") if len(part) > shortest]:
        tag = re.match(_TAG, part)
        quotes = tag[0].count(b'"') + tag[0].count(b"'") if tag is not None else 0
        if quotes > 2 * limits.attributes_each:
            return True
    return False


def reason_of(error: Exception) -> str:
    """Why it is not XML, in a line."""
    text = error.msg if isinstance(error, etree.XMLSyntaxError) else str(error)
    if "Excessive depth" in (text or ""):
        return "nested too deeply"
    return f"not well-formed XML: {(text or 'no element').splitlines()[0][:200]}"
