"""Readers of fields that are made when the first element comes.

Types may hold themselves, and most types of an API never come.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.codec.recognise.pieces import EMPTY

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.recognise.pieces import Pieces
    from wsdlsmith.runtime.codec.recognise.place import Place
    from wsdlsmith.runtime.codec.recognise.scope import Read, Run, Scope
    from wsdlsmith.runtime.schema.slot import Slot

Find: TypeAlias = "Callable[[Scope, Slot], Read]"
"""Gives the reader of a field's element in a scope."""


def never(text: str, pos: int, s: Run, depth: int, end: str) -> tuple[Any, int]:
    """The reader of what is not recognised."""
    raise Unusual


def late(pieces: Pieces, slot: Slot, place: Place, find: Find) -> None:
    """Name stand-ins for the readers of a field: ``F0``, and ``I0`` for odd tags."""
    names, scope, key = pieces.names, pieces.scope, f"F{place.label}"

    def first(text: str, pos: int, s: Run, depth: int, end: str) -> tuple[Any, int]:
        names[key] = found = find(scope, slot)
        return found(text, pos, s, depth, end)

    names[key] = first
    names[f"I{place.label}"] = partial(odd_tag, scope, slot, find)


def odd_tag(scope: Scope, slot: Slot, find: Find, tag: str) -> tuple[Read, bool]:
    """The reader of an element by what its start tag says; whether it is nil."""
    rest, inner = (tag, scope) if "xmlns" not in tag else scope.inside(tag)
    if rest == "":
        return find(inner, slot), False
    if rest == EMPTY:
        return _as_empty(find(inner, slot)), False
    if slot.entry.nillable and inner.nil is not None and rest == inner.nil + EMPTY:
        return _nil, True
    raise Unusual


def _as_empty(read: Read) -> Read:
    """The reader of an element whose start tag is its end: it has no content."""

    def empty(text: str, pos: int, s: Run, depth: int, end: str) -> tuple[Any, int]:
        return read(end, 0, s, depth, end)[0], pos

    return empty


def _nil(text: str, pos: int, s: Run, depth: int, end: str) -> tuple[Any, int]:
    return None, pos
