"""All changes between two contracts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.changes.bindings import binding_changes
from wsdlsmith.drift.changes.documentation import documentation_changes
from wsdlsmith.drift.changes.elements import element_changes
from wsdlsmith.drift.changes.encoded_arrays import any_encoded
from wsdlsmith.drift.changes.expanded import expanded
from wsdlsmith.drift.changes.forms import fold_forms, fold_moved
from wsdlsmith.drift.changes.headers import HeaderChanges
from wsdlsmith.drift.changes.namespaces import mixed_tokens, namespace_changes
from wsdlsmith.drift.changes.operations import operation_changes
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.changes.python_names import python_changes
from wsdlsmith.drift.changes.renamed_types import find_renamed, renamed_type_changes
from wsdlsmith.drift.changes.root_causes import folded, told_once
from wsdlsmith.drift.changes.services import Matched
from wsdlsmith.drift.changes.shared_content import fold_shared, shared_content
from wsdlsmith.drift.changes.types import type_changes
from wsdlsmith.drift.versions.mapping import Mapped
from wsdlsmith.drift.versions.rename import with_namespaces, with_types
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.qname import QName


@dataclass(frozen=True, slots=True)
class Compared:
    """The two contracts under the same names, and all that changed."""

    pair: Pair
    mapped: Mapped
    changes: tuple[Change, ...]
    types: Mapping[QName, QName]
    """What the old contract itself calls the types that are renamed: new -> old."""


def compare(old: Contract, new: Contract, mapped: Mapped) -> Compared:
    """Bring ``old`` to the names of ``new`` and tell every change, each once.

    Where only one of them has services, only these are told: who reaches what else
    it has is nobody's question.
    """
    if bool(old.services) != bool(new.services):
        alone = Matched(old, new).changes()
        return Compared(Pair(old, new), mapped, tuple(alone), {})
    # a group is the content of its types: what refers to nothing is compared
    renamed = with_namespaces(old, mapped)
    shared = shared_content(renamed.schema, new.schema)
    encoded = any_encoded(renamed, new)
    renamed, new = (expanded(one, encoded=encoded) for one in (renamed, new))
    types = find_renamed(renamed, new)
    renamed = with_types(renamed, {one: other for one, (other, _) in types.items()})
    matched = Matched(renamed, new)
    matched.check()
    moved = {(o.namespace, n.namespace) for o, (n, _) in types.items()}
    pair = Pair(renamed, new, matched.pairs(), frozenset(moved))
    renamings = renamed_type_changes(types)
    told = fold_shared(pair, shared, _changes(pair))
    every = [
        *namespace_changes(pair, mapped),
        *mixed_tokens(old, new),
        *matched.changes(),
        *folded(told_once(fold_moved(renamings, fold_forms(pair, told)))),
        *documentation_changes(pair),
        *python_changes(pair),
    ]
    own_names = {other: one for one, (other, _) in types.items()}
    return Compared(pair, mapped, tuple(_once(every)), own_names)


def _changes(pair: Pair) -> Iterator[Change]:
    headers = HeaderChanges(pair)
    for old, new in pair.services:
        yield from binding_changes(old, new)
        yield from operation_changes(pair, headers, old, new)
    yield from headers.changes()
    yield from type_changes(pair)
    yield from element_changes(pair)


def _once(changes: list[Change]) -> Iterator[Change]:
    seen: set[tuple[str, str, str | None, str | None]] = set()
    for change in changes:
        key = (change.kind, change.path, change.old, change.new)
        if key not in seen:
            seen.add(key)
            yield change
