"""Wildcards: which namespaces they admit (Structures 3.10)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from wsdlsmith.model.schema import Wildcard

Process: TypeAlias = Literal["strict", "lax", "skip"]


@dataclass(frozen=True, slots=True)
class Admission:
    """A namespace constraint: a set of namespaces, or everything but a set.

    The empty text stands for "no namespace". ``##other`` is everything but the
    target namespace and no namespace; ``##any`` everything but nothing.
    """

    names: frozenset[str]
    negated: bool
    process: Process = "strict"

    def admits(self, namespace: str) -> bool:
        """Whether a name of ``namespace`` may stand here."""
        return (namespace in self.names) != self.negated

    def intersection(self, other: Admission) -> Admission:
        """What both admit, processed as this one says (3.10.6)."""
        if self.negated and other.negated:
            return Admission(self.names | other.names, True, self.process)
        if self.negated:
            return Admission(other.names - self.names, False, self.process)
        if other.negated:
            return Admission(self.names - other.names, False, self.process)
        return Admission(self.names & other.names, False, self.process)

    def union(self, other: Admission) -> Admission:
        """What either admits, processed as this one says (3.10.6)."""
        if self.negated and other.negated:
            return Admission(self.names & other.names, True, self.process)
        if self.negated:
            return Admission(self.names - other.names, True, self.process)
        if other.negated:
            return Admission(other.names - self.names, True, self.process)
        return Admission(self.names | other.names, False, self.process)


ANYTHING = Admission(frozenset(), True, "lax")


def admission(wildcard: Wildcard, target: str) -> Admission:
    """The constraint of ``wildcard`` in a schema for the namespace ``target``."""
    words = wildcard.namespaces.split()
    if words == ["##any"]:
        return Admission(frozenset(), True, wildcard.process)
    if words == ["##other"]:
        return Admission(frozenset({target, ""}), True, wildcard.process)
    meaning = {"##targetNamespace": target, "##local": ""}
    names = frozenset(meaning.get(word, word) for word in words)
    return Admission(names, False, wildcard.process)


def intersection(
    one: Wildcard | None, other: Wildcard | None, target: str
) -> Wildcard | None:
    """What two wildcards of a type and its attribute groups admit together (3.4.2).

    Where there is only one of them, it is that.
    """
    if one is None or other is None:
        return one or other
    both = admission(one, target).intersection(admission(other, target))
    return _said(both, target, one)


def union(one: Wildcard | None, other: Wildcard | None, target: str) -> Wildcard | None:
    """What either wildcard admits: that of an extension and its base's (3.4.2)."""
    if one is None or other is None:
        return one or other
    both = admission(one, target).union(admission(other, target))
    return _said(both, target, one)


def _said(both: Admission, target: str, one: Wildcard) -> Wildcard:
    """A constraint in XSD's words; ``one`` where there are none for it."""
    if not both.negated:
        words = sorted(name or "##local" for name in both.names)
        return replace(one, namespaces=" ".join(words))
    if not both.names:
        return replace(one, namespaces="##any")
    return replace(one, namespaces="##other") if both.names == {target, ""} else one
