"""Edits of messages, headers, faults and bindings."""

from __future__ import annotations

import random

from tests.drift.zoo.nodes import WRAPPERS, Edit, Node, one_of, parent

_SOAP = "{http://schemas.xmlsoap.org/wsdl/soap/}"
_WSDL = "{http://schemas.xmlsoap.org/wsdl/}"
_ELEMENTS = "Ticket Session Missing Lost Ask Told Thing shape circle".split()


def part(root: Node, chance: random.Random) -> None:
    """Another element in a message, a header or a fault."""
    wrappers = [f"t:{name}" for name in WRAPPERS]
    every = root.iter(f"{_WSDL}part")
    node = chance.choice([one for one in every if one.get("element") not in wrappers])
    node.set("element", f"t:{chance.choice(_ELEMENTS)}")


def header(root: Node, chance: random.Random) -> None:
    """A header goes, or must be there, or need not."""
    node = one_of(chance, root.iter(f"{_SOAP}header"))
    if node is not None and chance.random() < 0.5:
        parent(node).remove(node)
    elif node is not None:
        node.set(f"{_WSDL}required", chance.choice(["true", "false"]))


def encoding(root: Node, chance: random.Random) -> None:
    every = root.iter(f"{_SOAP}header", f"{_SOAP}body", f"{_SOAP}fault")
    chance.choice(list(every)).set("use", chance.choice(["literal", "encoded"]))


def action(root: Node, chance: random.Random) -> None:
    operations = list(root.iter(f"{_SOAP}operation"))
    chance.choice(operations).set("soapAction", "urn:other")


def fault(root: Node, chance: random.Random) -> None:
    """A declared fault goes."""
    name = chance.choice(["Missing", "Lost"])
    for node in list(root.iter(f"{_WSDL}fault")):
        if node.get("name") == name:
            parent(node).remove(node)


MESSAGES: list[Edit] = [part, part, header, encoding, action, fault]
