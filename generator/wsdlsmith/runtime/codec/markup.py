"""Pieces of an lxml tree: paths, texts, and elements kept as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, cast

from lxml import etree

from wsdlsmith.runtime.codec.foreign import LOOKUP
from wsdlsmith.runtime.codec.parsing import HUGE, parser
from wsdlsmith.runtime.values.names import DECLARES, XML_SPACE, local

T = TypeVar("T")


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
    made = parser(len(data) > HUGE)
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
