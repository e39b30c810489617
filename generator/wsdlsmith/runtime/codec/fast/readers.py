"""The reader of each type, made when it is first used.

A reader takes an element, the scan and the element's depth, and gives the value;
None means that value and facts are pending in the scan.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from wsdlsmith.runtime.codec.fast.by_tag import by_tag, is_readable
from wsdlsmith.runtime.codec.fast.compiled import compiled
from wsdlsmith.runtime.codec.fast.read_source import exact_source, is_exact
from wsdlsmith.runtime.codec.fast.read_wrappers import dict_reader, list_reader
from wsdlsmith.runtime.codec.fast.scan import NIL_ONLY, Scan, children
from wsdlsmith.runtime.codec.fast.texts import from_text
from wsdlsmith.runtime.schema.kinds import DictType, ListType
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.schema.wire import NIL
from wsdlsmith.runtime.values.simple import SimpleType

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.schema.schema import Schema
    from wsdlsmith.runtime.schema.slot import Slot

Reader: TypeAlias = "Callable[[etree._Element, Scan, int], Any]"


def record_reader(schema: Schema, kind: RecordType, checked: bool) -> Reader:
    """The reader of a class: exact shape, else by tag, else the generic way."""
    key = ("read", kind, checked)
    found: Reader | None = schema.compiled.get(key)
    if found is None:
        made = _record_reader(schema, kind, checked)
        found = schema.compiled.setdefault(key, made)
    return found


def _record_reader(schema: Schema, kind: RecordType, checked: bool) -> Reader:
    if not is_readable(kind):
        return lambda el, scan, depth: scan.generic(el, kind, depth)
    fields = {slot.number: slot_reader(schema, slot, checked) for slot in kind.elements}
    other = by_tag(kind, fields, checked)
    if not is_exact(kind):
        return lambda el, scan, depth: other(el, children(el), scan, depth)
    source, names = exact_source(kind, checked)
    names["other"] = other
    for number, part in enumerate(kind.content.parts):
        field = kind.slots[part.entry]
        names[f"F{number}"] = _late(schema, field, checked, names, f"F{number}")
    return compiled(source, f"reader of {kind.kind.__name__}", names, "read")


def _late(
    schema: Schema, slot: Slot, checked: bool, names: dict[str, Any], name: str
) -> Reader:
    """A stand-in that is called once: then the reader itself stands in its place."""

    def read(el: etree._Element, scan: Scan, depth: int) -> Any:
        names[name] = found = _slot_reader(schema, slot, checked)
        return found(el, scan, depth)

    return read


def slot_reader(schema: Schema, slot: Slot, checked: bool) -> Reader:
    """The reader of a field's elements.

    The field's type is looked up when the first element comes: types may hold
    themselves, and most types of an API never come.
    """
    found: Reader | None = None

    def read(el: etree._Element, scan: Scan, depth: int) -> Any:
        nonlocal found
        if found is None:
            found = _slot_reader(schema, slot, checked)
        return found(el, scan, depth)

    return read


def _slot_reader(schema: Schema, slot: Slot, checked: bool) -> Reader:
    kind = slot.type
    leaf = isinstance(kind, SimpleType)
    if slot.head or (slot.default is not None and not leaf):
        counted = 0 if leaf else 1
        return lambda el, scan, depth: _odd(el, slot, scan, depth, counted)
    if isinstance(kind, SimpleType):
        return leaf_reader(slot, kind, checked)
    if isinstance(kind, RecordType):
        return record_reader(schema, kind, checked)
    if isinstance(kind, ListType):
        lazy = isinstance(kind.slot.type, ListType | DictType)  # perhaps of itself
        make = slot_reader if lazy else _slot_reader
        return list_reader(kind, make(schema, kind.slot, checked), checked)
    if isinstance(kind, DictType):
        key = slot_reader(schema, kind.key, checked)
        value = slot_reader(schema, kind.value, checked)
        return dict_reader(kind, key, value, checked)
    return lambda el, scan, depth: _odd(el, slot, scan, depth, 1)


def leaf_reader(slot: Slot, kind: SimpleType, checked: bool) -> Reader:
    """Elements with text only."""
    value_of = from_text(kind)
    is_string = kind.python is str and kind.verbatim and slot.default is None
    nillable = slot.entry.nillable

    def read(el: etree._Element, scan: Scan, depth: int) -> Any:
        text = el.text
        value = value_of(text)
        if checked and (len(el) or el.keys()):
            if text is None and nillable and not len(el) and el.items() == NIL_ONLY:
                scan.pending = (None, NIL)
                return None
            return _odd(el, slot, scan, depth)
        count = scan.count
        if value is not None:
            count[0] += 2
            return value
        if text is None:
            pairs = el.items()
            if nillable and pairs == NIL_ONLY:
                count[0] += 1
                count[1] += 1
                scan.pending = (None, NIL)
                return None
            if is_string and not pairs:
                count[0] += 1
                return ""
        return _odd(el, slot, scan, depth)

    return read


def _odd(
    el: etree._Element, slot: Slot, scan: Scan, depth: int, counted: int = 0
) -> Any:
    value, fact = scan.odd(el, slot, depth - 1, counted)
    if fact is None and value is not None:
        return value
    scan.pending = (value, fact)
    return None
