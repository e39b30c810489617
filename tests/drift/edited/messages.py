"""Edits of messages, bindings and services of any WSDL."""

from __future__ import annotations

import random
from copy import deepcopy

from lxml import etree

from tests.drift.edited.names import WSDL, Names, parts_of
from tests.drift.edited.schemas import Edit
from tests.drift.zoo.nodes import Node, parent, put

_SOAP = (
    "{http://schemas.xmlsoap.org/wsdl/soap/}",
    "{http://schemas.xmlsoap.org/wsdl/soap12/}",
)


def _soap(root: Node, *names: str) -> list[Node]:
    return [one for soap in _SOAP for name in names for one in root.iter(soap + name)]


def part(root: Node, chance: random.Random, names: Names) -> None:
    """Another element or type in a message, or a type in place of an element."""
    node = chance.choice(parts_of(root))
    kind = chance.choice(["element", "type"])
    made = names.element if kind == "element" else names.any_type
    value = made(node, chance)
    for other in ("element", "type"):
        put(node, other, None)
    node.set(kind, value)


def parts(root: Node, chance: random.Random, names: Names) -> None:
    """A part has another place, another name, or is no more."""
    node = chance.choice(parts_of(root))
    way = chance.choice(["place", "name", "gone"])
    if way == "name":
        node.set("name", f"{node.get('name')}2")
    elif way == "gone":
        parent(node).remove(node)
    else:
        parent(node).append(node)


def header(root: Node, chance: random.Random, names: Names) -> None:
    """A header goes, or must be there."""
    node = chance.choice(_soap(root, "header"))
    if chance.random() < 0.5:
        parent(node).remove(node)
    else:
        required = f"{WSDL}required"
        put(node, required, None if node.get(required) else "true")


def header_of(root: Node, chance: random.Random, names: Names) -> None:
    """One more operation has a header; perhaps only it requires that."""
    header = deepcopy(chance.choice(_soap(root, "header")))
    put(header, f"{WSDL}required", chance.choice([None, "true"]))
    space = etree.QName(header).namespace
    bodies = [one for one in _soap(root, "body") if etree.QName(one).namespace == space]
    chance.choice(bodies).addprevious(header)


def rebind(root: Node, chance: random.Random, names: Names) -> None:
    """A port offers another binding."""
    one, other = (chance.choice(list(root.iter(f"{WSDL}port"))) for _ in "ab")
    one.set("binding", other.get("binding", ""))
    for address, new in zip(one, other, strict=False):
        address.tag = new.tag


def use(root: Node, chance: random.Random, names: Names) -> None:
    node = chance.choice(_soap(root, "header", "body", "fault"))
    node.set("use", chance.choice(["literal", "encoded"]))


def style(root: Node, chance: random.Random, names: Names) -> None:
    node = chance.choice(_soap(root, "operation", "binding"))
    node.set("style", chance.choice(["rpc", "document"]))


def action(root: Node, chance: random.Random, names: Names) -> None:
    chance.choice(_soap(root, "operation")).set("soapAction", "urn:other")


def place(root: Node, chance: random.Random, names: Names) -> None:
    """Another transport, or another address."""
    if chance.random() < 0.5:
        chance.choice(_soap(root, "binding")).set("transport", "urn:other")
    else:
        chance.choice(_soap(root, "address")).set("location", "urn:other")


def version(root: Node, chance: random.Random, names: Names) -> None:
    """SOAP 1.2 instead of 1.1 in one binding and its ports, or the other way."""
    bound = chance.choice(_soap(root, "binding"))
    space = f"{{{etree.QName(bound).namespace}}}"
    other = _SOAP[1 - _SOAP.index(space)]
    binding = parent(bound)
    name = binding.get("name", "")
    ports = (one for one in root.iter(f"{WSDL}port"))
    mine = [one for one in ports if one.get("binding", "").split(":")[-1] == name]
    for owner in (binding, *mine):
        for node in owner.iter(f"{space}*"):
            node.tag = other + etree.QName(node).localname


def port(root: Node, chance: random.Random, names: Names) -> None:
    """A port goes."""
    node = chance.choice(list(root.iter(f"{WSDL}port")))
    parent(node).remove(node)


def operation(root: Node, chance: random.Random, names: Names) -> None:
    """An operation goes, or has another name, or no answer."""
    every = list(root.iter(f"{WSDL}operation"))
    name = chance.choice(every).get("name")
    way = chance.choice(["gone", "name", "answer"])
    for node in every:
        if node.get("name") == name:
            if way == "gone":
                parent(node).remove(node)
            elif way == "name":
                node.set("name", f"{name}s")
            else:
                etree.strip_elements(node, f"{WSDL}output", with_tail=False)


MESSAGE_EDITS: list[Edit] = [
    *[part] * 2,
    parts,
    header,
    header_of,
    rebind,
    use,
    style,
    action,
    place,
    version,
    port,
    *[operation] * 2,
]
