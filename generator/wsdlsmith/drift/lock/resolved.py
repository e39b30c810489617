"""The names in a lock lead to lines of it; where one does not, lines are missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from wsdlsmith.drift.lock.text import Locked
from wsdlsmith.drift.parts import with_parts
from wsdlsmith.merge.conflict import KINDS
from wsdlsmith.merge.references import Reference, references
from wsdlsmith.model.contract import Contract, Part
from wsdlsmith.model.qname import XS, QName
from wsdlsmith.model.schema import SchemaSet
from wsdlsmith.read.names import BUILT_IN


def resolved(contract: Contract, locked: Locked) -> Contract:
    """Give each part the declaration of its element, and check all other names."""
    resolver = _Resolver(contract.schema, locked)
    for space in fields(SchemaSet):
        for component in getattr(contract.schema, space.name).values():
            resolver.check(references(component))
    return replace(contract, services=with_parts(contract.services, resolver.part))


class _Resolver:
    def __init__(self, schema: SchemaSet, locked: Locked) -> None:
        self._schema = schema
        self._locked = locked

    def check(self, found: Iterator[Reference]) -> None:
        """InputError, with the line, for the first name that leads nowhere."""
        for reference in found:
            name = reference.name
            built_in = reference.space == "types" and name.namespace == XS
            if built_in and name.name in BUILT_IN:
                continue
            if name not in getattr(self._schema, reference.space):
                kind = KINDS[reference.space]
                self._locked.fail(
                    reference.place.line, f"no line says what the {kind} {name.name} is"
                )

    def part(self, one: Part) -> Part:
        if isinstance(one.type, QName):
            self.check(iter([Reference("types", one.type, "type", one.location)]))
        if one.declaration is not None:
            self.check(references(one.declaration))
        if one.element is None or one.declaration is not None:
            return one
        self.check(iter([Reference("elements", one.element, "element", one.location)]))
        return replace(one, declaration=self._schema.elements[one.element])
