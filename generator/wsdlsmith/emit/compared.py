"""A class as the agreement compares it, whoever planned it, and the differences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Occurs
from wsdlsmith.model.shape import FieldKind

UNBOUNDED = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedField:
    """A field; ``types`` are built-in types, classes, or an enumeration's tokens.

    ``most`` is infinite for unbounded. None stands for "not to be compared": a
    rule says that one side cannot know.
    """

    kind: FieldKind
    name: QName
    types: frozenset[str] | None
    least: int | None = None
    most: float | None = None
    nillable: bool | None = None
    tokens: bool = False
    default: str | None = None

    @property
    def label(self) -> str:
        """How a message calls it."""
        if self.kind == "element":
            return self.name.name
        return f"@{self.name.name}" if self.kind == "attribute" else self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedClass:
    """A class or an enumeration (``tokens``); ``name`` is a shape's key."""

    name: QName
    base: QName | None = None
    fields: tuple[ComparedField, ...] = ()
    abstract: bool = False
    mixed: bool = False
    tokens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One disagreement about one class."""

    where: str
    ours: str
    theirs: str

    def __str__(self) -> str:
        return f"{self.where}: contract {self.ours}, xsdata {self.theirs}"


def most(occurs: Occurs) -> float:
    """The most that may stand, as a number."""
    return UNBOUNDED if occurs.max is None else occurs.max


def differences(ours: ComparedClass, theirs: ComparedClass) -> Iterator[Difference]:
    """Where two plans of one class differ."""
    for fact in ("base", "abstract", "mixed"):
        one, other = getattr(ours, fact), getattr(theirs, fact)
        if one != other:
            yield Difference(fact, str(one), str(other))
    if ours.tokens != theirs.tokens:
        yield Difference("tokens", _row(ours.tokens), _row(theirs.tokens))
    left = {(f.kind, f.name): f for f in ours.fields}
    right = {(f.kind, f.name): f for f in theirs.fields}
    for key in left.keys() - right.keys():
        yield Difference(left[key].label, "has the field", "has not")
    for key in right.keys() - left.keys():
        yield Difference(right[key].label, "has no such field", "has it")
    if left.keys() == right.keys():
        mine, theirs_ = _elements(ours), _elements(theirs)
        if mine != theirs_:
            yield Difference("order", _row(mine), _row(theirs_))
    for key in left.keys() & right.keys():
        yield from _field_differences(left[key], right[key])


def _elements(class_: ComparedClass) -> tuple[str, ...]:
    """Attributes have no order, and wildcards are compared by being there."""
    return tuple(str(f.name) for f in class_.fields if f.kind == "element")


def _field_differences(
    ours: ComparedField, theirs: ComparedField
) -> Iterator[Difference]:
    for fact in ("types", "least", "most", "nillable", "tokens", "default"):
        one, other = getattr(ours, fact), getattr(theirs, fact)
        unknown = fact != "default" and (one is None or other is None)
        if fact == "types" and not unknown and _unnested(one) == _unnested(other):
            continue
        if one != other and not unknown:
            yield Difference(f"{ours.label} {fact}", _shown(one), _shown(other))


def _unnested(names: frozenset[str]) -> frozenset[str]:
    """Types without the place of those that have no name.

    xsdata has one inner class for a type that leads to itself, wherever it is met.
    """
    parts = (name.rpartition("}") for name in names)
    return frozenset(f"{space}}}{path.rpartition('/')[2]}" for space, _, path in parts)


def _shown(value: object) -> str:
    if isinstance(value, frozenset):
        return _row(tuple(sorted(value)))
    if value == UNBOUNDED:
        return "unbounded"
    return repr(value) if isinstance(value, str) else str(value)


def _row(names: tuple[str, ...]) -> str:
    return "(" + ", ".join(names) + ")"
