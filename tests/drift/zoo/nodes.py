"""The nodes of a schema that edits are about."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import TypeAlias

from lxml import etree
from wsdlsmith.model.qname import XS

Node: TypeAlias = etree._Element
Edit: TypeAlias = Callable[[Node, random.Random], None]

SIMPLE = (
    "xs:string xs:token xs:int xs:long xs:short xs:double xs:float xs:decimal "
    "xs:boolean xs:date xs:dateTime xs:anySimpleType "
    "t:Color t:Shade t:Colors t:Short t:Small t:Price t:Either"
).split()
"""Not base64Binary, where libxml2 passes over what base64 does not have."""
COMPLEX = (
    "t:Animal t:Bird t:Parrot t:Fish t:Worm t:Shape t:Circle t:Money t:Pick t:Both "
    "t:Open t:Note t:Flock t:Numbers t:Home t:Tail t:Cage t:Pen o:Away xs:anyType"
).split()
WRAPPERS = ("Do", "DoResponse")
GROUPS = ("sequence", "choice", "all")


def xs(name: str) -> str:
    """The tag of a node of XML Schema."""
    return f"{{{XS}}}{name}"


def nodes(root: Node, *names: str) -> list[Node]:
    """The nodes of these names; not what makes the wrappers."""
    every = (node for name in names for node in root.iter(xs(name)))
    return [one for one in every if not of_wrapper(one)]


def of_wrapper(node: Node) -> bool:
    """Whether a node is an operation's wrapper or makes it."""
    above = [node, *node.iterancestors()][:3]
    return any(one.get("name") in WRAPPERS for one in above)


def parent(node: Node) -> Node:
    """What a node stands in."""
    found = node.getparent()
    assert found is not None
    return found


def local(root: Node) -> list[Node]:
    """Local elements, and references to global ones."""
    every = root.iter(xs("element"))
    return [one for one in every if parent(one).tag != xs("schema")]


def named(root: Node) -> list[Node]:
    """Local elements and attributes with a name of their own."""
    every = [*local(root), *nodes(root, "attribute")]
    return [one for one in every if one.get("name")]


def top(root: Node, *names: str) -> list[Node]:
    """Global nodes."""
    return [one for one in nodes(root, *names) if parent(one).tag == xs("schema")]


def first_schema(root: Node) -> Node:
    """The schema of the zoo itself."""
    return next(root.iter(xs("schema")))


def put(node: Node, name: str, value: str | None) -> None:
    """Set an attribute, or take it away."""
    if value is None:
        if name in node.attrib:
            del node.attrib[name]
    else:
        node.set(name, value)


def insert_attribute(owner: Node, node: Node) -> None:
    """Put an attribute where attributes stand: behind content, before the wildcard."""
    wildcard = owner.find(xs("anyAttribute"))
    owner.insert(len(owner) if wildcard is None else owner.index(wildcard), node)


def one_of(chance: random.Random, found: Iterable[Node]) -> Node | None:
    """Any of these; None where there are none."""
    row = list(found)
    return chance.choice(row) if row else None
