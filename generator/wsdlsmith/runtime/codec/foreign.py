"""XML elements as values: what ``xs:any`` and an untyped ``xs:anyType`` hold.

They are lxml elements, with all that lxml offers, that also behave as the other
fields' values do: they compare by what they say and can be pickled.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from wsdlsmith.runtime.values.names import NCNAME, pattern_of

_PREFIXED = rf"\s*({NCNAME}):({NCNAME})\s*"


class Foreign(etree.ElementBase):
    """An element that equals another of the same names, attributes and text.

    Prefixes do not count where they stand for the same namespace, nor does white
    space alone between elements.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, etree._Element):
            return NotImplemented
        return list(_said(self)) == list(_said(other))

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[object, ...]:
        from wsdlsmith.runtime.codec.markup import keep, revive

        return revive, (keep(self),)


def _said(element: etree._Element) -> Iterator[object]:
    """What an element says, piece by piece; in a loop, for deep ones."""
    for event, el in etree.iterwalk(element, events=("start", "end")):
        if event == "end":
            yield None if el is element else _text(el, el.tail, el.getparent())
            continue
        yield el.tag
        yield sorted((str(n), _resolved(el, str(v))) for n, v in el.items())
        yield _text(el, el.text, el if len(el) else None)


def _text(
    el: etree._Element, text: str | None, parent: etree._Element | None
) -> tuple[str, str]:
    """A text; layout, where it stands between the elements of ``parent``."""
    if not text or (parent is not None and not text.strip()):
        return "", ""
    return _resolved(el, text)


def _resolved(el: etree._Element, text: str) -> tuple[str, str]:
    """A prefixed name with its namespace, other texts as they are."""
    match = pattern_of(_PREFIXED).fullmatch(text) if ":" in text else None
    space = el.nsmap.get(match[1]) if match is not None else None
    return (space, match[2]) if match is not None and space else ("", text)


LOOKUP = etree.ElementDefaultClassLookup(element=Foreign)
