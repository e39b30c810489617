"""The source text of a class's reader.

All names in it are ours: numbered locals, the fields of ``__slots__`` and names
of the namespace that goes with it. What comes from a WSDL (tags, tokens, types)
is never in the text, only behind those names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wsdlsmith.runtime.codec.fast.compiled import is_plain
from wsdlsmith.runtime.codec.fast.scan import NIL_ONLY, has_texts
from wsdlsmith.runtime.codec.fast.texts import from_text
from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.schema.kinds import AnyType, DictType, ListType
from wsdlsmith.runtime.schema.wire import NIL, Wire
from wsdlsmith.runtime.values.simple import SimpleType
from wsdlsmith.runtime.values.values import BOUNDS

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.record_type import RecordType
    from wsdlsmith.runtime.schema.slot import Slot

_MOST_MASKS = 1024


def is_exact(kind: RecordType) -> bool:
    """Whether an exact reader can be made: a flat sequence of single elements."""
    parts = [kind.slots[part.entry] for part in kind.content.parts if kind.flat]
    return (
        0 < len(parts) == len(kind.slots)
        and not (kind.abstract or kind.mixed)
        and not any(slot.many or slot.head for slot in parts)
        and all(is_plain(slot.field) for slot in parts)
    )


def exact_source(kind: RecordType, checked: bool) -> tuple[str, dict[str, Any]]:
    """Source and namespace of the function that reads the exact shape of a class.

    The namespace lacks ``other`` (what reads every other shape) and the readers
    ``F0``, ``F1``, ... of fields that are not simple; the caller adds them.
    """
    slots = [kind.slots[part.entry] for part in kind.content.parts]
    names: dict[str, Any] = {
        "C": kind.kind,
        "NIL": NIL,
        "NIL_ONLY": NIL_ONLY,
        "Unusual": Unusual,
        "keep": keeper([slot.field for slot in slots]),
        "new": object.__new__,
        "note": note,
        "texts": has_texts,
    }
    lines = ["def read(e, s, depth):", *_shape(slots, names, checked)]
    base = 0
    for number, slot in enumerate(slots):
        if isinstance(slot.type, SimpleType):
            base += 2
            lines += _leaf(number, slot, slot.type, names, checked)
        else:
            base += 1
            lines += _inner(number, slot)
    lines.append(" r = new(C)")
    lines += [f" r.{slot.field} = v{number}" for number, slot in enumerate(slots)]
    lines += [
        " c = s.count",
        f" c[0] += {base} - n",
        " if m:",
        "  c[1] += m.bit_count()",
        "  r._wire = keep(m, facts)",
        " else: r._wire = keep(0, facts) if facts else None",
        " return r",
    ]
    return "\n".join(lines), names


def _shape(slots: list[Slot], names: dict[str, Any], checked: bool) -> list[str]:
    """Count and tags of the children, looked at before any of them is read."""
    kids = [f"k{number}" for number in range(len(slots))]
    for number, slot in enumerate(slots):
        names[f"T{number}"] = slot.entry.name
        names[f"S{number}"] = slot
    tags = [f"{kid}.tag != T{number}" for number, kid in enumerate(kids)]
    lines = [
        " if depth > s.deepest: raise Unusual",
        " kids = e[:]",
        f" if len(kids) != {len(kids)}: return other(e, kids, s, depth)",
        f" {', '.join(kids)}, = kids",
        f" if {' or '.join(tags)}: return other(e, kids, s, depth)",
    ]
    if checked:
        lines.append(" if e.keys() or texts(e, kids): return other(e, kids, s, depth)")
    return [*lines, " m = n = 0", " facts = None"]


def _leaf(
    number: int, slot: Slot, kind: SimpleType, names: dict[str, Any], checked: bool
) -> list[str]:
    """One simple field: its text, else nil, else whatever the generic way makes."""
    at, value = f"k{number}", f"v{number}"
    is_string = kind.python is str and kind.verbatim
    if is_string:
        text, lines = value, [f" {value} = {at}.text"]
    else:
        text, lines = "t", [f" t = {at}.text"]
        if kind.decode in BOUNDS:
            lines += _integer(value, *BOUNDS[kind.decode])
        else:
            names[f"D{number}"] = from_text(kind)
            lines += [f" {value} = D{number}(t)"]
    condition = f"{value} is None"
    if checked:
        condition += f" or len({at}) or {at}.keys()"
    lines.append(f" if {condition}:")
    alone = f"{text} is None"
    if checked:
        alone += f" and not len({at})"
    tests = []
    if slot.entry.nillable:
        taken = f"n += 1; m |= {1 << number}"
        tests.append((f"{alone} and {at}.items() == NIL_ONLY", taken))
    if is_string and slot.default is None:
        tests.append((f"{alone} and not {at}.keys()", f"n += 1; {value} = ''"))
    for index, (test, taken) in enumerate(tests):
        lines.append(f"  {'el' if index else ''}if {test}: {taken}")
    odd = [
        f"{value}, f = s.odd({at}, S{number}, depth, 2)",
        f"facts = note(facts, S{number}, f)",
    ]
    lines += [f"  else: {odd[0]}; {odd[1]}"] if tests else [f"  {o}" for o in odd]
    return lines


def _integer(value: str, low: int | None, high: int | None) -> list[str]:
    """In place: a call for each number would cost half as much again."""
    bounds = f"{'' if low is None else f'{low} <= '}{value}"
    bounds += "" if high is None else f" <= {high}"
    inside = "" if low is None and high is None else f" or not {bounds}"
    return [
        f" try:\n  {value} = int(t)\n  if str({value}) != t{inside}: {value} = None",
        f" except (TypeError, ValueError): {value} = None",
    ]


def _inner(number: int, slot: Slot) -> list[str]:
    """A field that is not simple: empty, nil, or for its reader.

    A reader that gives None has left value and facts in the scan.
    """
    at, value, kind = f"k{number}", f"v{number}", slot.type
    read = [
        f"{value} = F{number}({at}, s, depth + 1)",
        f"if {value} is None:",
        f" {value}, f = s.pending",
    ]
    if not slot.entry.nillable:
        read.append(" if f is NIL: raise Unusual")
    read.append(f" facts = note(facts, S{number}, f)")
    tests = []
    if isinstance(kind, ListType | DictType):
        empty = "[]" if isinstance(kind, ListType) else "{}"
        tests.append(("not t", f"{value} = {empty}"))
    if slot.entry.nillable and not isinstance(kind, AnyType):
        tests.append(("t == NIL_ONLY", f"{value} = None; m |= {1 << number}"))
    if not tests:
        return [f" {line}" for line in read]
    return [
        f" t = None if len({at}) or {at}.text is not None else {at}.items()",
        " if t is None:",
        *(f"  {line}" for line in read),
        *(f" elif {test}: {taken}" for test, taken in tests),
        " else:",
        *(f"  {line}" for line in read),
    ]


def note(facts: dict[object, Wire] | None, slot: Slot, fact: Wire | None) -> Any:
    """The facts of an object with one more."""
    if fact is None:
        return facts
    facts = {} if facts is None else facts
    facts[slot.field] = fact
    return facts


def keeper(fields: list[str]) -> Any:
    """The function that makes the hidden slot of an object.

    Objects that are nil in the same fields share what says so.
    """
    made: dict[int, Wire] = {}

    def keep(mask: int, facts: dict[object, Wire] | None) -> Wire:
        if facts is None and mask in made:
            return made[mask]
        nil: dict[object, Wire] = {
            name: NIL for bit, name in enumerate(fields) if mask >> bit & 1
        }
        if facts is None:
            wire = Wire(children=nil)
            if len(made) < _MOST_MASKS:
                made[mask] = wire
            return wire
        return Wire(children={**nil, **facts})

    return keep
