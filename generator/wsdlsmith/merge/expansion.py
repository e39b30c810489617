"""What groups and unions come to when they are written out; bounded, and no circles.

A model group, an attribute group and a union stand for what they hold (Structures
3.7, 3.6; Datatypes 2.5.1.3). Each that holds another one twice doubles it: thirty
short lines come to a billion elements.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wsdlsmith.errors import DefinitionError, UnsupportedError
from wsdlsmith.merge.components import Key
from wsdlsmith.merge.references import Reference, references
from wsdlsmith.model.schema import SimpleType
from wsdlsmith.read.schema import Component

MOST = 1_000_000
"""So many parts all definitions together may come to."""
MOST_MEMBERS = 1_000
"""So many types a union may come to."""
_GROUPS = ("groups", "attribute_groups")
_MEMBERS = ("memberTypes", "itemType")


def refuse_bombs(components: Mapping[Key, Component]) -> None:
    """Raise where definitions hold themselves, or come to too much."""
    simple = [key for key, one in components.items() if isinstance(one, SimpleType)]
    expansion = _Expansion(components)
    for key in simple:
        size = expansion.size(key)
        if size > MOST_MEMBERS:
            raise _too_much(components[key], f"{size:,} types")
    if not any(space in _GROUPS for space, _ in components):
        return
    total = 0
    for key in components:
        total += expansion.size(key)
        if total > MOST:
            raise _too_much(components[key], f"more than {MOST:,} parts")


class _Expansion:
    """The sizes of definitions; each is counted once."""

    def __init__(self, components: Mapping[Key, Component]) -> None:
        self._components = components
        self._sizes: dict[Key, int] = {}
        self._open: set[Key] = set()

    def size(self, key: Key) -> int:
        """How many parts a definition comes to."""
        known = self._sizes.get(key)
        if known is not None:
            return known
        one = self._components.get(key)
        self._open.add(key)
        size = 1 + sum(self._part(part) for part in _parts(one))
        self._open.remove(key)
        self._sizes[key] = size
        return size

    def _part(self, part: Reference) -> int:
        key = (part.space, part.name)
        if part.space not in _GROUPS and part.role not in _MEMBERS:
            return 1
        if key not in self._open:
            return self.size(key)
        if part.space == "groups":
            return 0  # allowed below an element; shaping tells the two apart
        kind = "attributeGroup" if part.space == "attribute_groups" else "type"
        raise DefinitionError(
            f"{kind} '{part.name.name}' holds itself",
            part.place,
            "XML Schema allows that for complex types only",
        )


def _parts(one: Component | None) -> Iterable[Reference]:
    return () if one is None else references(one)


def _too_much(one: Component, what: str) -> UnsupportedError:
    return UnsupportedError(
        f"definitions that hold each other come to {what}",
        one.location,
        "no service needs that; is the WSDL made by a program gone wrong?",
    )
