"""The infoset of an element as a value; knows nothing of the codec, nor of verify."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
Canonical: TypeAlias = tuple[object, ...]


def canonical(element: etree._Element) -> Canonical:
    """Names, attributes, order and text; ``xsi:type`` by the name it stands for."""
    kids = list(element.iterchildren("*"))
    texts = [element.text or "", *(kid.tail or "" for kid in element)]
    layout = bool(kids) and not "".join(texts).strip()
    attributes = {
        str(name): _qname(element, str(value)) if name == f"{XSI}type" else str(value)
        for name, value in element.attrib.items()
    }
    return (
        element.tag,
        sorted(attributes.items()),
        () if layout else tuple(texts),
        tuple(map(canonical, kids)),
    )


def _qname(element: etree._Element, text: str) -> str:
    prefix, _, name = text.rpartition(":")
    space = element.nsmap.get(prefix or None)
    return f"{{{space}}}{name}" if space or not prefix else text


def same(one: bytes, other: bytes) -> bool:
    """Whether two documents have the same infoset."""
    return canonical(etree.fromstring(one)) == canonical(etree.fromstring(other))
