"""Edits of any schema; those of the zoo that name nothing of the zoo are among them."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TypeAlias

from lxml import etree

from tests.drift.edited.names import WSDL, Names
from tests.drift.zoo import fields, types
from tests.drift.zoo.nodes import (
    GROUPS,
    Node,
    insert_attribute,
    nodes,
    parent,
    put,
    top,
    xs,
)

_ARRAY_TYPE = f"{WSDL}arrayType"
Edit: TypeAlias = Callable[[Node, random.Random, Names], None]
_FACETS = (
    ("maxLength", "3"),
    ("minLength", "2"),
    ("length", "3"),
    ("minInclusive", "2"),
    ("maxInclusive", "8"),
    ("pattern", "[a-z]*"),
    ("enumeration", "5"),
)


def _plain(edit: Callable[[Node, random.Random], None]) -> Edit:
    """An edit that needs no names."""

    def made(root: Node, chance: random.Random, names: Names) -> None:
        edit(root, chance)

    return made


def retype(root: Node, chance: random.Random, names: Names) -> None:
    every = root.iter(xs("element"), xs("attribute"))
    node = chance.choice([one for one in every if one.get("type")])
    simple = node.tag == xs("attribute")
    made = names.simple_type if simple else names.any_type
    node.set("type", made(node, chance))


def narrow(root: Node, chance: random.Random, names: Names) -> None:
    """A type that restricts what stood there, without a name."""
    every = root.iter(xs("element"), xs("attribute"))
    node = chance.choice([one for one in every if one.get("type")])
    type_ = etree.SubElement(node, xs("simpleType"))
    base = node.attrib.pop("type")
    restriction = etree.SubElement(type_, xs("restriction"), base=base)
    name, value = chance.choice(_FACETS)
    etree.SubElement(restriction, xs(name), value=value)


def add(root: Node, chance: random.Random, names: Names) -> None:
    """An element, a reference or a wildcard more."""
    group = chance.choice(nodes(root, *GROUPS))
    kind = chance.choice(["name", "name", "ref", "any"])
    node = etree.Element(xs("any" if kind == "any" else "element"))
    if kind == "any":
        node.set("namespace", chance.choice(["##any", "##other", "##local"]))
        node.set("processContents", chance.choice(["lax", "skip", "strict"]))
    elif kind == "ref":
        node.set("ref", names.element(group, chance))
    else:
        node.set("name", "Extra")
        node.set("type", names.any_type(group, chance))
    put(node, "minOccurs", chance.choice([None, "0"]))
    group.append(node)


def add_attribute(root: Node, chance: random.Random, names: Names) -> None:
    owners = [
        one
        for one in nodes(root, "complexType", "extension")
        if one.find(xs("complexContent")) is None
        and one.find(xs("simpleContent")) is None
    ]
    owner = chance.choice(owners)
    node = etree.Element(xs("attribute"), name="more")
    node.set("type", names.simple_type(owner, chance))
    put(node, "use", chance.choice([None, "required"]))
    insert_attribute(owner, node)


def rebase(root: Node, chance: random.Random, names: Names) -> None:
    node = chance.choice(nodes(root, "extension", "restriction"))
    simple = parent(node).tag in (xs("simpleType"), xs("simpleContent"))
    made = names.simple_type if simple else names.any_type
    node.set("base", made(node, chance))


def wrap(root: Node, chance: random.Random, names: Names) -> None:
    """Neighbours in a group of their own."""
    group = chance.choice(nodes(root, "sequence", "choice"))
    first = group.index(chance.choice(list(group)))
    row = list(group)[first : first + chance.randint(1, 3)]
    inner = etree.Element(xs(chance.choice(["choice", "sequence"])))
    put(inner, "maxOccurs", chance.choice([None, None, "2", "unbounded"]))
    group.insert(first, inner)
    inner.extend(row)


def swap(root: Node, chance: random.Random, names: Names) -> None:
    group = chance.choice(nodes(root, "sequence"))
    group.append(chance.choice(list(group)[:-1]))


def clear(root: Node, chance: random.Random, names: Names) -> None:
    """A type without its content."""
    group = chance.choice(nodes(root, *GROUPS))
    parent(group).remove(group)


def token(root: Node, chance: random.Random, names: Names) -> None:
    """A value of an enumeration goes, or is another one."""
    node = chance.choice(nodes(root, "enumeration"))
    if chance.random() < 0.5:
        parent(node).remove(node)
    else:
        node.set("value", f"{node.get('value')}2")


def flag(root: Node, chance: random.Random, names: Names) -> None:
    """A global element is abstract, or stands for another one."""
    node = chance.choice(top(root, "element"))
    if chance.random() < 0.5:
        put(node, "abstract", None if node.get("abstract") else "true")
    else:
        node.set("substitutionGroup", names.element(node, chance))


def spaces(root: Node, chance: random.Random, names: Names) -> None:
    """A wildcard takes what is in other namespaces."""
    node = chance.choice(nodes(root, "any", "anyAttribute"))
    rows = "##any|##other|##local|urn:foreign|##local urn:foreign|##targetNamespace"
    node.set("namespace", chance.choice(rows.split("|")))


def any_attribute(root: Node, chance: random.Random, names: Names) -> None:
    """A type takes attributes that it does not name, or no longer."""
    found = nodes(root, "anyAttribute")
    if found and chance.random() < 0.5:
        node = chance.choice(found)
        parent(node).remove(node)
        return
    simple = [xs("simpleContent"), xs("complexContent"), xs("anyAttribute")]
    every = top(root, "complexType")
    owners = [one for one in every if not any(c.tag in simple for c in one)]
    node = etree.Element(xs("anyAttribute"), processContents="lax")
    node.set("namespace", chance.choice(["##any", "##other", "##local"]))
    chance.choice(owners).append(node)


def array(root: Node, chance: random.Random, names: Names) -> None:
    """Other items of an encoded array, or it is written in another way."""
    uses = [one for one in nodes(root, "attribute") if one.get(_ARRAY_TYPE)]
    use = chance.choice(uses)
    if chance.random() < 0.3:
        above = parent(use)
        extends = above.tag == xs("extension")
        above.tag = xs("restriction" if extends else "extension")
    else:
        brackets = chance.choice(["[]", "[][]", "[5]"])
        use.set(_ARRAY_TYPE, f"{names.any_type(use, chance)}{brackets}")


SCHEMA_EDITS: list[Edit] = [
    *[retype] * 4,
    *[add] * 2,
    *[wrap] * 2,
    narrow,
    add_attribute,
    rebase,
    swap,
    clear,
    token,
    flag,
    spaces,
    any_attribute,
    *[array] * 2,
    *map(
        _plain,
        [
            *[fields.occurs] * 3,
            *[fields.nillable, fields.remove] * 2,
            fields.rename,
            fields.value,
            fields.use,
            fields.move,
            fields.form,
            fields.wildcard,
            types.regroup,
            types.method,
            types.flags,
        ],
    ),
]
