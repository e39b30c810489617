"""Rows of elements, and WCF's dictionaries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from wsdlsmith.runtime.codec.fast.compiled import compiled
from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.codec.recognise.late import Find, late, odd_tag
from wsdlsmith.runtime.codec.recognise.pieces import Pieces
from wsdlsmith.runtime.codec.recognise.place import Place
from wsdlsmith.runtime.codec.recognise.recognisable import has_text_only, is_small
from wsdlsmith.runtime.schema.kinds import DictType
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.schema.wire import NIL, NIL_VALUE, Wire
from wsdlsmith.runtime.values.names import local, namespace
from wsdlsmith.runtime.values.simple import SimpleType

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.recognise.scope import Read, Run, Scope
    from wsdlsmith.runtime.schema.slot import Slot


def items(scope: Scope, slot: Slot, find: Find, more: str = "") -> Read:
    """A row of elements of one name, then the end tag.

    ``more`` is what each of them declares.
    """
    if slot.head:
        return _nothing
    name = scope.name(slot.entry.name)
    if name is None:
        return _declaring_items(scope, slot, find)
    if has_text_only(slot) or is_small(slot):
        return _small_items(scope, slot, more)
    opening, closing = f"<{name}{more}>", f"</{name}>"
    odd = re.compile(f"{re.escape(opening[:-1])}(?=[ />])([^<>]*+)>").match
    skipped = len(opening)
    inner: Read | None = None

    def read(text: str, pos: int, s: Run, depth: int, end: str) -> tuple[Any, int]:
        nonlocal inner
        if depth > s.deepest:
            raise Unusual
        if inner is None:
            inner = find(scope, slot)
        found: list[Any] = []
        facts: dict[object, Wire] = {}
        while True:
            if text.startswith(opening, pos):
                item, pos = inner(text, pos + skipped, s, depth + 1, closing)
            else:
                tag = odd(text, pos)
                if tag is None:
                    break
                reader, nil = odd_tag(scope, slot, find, tag[1])
                item, pos = reader(text, tag.end(), s, depth + 1, closing)
                if nil:
                    facts[len(found)] = NIL
            if s.fact is not None:
                facts[len(found)] = s.fact
                s.fact = None
            found.append(item)
        if not text.startswith(end, pos):
            raise Unusual
        if facts:
            s.fact = Wire(children=facts, length=len(found))
        return found, pos + len(end)

    return read


def _declaring_items(scope: Scope, slot: Slot, find: Find) -> Read:
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
            found = inner.readers.setdefault(key, items(inner, slot, find, tag[2]))
        return found(text, pos, s, depth, end)

    return read if space else _nothing


def _nothing(text: str, pos: int, s: Run, depth: int, end: str) -> tuple[Any, int]:
    if not text.startswith(end, pos):
        raise Unusual
    return [], pos + len(end)


def _small_items(scope: Scope, slot: Slot, more: str) -> Read:
    """Items that are matched whole."""
    pieces = Pieces(scope, "  ", "break")
    alone(pieces, Place.of(0), slot, False, more)
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


def dictionary(scope: Scope, kind: DictType, find: Find) -> Read:
    """Rows of a key and a value, then the end tag."""
    item, key = scope.name(kind.item), kind.key
    if item is None or not _may_be_key(key):
        raise Unusual
    pieces = Pieces(scope, "  ", "break")
    pieces.literal(f"<{item}>")
    pieces.simple(Place.of(0), key, key.simple, False)
    value = Place.of(1)
    if not alone(pieces, value, kind.value, False):
        kept = "facts[v0] = Wire(children={'value': s.fact})"
        pieces.other(value, kind.value, False, kept)
        late(pieces, kind.value, value, find)
    pieces.literal(f"</{item}>")
    pieces.flush()
    lines = [
        "def read(text, pos, s, depth, end):",
        " if depth > s.deepest: raise Unusual",
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
    names |= {"NIL_VALUE": NIL_VALUE, "Wire": Wire}
    return compiled("\n".join(lines), "recogniser of pairs", names, "read")


def _may_be_key(slot: Slot) -> bool:
    kind = slot.type
    if slot.head or not isinstance(kind, SimpleType):
        return False
    python = kind.python if isinstance(kind.python, tuple) else (kind.python,)
    return not any(issubclass(one, list) for one in python)


def alone(
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
