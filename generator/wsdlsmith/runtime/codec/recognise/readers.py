"""The reader of each type in a scope, made when its first element comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.codec.fast.compiled import compiled
from wsdlsmith.runtime.codec.fast.read_source import keeper, note
from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.codec.recognise.late import late, never
from wsdlsmith.runtime.codec.recognise.pieces import Pieces
from wsdlsmith.runtime.codec.recognise.place import Place
from wsdlsmith.runtime.codec.recognise.recognisable import is_recognisable
from wsdlsmith.runtime.codec.recognise.wrappers import alone, dictionary, items
from wsdlsmith.runtime.schema.kinds import DictType, ListType
from wsdlsmith.runtime.schema.record_type import RecordType

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.recognise.scope import Read, Scope
    from wsdlsmith.runtime.schema.kinds import Type
    from wsdlsmith.runtime.schema.slot import Slot
    from wsdlsmith.runtime.schema.wire import Wire


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
            return items(scope, kind.slot, _field_reader)
        if isinstance(kind, DictType):
            return dictionary(scope, kind, _field_reader)
    except Unusual:
        pass
    return never


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
        late(pieces, slot, place, _row_reader)
    elif not alone(pieces, place, slot, optional):
        kept = f"facts = note(facts, S{place.label}, s.fact)"
        pieces.other(place, slot, optional, kept)
        late(pieces, slot, place, _field_reader)


def _field_reader(scope: Scope, slot: Slot) -> Read:
    """The reader of a field's element; another text may stand for its content."""
    if slot.default is not None:
        return never
    return reader_of(scope, slot.type)


def _row_reader(scope: Scope, slot: Slot) -> Read:
    """The reader of a field's elements, without anything around them."""
    return items(scope, slot, _field_reader)


def _spread(
    facts: dict[object, Wire] | None, slot: Slot, fact: Wire
) -> dict[object, Wire]:
    """The facts of an object with those of a row of elements without a wrapper."""
    facts = {} if facts is None else facts
    facts.update({(slot.field, index): one for index, one in fact.children.items()})
    return facts
