"""Documents that say the same in another way: other order, layout and prefixes."""

from __future__ import annotations

import random
import re
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

XML = "http://www.w3.org/XML/1998/namespace"

_FREE = {"definitions", "schema", "portType", "binding"}
"""Elements whose children may stand in any order."""
_FIRST = ("documentation", "annotation", "import", "include", "redefine")
_NAMES = frozenset(
    "type base ref element message binding itemType memberTypes substitutionGroup "
    "refer xpath {http://schemas.xmlsoap.org/wsdl/}arrayType".split()
)
"""Attributes whose values hold prefixes."""


def _shuffled(element: etree._Element, chance: random.Random) -> list[etree._Element]:
    """The children, the declarations among them in another order."""
    known = list(element.iterchildren("*"))
    if etree.QName(element).localname not in _FREE:
        return known
    first = [e for e in known if etree.QName(e).localname in _FIRST]
    rest = [e for e in known if e not in first]
    chance.shuffle(rest)
    return [*first, *rest]


def disguise(element: etree._Element, mark: str, chance: random.Random) -> str:
    """The element as text, shuffled, with ``mark`` behind every prefix.

    Written by hand: lxml drops declarations that no name needs, and values do.
    """
    parent = element.getparent()
    outer = {} if parent is None else parent.nsmap
    declared = {p: n for p, n in element.nsmap.items() if outer.get(p) != n}
    words = [
        f"xmlns:{p}{mark}={quoteattr(n)}" if p else f"xmlns={quoteattr(n)}"
        for p, n in declared.items()
    ]
    prefixes = {n: p for p, n in element.nsmap.items() if p}
    known = "|".join(re.escape(p) for p in element.nsmap if p)
    for name, value in element.attrib.items():
        text, tag = str(value), etree.QName(name)
        if name in _NAMES and known:
            text = re.sub(rf"(?<![\w.:-])({known}):(?=[\w*])", rf"\1{mark}:", text)
        prefix = (
            "xml" if tag.namespace == XML else f"{prefixes.get(tag.namespace)}{mark}"
        )
        shown = f"{prefix}:{tag.localname}" if tag.namespace else tag.localname
        words.append(f"{shown}={quoteattr(text)}")
    local = etree.QName(element).localname
    tag_text = f"{element.prefix}{mark}:{local}" if element.prefix else local
    inside = [escape(element.text or "")]
    for child in _shuffled(element, chance):
        inside += [disguise(child, mark, chance), escape(child.tail or "")]
    return f"<{' '.join([tag_text, *words])}>{''.join(inside)}</{tag_text}>"


def disguised(folder: Path, target: Path, seed: int) -> None:
    """Every WSDL and schema of a folder in disguise, under the same names."""
    chance = random.Random(seed)
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        copy = target / path.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        data = path.read_bytes()
        try:
            root = etree.fromstring(data)
        except etree.XMLSyntaxError:
            copy.write_bytes(data)
            continue
        copy.write_text(disguise(root, "x7", chance), encoding="utf-8")
