"""Messages made from the contract by a seeded generator: the same bytes every time.

They look as WCF writes them: one default namespace, no white space, a null as
``xsi:nil``. Every element that the schema has is there, so that nobody is
measured on leaving things out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from wsdlsmith.runtime.schema.kinds import DictType, ListType, Type
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.values.names import SOAP11, XS, XSI, local, namespace
from wsdlsmith.runtime.values.simple import SimpleType

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.operation import Operation
    from wsdlsmith.runtime.schema.slot import Slot

_WORDS = """Oslo Bergen Nordic & Sons Ærfugl Søndag meeting follow-up contract
quarterly report visit call offer order invoice customer partner supplier board
annual review pricing <draft> summary Malmö Århus project lead status""".split()


@dataclass(frozen=True, slots=True)
class Payload:
    """A kind of answer: whose it is, and how large its lists are."""

    name: str
    service: str
    operation: str
    rows: int
    """Items of the outermost list."""
    items: int = 2
    """Items of lists and dictionaries inside."""
    depth: int = 4
    """Lists deeper than this are empty, records deeper are nil."""
    nil: float = 0.1
    """The share of nillable texts that are nil."""


PAYLOADS = (
    Payload("erp10", "ErpSync", "GetFieldValuesFromCrm", 10, items=0),
    Payload("contact", "Contact", "GetContactEntity", 1, items=3),
    Payload("erp1k", "ErpSync", "GetFieldValuesFromCrm", 1_000, items=0),
    Payload("archive", "Archive", "GetArchiveList", 1_400, items=12, depth=5),
    Payload("mdo10k", "MDO", "GetList", 10_000, items=0),
    Payload("erp50k", "ErpSync", "GetFieldValuesFromCrm", 50_000, items=0),
)


def small(payload: Payload) -> Payload:
    """The same kind with a few rows: to try the whole way."""
    return replace(payload, rows=min(payload.rows, 3), items=min(payload.items, 2))


def envelope(payload: Payload, operation: Operation, seed: int = 88) -> bytes:
    """The answer of an operation as bytes."""
    shape = operation.response
    assert shape is not None
    assert shape.wrapper is not None
    space = namespace(shape.wrapper)
    made = _Maker(payload, Random(seed), space)
    inside = "".join(made.field(slot, 0) for slot in shape.kind.elements)
    name = local(shape.wrapper)
    head = "".join(_header(part.slot) for part in shape.headers.values())
    return (
        f'<s:Envelope xmlns:s="{SOAP11}"><s:Header>{head}</s:Header><s:Body>'
        f'<{name} xmlns="{space}" xmlns:i="{XSI}">{inside}</{name}>'
        f"</s:Body></s:Envelope>"
    ).encode()


def _header(slot: Slot) -> str:
    """A header block of an answer: all is well, and there is nothing to tell."""
    name, space = local(slot.entry.name), namespace(slot.entry.name)
    if isinstance(slot.type, SimpleType):
        return f'<h:{name} xmlns:h="{space}">true</h:{name}>'
    return f'<h:{name} i:nil="true" xmlns:i="{XSI}" xmlns:h="{space}"/>'


class _Maker:
    def __init__(self, payload: Payload, random: Random, space: str) -> None:
        self.payload = payload
        self.random = random
        self.space = space

    def field(self, slot: Slot, depth: int) -> str:
        """One element, or as many as a repeated one has."""
        count = self.payload.items if slot.many else 1
        return "".join(self._element(slot, depth) for _ in range(count))

    def _element(self, slot: Slot, depth: int) -> str:
        space, name = namespace(slot.entry.name), local(slot.entry.name)
        prefix = "" if space == self.space else "b:"
        declared = f' xmlns:b="{space}"' if prefix else ""
        text = self._content(slot, slot.type, depth)
        if text is None:
            return f'<{prefix}{name}{declared} i:nil="true"/>'
        end = f"{prefix}{name}>"
        return (
            f"<{end[:-1]}{declared}/>"
            if not text
            else (f"<{end[:-1]}{declared}>{text}</{end}")
        )

    def _content(self, slot: Slot, kind: Type, depth: int) -> str | None:
        """What is inside; None for nil."""
        if isinstance(kind, SimpleType):
            return self._simple(slot, kind)
        if depth > self.payload.depth and slot.entry.nillable:
            return None
        if isinstance(kind, RecordType):
            return "".join(self.field(inner, depth + 1) for inner in kind.elements)
        if isinstance(kind, ListType):
            return self._items(kind, depth)
        if isinstance(kind, DictType):
            return self._pairs(kind, depth)
        return None

    def _items(self, kind: ListType, depth: int) -> str:
        many = self.payload.rows if depth == 0 else self.payload.items
        if depth >= self.payload.depth:
            many = 0
        return "".join(self._element(kind.slot, depth + 1) for _ in range(many))

    def _pairs(self, kind: DictType, depth: int) -> str:
        space, name = namespace(kind.item), local(kind.item)
        prefix = "" if space == self.space else "b:"
        declared = f' xmlns:b="{space}"' if prefix else ""
        pairs = []
        of_fields = local(kind.name) == "FieldPropertyDictionary"
        for number in range(0 if of_fields else self.payload.items):
            key = self._key(kind.key, number)
            value = self._element(kind.value, depth + 1)
            pairs.append(f"<{prefix}{name}{declared}>{key}{value}</{prefix}{name}>")
        return "".join(pairs)

    def _key(self, slot: Slot, number: int) -> str:
        """Keys differ: their number is in them."""
        name = local(slot.entry.name)
        prefix = "" if namespace(slot.entry.name) == self.space else "b:"
        text = number if local(slot.type.name) == "int" else f"column{number}"
        return f"<{prefix}{name}>{text}</{prefix}{name}>"

    def _simple(self, slot: Slot, kind: SimpleType) -> str | None:
        random = self.random
        if kind.python is str:
            if slot.entry.nillable and random.random() < self.payload.nil:
                return None
            return escape(" ".join(random.choices(_WORDS, k=random.randint(2, 7))))
        tokens: list[Any] = list(getattr(kind.python, "__members__", {}).values())
        if isinstance(kind.python, tuple):
            tokens = list(getattr(kind.python[0], "__members__", {}).values())
        if tokens:
            return kind.key(random.choice(tokens))
        return self._native(kind)

    def _native(self, kind: SimpleType) -> str:
        """A text of a type of XML Schema, or of one derived from it."""
        random = self.random
        day = f"20{random.randint(10, 29)}-{random.randint(1, 12):02}-11"
        texts = {
            "boolean": random.choice(("true", "false")),
            "dateTime": f"{day}T09:{random.randint(10, 59)}:00",
            "date": day,
            "double": f"{random.randint(1, 9_999)}.5",
            "decimal": f"{random.randint(1, 9_999)}.25",
            "duration": f"PT{random.randint(1, 59)}M",
            "base64Binary": "U3VwZXJPZmZpY2U=",
            "guid": "9f3b6f5e-4c1b-4f0e-9d56-6f6f5c1f2a11",
        }
        found: SimpleType | None = kind
        while found is not None:
            text = texts.get(local(found.name))
            if text is not None:
                return text
            if found.name == f"{{{XS}}}integer":
                break
            found = found.base
        small = kind.name.endswith(("byte", "Byte", "char"))
        return str(random.randint(0, 100 if small else 30_000))
