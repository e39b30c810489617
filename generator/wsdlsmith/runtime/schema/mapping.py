"""The compact text of a record's XML mapping (``__xml__``), parsed.

::

    tns:Person mixed                    the type's name, then words
    tns:Name xs:string 1n               element: name, type, occurs, n for nillable
    @id xs:ID ?                         attribute
    (|; tns:Fax xs:string 1; tns:Mail xs:string 1; )?       choice of two
    * ##other *                         any element;  @* ##any  any attribute
    $ xs:decimal 1                      the text itself (simple content)
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from wsdlsmith.runtime.values.words import expand, occurs, plain, statements

Kind: TypeAlias = Literal["element", "attribute", "text", "any", "any-attribute"]
Compositor: TypeAlias = Literal["sequence", "choice", "all"]

_OPENING: dict[str, Compositor] = {"(": "sequence", "(|": "choice", "(&": "all"}


class Entry(NamedTuple):
    """One line of a mapping; names are in Clark notation."""

    kind: Kind
    name: str
    type: str
    low: int
    high: int | None
    nillable: bool
    default: str | None = None
    fixed: str | None = None


class Particle(NamedTuple):
    """A place in a content model: an entry (by number) or a group of places."""

    low: int
    high: int | None
    entry: int = -1
    compositor: Compositor = "sequence"
    parts: tuple[Particle, ...] = ()


class RecordMapping(NamedTuple):
    """A parsed mapping; ``entries`` are the distinct ones in order."""

    name: str
    words: frozenset[str]
    entries: list[Entry]
    content: Particle


def parse_mapping(text: str, namespaces: Mapping[str, str]) -> RecordMapping:
    """Parse a record's ``__xml__``."""
    first, *rest = statements(text)
    entries, content = parse_entries(rest, namespaces)
    name = expand(first[0], namespaces)
    own = name[1:].partition("}")[0] if name.startswith("{") else ""
    for number, entry in enumerate(entries):
        if entry.type == "##other":  # than the namespace of the type's own schema
            entries[number] = entry._replace(type=f"##other {own}")
    return RecordMapping(name, frozenset(first[1:]), entries, content)


def parse_entries(
    lines: list[list[str]], namespaces: Mapping[str, str]
) -> tuple[list[Entry], Particle]:
    """The distinct entries, and the content model over them."""
    entries: list[Entry] = []
    numbers: dict[tuple[Kind, str], int] = {}
    open_groups: list[tuple[Compositor, list[Particle]]] = [("sequence", [])]
    for words in lines:
        if words[0] in _OPENING:
            open_groups.append((_OPENING[words[0]], []))
        elif words[0].startswith(")"):
            compositor, parts = open_groups.pop()
            low, high, _ = occurs(words[0][1:])
            group = Particle(low, high, -1, compositor, tuple(parts))
            open_groups[-1][1].append(group)
        else:
            entry = parse_entry(words, namespaces)
            number = numbers.setdefault((entry.kind, entry.name), len(entries))
            if number == len(entries):
                entries.append(entry)
            elif entry.kind == "any":
                wider = widened(entries[number].type, entry.type)
                entries[number] = entries[number]._replace(type=wider)
            if entry.kind in ("element", "any"):
                open_groups[-1][1].append(Particle(entry.low, entry.high, number))
    return entries, Particle(1, 1, -1, "sequence", tuple(open_groups[0][1]))


def widened(one: str, other: str) -> str:
    """What two wildcards take that share a field: all that either takes, or more."""
    if one == other:
        return one
    lists = not any(text.startswith(("##any", "##other")) for text in (one, other))
    return f"{one} {other}" if lists and one and other else "##any"


def parse_entry(words: list[str], namespaces: Mapping[str, str]) -> Entry:
    """One entry: name, type, flags, and a default or fixed value."""
    name, kind_of = words[0], words[1] if len(words) > 1 else "##any"
    flags = words[2] if len(words) > 2 else "1"
    low, high, nillable = occurs(flags)
    value = json.loads(words[4]) if len(words) > 4 else None
    default = value if len(words) > 4 and words[3] == "default" else None
    fixed = value if len(words) > 4 and words[3] == "fixed" else None
    if name in ("*", "@*"):
        kind: Kind = "any" if name == "*" else "any-attribute"
        spaces = kind_of if kind_of.startswith('"') else kind_of.replace(",", " ")
        return Entry(kind, name, plain(spaces), low, high, False)
    type_name = expand(kind_of, namespaces)
    if name == "$":
        return Entry("text", "$", type_name, low, high, nillable, default, fixed)
    is_attribute = name.startswith("@")
    clark = expand(name[1:] if is_attribute else name, namespaces)
    kind = "attribute" if is_attribute else "element"
    return Entry(kind, clark, type_name, low, high, nillable, default, fixed)
