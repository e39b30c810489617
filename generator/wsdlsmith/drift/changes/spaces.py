"""How the values of two simple types relate, decided by their boundary values.

A pool of texts is read by both types: the borders of XML Schema's built-in types,
and for each facet the last text it allows and the first it does not. The texts
that each accepts say which space holds the other. What only a regular expression
could decide is undecided.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Final, Literal, NamedTuple, TypeAlias

from wsdlsmith.drift.change import UNKNOWN, Fact
from wsdlsmith.drift.changes.facet_texts import facet_texts
from wsdlsmith.drift.changes.within import (
    DEEPEST,
    Defined,
    is_listed,
    unsearched,
    within,
)
from wsdlsmith.errors import WsdlsmithError
from wsdlsmith.model.qname import XS, QName, xs
from wsdlsmith.model.schema import SchemaSet, SimpleType, TypeRef
from wsdlsmith.verify.schema_compiled import derives
from wsdlsmith.verify.schema_simple import InvalidValueError, Simple
from wsdlsmith.verify.schema_type import Types

Relation: TypeAlias = Literal[
    "same",
    "widened",
    "narrowed",
    "overlapping",
    "different",
    "finer",
    "coarser",
    "whitespace",
    "undecided",
]
"""``finer`` and ``coarser``: float and double, that take the same texts."""

PREFIXES: Final[dict[str | None, str]] = {"xs": XS}
"""What a text that is a qualified name may use."""

_INTEGERS = [0, -1, 1, *(2**n for n in (7, 8, 15, 16, 31, 32, 63, 64))]
BORDERS: tuple[str, ...] = (
    *(str(i) for n in _INTEGERS for i in (n, n - 1, -n, -n - 1)),
    *"true false 1.5 -0.25 1E5 INF NaN".split(),
    *"2024-02-29 2024-02-29T10:00:00Z 2024-02-29T10:00:00 10:00:00 P1DT2H -P1Y".split(),
    *"2024 2024-02 --02-29 --02 ---29".split(),
    *"a Ab x:y - en en-GB _a a.b #f 0F AAAA QUJD http://a.example/b?c".split(),
    "a b",
    " a ",
    "two  words",
    "1 2",
    "",
    "\u00e9",
    "%",
    *"+0 +1 : xml:a 2024+01:00 2024-02+01:00 2024-02-29+01:00".split(),
    *"2024-02-29T10:00:00+01:00 10:00:00+01:00".split(),
    *"--02-29+01:00 --02+01:00 ---29+01:00".split(),
)
"""At least one text for every difference between two built-in types."""


class _Compared(NamedTuple):
    """What the texts of a pool, and what is proved, say of two types."""

    empty: bool
    """None was found for one of them."""
    apart: bool
    fewer: Fact
    more: Fact


class Spaces:
    """Compares the simple types of two schema sets."""

    def __init__(self, old: SchemaSet, new: SchemaSet) -> None:
        self._schemas = (old, new)
        self._types = (Types(old), Types(new))
        self._found: dict[tuple[TypeRef, TypeRef], _Compared] = {}

    def relation(self, old: TypeRef, new: TypeRef) -> Relation:
        """What became of the value space when ``old`` was replaced by ``new``."""
        found = self._compared(old, new)
        if found.fewer is False and found.more is False:
            return self._equal(old, new)
        if found.empty:  # no text was found, which proves nothing
            return "undecided"
        if found.apart:
            return "different"
        if found.fewer is True:
            return "overlapping" if found.more else "narrowed"
        if found.more is True:
            return "overlapping" if found.fewer else "widened"
        return "undecided"

    def pool(self, old: TypeRef, new: TypeRef) -> list[str]:
        """The texts that tell the two types apart, and the borders of all."""
        found = dict.fromkeys(BORDERS)
        for schema, ref in zip(self._schemas, (old, new), strict=True):
            found.update(dict.fromkeys(boundary_texts(schema, ref)))
        return list(found)

    def accepted(self, side: Literal[0, 1], ref: TypeRef, pool: list[str]) -> set[str]:
        """The texts of ``pool`` that a type takes."""
        simple = self.simple(side, ref)
        return {text for text in pool if accepts(simple, text)}

    def effect(self, old: TypeRef, new: TypeRef) -> tuple[Fact, Fact]:
        """Whether some texts are taken no more, and whether others are now.

        Exact for what is listed: all tokens are among the texts that are tried.
        UNKNOWN where no text was found and nothing proves that there is none.
        """
        found = self._compared(old, new)
        return found.fewer, found.more

    def simple(self, side: Literal[0, 1], ref: TypeRef) -> Simple:
        """The simple type behind a reference, or of its simple content."""
        return self._types[side].simple_of(ref, "")

    def derived(
        self, side: Literal[0, 1], name: QName, blocked: frozenset[str]
    ) -> set[QName]:
        """The types that ``xsi:type`` may name for one: no blocked step leads there."""
        return derived_from(self._types[side], self._schemas[side], name, blocked)

    def _compared(self, old: TypeRef, new: TypeRef) -> _Compared:
        key = (old, new)
        if key not in self._found:
            pool = self.pool(old, new)
            before, after = self.accepted(0, old, pool), self.accepted(1, new, pool)
            one, other = map(Defined, self._schemas, key)
            self._found[key] = _Compared(
                empty=not before or not after,
                apart=not before & after,
                fewer=bool(before - after) or _open(one, other),
                more=bool(after - before) or _open(other, one),
            )
        return self._found[key]

    def _equal(self, old: TypeRef, new: TypeRef) -> Relation:
        one, other = self.simple(0, old), self.simple(1, new)
        if one.white_space != other.white_space and one.variety == other.variety:
            return "whitespace"
        # 1E300 is a float too: infinity (Datatypes 3.2.4)
        named = (one.primitive, other.primitive)
        if named == ("float", "double"):
            return "finer"
        return "coarser" if named == ("double", "float") else "same"


def _open(one: Defined, other: Defined) -> Fact:
    """Whether the first may have a text that the other has not, though none was found."""
    if not unsearched(one, other) or is_listed(one) or within(one, other):
        return False
    return UNKNOWN


def derived_from(
    types: Types, schema: SchemaSet, name: QName, blocked: frozenset[str] = frozenset()
) -> set[QName]:
    """The named types that are derived from one, and have instances of their own."""
    base = types.of(name, "")
    found = set()
    for one in schema.types:
        with suppress(WsdlsmithError):  # what refers to nothing replaces nothing
            type_ = types.of(one, "")
            if one != name and not type_.abstract and derives(type_, base, blocked):
                found.add(one)
    return found


def accepts(
    simple: Simple, text: str, prefixes: Mapping[str | None, str] = PREFIXES
) -> bool:
    """Whether a simple type takes ``text``."""
    try:
        simple.read(text, prefixes)
    except InvalidValueError:
        return False
    return True


def boundary_texts(schema: SchemaSet, ref: TypeRef, depth: int = 0) -> Iterator[str]:
    """Texts on both sides of every border that the definition of a type draws."""
    definition = schema.definition(ref)
    if not isinstance(definition, SimpleType) or depth > DEEPEST:
        return
    tokens = [value.token for value in definition.enumeration]
    yield from tokens
    for name, value in definition.facets:
        yield from facet_texts(name, value)
    if definition.item is not None:
        items = list(boundary_texts(schema, definition.item, depth + 1))
        yield from items
        items = items or ["1", "a", "true"]
        yield from (f"{item} {items[0]}" for item in items)
    for inner in (definition.base, *definition.members):
        if inner is not None:
            yield from boundary_texts(schema, inner, depth + 1)


def patterns(schema: SchemaSet, ref: TypeRef, depth: int = 0) -> Iterator[str]:
    """The regular expressions of a type and of all that it is made of."""
    definition = schema.definition(ref)
    if not isinstance(definition, SimpleType) or depth > DEEPEST:
        return
    yield from (value for name, value in definition.facets if name == "pattern")
    for inner in (definition.base, definition.item, *definition.members):
        if inner is not None:
            yield from patterns(schema, inner, depth + 1)


def is_simple(schema: SchemaSet, ref: TypeRef | None) -> bool:
    """Whether a reference leads to a simple type."""
    if ref is None:
        return True
    if isinstance(ref, QName):
        if ref.namespace == XS:
            return ref != xs("anyType")
        return isinstance(schema.types.get(ref), SimpleType)
    return isinstance(ref, SimpleType)
