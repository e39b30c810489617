"""Which types each service uses, and so in which module a type's class stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from wsdlsmith.model.qname import QName
from wsdlsmith.model.shape import (
    Alias,
    Dictionary,
    Entry,
    Field,
    ListOf,
    Record,
    Shape,
    Tokens,
    Union,
)

SHARED = "shared"
CORE = "core"
_MANY = 5
"""From so many services on, what most of them use stands apart: importing one
service would else bring the types of all."""


def references(shape: Shape) -> Iterable[QName]:
    """The keys of the types that a shape names."""
    if isinstance(shape, Record):
        if shape.base is not None:
            yield shape.base
        yield from entry_types(shape.entries)
    elif isinstance(shape, ListOf):
        yield shape.item.type
    elif isinstance(shape, Dictionary):
        yield shape.entry_key.type
        yield shape.entry_value.type
    elif isinstance(shape, Alias):
        yield shape.target
    elif isinstance(shape, Tokens):
        yield shape.item
    elif isinstance(shape, Union):
        yield from shape.members


def entry_types(entries: Iterable[Entry]) -> Iterable[QName]:
    """The keys of the types that a content model names."""
    for entry in entries:
        if isinstance(entry, Field):
            if entry.kind not in ("any", "any-attribute"):
                yield entry.type
        else:
            yield from entry_types(entry.entries)


def homes(
    shapes: Mapping[QName, Shape], roots: Mapping[str, Iterable[QName]]
) -> dict[QName, str]:
    """The service that alone uses a type, or ``shared`` or ``core``, for each type.

    ``roots`` are the types that each service's messages name. What one service
    uses alone is imported with that service only.
    """
    users: dict[QName, set[str]] = defaultdict(set)
    for service, keys in roots.items():
        for key in reachable(shapes, keys):
            users[key].add(service)
    most = len(roots) // 2 if len(roots) >= _MANY else len(roots)
    return {key: _home(key, shapes, users, most) for key in shapes}


def _home(
    key: QName,
    shapes: Mapping[QName, Shape],
    users: Mapping[QName, set[str]],
    most: int,
) -> str:
    """One user's module; what no message names stands beside its base.

    So no module ever needs a base class from a module that needs it.
    """
    if key in users:
        if len(users[key]) == 1:
            return next(iter(users[key]))
        return CORE if len(users[key]) > most else SHARED
    shape = shapes[key]
    if isinstance(shape, Record) and shape.base is not None and shape.base in shapes:
        return _home(shape.base, shapes, users, most)
    return SHARED


def reachable(shapes: Mapping[QName, Shape], keys: Iterable[QName]) -> set[QName]:
    """Every type that ``keys`` lead to, themselves included."""
    found: set[QName] = set()
    waiting = [key for key in keys if key in shapes]
    while waiting:
        key = waiting.pop()
        if key in found:
            continue
        found.add(key)
        waiting += [k for k in references(shapes[key]) if k in shapes]
    return found
