"""Messages changed at random: what servers, proxies and mischief make of them."""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random
from typing import Any

from lxml import etree

XSI = "http://www.w3.org/2001/XMLSchema-instance"
Element = etree._Element


def mutated(data: bytes, random: Random, times: int) -> bytes:
    """``data`` with some changes; still well-formed."""
    root = etree.fromstring(data)
    for _ in range(times):
        inside = [el for el in root.iter("*") if el.getparent() is not None]
        random.choice(MUTATIONS)(random.choice(inside), random)
    return etree.tostring(root)


def _parent(el: Element) -> Element:
    parent = el.getparent()
    assert parent is not None
    return parent


def drop(el: Element, random: Random) -> None:
    if len(_parent(el)) > 1:
        _parent(el).remove(el)


def duplicate(el: Element, random: Random) -> None:
    el.addnext(copy.deepcopy(el))


def reorder(el: Element, random: Random) -> None:
    kids = list(el)
    random.shuffle(kids)
    el[:] = kids


def rename(el: Element, random: Random) -> None:
    space = etree.QName(el).namespace
    names = ["Other", "{urn:x}Other", str(el.tag).rpartition("}")[2]]
    el.tag = random.choice([*names, f"{{{space}}}Other", str(_parent(el).tag)])


def nil(el: Element, random: Random) -> None:
    el.set(f"{{{XSI}}}nil", random.choice(["true", "true", "1", " true ", "false"]))
    if random.random() < 0.7:
        el.text = None
        del el[:]


def comment(el: Element, random: Random) -> None:
    el.insert(random.randint(0, len(el)), etree.Comment("c"))


def instruction(el: Element, random: Random) -> None:
    el.append(etree.ProcessingInstruction("p", "i"))


def cdata(el: Element, random: Random) -> None:
    if not len(el):
        el.text = etree.CDATA(random.choice(["a < b", "7", "", " "]))


def prefix(el: Element, random: Random) -> None:
    """The same element under another prefix, or another default namespace."""
    key = random.choice([None, "q", "xsi"])
    space = random.choice([etree.QName(el).namespace or "urn:x", "urn:y"])
    spaces: Any = {key: space}  # lxml's stubs know no default namespace here
    made = etree.Element(el.tag, None, nsmap=spaces)
    made.attrib.update(el.attrib)
    made.text, made.tail = el.text, el.tail
    made.extend(list(el))
    _parent(el).replace(el, made)


def white_space(el: Element, random: Random) -> None:
    el.tail = random.choice([" ", "\n\t", " x ", ""])
    if random.random() < 0.5:
        el.text = random.choice([" ", f" {el.text or ''} ", f"{el.text or ''}\n"])


def typed(el: Element, random: Random) -> None:
    name = random.choice(["xs:int", "xs:string", "s:Ring", "s:Circle", "t:Nothing"])
    el.set(f"{{{XSI}}}type", name)


def attribute(el: Element, random: Random) -> None:
    spaces = ["", "{urn:x}", "{http://schemas.microsoft.com/2003/10/Serialization/}"]
    name = random.choice(spaces) + random.choice(["Id", "Ref", "x"])
    el.set(name, random.choice(["true", "i1", 'a "quoted" text']))


def text(el: Element, random: Random) -> None:
    if not len(el):
        texts = ["", "0", "007", "+1", "1_0", "99999999999", "true", "TRUE", "1", "é"]
        texts += ["0.0", "NaN", "1e5", "2020-01-01T00:00:00", "2020-01-01T24:00:00Z"]
        texts += ["2020-01-01T00:00:00.1234567", "P1D", "say \"hi\" & 'bye'", "١٢"]
        el.text = random.choice(texts)


MUTATIONS: list[Callable[[Element, Random], None]] = [
    drop,
    duplicate,
    reorder,
    rename,
    nil,
    comment,
    instruction,
    cdata,
    prefix,
    white_space,
    typed,
    attribute,
    text,
    text,
]
