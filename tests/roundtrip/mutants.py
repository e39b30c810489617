"""One change somewhere in a tree: what a careless or later sender may do."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from lxml import etree

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
TEXTS = (
    "",
    " ",
    "x",
    "0",
    "-1",
    "1.50",
    "true",
    "2020-01-01T00:00:00",
    "P1D",
    "\u00e9",
)
Mutation = Callable[[etree._Element, etree._Element, random.Random], None]


def _copy(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))


def delete(el: etree._Element, other: etree._Element, chance: random.Random) -> None:
    parent = el.getparent()
    if parent is not None:
        parent.remove(el)


def duplicate(el: etree._Element, other: etree._Element, chance: random.Random) -> None:
    parent = el.getparent()
    if parent is not None:
        parent.insert(parent.index(el), _copy(el))


def reorder(el: etree._Element, other: etree._Element, chance: random.Random) -> None:
    parent = el.getparent()
    if parent is not None:
        parent.insert(chance.randrange(len(parent)), el)


def move(el: etree._Element, other: etree._Element, chance: random.Random) -> None:
    """A copy of one element inside another."""
    other.append(_copy(el))


def rename(el: etree._Element, other: etree._Element, chance: random.Random) -> None:
    el.tag = chance.choice([other.tag, f"{el.tag}X", "{urn:x}new", "new"])


def retype(el: etree._Element, other: etree._Element, chance: random.Random) -> None:
    """Another ``xsi:type``: of a relative, of a stranger, or none."""
    names = [
        str(each.get(f"{XSI}type"))
        for each in el.getroottree().iter()
        if each.get(f"{XSI}type")
    ]
    prefixes = [prefix for prefix in el.nsmap if prefix]
    local = etree.QName(other).localname
    names += [f"{prefix}:{local}" for prefix in prefixes] + [
        "xs:int",
        "no:Type",
        "",
        ":",
    ]
    if chance.random() < 0.2:
        el.attrib.pop(f"{XSI}type", "")
    else:
        el.set(f"{XSI}type", chance.choice(names))


def nil(el: etree._Element, other: etree._Element, chance: random.Random) -> None:
    el.set(f"{XSI}nil", chance.choice(["true", "false", "1", "0", " true ", "what"]))
    if chance.random() < 0.5:
        el[:] = []
        el.text = None


def text(el: etree._Element, other: etree._Element, chance: random.Random) -> None:
    el.text = chance.choice(TEXTS)


def tail(el: etree._Element, other: etree._Element, chance: random.Random) -> None:
    if el.getparent() is not None:
        el.tail = chance.choice(TEXTS)


def attribute(el: etree._Element, other: etree._Element, chance: random.Random) -> None:
    el.set(
        chance.choice(["extra", "{urn:x}extra", f"{XSI}extra"]), chance.choice(TEXTS)
    )


def child(el: etree._Element, other: etree._Element, chance: random.Random) -> None:
    new = etree.SubElement(el, chance.choice([str(el.tag), "{urn:x}new", "new"]))
    new.text = chance.choice(TEXTS)


MUTATIONS: Sequence[Mutation] = (
    delete,
    duplicate,
    reorder,
    move,
    rename,
    retype,
    nil,
    text,
    tail,
    attribute,
    child,
)


def mutant(data: bytes, chance: random.Random, kept: int) -> tuple[bytes, set[str]]:
    """The document with one to three changes below its first ``kept`` elements."""
    root = etree.fromstring(data)
    done: set[str] = set()
    for _ in range(chance.randint(1, 3)):
        elements = list(root.iter("*"))[kept:]
        if not elements:
            break
        change = chance.choice(MUTATIONS)
        change(chance.choice(elements), chance.choice(elements), chance)
        done.add(change.__name__)
    return etree.tostring(root), done
