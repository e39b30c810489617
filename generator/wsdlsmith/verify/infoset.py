"""Whether two XML trees say the same, and where they first do not.

Independent of the codec on purpose: it looks at lxml trees only and knows no
schema, so it can prove that a message which was read and written again is the
one the page shows. What counts is the infoset (https://www.w3.org/TR/xml-infoset/):
element and attribute names, order, ``xsi:type`` and
``soapenc:arrayType`` as resolved names, ``xsi:nil``,
the place of headers, and text. Prefixes, comments, processing instructions and
white space between elements do not count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from lxml import etree

from wsdlsmith.model.qname import SOAP_ENCODING, XSI
from wsdlsmith.verify.element_path import children, element_path, local_name

DifferenceKind: TypeAlias = Literal[
    "element-name",
    "missing-element",
    "extra-element",
    "order",
    "header-placement",
    "missing-attribute",
    "extra-attribute",
    "attribute-value",
    "xsi-type",
    "nil",
    "text",
]

_TYPE = f"{{{XSI}}}type"
_ARRAY_TYPE = f"{{{SOAP_ENCODING}}}arrayType"
_NIL = f"{{{XSI}}}nil"
_TRUE = {"true", "1"}


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where two trees part; empty text means "nothing there"."""

    kind: DifferenceKind
    path: str
    expected: str
    actual: str

    def __str__(self) -> str:
        return (
            f"{self.path}: {self.kind}: "
            f"expected {self.expected or 'nothing'}, got {self.actual or 'nothing'}"
        )


def first_difference(
    expected: etree._Element, actual: etree._Element
) -> Difference | None:
    """The first difference in document order, or None where the trees are equal.

    Works through a list instead of calling itself: a deep message must not
    exhaust the stack.
    """
    if expected.tag != actual.tag:
        return Difference(
            "element-name", element_path(expected), str(expected.tag), str(actual.tag)
        )
    pending = [(expected, actual)]
    while pending:
        left, right = pending.pop()
        found = _own_difference(left, right)
        if found is not None:
            return found
        pending.extend(
            reversed(list(zip(children(left), children(right), strict=True)))
        )
    return None


def _own_difference(left: etree._Element, right: etree._Element) -> Difference | None:
    return (
        _attribute_difference(left, right)
        or _child_difference(left, right)
        or _text_difference(left, right)
    )


def _attribute_difference(
    left: etree._Element, right: etree._Element
) -> Difference | None:
    for name in sorted({*map(str, left.attrib), *map(str, right.attrib)}):
        wanted, got = _attribute(left, name), _attribute(right, name)
        if wanted != got:
            kind = _attribute_kind(name, wanted, got)
            path = f"{element_path(left)}/@{local_name(name)}"
            return Difference(kind, path, wanted or "", got or "")
    return None


def _attribute(element: etree._Element, name: str) -> str | None:
    value = element.get(name)
    if value is None:
        return None
    if name == _TYPE:
        return resolved(element, value)
    if name == _ARRAY_TYPE:
        item, bracket, sizes = value.partition("[")
        return resolved(element, item) + bracket + sizes
    if name == _NIL:
        return "true" if value.strip() in _TRUE else value.strip()
    return value


def resolved(element: etree._Element, lexical: str) -> str:
    """A QName in content as Clark name; as written where its prefix is unknown."""
    prefix, colon, name = lexical.strip().rpartition(":")
    namespace = element.nsmap.get(prefix if colon else None)
    if colon and namespace is None:
        return lexical
    return f"{{{namespace}}}{name}" if namespace else name


def _attribute_kind(name: str, wanted: str | None, got: str | None) -> DifferenceKind:
    if name == _TYPE:
        return "xsi-type"
    if name == _NIL:
        return "nil"
    if wanted is None:
        return "extra-attribute"
    return "missing-attribute" if got is None else "attribute-value"


def _child_difference(left: etree._Element, right: etree._Element) -> Difference | None:
    wanted = [str(child.tag) for child in children(left)]
    got = [str(child.tag) for child in children(right)]
    if wanted == got:
        return None
    index = next(
        (
            i
            for i, pair in enumerate(zip(wanted, got, strict=False))
            if len({*pair}) > 1
        ),
        min(len(wanted), len(got)),
    )
    here = children(left)[index] if index < len(wanted) else None
    path = element_path(left) if here is None else element_path(here)
    kind = _child_kind(left, right, wanted, got, index)
    return Difference(
        kind, path, "".join(wanted[index : index + 1]), "".join(got[index : index + 1])
    )


def _child_kind(
    left: etree._Element,
    right: etree._Element,
    wanted: list[str],
    got: list[str],
    index: int,
) -> DifferenceKind:
    if _header_moved(left, right):
        return "header-placement"
    if sorted(wanted) == sorted(got):
        return "order"
    if index == len(got) or got[index] in wanted[index + 1 :]:
        return "missing-element"
    if index == len(wanted) or wanted[index] in got[index + 1 :]:
        return "extra-element"
    return "element-name"


def _header_moved(left: etree._Element, right: etree._Element) -> bool:
    """Whether the same header elements stand in Header here and outside there."""
    if left.getparent() is not None or local_name(str(left.tag)) != "Envelope":
        return False
    return _header_names(left) == _header_names(right)


def _header_names(envelope: etree._Element) -> list[str]:
    names: list[str] = []
    for child in children(envelope):
        local = local_name(str(child.tag))
        if local == "Header":
            names.extend(str(header.tag) for header in children(child))
        elif local != "Body":
            names.append(str(child.tag))
    return sorted(names)


def _text_difference(left: etree._Element, right: etree._Element) -> Difference | None:
    wanted, got = _text(left), _text(right)
    if wanted == got:
        return None
    differing = next(
        i for i, pair in enumerate(zip(wanted, got, strict=True)) if len({*pair}) > 1
    )
    return Difference(
        "text", element_path(left), repr(wanted[differing]), repr(got[differing])
    )


def _text(element: etree._Element) -> list[str]:
    """The text before, between and after the child elements.

    White space alone is layout where the element has children and no other
    text; in a leaf, or between words, it is content.
    """
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            pieces.append(child.tail or "")
        else:
            pieces[-1] += child.tail or ""
    if len(pieces) > 1 and not "".join(pieces).strip():
        return [""] * len(pieces)
    return pieces
