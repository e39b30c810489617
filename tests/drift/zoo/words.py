"""The names and the texts that tell two documents apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from wsdlsmith.model.qname import XS, XSI

from tests.drift.random_schemas import TEXTS
from tests.drift.zoo.nodes import Node, xs

SPACES = {"t": "urn:zoo", "o": "urn:zoo:other", "xs": XS, "xsi": XSI}
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_NAMED = re.compile(r'\b(?:name|ref|type|base)="(?:\w+:)?(\w+)"')
_BUILT_IN = "string int decimal date boolean double short anyType token".split()
_FOREIGN = ["{urn:foreign}any", "{urn:foreign:other}any", "any"]


@dataclass
class Words:
    """What messages between two documents may be made of."""

    tags: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    """What ``xsi:type`` may say; no simple types, whose values need no name."""
    texts: list[str] = field(default_factory=list)
    declared: dict[str, set[str]] = field(default_factory=dict)
    """The types that elements of each name have."""
    changed: frozenset[str] = frozenset()
    """The names of elements that differ, and of those whose type does."""
    near: list[str] = field(default_factory=list)
    """The texts on the borders of what differs."""


def words_of(old: str, new: str) -> Words:
    """What stands in either document, and values on both sides of each border."""
    found = Words(texts=[*TEXTS, "1E300", "NaN", "1 2 3"])
    lines = [etree.tostring(etree.fromstring(one.encode())) for one in (old, new)]
    differing = set(lines[0].splitlines()) ^ set(lines[1].splitlines())
    names = set(_NAMED.findall(b"\n".join(differing).decode()))
    for document in (old, new):
        for schema in etree.fromstring(document.encode()).iter(xs("schema")):
            for node in schema.iter(etree.Element):
                _collect(found, schema, node)
    names |= _different(old, new)
    found.types += [f"xs:{name}" for name in _BUILT_IN]
    found.tags = list(dict.fromkeys([*found.tags, *_FOREIGN]))
    found.attributes = list(dict.fromkeys([*found.attributes, _FOREIGN[0], "any"]))
    found.changed = frozenset(names) | {
        name
        for name, types in found.declared.items()
        if any(one.rpartition(":")[2] in names for one in types)
    }
    found.near = [t for line in differing for t in _borders(line.decode())]
    return found


def _collect(found: Words, schema: Node, node: Node) -> None:
    name, space = node.get("name", ""), schema.get("targetNamespace", "")
    if node.tag == xs("element") and name:
        found.tags += [f"{{{space}}}{name}", name]
        found.declared.setdefault(name, set()).add(node.get("type", ""))
    elif node.tag == xs("attribute") and name:
        found.attributes += [f"{{{space}}}{name}", name]
    elif node.getparent() is schema and node.tag == xs("complexType"):
        prefix = next(p for p, uri in SPACES.items() if uri == space)
        found.types.append(f"{prefix}:{name}")
    for facet in ("value", "default", "fixed"):
        found.texts += _near(node.get(facet))


def _different(old: str, new: str) -> set[str]:
    """The global components that are not the same in both documents."""
    rows = []
    for text in (old, new):
        root = etree.fromstring(text.encode())
        parts = (part for schema in root.iter(xs("schema")) for part in schema)
        rows.append({(p.get("name", ""), etree.tostring(p).strip()) for p in parts})
    return {name for name, _ in rows[0] ^ rows[1]}


def _borders(line: str) -> Iterator[str]:
    for text in re.findall(r'\b(?:value|default|fixed)="([^"]*)"', line):
        yield from _near(text)


def _near(text: str | None) -> Iterator[str]:
    """A value of a facet, and its neighbours: of a number also texts of that length."""
    if text is None:
        return
    yield text
    if _NUMBER.fullmatch(text) and len(text) < 4:
        number = float(text)
        yield from (f"{number - 1:g}", f"{number + 1:g}", f"0{text}", f" {text} ")
        for length in range(max(0, int(number) - 1), int(number) + 2):
            yield "a" * length
            yield "9" * length
            yield "1." + "5" * length
            yield " ".join(["red"] * length)
