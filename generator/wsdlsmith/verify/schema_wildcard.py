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
    meaning = {"##targetNamespace": target, "##local": ""}
    names = frozenset(meaning.get(word, word) for word in words if word != "##other")
    if "##other" in words:
        return Admission((names or frozenset({target})) | {""}, True, wildcard.process)
    return Admission(names, False, wildcard.process)


def absolute(wildcard: Wildcard, target: str) -> Wildcard:
    """The same in words that mean the same in every schema.

    ``##other`` is followed by the namespaces that it means other than.
    """
    found = _said(admission(wildcard, target), wildcard)
    return wildcard if found == wildcard else found


def shown(wildcard: Wildcard, home: str) -> str:
    """The words of an absolute wildcard; ``##other`` is mostly other than ``home``."""
    words = wildcard.namespaces
    return "##other" if words == f"##other {home or '##local'}" else words


def intersection(one: Wildcard | None, other: Wildcard | None) -> Wildcard | None:
    """What two absolute wildcards admit together: a type's and its groups' (3.4.2).

    Where there is only one of them, it is that.
    """
    if one is None or other is None:
        return one or other
    return _said(admission(one, "").intersection(admission(other, "")), one)


def union(one: Wildcard | None, other: Wildcard | None) -> Wildcard | None:
    """What either wildcard admits: that of an extension and its base's (3.4.2)."""
    if one is None or other is None:
        return one or other
    return _said(admission(one, "").union(admission(other, "")), one)


def _said(both: Admission, one: Wildcard) -> Wildcard:
    """``one`` with another constraint, unless XML Schema has no words for that."""
    names = sorted(name or "##local" for name in both.names)
    if not both.negated:
        return replace(one, namespaces=" ".join(names))
    if not names:
        return replace(one, namespaces="##any")
    if "" not in both.names:
        return one
    others = [name for name in names if name != "##local"]
    return replace(one, namespaces=" ".join(["##other", *(others or ["##local"])]))
