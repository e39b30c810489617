"""The XML mapping of a package as text that the run time reads when first needed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator

from wsdlsmith.model.qname import SERIALIZATION, QName
from wsdlsmith.model.schema import Occurs
from wsdlsmith.model.shape import (
    Alias,
    Dictionary,
    Entry,
    Field,
    Group,
    ListOf,
    Record,
    Shape,
    Tokens,
    Union,
)

Prefixed = Callable[[QName], str]

# Simple types that the run time gives a Python type of its own.
NATIVE = {
    QName(SERIALIZATION, "guid"): "guid",
    QName(SERIALIZATION, "char"): "char",
}

_PLAIN = re.compile(r"(?!-$)[!#-:<-\[\]-~]+")

_OPENING = {"sequence": "(", "choice": "(|", "all": "(&"}


def record_lines(record: Record, prefixed: Prefixed) -> list[str]:
    """A record's mapping: its name and words, then an entry a line."""
    head = [prefixed(record.key)]
    for word in ("abstract", "mixed", "restricts"):
        if getattr(record, word):
            head.append(word)
    return [" ".join(head), *entry_lines(record.entries, prefixed)]


def entry_lines(entries: Iterable[Entry], prefixed: Prefixed) -> Iterator[str]:
    """The entries of a content model, a field or a bracket a line."""
    for entry in entries:
        if isinstance(entry, Group):
            yield _OPENING[entry.compositor]
            yield from entry_lines(entry.entries, prefixed)
            yield ")" + _occurs(entry.occurs)
        else:
            yield field_line(entry, prefixed)


def field_line(field: Field, prefixed: Prefixed) -> str:
    """``tns:Name xs:string ?n``: name, type, occurrence and nillable, default."""
    line = _place(field, prefixed)
    if field.fixed is not None:
        return f"{line} fixed {_text(field.fixed)}"
    if field.default is not None:
        return f"{line} default {_text(field.default)}"
    return line


def _place(field: Field, prefixed: Prefixed) -> str:
    flags = _occurs(field.occurs) + ("n" if field.nillable else "")
    return f"{_wire_name(field, prefixed)} {_type(field, prefixed)} {flags}"


def bare_line(field: Field, prefixed: Prefixed) -> str:
    """A child of ``soap:Body`` that is itself the value."""
    return "=" + field_line(field, prefixed)


def shape_line(shape: Shape, prefixed: Prefixed, where: str) -> str:
    """A line of the schema text; ``where`` is ``module:class`` of a generated one."""
    name = prefixed(shape.key)
    if shape.key in NATIVE:
        return f"simple {name} {NATIVE[shape.key]}"
    if isinstance(shape, ListOf) and shape.ranks:
        ranks = ",".join(map(str, shape.ranks))
        return f"array {name} {prefixed(shape.item.type)} {ranks}"
    if isinstance(shape, ListOf):
        return f"list {name} {_place(shape.item, prefixed)}"
    if isinstance(shape, Dictionary):
        key = _place(shape.entry_key, prefixed)
        value = _place(shape.entry_value, prefixed)
        return f"dict {name} {prefixed(shape.entry)} {key} {value}"
    if isinstance(shape, Alias):
        return f"simple {name} {prefixed(shape.target)}"
    if isinstance(shape, Tokens):
        return f"tokens {name} {prefixed(shape.item)}"
    if isinstance(shape, Union):
        return f"union {name} {' '.join(map(prefixed, shape.members))}"
    kind = {"Enumeration": "enum", "Flags": "flags"}.get(type(shape).__name__, "record")
    return f"{kind} {name} {where}"


def _wire_name(field: Field, prefixed: Prefixed) -> str:
    if field.kind == "attribute":
        return f"@{prefixed(field.name)}"
    return {"text": "$", "any": "*", "any-attribute": "@*"}.get(
        field.kind, ""
    ) or prefixed(field.name)


def _type(field: Field, prefixed: Prefixed) -> str:
    if field.kind in ("any", "any-attribute"):
        spaces = field.type.name.split() or ["##any"]
        joined = ",".join(spaces)
        simple = joined.count(",") == len(spaces) - 1 and word(joined) == joined
        return joined if simple else _text(" ".join(spaces))
    return prefixed(field.type)


def _occurs(occurs: Occurs) -> str:
    short = {(1, 1): "1", (0, 1): "?", (0, None): "*", (1, None): "+"}
    known = short.get((occurs.min, occurs.max))
    return known or f"{{{occurs.min},{'' if occurs.max is None else occurs.max}}}"


def word(text: str) -> str:
    """A URI, an action or a token as one word of the text.

    What has characters that would end the word, or that a terminal or editor
    would not show, is written as a JSON string.
    """
    return text if _PLAIN.fullmatch(text) else _text(text)


def _text(value: str) -> str:
    """A JSON string, with blanks and semicolons escaped: an entry's separators."""
    text = json.dumps(value)
    return text.replace(" ", "\\u0020").replace(";", "\\u003b")
