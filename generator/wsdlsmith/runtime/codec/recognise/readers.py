"""The reader of each type in a scope, made when its first element comes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from wsdlsmith.runtime.codec.fast.compiled import compiled
from wsdlsmith.runtime.codec.fast.read_source import keeper, note
from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.codec.recognise.pieces import EMPTY, Pieces, Place
from wsdlsmith.runtime.codec.recognise.recognisable import (
    has_text_only,
    is_recognisable,
    is_small,
)
from wsdlsmith.runtime.schema.kinds import DictType, ListType
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.schema.wire import NIL, Wire
from wsdlsmith.runtime.values.names import local, namespace
from wsdlsmith.runtime.values.simple import SimpleType

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.recognise.scope import Read, Run, Scope
    from wsdlsmith.runtime.schema.kinds import Type
    from wsdlsmith.runtime.schema.slot import Slot


def reader_of(scope: Scope, kind: Type) -> Read:
    """The reader of an element's content by its type; Unusual for most other kinds."""
    found = scope.readers.get(kind)
    if found is None:
        found = scope.readers.setdefault(kind, _made(scope, kind))
    return found


def _made(scope: Scope, kind: Type) -> Read:
    try:
        if isinstance(kind, RecordType):
            return _record(scope, kind)
        if isinstance(kind, ListType):
            return _items(scope, kind.slot)
        if isinstance(kind, DictType):
            return _dictionary(scope, kind)
    except Unusual:
        pass
    return _never


def _never(text: str, pos: int, s: Run, depth: int, end: str) -> tuple[Any, int]:
    raise Unusual


def _record(scope: Scope, kind: RecordType) -> Read:
    if not is_recognisable(kind):
        raise Unusual
    pieces = Pieces(scope, " ", "raise Unusual")
    content = [kind.slots[part.entry] for part in kind.content.parts]
    shown = {slot.number for slot in content if slot.entry.kind == "element"}
    for slot, (_, *blank) in zip(kind.slots, kind.blank, strict=True):
        pieces.absent(Place.of(slot.number), *blank)
    for slot in content:
        if slot.number in shown:
            _field(pieces, slot)
        elif slot.required:
            raise Unusual
    pieces.flush()
    names = pieces.names
    names |= {"C": kind.kind, "new": object.__new__, "note": note, "spread": _spread}
    names["keep"] = keeper([slot.field for slot in kind.slots])
    lines = [
        "def read(text, pos, s, depth, end):",
        " if depth > s.deepest: raise Unusual",
        " k = 0",
        " facts = None",
        *pieces.lines,
        " if not text.startswith(end, pos): raise Unusual",
        " r = new(C)",
    ]
    for slot in kind.slots:
        absent = f"A{slot.number}()" if f"A{slot.number}" in names else "None"
        value = f"v{slot.number}" if slot.number in shown else absent
        lines.append(f" r.{slot.field} = {value}")
    lines += [
        " r._wire = keep(k, facts) if k or facts else None",
        " return r, pos + len(end)",
    ]
    return compiled(
        "\n".join(lines), f"recogniser of {kind.kind.__name__}", names, "read"
    )


def _field(pieces: Pieces, slot: Slot) -> None:
    """One field's element, or elements."""
    place, optional = Place.of(slot.number), not slot.required
    if slot.many:
        pieces.many(place, slot, f"facts = spread(facts, S{place.label}, s.fact)")
        _late(pieces, slot, place)
    elif not _alone(pieces, place, slot, optional):
        kept = f"facts = note(facts, S{place.label}, s.fact)"
        pieces.other(place, slot, optional, kept)
        _late(pieces, slot, place)


def _alone(
    pieces: Pieces, place: Place, slot: Slot, optional: bool, more: str = ""
) -> bool:
    """Add an element that needs no reader of its own, if it is such a one."""
    kind = slot.type
    if isinstance(kind, SimpleType) and has_text_only(slot):
        pieces.simple(place, slot, kind, optional, more)
        return True
    if isinstance(kind, RecordType) and is_small(slot):
        pieces.inline(place, slot, kind, optional, more)
        return True
    return False


def _late(pieces: Pieces, slot: Slot, place: Place) -> None:
    """Stand-ins for the readers of a field, until the first element comes."""
    names, scope, key = pieces.names, pieces.scope, f"F{place.label}"

    def first(text: str, pos: int, s: Run, depth: int, end: str) -> tuple[Any, int]:
        names[key] = found = (_items if slot.many else _reader_of_slot)(scope, slot)
        return found(text, pos, s, depth, end)

    def declaring(
        tag: str, text: str, pos: int, s: Run, depth: int, end: str
    ) -> tuple[Any, int, bool]:
        return _declaring(scope, slot, tag, text, pos, s, depth, end)

    names[key] = first
    names[f"I{place.label}"] = declaring


def _reader_of_slot(scope: Scope, slot: Slot) -> Read:
    """The reader of a field's element; others may stand for it, or for its content."""
    if slot.head or slot.default is not None:
        return _never
    return reader_of(scope, slot.type)


def _declaring(
    scope: Scope, slot: Slot, tag: str, text: str, pos: int, s: Run, depth: int, end: str
) -> tuple[Any, int, bool]:
    """An element that declares prefixes: value, where it ends, whether it is nil."""
    rest, inner = scope.inside(tag)
    if rest == "":
        return *_reader_of_slot(inner, slot)(text, pos, s, depth, end), False
    if rest == EMPTY:
        return _reader_of_slot(inner, slot)(end, 0, s, depth, end)[0], pos, False
    if slot.entry.nillable and inner.nil is not None and rest == inner.nil + EMPTY:
        return None, pos, True
    raise Unusual


def _spread(
    facts: dict[object, Wire] | None, slot: Slot, fact: Wire
) -> dict[object, Wire]:
    """The facts of an object with those of a row of elements without a wrapper."""
    facts = {} if facts is None else facts
    facts.update({(slot.field, index): one for index, one in fact.children.items()})
    return facts


def _items(scope: Scope, slot: Slot, declared: str = "") -> Read:
    """A row of elements of one name, then the end tag."""
    name = scope.name(slot.entry.name)
    if name is None:
        return _declaring_items(scope, slot)
    if has_text_only(slot) or is_small(slot):
        return _small_items(scope, slot, declared)
    opening, closing = f"<{name}{declared}>", f"</{name}>"
    unusual = re.compile(f"{re.escape(opening[:-1])}(?=[ />])([^<>]*+)>").match
    nil = scope.nil + EMPTY if slot.entry.nillable and scope.nil else None
    skipped = len(opening)
    inner: Read | None = None

    def read(text: str, pos: int, s: Run, depth: int, end: str) -> tuple[Any, int]:
        nonlocal inner
        if inner is None:
            inner = _reader_of_slot(scope, slot)
        items: list[Any] = []
        facts: dict[object, Wire] = {}
        while True:
            if text.startswith(opening, pos):
                item, pos = inner(text, pos + skipped, s, depth + 1, closing)
            else:
                tag = unusual(text, pos)
                if tag is None:
                    break
                pos = tag.end()
                is_nil = tag[1] == nil
                if tag[1] == EMPTY:
                    item = inner(closing, 0, s, depth + 1, closing)[0]
                elif is_nil:
                    item = None
                else:
                    item, pos, is_nil = _declaring(
                        scope, slot, tag[1], text, pos, s, depth + 1, closing
                    )
                if is_nil:
                    facts[len(items)] = NIL
            if s.fact is not None:
                facts[len(items)] = s.fact
                s.fact = None
            items.append(item)
        if not text.startswith(end, pos):
            raise Unusual
        if facts:
            s.fact = Wire(children=facts, length=len(items))
        return items, pos + len(end)

    return read


def _declaring_items(scope: Scope, slot: Slot) -> Read:
    """Items that each declare the prefix of their own name, all the same one."""
    space, name = map(re.escape, (namespace(slot.entry.name), local(slot.entry.name)))
    first = re.compile(
        rf'<([A-Za-z_][\w.-]*):{name}( xmlns:\1="{space}")(?=[ />])', re.ASCII
    ).match

    def read(text: str, pos: int, s: Run, depth: int, end: str) -> tuple[Any, int]:
        tag = first(text, pos)
        if tag is None:
            return _nothing(text, pos, s, depth, end)
        _, inner = scope.inside(tag[2])
        key = (slot, tag[2])
        found = inner.readers.get(key)
        if found is None:
            found = inner.readers.setdefault(key, _items(inner, slot, tag[2]))
        return found(text, pos, s, depth, end)

    return read if space else _nothing


def _nothing(text: str, pos: int, s: Run, depth: int, end: str) -> tuple[Any, int]:
    if not text.startswith(end, pos):
        raise Unusual
    return [], pos + len(end)


def _small_items(scope: Scope, slot: Slot, declared: str) -> Read:
    """Items that are matched whole."""
    pieces = Pieces(scope, "  ", "break")
    _alone(pieces, Place.of(0), slot, False, declared)
    pieces.flush()
    lines = [
        "def read(text, pos, s, depth, end):",
        " items = []",
        " facts = {}",
        " while True:",
        "  k = 0",
        *pieces.lines,
        "  if k: facts[len(items)] = NIL",
        "  items.append(v0)",
        " if not text.startswith(end, pos): raise Unusual",
        " if facts: s.fact = Wire(children=facts, length=len(items))",
        " return items, pos + len(end)",
    ]
    names = pieces.names | {"NIL": NIL, "Wire": Wire}
    return compiled("\n".join(lines), "recogniser of items", names, "read")


_NIL_VALUE = Wire(children={"value": NIL})


def _dictionary(scope: Scope, kind: DictType) -> Read:
    """Rows of a key and a value, then the end tag."""
    item, key = scope.name(kind.item), kind.key
    if item is None or not _may_be_key(key):
        raise Unusual
    pieces = Pieces(scope, "  ", "break")
    pieces.literal(f"<{item}>")
    pieces.simple(Place.of(0), key, key.simple, False)
    value = Place.of(1)
    if not _alone(pieces, value, kind.value, False):
        kept = "facts[v0] = Wire(children={'value': s.fact})"
        pieces.other(value, kind.value, False, kept)
        _late(pieces, kind.value, value)
    pieces.literal(f"</{item}>")
    pieces.flush()
    lines = [
        "def read(text, pos, s, depth, end):",
        " depth += 1",
        " result = {}",
        " facts = {}",
        " while True:",
        "  k = 0",
        *pieces.lines,
        "  if k & 1 or v0 in result: raise Unusual",
        "  if k: facts[v0] = NIL_VALUE",
        "  result[v0] = v1",
        " if not text.startswith(end, pos): raise Unusual",
        " if facts: s.fact = Wire(children=facts, length=len(result))",
        " return result, pos + len(end)",
    ]
    names = pieces.names
    names |= {"NIL_VALUE": _NIL_VALUE, "Wire": Wire}
    return compiled("\n".join(lines), "recogniser of pairs", names, "read")


def _may_be_key(slot: Slot) -> bool:
    kind = slot.type
    if slot.head or not isinstance(kind, SimpleType):
        return False
    python = kind.python if isinstance(kind.python, tuple) else (kind.python,)
    return not any(issubclass(one, list) for one in python)
