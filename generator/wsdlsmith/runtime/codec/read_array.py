"""SOAP-encoded arrays to lists (SOAP 1.1, 5.4.2): sizes, offset, positions."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from wsdlsmith.runtime.codec.xsi_type import resolved
from wsdlsmith.runtime.errors import shorten
from wsdlsmith.runtime.schema.kinds import ARRAY, AnyType, ArrayType, Type
from wsdlsmith.runtime.schema.wire import ABSENT, Wire
from wsdlsmith.runtime.values.names import SOAPENC, pattern_of

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.codec.reader import Attributes, Reader, Value

ARRAY_TYPE = f"{{{SOAPENC}}}arrayType"
POSITION = f"{{{SOAPENC}}}position"
OFFSET = f"{{{SOAPENC}}}offset"
_ARRAY_TYPE = r"\s*([^\s\[\]]+)((?:\[[\s,]*\])*)\[([\s\d,]*)\]\s*"
_PLACE = r"\s*\[([\s\d,]*)\]\s*"
_GAP = 65_536
"""How many items a message may leave out: a place is a few bytes, the list is not."""


class Said(NamedTuple):
    """What ``soapenc:arrayType`` says: the items' type, and the sizes of a level."""

    item: str
    inner: str
    sizes: tuple[int, ...]
    size: str

    def text(self) -> str:
        """The attribute with its name in Clark notation."""
        return f"{self.item}{self.inner}[{self.size}]"


def read_array(
    reader: Reader,
    el: etree._Element,
    kind: ArrayType,
    rest: Attributes,
    mark: str | None,
    depth: int,
) -> Value:
    """The items; facts are kept by their number in the order of the elements."""
    said = _said(reader, el, dict(rest).get(ARRAY_TYPE))
    rest = [pair for pair in rest if pair[0] != ARRAY_TYPE]
    item, rank = _item(reader, el, kind, said)
    sizes = said.sizes if said is not None else ()
    facts: dict[object, Wire] = {}
    values: list[object] = []
    at = _start(reader, el, dict(rest).get(OFFSET), sizes)
    for child in el:
        place = child.attrib.pop(POSITION, "")
        if place:
            facts["position"] = ABSENT
            at = _index(reader, child, str(place), sizes)
        _fill(reader, child, values, facts, at)
        value, fact = reader.read(child, item, True, depth + 1)
        if str(child.tag) != "item":
            fact = replace(fact or Wire(), name=str(child.tag))
        facts.pop(at, None)
        if fact is not None:
            facts[at] = fact
        values[at : at + 1] = [value]
        at += 1
    result = values if rank == 1 else _nested(reader, el, values, facts, sizes)
    lexical = "" if said is None else said.text()
    if rest or facts or mark is not None or lexical != canonical(kind, result):
        bound = dimensions(result, rank)
        attributes = tuple(rest)
        length = len(values)
        wire = Wire(bound, lexical, "", mark, None, attributes, facts, None, length)
        return result, wire
    return result, None


def _said(reader: Reader, el: etree._Element, text: str | None) -> Said | None:
    if text is None:
        return None
    match = pattern_of(_ARRAY_TYPE).fullmatch(text)
    if match is None:
        raise reader.error(el, f"soapenc:arrayType is no array type: {shorten(text)}")
    size = "".join(match[3].split())
    inner = "".join(match[2].split())
    return Said(resolved(reader, el, match[1]), inner, _numbers(size), size)


def _numbers(text: str) -> tuple[int, ...]:
    parts = [part.strip()[:10] for part in text.split(",")]
    return tuple(map(int, parts)) if all(parts) else ()


def _item(
    reader: Reader, el: etree._Element, kind: ArrayType, said: Said | None
) -> tuple[Type, int]:
    """The items' type and how many dimensions the elements have.

    The message says both where the declaration does not.
    """
    rank = kind.ranks[0]
    if said is None:
        return kind.item, rank
    here = said.size.count(",") + 1
    open_kind = kind.name == ARRAY or isinstance(kind.slot.type, AnyType)
    if here != rank and not open_kind:
        raise reader.error(el, f"an array of {here} dimensions, not of {rank}")
    if not open_kind or not reader.schema.has_type(said.item):
        return kind.item, here
    found: Type = reader.schema.find(said.item)
    if said.inner:
        slot = reader.schema.slot("item", said.item, "*n")
        brackets = re.findall(r"\[(,*)\]", said.inner)
        found = ArrayType(ARRAY, slot, tuple(len(b) + 1 for b in reversed(brackets)))
    return found, here


def _start(
    reader: Reader, el: etree._Element, offset: str | None, sizes: tuple[int, ...]
) -> int:
    return 0 if offset is None else _index(reader, el, offset, sizes)


def _index(
    reader: Reader, el: etree._Element, text: str, sizes: tuple[int, ...]
) -> int:
    """``[3]``, or ``[1,2]`` with the sizes known, as a number from nought."""
    match = pattern_of(_PLACE).fullmatch(text)
    numbers = _numbers(match[1]) if match is not None else ()
    if not numbers or (len(numbers) > 1 and len(numbers) != len(sizes)):
        raise reader.error(el, f"not a place in the array: {shorten(text)}")
    index = 0
    for number, size in zip(numbers, sizes or (0,), strict=False):
        index = index * size + number
    return index


def _fill(
    reader: Reader,
    el: etree._Element,
    values: list[object],
    facts: dict[object, Wire],
    at: int,
) -> None:
    """None for the items that were left out before this one."""
    if at - len(values) > _GAP:
        raise reader.error(el, f"more than {_GAP} items of the array are left out")
    for missing in range(len(values), at):
        values.append(None)
        facts[missing] = ABSENT


def _nested(
    reader: Reader,
    el: etree._Element,
    values: list[object],
    facts: dict[object, Wire],
    sizes: tuple[int, ...],
) -> list[object]:
    """Row by row: the last dimension runs fastest."""
    total = math.prod(sizes)
    if not sizes and values:
        raise reader.error(el, "an array of several dimensions needs their sizes")
    if len(values) > total:
        raise reader.error(el, f"{len(values)} items, where {total} have a place")
    _fill(reader, el, values, facts, total)
    for size in reversed(sizes[1:]):
        values = [values[i : i + size] for i in range(0, len(values), max(size, 1))]
    return values


def canonical(kind: ArrayType, values: object) -> str:
    """The ``arrayType`` that writing gives, with its name in Clark notation."""
    inner = "".join(f"[{',' * (rank - 1)}]" for rank in reversed(kind.ranks[1:]))
    return f"{kind.slot.entry.type}{inner}[{dimensions(values, kind.ranks[0])}]"


def dimensions(values: object, rank: int) -> str:
    """The sizes of lists in lists: of the first in each."""
    sizes = []
    for _ in range(rank):
        row = values if isinstance(values, list | tuple) else ()
        sizes.append(len(row))
        values = row[0] if row else ()
    return ",".join(map(str, sizes))
