"""What each type is to a programmer: a record, a list, a dictionary, an enumeration.

The schema's components (:mod:`wsdlsmith.model.schema`) say how XML looks; the
shapes say what it holds. Everything behind, the generated classes, ``show`` and
the comparison with xsdata's analysis, is made from shapes.

An anonymous type gets a key of its own, the owner's name and a path
(``Order/Line``); a slash cannot stand in an XML name, so no key clashes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from wsdlsmith.location import NOWHERE, Location
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Compositor, EnumerationValue, Occurs

FieldKind: TypeAlias = Literal["element", "attribute", "text", "any", "any-attribute"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that a record holds.

    ``type`` is the key of a shape or of a built-in type; for a wildcard its
    local name is the namespace constraint (``##other``). ``occurs`` of an entry
    is the particle's own; of a record's ``fields`` it is what the whole content
    model allows.
    """

    kind: FieldKind
    name: QName
    type: QName
    occurs: Occurs
    nillable: bool = False
    default: str | None = None
    fixed: str | None = None
    documentation: str = ""

    @property
    def identity(self) -> tuple[FieldKind, QName]:
        """Two entries of one identity are one field of the record."""
        return self.kind, self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A nested sequence, choice or all."""

    compositor: Compositor
    entries: tuple[Entry, ...]
    occurs: Occurs


Entry: TypeAlias = Field | Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A complex type that holds named things.

    ``entries`` are its own content in schema order, after the base's; a record
    that ``restricts`` its base states the whole content again. ``fields`` are
    the distinct own entries.
    """

    key: QName
    base: QName | None = None
    restricts: bool = False
    entries: tuple[Entry, ...] = ()
    fields: tuple[Field, ...] = ()
    abstract: bool = False
    mixed: bool = False
    documentation: str = ""
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """A complex type that is nothing but one repeated element: WCF's ``ArrayOfX``.

    ``ranks`` makes it a SOAP-encoded array (SOAP 1.1, 5.4.2), whose items may have
    any name: how many dimensions each level has, the outermost first. ``[][,]`` is
    two dimensions of arrays of one: ``(2, 1)``.
    """

    key: QName
    item: Field
    ranks: tuple[int, ...] = ()
    documentation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictionary:
    """WCF's ``IsDictionary``: a repeated entry element of a key and a value."""

    key: QName
    entry: QName
    entry_key: Field
    entry_value: Field
    documentation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enumeration:
    """A restriction of a string type to listed tokens."""

    key: QName
    values: tuple[EnumerationValue, ...]
    documentation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """WCF's flags: an xs:list of tokens that each stand for a number of bits."""

    key: QName
    values: tuple[tuple[EnumerationValue, int], ...]
    documentation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A simple type that adds nothing to Python's view of another."""

    key: QName
    target: QName
    documentation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """An xs:list of simple values."""

    key: QName
    item: QName
    documentation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Union:
    """An xs:union of simple types."""

    key: QName
    members: tuple[QName, ...]
    documentation: str = ""


Shape: TypeAlias = (
    Record | ListOf | Dictionary | Enumeration | Flags | Alias | Tokens | Union
)

KINDS: dict[type[Shape], str] = {
    Record: "record",
    ListOf: "list",
    Dictionary: "dictionary",
    Enumeration: "enumeration",
    Flags: "flags",
    Alias: "alias",
    Tokens: "alias",
    Union: "alias",
}
"""The word for each kind of shape in ``show`` and its JSON."""


def record_chain(record: Record, shapes: Mapping[QName, Shape]) -> list[Record]:
    """The records whose content a record has: its bases, the furthest first, and it."""
    chain = [record]
    while (base := chain[0].base) is not None and not chain[0].restricts:
        above = shapes.get(base)
        if not isinstance(above, Record) or above in chain:
            break
        chain.insert(0, above)
    return chain


def is_anonymous(key: QName) -> bool:
    """Whether a key was made for a type that has no name in the schema."""
    return "/" in key.name
