"""Values for a message, chosen by a seeded generator from what its mapping allows."""

from __future__ import annotations

import datetime as dt
import enum
import random
import uuid
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from wsdlsmith.runtime import Duration, Record, Schema, set_nil
from wsdlsmith.runtime.schema.kinds import AnyType, DictType, ListType, Type
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.schema.slot import Slot
from wsdlsmith.runtime.values.simple import SimpleType

TEXTS = ("", "x", 'größer <als> & "so"', "two\nlines", " space ", "日本 🎉", "]]>")
DEEPEST = 4


def _bits(size: int, low: int) -> Callable[[random.Random], object]:
    return lambda r: r.choice((low, low + 2**size - 1, 0, 1, 7))


SIMPLE: dict[str, Callable[[random.Random], object]] = {
    "string": lambda r: r.choice(TEXTS),
    "boolean": lambda r: r.random() < 0.5,
    "byte": _bits(8, -(2**7)),
    "short": _bits(16, -(2**15)),
    "int": _bits(32, -(2**31)),
    "long": _bits(64, -(2**63)),
    "unsignedByte": _bits(8, 0),
    "unsignedShort": _bits(16, 0),
    "unsignedInt": _bits(32, 0),
    "unsignedLong": _bits(64, 0),
    "decimal": lambda r: r.choice((Decimal("0.50"), Decimal(-1), Decimal("1E+3"))),
    "double": lambda r: r.choice((0.1, -1e300, float("inf"), 3.0)),
    "float": lambda r: r.choice((0.5, float("-inf"), 3.0)),
    "dateTime": lambda r: dt.datetime(1, 1, 1)
    + dt.timedelta(days=r.randrange(3_000_000), microseconds=r.randrange(10**10)),
    "date": lambda r: dt.date(1, 1, 1) + dt.timedelta(days=r.randrange(3_000_000)),
    "duration": lambda r: Duration.from_timedelta(
        dt.timedelta(seconds=r.randrange(-(10**7), 10**7))
    ),
    "base64Binary": lambda r: r.randbytes(r.randrange(5)),
    "guid": lambda r: uuid.UUID(int=r.getrandbits(128)),
    "char": lambda r: r.choice("aä\t日"),
    "anyURI": lambda r: "http://example.com/?a=b&c=d",
}


class Filler:
    """Fills records of one generated package; the same seed gives the same."""

    def __init__(self, schema: Schema, seed: object) -> None:
        self.schema = schema
        self.random = random.Random(str(seed))

    def slot(self, slot: Slot, depth: int = 0) -> Any:
        """A value for a field: mostly there, where it may be left out."""
        if slot.many:
            return [self.of(slot.type, depth + 1) for _ in range(self._few(depth))]
        if not slot.required and self.random.random() < 0.2:
            return None
        return self.of(slot.type, depth + 1)

    def of(self, kind: Type, depth: int) -> Any:
        """A value of a type."""
        if isinstance(kind, SimpleType):
            return self._simple(kind)
        if isinstance(kind, ListType):
            return [self._item(kind.slot, depth + 1) for _ in range(self._few(depth))]
        if isinstance(kind, DictType):
            pairs = range(self._few(depth))
            return {
                self.of(kind.key.type, depth + 1): self._item(kind.value, depth + 1)
                for _ in pairs
            }
        if isinstance(kind, AnyType):
            return self.random.choice(("text", 7, True))
        assert isinstance(kind, RecordType), "none of these encodes its arrays"
        return self._record(kind, depth)

    def _item(self, slot: Slot, depth: int) -> Any:
        if slot.entry.nillable and self.random.random() < 0.1:
            return None
        return self.of(slot.type, depth)

    def _few(self, depth: int) -> int:
        return 0 if depth > DEEPEST else self.random.randrange(3)

    def _record(self, kind: RecordType, depth: int) -> Record:
        below = _subclasses(kind.kind)
        if below and (kind.abstract or self.random.random() < 0.5):
            kind = self.schema.type_of(self.random.choice(below))
        record = kind.kind(
            **{
                slot.field: self.slot(slot, depth)
                for slot in kind.slots
                if slot.required or depth <= DEEPEST
            }
        )
        for slot in kind.slots:
            empty = getattr(record, slot.field) is None
            if empty and slot.entry.nillable and self.random.random() < 0.5:
                set_nil(record, slot.field)
        return record

    def _simple(self, kind: SimpleType) -> object:
        python: Any = kind.python[0] if isinstance(kind.python, tuple) else kind.python
        if issubclass(python, enum.Flag):
            chosen = [one for one in python if self.random.random() < 0.5]
            return python(sum(one.value for one in chosen))
        if issubclass(python, enum.Enum):
            return self.random.choice(list(python))
        known: SimpleType | None = kind
        while known is not None:
            make = SIMPLE.get(known.name.rpartition("}")[2])
            if make is not None:
                return make(self.random)
            known = known.base
        raise LookupError(f"no values for {kind.name}")


def _subclasses(kind: type[Record]) -> list[type[Record]]:
    below = [one for one in kind.__subclasses__() if "__xml__" in vars(one)]
    return [*below, *(deeper for one in below for deeper in _subclasses(one))]
