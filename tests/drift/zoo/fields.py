"""Edits of elements, attributes and wildcards."""

from __future__ import annotations

import random

from lxml import etree

from tests.drift.zoo.nodes import (
    COMPLEX,
    GROUPS,
    SIMPLE,
    Edit,
    Node,
    insert_attribute,
    local,
    named,
    nodes,
    one_of,
    parent,
    put,
    top,
    xs,
)


def retype(root: Node, chance: random.Random) -> None:
    """Another type of an element or an attribute."""
    every = root.iter(xs("element"), xs("attribute"))
    node = chance.choice([one for one in every if one.get("type")])
    simple = node.tag == xs("attribute") or chance.random() < 0.5
    node.set("type", chance.choice(SIMPLE if simple else COMPLEX))


def occurs(root: Node, chance: random.Random) -> None:
    """Other bounds of an element, a wildcard or a group."""
    node = chance.choice(
        [*local(root), *nodes(root, "any", "group", "sequence", "choice")]
    )
    name, values = chance.choice(
        [
            ("minOccurs", ("0", "1", "2", None)),
            ("maxOccurs", ("1", "2", "3", "unbounded", None)),
        ]
    )
    put(node, name, chance.choice(values))


def nillable(root: Node, chance: random.Random) -> None:
    node = chance.choice([n for n in root.iter(xs("element")) if n.get("name")])
    put(node, "nillable", None if node.get("nillable") else "true")


def value(root: Node, chance: random.Random) -> None:
    """Another default or fixed value."""
    node = chance.choice(named(root))
    name = chance.choice(["default", "fixed"])
    put(node, name, chance.choice([None, "1", "5", "red", "2024-02-29"]))


def rename(root: Node, chance: random.Random) -> None:
    node = chance.choice(named(root))
    names = [f"{node.get('name')}s", "Other", "Legs", "Name"]
    node.set("name", chance.choice(names))


def remove(root: Node, chance: random.Random) -> None:
    others = (
        "attribute any anyAttribute group attributeGroup "
        "enumeration maxLength minInclusive totalDigits"
    )
    node = chance.choice([*local(root), *nodes(root, *others.split())])
    parent(node).remove(node)


def add(root: Node, chance: random.Random) -> None:
    """An element, a reference to one or to a group, or a wildcard more."""
    group = chance.choice(nodes(root, *GROUPS))
    kind = chance.choice(["element"] * 5 + ["any", "ref", "group"])
    node = etree.Element(xs("element" if kind == "ref" else kind))
    if kind == "any":
        node.set("namespace", chance.choice(["##any", "##other", "urn:foreign"]))
        node.set("processContents", chance.choice(["lax", "skip", "strict"]))
    elif kind == "ref":
        names = ["t:shape", "t:circle", "t:Session", "t:Thing"]
        node.set("ref", chance.choice(names))
    elif kind == "group":
        node.set("ref", "t:Where")
    else:
        node.set("name", chance.choice(["Extra", "Extra2", "Name"]))
        node.set("type", chance.choice([*SIMPLE, *COMPLEX]))
    if chance.random() < 0.6:
        node.set("minOccurs", "0")
    group.insert(chance.randrange(len(group) + 1), node)


def add_attribute(root: Node, chance: random.Random) -> None:
    owners = [
        one
        for one in nodes(root, "complexType", "extension")
        if one.find(xs("complexContent")) is None
        and one.find(xs("simpleContent")) is None
    ]
    if chance.random() < 0.3:
        group = chance.choice(["t:Marks", "t:Signs"])
        insert_attribute(
            chance.choice(owners), etree.Element(xs("attributeGroup"), ref=group)
        )
        return
    node = etree.Element(xs("attribute"), name=chance.choice(["more", "tag", "ring"]))
    node.set("type", chance.choice(SIMPLE))
    if chance.random() < 0.4:
        node.set("use", "required")
    insert_attribute(chance.choice([*owners, *top(root, "attributeGroup")]), node)


def use(root: Node, chance: random.Random) -> None:
    node = chance.choice(nodes(root, "attribute"))
    uses = [None, "required", "optional", "prohibited"]
    put(node, "use", chance.choice(uses))


def move(root: Node, chance: random.Random) -> None:
    """A declaration to another place, of its own type or of another."""
    node = chance.choice([*local(root), *nodes(root, "attribute")])
    if node.tag == xs("attribute"):
        owners = [parent(one) for one in nodes(root, "attribute")]
        target = chance.choice([*owners, *nodes(root, "extension")])
        insert_attribute(target, node)
        return
    same = chance.random() < 0.5
    target = parent(node) if same else chance.choice(nodes(root, *GROUPS[:2]))
    if target not in list(node.iter()):
        parent(node).remove(node)
        target.insert(chance.randrange(len(target) + 1), node)


def form(root: Node, chance: random.Random) -> None:
    """Qualified or not: one declaration, or all of a schema."""
    forms = ["qualified", "unqualified"]
    if chance.random() < 0.2:
        node = chance.choice(list(root.iter(xs("schema"))))
        name = chance.choice(["elementFormDefault", "attributeFormDefault"])
        node.set(name, chance.choice(forms))
    else:
        put(chance.choice(named(root)), "form", chance.choice([None, *forms]))


def wildcard(root: Node, chance: random.Random) -> None:
    node = one_of(chance, nodes(root, "any", "anyAttribute"))
    if node is not None and chance.random() < 0.5:
        spaces = "##any|##other|urn:foreign|##local|##targetNamespace urn:foreign"
        node.set("namespace", chance.choice(spaces.split("|")))
    elif node is not None:
        node.set("processContents", chance.choice(["lax", "skip", "strict"]))


def element_flags(root: Node, chance: random.Random) -> None:
    """Abstract, blocked, or in a substitution group; no element of a message is abstract."""
    node = chance.choice([n for n in root.iter(xs("element")) if n.get("name")])
    name, values = "block", [None, "extension", "#all"]
    if node in top(root, "element"):
        groups = [None, "t:shape", "t:Ask", "t:Thing"]
        rows = [("substitutionGroup", groups), ("block", [None, "substitution"])]
        if node.get("name") in ("shape", "circle"):
            rows.append(("abstract", [None, "true"]))
        name, values = chance.choice(rows)
    put(node, name, chance.choice(values))


FIELDS: list[Edit] = [
    *[retype] * 3,
    *[occurs] * 2,
    nillable,
    value,
    rename,
    *[remove] * 2,
    *[add] * 2,
    add_attribute,
    use,
    *[move] * 2,
    form,
    wildcard,
    element_flags,
]
