"""Texts: rewritten, lost, or announcing an end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wsdlsmith.drift.change import Change, Subject
from wsdlsmith.drift.changes.content import content_of
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import (
    Pair,
    operation_keys,
    operation_owner,
    service_owner,
)
from wsdlsmith.model.contract import Service
from wsdlsmith.model.schema import ComplexType, SchemaSet, TypeDefinition

_ENDING = re.compile(
    r"\b(deprecated|obsolete|will be removed|no longer supported)\b", re.I
)
_FEW = 4

Texts = dict[str, tuple[Owner, str]]


def documentation_changes(pair: Pair) -> Iterator[Change]:
    """Changes of documentation, one for each service and one for all types."""
    rows: list[tuple[Owner, Texts, Texts]] = []
    for old, new in pair.services:
        owner = service_owner(new)
        rows.append((owner, _of_service(old, new), _of_service(new, new)))
    types = Owner("documentation:types", "type", Subject())
    rows.append((types, _of_types(pair, new=False), _of_types(pair, new=True)))
    full = lost = 0
    for owner, before, after in rows:
        kept = [key for key in before if key in after]
        changed = [key for key in kept if before[key][1] != after[key][1]]
        full += sum(bool(before[key][1]) for key in kept)
        lost += sum(bool(before[key][1]) and not after[key][1] for key in kept)
        if changed:
            yield owner.change("documentation-changed", None, str(len(changed)))
        for key in changed:
            yield from _announced(after[key][0], before[key][1], after[key][1])
    if full >= _FEW and lost * 2 > full:
        owner = Owner("documentation:all", "contract", Subject())
        yield owner.change("documentation-lost", str(full), str(full - lost))


def deprecated_paths(pair: Pair) -> frozenset[str]:
    """The components that the old side calls deprecated."""
    rows = [_of_types(pair, new=False)]
    rows += [_of_service(service, service) for service in pair.old.services]
    return frozenset(
        owner.path
        for row in rows
        for owner, text in row.values()
        if _ENDING.search(text)
    )


def _announced(owner: Owner, old: str, new: str) -> Iterator[Change]:
    found = _ENDING.search(new)
    if found and not _ENDING.search(old):
        yield owner.change("deprecation-announced", None, " ".join(new.split())[:200])


def _of_service(service: Service, name: Service) -> Texts:
    found: Texts = {"": (service_owner(name), service.documentation)}
    for key, operation in operation_keys(service).items():
        owner = operation_owner(name, key)
        found[key] = (owner, operation.documentation)
    return found


def _of_types(pair: Pair, *, new: bool) -> Texts:
    schema = pair.new.schema if new else pair.old.schema
    found: Texts = {}
    for name, one in schema.types.items():
        owner = pair.type_owner(name)
        for inner, text in _of_type(schema, owner, one):
            found[f"{name}|{inner.path}"] = (inner, text)
    return found


def _of_type(
    schema: SchemaSet, owner: Owner, one: TypeDefinition
) -> Iterator[tuple[Owner, str]]:
    yield owner, one.documentation
    if isinstance(one, ComplexType):
        for slot in content_of(schema, one).slots:
            yield owner.inside(slot.name.name), slot.declaration.documentation
        for attribute in one.attributes:
            inner = owner.inside(f"@{attribute.name.name}", "attribute")
            yield inner, attribute.documentation
        return
    for value in one.enumeration:
        yield owner.inside(value.token, "value"), value.documentation
