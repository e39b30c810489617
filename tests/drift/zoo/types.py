"""Edits of types as a whole."""

from __future__ import annotations

import random
from copy import deepcopy

from lxml import etree

from tests.drift.zoo.nodes import (
    COMPLEX,
    GROUPS,
    SIMPLE,
    Edit,
    Node,
    first_schema,
    nodes,
    one_of,
    parent,
    put,
    top,
    xs,
)

_PREFIXES = {"urn:zoo": "t", "urn:zoo:other": "o"}
_FACETS = {
    "enumeration": "red blue 5 2024-02-29",
    "maxLength": "3 5",
    "minLength": "1 2",
    "length": "3",
    "minInclusive": "0 2",
    "maxInclusive": "8 100",
    "fractionDigits": "1 3",
    "totalDigits": "4 6",
    "pattern": "[a-z]* [0-9]+",
    "whiteSpace": "collapse replace",
}


def regroup(root: Node, chance: random.Random) -> None:
    chance.choice(nodes(root, *GROUPS)).tag = xs(chance.choice(GROUPS))


def rebase(root: Node, chance: random.Random) -> None:
    node = chance.choice(nodes(root, "extension", "restriction"))
    simple = parent(node).tag in (xs("simpleType"), xs("simpleContent"))
    node.set("base", chance.choice(SIMPLE if simple else COMPLEX))


def method(root: Node, chance: random.Random) -> None:
    """An extension becomes a restriction, or the other way."""
    every = nodes(root, "extension", "restriction")
    node = chance.choice([n for n in every if parent(n).tag == xs("complexContent")])
    extends = node.tag == xs("extension")
    node.tag = xs("restriction" if extends else "extension")


def flags(root: Node, chance: random.Random) -> None:
    """Abstract, mixed or blocked."""
    node = chance.choice(nodes(root, "complexType"))
    name = chance.choice(["abstract", "mixed", "block", "block"])
    if name == "block":
        blocks = [None, "extension", "restriction", "#all"]
        put(node, name, chance.choice(blocks))
    elif name == "mixed" or node in top(root, "complexType"):
        put(node, name, None if node.get(name) == "true" else "true")


def facet(root: Node, chance: random.Random) -> None:
    every = nodes(root, "restriction")
    node = chance.choice([n for n in every if parent(n).tag == xs("simpleType")])
    name = chance.choice(list(_FACETS))
    if name != "enumeration":
        for old in node.findall(xs(name)):
            node.remove(old)
    etree.SubElement(node, xs(name), value=chance.choice(_FACETS[name].split()))


def variety(root: Node, chance: random.Random) -> None:
    """Other members of the union, and other items of the list."""
    for node in root.iter(xs("union")):
        node.set("memberTypes", " ".join(chance.sample(SIMPLE, chance.randint(1, 2))))
    for node in root.iter(xs("list")):
        node.set("itemType", chance.choice([s for s in SIMPLE if s != "t:Colors"]))


def inline(root: Node, chance: random.Random) -> None:
    """A named type stands inline in one place that names it."""
    every = root.iter(xs("element"), xs("attribute"))
    node = chance.choice([n for n in every if n.get("type", "").startswith("t:")])
    for type_ in top(root, "complexType", "simpleType"):
        if f"t:{type_.get('name')}" == node.get("type"):
            copy = deepcopy(type_)
            for name in ("name", "abstract", "block"):
                put(copy, name, None)
            del node.attrib["type"]
            node.insert(0, copy)
            return


def name_it(root: Node, chance: random.Random) -> None:
    """An inline type gets a name."""
    every = nodes(root, "complexType", "simpleType")
    owners = (xs("element"), xs("attribute"))
    node = one_of(chance, (one for one in every if parent(one).tag in owners))
    if node is not None:
        owner = parent(node)
        owner.remove(node)
        owner.set("type", "t:Named")
        node.set("name", "Named")
        first_schema(root).append(node)


def rename_type(root: Node, chance: random.Random) -> None:
    """A type under another name, wherever it is named."""
    node = chance.choice(top(root, "complexType", "simpleType"))
    prefix = _PREFIXES[parent(node).get("targetNamespace", "")]
    old, name = f"{prefix}:{node.get('name')}", node.get("name", "")
    node.set("name", name + chance.choice(["s", "Type", "2"]))
    _refer(root, old, f"{prefix}:{node.get('name')}")


def _refer(root: Node, old: str, new: str) -> None:
    for one in root.iter(etree.Element):
        for name in ("type", "base", "itemType", "memberTypes"):
            words = [new if word == old else word for word in one.get(name, "").split()]
            if words:
                one.set(name, " ".join(words))


def extract_base(root: Node, chance: random.Random) -> None:
    """The first fields of a type in a base of their own."""
    every = top(root, "complexType")
    node = chance.choice([n for n in every if n.find(xs("sequence")) is not None])
    base = etree.Element(xs("complexType"), name="Extracted")
    inner = etree.SubElement(base, xs("sequence"))
    group = node.find(xs("sequence"))
    assert group is not None
    inner.extend(list(group)[: chance.randint(0, 2)])
    content = etree.Element(xs("complexContent"))
    extension = etree.SubElement(content, xs("extension"), base="t:Extracted")
    for child in list(node):
        above = child.tag != xs("sequence") and chance.random() < 0.5
        (base if above else extension).append(child)
    node.append(content)
    first_schema(root).append(base)


def dissolve_base(root: Node, chance: random.Random) -> None:
    """A type that extends another has all that it inherits as its own."""
    every = nodes(root, "extension")
    found = (one for one in every if parent(one).tag == xs("complexContent"))
    node = one_of(chance, found)
    if node is None:
        return
    for type_ in top(root, "complexType"):
        if f"t:{type_.get('name')}" == node.get("base"):
            kept = [deepcopy(child) for part in (type_, node) for child in part]
            group = etree.Element(xs("sequence"))
            for child in kept:
                if child.tag == xs("sequence"):
                    group.extend(list(child))
            owner = parent(parent(node))
            rest = [one for one in kept if "ttribute" in str(one.tag)]
            owner[:] = [group, *rest]
            return


def dissolve_group(root: Node, chance: random.Random) -> None:
    """What a group holds stands where it was referred to."""
    used = [one for one in nodes(root, "group", "attributeGroup") if one.get("ref")]
    node = one_of(chance, used)
    if node is None:
        return
    for group in top(root, "group", "attributeGroup"):
        if node.tag == group.tag and f"t:{group.get('name')}" == node.get("ref"):
            inside = [deepcopy(child) for child in group]
            for name in ("minOccurs", "maxOccurs"):
                if node.tag == xs("group"):
                    put(inside[0], name, node.get(name))
            place = parent(node).index(node)
            parent(node)[place : place + 1] = inside
            return


TYPES: list[Edit] = [
    regroup,
    *[rebase] * 2,
    method,
    flags,
    *[facet] * 2,
    variety,
    inline,
    name_it,
    rename_type,
    extract_base,
    dissolve_base,
    dissolve_group,
]
