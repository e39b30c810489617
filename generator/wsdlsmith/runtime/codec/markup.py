"""Bytes to an lxml tree and back, for input that may be hostile.

A DOCTYPE is refused before parsing: with it go entities, external subsets and
every attack through them. libxml2's bounds on text (10 MB) are lifted for large
messages only, after ours are checked; no network, ever.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar, cast

from lxml import etree

from wsdlsmith.runtime.codec.foreign import LOOKUP
from wsdlsmith.runtime.errors import DecodeError
from wsdlsmith.runtime.limits import Limits
from wsdlsmith.runtime.values.names import DECLARES, XML_SPACE, XSI, local

# atomic: a prolog of many instructions takes exponential time without
_BEFORE = rb"(?:\xef\xbb\xbf)?\s*+(?>(?><\?.*?\?>|<!--.*?-->)\s*+)*+"
_PROLOG = re.compile(_BEFORE + rb"<!DOCTYPE", re.DOTALL)
_ROOT = rb"(?s)" + _BEFORE + rb"<[^\s<>/!?]++"
_UTF8 = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*encoding=.(?:utf-8|us-ascii)|<\?xml(?![^>]*enc)|<[^?])",
    re.IGNORECASE,
)
_TAG = rb"""(?:[^"'>]|"[^"]*"|'[^']*')*+"""
T = TypeVar("T")
_HUGE = 8 * 1024 * 1024
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
    kept = _KEPT.huge if len(data) > _HUGE and is_utf8(data) else _KEPT.usual
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


def attributes(element: etree._Element) -> list[tuple[str, str]]:
    """The attributes by Clark name; lxml's stubs allow for bytes, lxml does not."""
    return cast("list[tuple[str, str]]", element.items())


def scoped(
    element: etree._Element, pairs: Iterable[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Attributes to keep, with the declarations of prefixes in their values."""
    kept = tuple(pairs)
    prefixes = {text.partition(":")[0].strip() for _, text in kept if ":" in text}
    declared = element.nsmap if prefixes else {}
    return kept + tuple(
        (f"{DECLARES}{prefix}", declared[prefix])
        for prefix in sorted(prefixes)
        if prefix and prefix in declared
    )


def keep(element: etree._Element) -> bytes:
    """The element by itself, with every namespace that is declared around it."""
    # in UTF-8: libxml2 writes a name beyond ASCII as character references
    return etree.tostring(element, encoding="UTF-8", with_tail=False)


def escape(text: str) -> bytes:
    """Text as XML, as :func:`keep` writes it."""
    holder = etree.Element("t")
    holder.text = text
    return etree.tostring(holder)[len("<t>") : -len("</t>")]


def revive(data: bytes) -> etree._Element:
    """What :func:`keep` kept."""
    made = parser(len(data) > _HUGE)
    made.set_element_class_lookup(LOOKUP)
    return etree.fromstring(data, made)


Numbered = dict[tuple["etree._Element | None", str], tuple[etree._Element, int]]
"""Of siblings whose number was asked for the last one, by parent and name."""


def path_of(element: etree._Element, numbered: Numbered | None = None) -> str:
    """``/Envelope/Body/Find/Ids/int[2]``: numbers only among equal siblings.

    Who asks for many paths of one tree gives a ``numbered`` of its own: to count
    a million siblings again for each of a thousand takes minutes.
    """
    steps = []
    node: etree._Element | None = element
    while node is not None:
        parent = node.getparent()
        steps.append(_step(node, parent, {} if numbered is None else numbered))
        node = parent
    return "/" + "/".join(reversed(steps))


def _step(
    element: etree._Element, parent: etree._Element | None, numbered: Numbered
) -> str:
    tag = str(element.tag)
    last, number = numbered.get((parent, tag), (None, 0))
    before = number if element is last else 0
    for sibling in element.itersiblings(tag, preceding=True):
        if element is last:
            break
        before += 1
        if sibling is last:
            before += number
            break
    numbered[parent, tag] = (element, before)
    name = local(tag)
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


def with_text(el: etree._Element, children: Iterable[T]) -> list[T | str]:
    """A piece for each child, and the texts around: beside words even white space."""
    result: list[T | str] = [el.text] if el.text else []
    for child, piece in zip(el, children, strict=True):
        result.append(piece)
        if child.tail:
            result.append(child.tail)
    return result


def has_elements(el: etree._Element) -> bool:
    """Whether there is an element inside; ``len`` counts all of them each time."""
    return next(el.iterchildren(), None) is not None


def is_blank(text: str | None) -> bool:
    """Whether there is nothing but XML white space."""
    return not text or not text.strip(XML_SPACE)


def has_words(el: etree._Element) -> bool:
    """Whether there is text beside the children that is more than white space."""
    texts = [el.text, *[child.tail for child in el]]
    return any(texts) and not all(map(is_blank, texts))
