"""How often a field of a content model can stand, all groups considered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import ONCE, Occurs
from wsdlsmith.model.shape import Entry, Field, FieldKind

_Identity = tuple[FieldKind, QName]


def distinct_fields(entries: Iterable[Entry]) -> tuple[Field, ...]:
    """The fields of a content model in order of first occurrence.

    An element that stands in several places of the model is one field; its
    ``occurs`` is the least and the most that the whole model allows.
    """
    fields: dict[_Identity, Field] = {}
    for field in _walk(entries):
        known = fields.setdefault(field.identity, field)
        if field.nillable and not known.nillable:
            fields[field.identity] = replace(known, nillable=True)
    bounds = _sequence_bounds(entries)
    return tuple(
        replace(field, occurs=bounds[identity]) for identity, field in fields.items()
    )


def _walk(entries: Iterable[Entry]) -> Iterable[Field]:
    for entry in entries:
        if isinstance(entry, Field):
            yield entry
        else:
            yield from _walk(entry.entries)


def _bounds(entry: Entry) -> dict[_Identity, Occurs]:
    if isinstance(entry, Field):
        return {entry.identity: entry.occurs}
    if entry.compositor == "choice":
        inner = _choice_bounds(entry.entries)
    else:
        inner = _sequence_bounds(entry.entries)
    return {name: _times(occurs, entry.occurs) for name, occurs in inner.items()}


def _sequence_bounds(entries: Iterable[Entry]) -> dict[_Identity, Occurs]:
    total: dict[_Identity, Occurs] = {}
    for entry in entries:
        for name, occurs in _bounds(entry).items():
            total[name] = _plus(total.get(name, Occurs(0, 0)), occurs)
    return total


def _choice_bounds(entries: Iterable[Entry]) -> dict[_Identity, Occurs]:
    branches = [_bounds(entry) for entry in entries]
    never = Occurs(0, 0)
    names = {name for branch in branches for name in branch}
    return {name: _either([b.get(name, never) for b in branches]) for name in names}


def _plus(one: Occurs, other: Occurs) -> Occurs:
    unbounded = one.max is None or other.max is None
    most = None if unbounded else (one.max or 0) + (other.max or 0)
    return Occurs(one.min + other.min, most)


def _times(inner: Occurs, outer: Occurs) -> Occurs:
    if inner.max == 0 or outer.max == 0:
        return Occurs(0, 0)
    unbounded = inner.max is None or outer.max is None
    most = None if unbounded else (inner.max or 0) * (outer.max or 0)
    return Occurs(inner.min * outer.min, most)


def _either(branches: list[Occurs]) -> Occurs:
    if not branches:
        return ONCE
    least = min(occurs.min for occurs in branches)
    if any(occurs.max is None for occurs in branches):
        return Occurs(least, None)
    return Occurs(least, max(occurs.max or 0 for occurs in branches))
