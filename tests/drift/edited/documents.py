"""The documents of one WSDL, as they are and after random edits."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree
from wsdlsmith.emit.merged_schema import merged_schemas
from wsdlsmith.errors import WsdlsmithError
from wsdlsmith.model.contract import Contract
from wsdlsmith.verify.body_declaration import Bodies

from tests.drift.contracts import contract_in
from tests.drift.edited.messages import MESSAGE_EDITS
from tests.drift.edited.names import WSDL, names_in
from tests.drift.edited.schemas import SCHEMA_EDITS
from tests.drift.zoo.mutants import consistent, validator
from tests.drift.zoo.nodes import Node, xs

_TRIES = 12


@dataclass(frozen=True)
class Documents:
    """A WSDL and all schemas beside it."""

    entry: str
    texts: dict[str, bytes]

    def contract(self, folder: Path) -> Contract:
        """The contract of the WSDL, written to a folder of its own."""
        for name, text in self.texts.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
        return contract_in(folder / self.entry)

    def edited(self, chance: random.Random, folder: Path, times: int) -> Documents:
        """After some edits; those are tried again after which nothing can be read."""
        found = self
        for _ in range(times):
            tries = (found._edited(chance) for _ in range(_TRIES))
            made = (one for one in tries if one is not None and one._is_sound(folder))
            found = next(made, found)
        return found

    def _edited(self, chance: random.Random) -> Documents | None:
        roots = {name: etree.fromstring(text) for name, text in self.texts.items()}
        edits = SCHEMA_EDITS if chance.random() < 0.75 else MESSAGE_EDITS
        root = roots[self.entry]
        if edits is SCHEMA_EDITS and chance.random() < 0.6:
            root = chance.choice(list(roots.values()))
        try:
            chance.choice(edits)(root, chance, names_in(roots.values()))
        except IndexError:  # there is nothing that the edit is about
            return None
        texts = {name: etree.tostring(root) for name, root in roots.items()}
        return None if texts == self.texts else replace(self, texts=texts)

    def _is_sound(self, folder: Path) -> bool:
        try:
            contract = self.contract(folder)
        except WsdlsmithError:
            return False
        roots = map(etree.fromstring, self.texts.values())
        return consistent(*roots) and judge_of(contract) is not None


def documents_in(folder: Path, entry: str) -> Documents:
    """The WSDLs and schemas of a folder, each written as lxml writes it."""
    texts = {}
    for path in sorted(folder.rglob("*")):
        root = _parsed(path) if path.is_file() else None
        if root is not None and root.tag in (f"{WSDL}definitions", xs("schema")):
            texts[str(path.relative_to(folder))] = etree.tostring(root)
    return Documents(entry, texts)


def _parsed(path: Path) -> Node | None:
    try:
        return etree.parse(path).getroot()
    except etree.XMLSyntaxError:
        return None


def judge_of(contract: Contract) -> etree.XMLSchema | None:
    """libxml2's validator for all that goes over the wire; None where it sees no schema.

    The schemas are written by wsdlsmith, which tests/emit holds against the sources.
    """
    elements = dict(contract.schema.elements)
    bodies = Bodies(contract.schema)
    for service in contract.services:
        for operation in service.operations:
            for message in (operation.input, operation.output):
                for one in bodies.body(operation, message) if message else ():
                    elements.setdefault(one.name, one)
    whole = replace(contract.schema, elements=elements)
    documents = merged_schemas(whole, keep="all")
    places = {one.namespace: one.name for one in documents}
    return validator(places, {one.name: one.data for one in documents})
