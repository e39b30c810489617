"""Readers of WCF's wrappers: lists and dictionaries."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, TypeAlias

from wsdlsmith.runtime.codec.fast.scan import Scan, allow_nil, children, has_texts
from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.schema.wire import NIL, NIL_VALUE, Wire
from wsdlsmith.runtime.values.simple import SimpleType

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.schema.kinds import DictType, ListType

Read: TypeAlias = "Callable[[etree._Element, Scan, int], Any]"


def list_reader(kind: ListType, item: Read, checked: bool) -> Read:
    """``ArrayOfX``: its items; nil items are None."""
    slot = kind.slot
    tag = slot.entry.name
    inner = 0 if isinstance(slot.type, SimpleType) else 1

    def read(el: etree._Element, scan: Scan, depth: int) -> Any:
        kids = [*el.iterchildren(tag)]
        if len(kids) != len(el):
            return scan.generic(el, kind, depth)
        if (checked or not kids) and (el.keys() or has_texts(el, kids)):
            return scan.generic(el, kind, depth)
        items: list[Any] = []
        facts: dict[object, Wire] = {}
        for kid in kids:
            value = item(kid, scan, depth + 1)
            if value is None:
                value, fact = scan.pending
                allow_nil(slot, fact)
                if fact is not None:
                    facts[len(items)] = fact
            items.append(value)
        scan.count[0] += len(kids) * inner
        if facts:
            scan.pending = (items, Wire(children=facts, length=len(items)))
            return None
        return items

    return read


def dict_reader(kind: DictType, key_of: Read, value_of: Read, checked: bool) -> Read:
    """WCF's dictionary; what is not just pairs is for the generic way."""
    item, key_slot, value_slot = kind.item, kind.key, kind.value
    key_tag, value_tag = key_slot.entry.name, value_slot.entry.name
    each = 1 + sum(
        not isinstance(slot.type, SimpleType) for slot in (key_slot, value_slot)
    )

    def read(el: etree._Element, scan: Scan, depth: int) -> Any:
        kids = children(el)
        if (checked or not kids) and (el.keys() or has_texts(el, kids)):
            return scan.generic(el, kind, depth)
        pairs = []
        for kid in kids:
            pair = children(kid)
            if (
                len(pair) != 2
                or kid.tag != item
                or pair[0].tag != key_tag
                or pair[1].tag != value_tag
                or (checked and (kid.keys() or has_texts(kid, pair)))
            ):
                return scan.generic(el, kind, depth)
            pairs.append(pair)
        result: dict[object, object] = {}
        facts: dict[object, Wire] = {}
        for key_el, value_el in pairs:
            key = key_of(key_el, scan, depth + 2)
            if not isinstance(key, Hashable) or key in result or key is None:
                raise Unusual
            value = value_of(value_el, scan, depth + 2)
            if value is None:
                value, fact = scan.pending
                allow_nil(value_slot, fact)
                if fact is NIL:
                    facts[key] = NIL_VALUE
                elif fact is not None:
                    facts[key] = Wire(children={"value": fact})
            result[key] = value
        scan.count[0] += len(kids) * each
        if facts:
            scan.pending = (result, Wire(children=facts, length=len(result)))
            return None
        return result

    return read
