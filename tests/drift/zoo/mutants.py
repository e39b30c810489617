"""Documents after random edits, and libxml2's opinion of what they hold."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from tests.drift.zoo.fields import FIELDS
from tests.drift.zoo.messages import MESSAGES
from tests.drift.zoo.nodes import Node, put, top, xs
from tests.drift.zoo.types import TYPES

ZOO = (Path(__file__).parent / "zoo.wsdl").read_text(encoding="utf-8")
EDITS = [*FIELDS, *TYPES, *MESSAGES]


class _Memory(etree.Resolver):
    """Schemas by their place in a document."""

    def __init__(self, texts: Mapping[str, bytes]) -> None:
        self._texts = texts

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]
        text = self._texts.get(system_url)
        return (
            None
            if text is None
            else self.resolve_string(text, context, base_url=system_url)
        )


def compiled(text: str) -> etree.XMLSchema | None:
    """libxml2's validator for all schemas of a document; None where they are none."""
    texts = {}
    for schema in etree.fromstring(text.encode()).iter(xs("schema")):
        for one in schema.iter(xs("import")):
            one.set("schemaLocation", f"mem:{one.get('namespace')}")
        texts[f"mem:{schema.get('targetNamespace')}"] = etree.tostring(schema)
    return validator({url[4:]: url for url in texts}, texts)


def validator(
    places: Mapping[str, str], texts: Mapping[str, bytes]
) -> etree.XMLSchema | None:
    """libxml2's validator for the schemas of some namespaces, by their places."""
    parser = etree.XMLParser()
    parser.resolvers.add(_Memory(texts))
    driver = etree.Element(xs("schema"), targetNamespace="urn:all")
    for namespace, place in places.items():
        link = etree.SubElement(driver, xs("import"), schemaLocation=place)
        put(link, "namespace", namespace or None)
    try:
        return etree.XMLSchema(etree.fromstring(etree.tostring(driver), parser))
    except etree.XMLSchemaParseError:
        return None


def substitutable(root: Node) -> bool:
    """Whether each substitute's type derives from its head's (Structures 3.3.6).

    Where a substitute of a substitute does not, libxml2 looks for it for ever.
    """
    elements = {f"t:{node.get('name')}": node for node in top(root, "element")}
    bases = {
        f"t:{node.get('name')}": above.get("base", "")
        for node in top(root, "complexType")
        for content in node
        for above in content.iterfind("*[@base]")
    }
    for node in elements.values():
        head = elements.get(node.get("substitutionGroup", ""))
        if head is None or head.get("type") == "xs:anyType":
            continue
        type_ = node.get("type", "")
        for _ in bases:
            if type_ == head.get("type"):
                break
            type_ = bases.get(type_, "")
        if type_ != head.get("type"):
            return False
    return True


def consistent(*roots: Node) -> bool:
    """Whether elements of one name in one content are of one type (Structures 3.8.6).

    libxml2 does not look at that.
    """
    schemas = [one for root in roots for one in root.iter(xs("schema"))]
    named = {
        (schema.get("targetNamespace"), node.get("name")): node
        for schema in schemas
        for node in schema.iterchildren(xs("complexType"))
    }
    return all(
        _one_type_each(node, named)
        for schema in schemas
        for node in schema.iter(xs("complexType"))
    )


def _one_type_each(
    node: Node, named: Mapping[tuple[str | None, str | None], Node]
) -> bool:
    types: dict[str | None, set[str]] = {}
    part: Node | None = node
    seen = []
    while part is not None and part not in seen:
        seen.append(part)
        for one in _own(part, "element"):
            type_ = one.get("type") or one.getroottree().getpath(one)
            types.setdefault(one.get("name"), set()).add(type_)
        above = next(_own(part, "extension"), None)
        prefix, _, name = ("" if above is None else above.get("base", "")).rpartition(
            ":"
        )
        space = None if above is None else above.nsmap.get(prefix or None)
        part = named.get((space, name))
    return not any(len(found) > 1 for name, found in types.items() if name)


def _own(type_: Node, name: str) -> Iterator[Node]:
    """The nodes of a type and its groups, without those of types inside of it."""
    holders = (xs("complexType"), xs("group"))
    for node in type_.iter(xs(name), xs("group")):
        if next(node.iterancestors(*holders), None) is not type_:
            continue
        if node.tag == xs(name):
            yield node
        for group in top(type_.getroottree().getroot(), "group"):
            if node.get("ref") == f"t:{group.get('name')}":
                yield from _own(group, name)


def mutant(text: str, chance: random.Random, times: int) -> str:
    """The document after some edits; those are tried again that give no schema."""
    for _ in range(times):
        for _ in range(30):
            root = etree.fromstring(text.encode())
            before = etree.tostring(root)
            chance.choice(EDITS)(root, chance)
            after = etree.tostring(root, encoding="unicode")
            if after.encode() == before or not substitutable(root):
                continue
            if compiled(after) is not None and consistent(root):
                text = after
                break
    return text


def pair(chance: random.Random) -> tuple[str, str]:
    """A document, mostly the zoo itself, and the same after one edit or a few."""
    old = mutant(ZOO, chance, chance.choice([0, 0, 0, 1, 2]))
    return old, mutant(old, chance, chance.choice([1, 1, 1, 2, 3]))
