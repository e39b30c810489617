"""The names that the documents of one WSDL declare, as an edit may write them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field

from wsdlsmith.model.qname import XS

from tests.drift.zoo.nodes import Node, xs

WSDL = "{http://schemas.xmlsoap.org/wsdl/}"
_BUILT_IN = (
    "string string token int int long short double decimal boolean date dateTime "
    "anyURI integer normalizedString byte duration time"
).split()
Name = tuple[str, str]
"""A namespace, and a name in it."""


@dataclass
class Names:
    """What the schemas of some documents declare."""

    simple: list[Name] = field(default_factory=list)
    complex: list[Name] = field(default_factory=list)
    elements: list[Name] = field(default_factory=list)

    def simple_type(self, node: Node, chance: random.Random) -> str:
        """A simple type as ``node`` may name it; half are built in."""
        built_in = [(XS, name) for name in _BUILT_IN]
        row = built_in if chance.random() < 0.5 else self.simple
        return _written(node, chance, row or built_in)

    def any_type(self, node: Node, chance: random.Random) -> str:
        """A simple or a complex type."""
        if chance.random() < 0.5:
            return self.simple_type(node, chance)
        return _written(node, chance, [*self.complex, (XS, "anyType")])

    def element(self, node: Node, chance: random.Random) -> str:
        """A global element."""
        return _written(node, chance, self.elements)


def names_in(roots: Iterable[Node]) -> Names:
    """The names that can be referred to."""
    found = Names()
    rows = {
        xs("simpleType"): found.simple,
        xs("complexType"): found.complex,
        xs("element"): found.elements,
    }
    for root in roots:
        for schema in root.iter(xs("schema")):
            for one in schema.iterchildren(*rows):
                space = schema.get("targetNamespace", "")
                rows[str(one.tag)].append((space, one.get("name", "")))
    return found


def _written(node: Node, chance: random.Random, row: list[Name]) -> str:
    """One of these with a prefix that ``node`` knows; IndexError where there is none."""
    known: dict[str, str] = {}
    for prefix, space in node.nsmap.items():
        known[space] = f"{prefix}:" if prefix else ""
    if None not in node.nsmap:
        known.setdefault("", "")
    namespace, name = chance.choice([one for one in row if one[0] in known])
    return f"{known[namespace]}{name}"


def parts_of(root: Node) -> list[Node]:
    """The parts of all messages."""
    return list(root.iter(f"{WSDL}part"))
