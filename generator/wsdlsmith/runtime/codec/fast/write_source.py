"""The source text of a class's writer.

As in :mod:`~wsdlsmith.runtime.codec.fast.read_source`, all names are ours: what comes
from a WSDL stands in constants of the namespace, even where it could be part of a
literal.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from wsdlsmith.runtime.codec.fast.compiled import is_plain
from wsdlsmith.runtime.codec.fast.to_text import escaped, to_text
from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.schema.wire import NIL, NIL_VALUE, Wire
from wsdlsmith.runtime.values.simple import SimpleType
from wsdlsmith.runtime.values.values import BOUNDS

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.fast.tags import Tags
    from wsdlsmith.runtime.schema.record_type import RecordType
    from wsdlsmith.runtime.schema.slot import Slot


def is_writable(kind: RecordType) -> bool:
    """Whether the class is a flat sequence of elements."""
    return (
        kind.flat
        and not (kind.abstract or kind.mixed or kind.attributes or kind.text)
        and kind.any_attribute is None
        and all(slot.entry.kind == "element" for slot in kind.elements)
        and not kind.heads
        and len(kind.slots) == len(kind.content.parts)
        and all(is_plain(slot.field) for slot in kind.slots)
    )


def writer_source(kind: RecordType, tags: Tags) -> tuple[str, dict[str, Any]]:
    """Source and namespace of the function that makes an object's writer.

    It takes start tag, end tag and empty tag of the element. The namespace lacks
    the writers ``F0``, ``F1``, ... of fields that are not simple.
    """
    slots = [kind.slots[part.entry] for part in kind.content.parts]
    names: dict[str, Any] = {
        "C": kind.kind,
        "Unusual": Unusual,
        "escaped": escaped,
        "nil_fields": nil_fields,
    }
    lines = [
        "def write(r, depth):",
        " if type(r) is not C or depth > 140: raise Unusual",
        " w = r._wire",
        " nils = () if w is None else nil_fields(w)",
    ]
    for number, slot in enumerate(slots):
        names[f"A{number}"] = tags.start(slot.entry.name)
        names[f"Z{number}"] = tags.end(slot.entry.name)
        names[f"N{number}"] = tags.nil(slot.entry.name)
        lines += _field(number, slot, names)
    texts = "".join(f"{{x{number}}}" for number in range(len(slots)))
    present = " or ".join(f"x{number}" for number in range(len(slots))) or "''"
    lines += [f" if {present}: return f'{{start}}{texts}{{end}}'", " return empty"]
    source = "\n ".join(["def make(start, end, empty):", *lines, "return write"])
    return source, names


def nil_fields(wire: Wire) -> Collection[object]:
    """The fields that were nil, where an object keeps nothing else.

    Nil items of lists and dictionaries say nothing new: None is written as nil.
    """
    children = wire.children
    for fact in children.values():
        if fact is not NIL:
            if not _is_bare(fact):
                raise Unusual
            for item in fact.children.values():
                if item is not NIL and item != NIL_VALUE:
                    raise Unusual
    if not _is_bare(wire):
        raise Unusual
    return children


def _is_bare(wire: Wire) -> bool:
    """Whether a wire has facts of its children only."""
    return (
        wire.lexical is None
        and not wire.state
        and wire.type is None
        and wire.name is None
        and not wire.attributes
        and wire.order is None
    )


def _field(number: int, slot: Slot, names: dict[str, Any]) -> list[str]:
    """One field: an element, several, nil or nothing."""
    text = f"x{number}"
    lines = [f" v = r.{slot.field}"]
    if slot.many:
        return [
            *lines,
            f" {text} = '' if v is None else F{number}(v, depth + 1)",
        ]
    if slot.required:
        absent = f"{text} = N{number}" if slot.entry.nillable else "raise Unusual"
    else:
        absent = f"{text} = N{number} if '{slot.field}' in nils else ''"
    lines.append(f" if v is None: {absent}")
    kind = slot.type
    if not isinstance(kind, SimpleType):
        return [*lines, f" else: {text} = F{number}(v, depth + 1)"]
    return [*lines, *_value(number, kind, names)]


def _value(number: int, kind: SimpleType, names: dict[str, Any]) -> list[str]:
    """A value that is there, as text between its tags."""
    start, end, text = f"{{A{number}}}", f"{{Z{number}}}", f"x{number}"
    if kind.python is str and kind.verbatim:
        special = "'&' in v or '<' in v or '>' in v or '\\r' in v"
        return [
            " elif type(v) is str:",
            f"  if {special}: v = escaped(v)",
            f"  {text} = f'{start}{{v}}{end}'",
            " else: raise Unusual",
        ]
    if kind.decode in BOUNDS:
        low, high = BOUNDS[kind.decode]
        bounds = "" if low is None else f" and {low} <= v"
        bounds += "" if high is None else f" and v <= {high}"
        test = f"type(v) is int{bounds}"
        return [
            f" elif {test}: {text} = f'{start}{{v}}{end}'",
            " else: raise Unusual",
        ]
    if kind.python is bool:
        return [
            f" elif v is True: {text} = f'{start}true{end}'",
            f" elif v is False: {text} = f'{start}false{end}'",
            " else: raise Unusual",
        ]
    names[f"E{number}"] = to_text(kind)
    return [f" else: {text} = f'{start}{{E{number}(v)}}{end}'"]
