"""One difference between two contracts, as a fact."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, TypeAlias

from wsdlsmith.drift.finding import Scope
from wsdlsmith.model.qname import QName

Fact: TypeAlias = "str | int | bool"
UNKNOWN: Final = "unknown"
"""For a fact that is true or false: nobody can tell."""
Way: TypeAlias = Literal["request", "response"]
ShownBy: TypeAlias = Literal["itself", "place", "name"]
Side: TypeAlias = Literal["old", "new", "both"]


class OperationId(NamedTuple):
    """A service (portType) and one of its operations, by the new contract's names."""

    service: str
    operation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Where a change is felt: in a type's users, or in given operations.

    With ``type`` the operations are those that reach it (on ``side``); without,
    they are listed. ``ways`` are the directions that count for listed ones.
    """

    type: QName | None = None
    side: Side = "both"
    referred: bool = False
    """Whether only those feel it that refer to the type, not those that extend it."""
    shown_by: ShownBy = "itself"
    """What a message must hold that shows it: an instance of the type ``itself``,
    something in a ``place`` of the type, or its ``name`` in the place of another."""
    restricted: bool = False
    """Whether those feel it too that restrict the type: they have its attributes."""
    spared: frozenset[QName] = frozenset()
    """Types derived from it that do not feel it: they have it before and after."""
    head: QName | None = None
    """An element; then all those feel it that refer to it."""
    operations: frozenset[OperationId] = frozenset()
    ways: frozenset[Way] = frozenset()
    services: int | None = None
    """The number of services, where it is not that of the operations' services."""
    others: tuple[Subject, ...] = ()
    """Where the same change is felt, too: a form is that of all types at once."""

    @property
    def each(self) -> tuple[Subject, ...]:
        """Itself and the others."""
        return (self, *self.others)


NOBODY = Subject()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A fact: at ``path`` stood ``old`` and stands ``new``.

    ``kind`` is a kebab phrase; ``facts`` are what a rule may ask about it.
    """

    kind: str
    path: str
    old: str | None = None
    new: str | None = None
    scope: Scope = "field"
    subject: Subject = NOBODY
    facts: dict[str, Fact] = field(default_factory=dict)
    confidence: float | None = None

    def fact(self, name: str) -> Fact:
        """A fact, or False where it is not stated."""
        return self.facts.get(name, False)
