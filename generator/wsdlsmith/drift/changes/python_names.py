"""Identifiers of the generated Python that differ although the schema does not say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wsdlsmith.drift.change import Change, Subject
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import Pair, operation_keys
from wsdlsmith.emit.field_names import field_name
from wsdlsmith.model.qname import QName
from wsdlsmith.model.shape import Enumeration, Flags, Record, Shape
from wsdlsmith.model.shaping import Shaper
from wsdlsmith.names import (
    ANNOTATION_NAMES,
    Namespace,
    class_name,
    constant_case,
    snake_case,
)

Names = list[tuple[str, str]]
"""Names of the schema in the order in which they claim identifiers, each with the
identifier it would like."""


def python_changes(pair: Pair) -> Iterator[Change]:
    """Names that collide now, and names that are another identifier for it."""
    old, new = pair.shapers
    yield from _signatures(pair)
    for owner, before, after in _rows(pair, old, new):
        yield from _collisions(owner, before, after)
        yield from _changed(owner, before, after)


def _rows(pair: Pair, old: Shaper, new: Shaper) -> Iterator[tuple[Owner, Names, Names]]:
    for name in pair.new.schema.types:
        if name in pair.old.schema.types:
            before, after = _members(old, name), _members(new, name)
            if before is not None and after is not None:
                yield pair.type_owner(name), before, after
    for one, other in pair.services:
        owner = Owner(f"service:{other.name}", "service", Subject())
        rows = [
            [(key, snake_case(key)) for key in operation_keys(s)] for s in (one, other)
        ]
        yield owner, rows[0], rows[1]
    owner = Owner("python:types", "contract", Subject())
    yield owner, _classes(pair.old.schema.types), _classes(pair.new.schema.types)


def _classes(types: Iterable[QName]) -> Names:
    names = sorted(types, key=lambda n: (class_name(n.name) != n.name, n))
    return [(name.name, class_name(name.name)) for name in names]


def _members(shaper: Shaper, name: QName) -> Names | None:
    shape: Shape | None = shaper.shapes.get(name)
    if isinstance(shape, Record):
        chain = shaper.record_chain(shape)
        return [
            (f"{f.kind}:{f.name.name}", field_name(f)) for r in chain for f in r.fields
        ]
    if isinstance(shape, Enumeration):
        return [(v.token, constant_case(v.token)) for v in shape.values]
    if isinstance(shape, Flags):
        return [(v.token, constant_case(v.token)) for v, _ in shape.values]
    return None


def _collisions(owner: Owner, old: Names, new: Names) -> Iterator[Change]:
    known = {frozenset(names) for names in _groups(old).values()}
    for names in _groups(new).values():
        if len(names) > 1 and frozenset(names) not in known:
            told = ", ".join(name.rpartition(":")[2] for name in names)
            yield owner.change("python-name-collision", None, told)


def _groups(names: Names) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for name, identifier in dict(names).items():
        groups.setdefault(identifier, []).append(name)
    return groups


def _changed(owner: Owner, old: Names, new: Names) -> Iterator[Change]:
    if all(len(g) < 2 for names in (old, new) for g in _groups(names).values()):
        return
    before, after = _claimed(old), _claimed(new)
    for name, identifier in before.items():
        now = after.get(name, identifier)
        if now != identifier:
            inner = owner.inside(name.rpartition(":")[2])
            yield inner.change("python-name-changed", identifier, now)


def _claimed(names: Sequence[tuple[str, str]]) -> dict[str, str]:
    space = Namespace(ANNOTATION_NAMES)
    return {name: space.claim(identifier) for name, identifier in dict(names).items()}


def _signatures(pair: Pair) -> Iterator[Change]:
    """Types that are the same in the schema and another type in Python."""
    one, other = pair.annotations
    for name, definition in pair.new.schema.types.items():
        if pair.old.schema.types.get(name) == definition:
            before, after = one.of_type(name), other.of_type(name)
            if before != after:
                owner = pair.type_owner(name)
                yield owner.change("python-signature-changed", before, after)
