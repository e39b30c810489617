"""Random values of every type of a generated package, by its run-time schema."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from enum import Flag
from functools import reduce
from operator import or_
from typing import Any

from wsdlsmith.runtime import Duration, Record, Schema
from wsdlsmith.runtime.schema.kinds import AnyType, DictType, ListType, Type
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.schema.slot import Slot
from wsdlsmith.runtime.values.simple import SimpleType
from wsdlsmith.runtime.values.tokens import Token

DEPTH = 4
TEXT = ("", " ", "a", "  two  words ", "<&>\"'", "é\u2603\U0001f600", "line\nline\t")
FLOATS = (0.0, -0.0, 1.0, 0.1, 1e300, 5e-324, float("inf"), float("-inf"))
ANY = ("string", "int", "long", "double", "boolean", "dateTime", "decimal")
XS = "{http://www.w3.org/2001/XMLSchema}"
BITS = {
    "long": 63,
    "int": 31,
    "short": 15,
    "byte": 7,
    "unsignedLong": -64,
    "unsignedInt": -32,
    "unsignedShort": -16,
    "unsignedByte": -8,
}


def _moment(chance: random.Random) -> datetime:
    zone = chance.choice(
        [None, UTC, timezone(timedelta(minutes=chance.randint(-840, 840)))]
    )
    ends = [datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)]
    day = datetime(2000, 1, 1) + timedelta(microseconds=chance.getrandbits(56) - 2**55)
    return chance.choice([*ends, day, day.replace(microsecond=0)]).replace(tzinfo=zone)


_POOLS: dict[str, Callable[[random.Random], object]] = {
    "string": lambda chance: chance.choice(TEXT),
    "anyURI": lambda chance: chance.choice(["", "urn:x", "http://h/p?q=1#f"]),
    "boolean": lambda chance: chance.random() < 0.5,
    "double": lambda chance: chance.choice([*FLOATS, chance.gauss(0, 1e9)]),
    "decimal": lambda chance: Decimal(chance.getrandbits(90)).scaleb(
        -chance.randrange(9)
    ),
    "dateTime": _moment,
    "duration": lambda chance: Duration.from_timedelta(
        timedelta(microseconds=chance.getrandbits(60) - 2**59)
    ),
    "base64Binary": lambda chance: chance.randbytes(chance.randrange(9)),
    "guid": lambda chance: uuid.UUID(int=chance.getrandbits(128)),
    "char": lambda chance: chr(chance.choice([0, 65, 0xFFFF])),
}


class ObjectSource:
    """Makes values that the schema allows."""

    def __init__(self, schema: Schema, names: list[str], chance: random.Random) -> None:
        self.schema = schema
        self.chance = chance
        self.records = [
            kind
            for name in names
            if isinstance(kind := schema.find(name), RecordType) and not kind.abstract
        ]

    def value(self, kind: Type, depth: int = 0) -> Any:
        """A value of the type, or of one derived from it."""
        if isinstance(kind, RecordType):
            derived = [other for other in self.records if other.is_a(kind)]
            return self.record(self.chance.choice(derived), depth)
        if isinstance(kind, ListType):
            count = 0 if depth > DEPTH else self.chance.randrange(3)
            return [self._item(kind.slot, depth + 1) for _ in range(count)]
        if isinstance(kind, DictType):
            count = 0 if depth > DEPTH else self.chance.randrange(3)
            keys = [self.value(kind.key.type, depth) for _ in range(count)]
            return {key: self._item(kind.value, depth + 1) for key in keys}
        if isinstance(kind, AnyType):
            name = self.chance.choice(ANY)
            return self.value(self.schema.find(XS + name), depth)
        assert isinstance(kind, SimpleType), "no WCF contract encodes its arrays"
        return self._simple(kind)

    def record(self, kind: RecordType, depth: int = 0) -> Record:
        """An object of exactly this type; what may be left out sometimes is."""
        given: dict[str, object] = {}
        for slot in kind.slots:
            if slot.required or (depth <= DEPTH and self.chance.random() < 0.6):
                given[slot.field] = self._item(slot, depth + 1)
        made: Callable[..., Record] = kind.kind
        return made(**given)

    def _item(self, slot: Slot, depth: int) -> object:
        if slot.entry.nillable and (depth > DEPTH or self.chance.random() < 0.1):
            return None
        return self.value(slot.type, depth)

    def _simple(self, kind: SimpleType) -> object:
        python = kind.python[0] if isinstance(kind.python, tuple) else kind.python
        if issubclass(python, Token):
            return self.chance.choice(list(python))
        if issubclass(python, Flag):
            members = self.chance.sample(list(python), k=min(2, len(python)))
            return reduce(or_, members, python(0))
        bits = BITS.get(kind.name.removeprefix(XS))
        if bits is not None:
            low, high = (0, 2**-bits - 1) if bits < 0 else (-(2**bits), 2**bits - 1)
            return self.chance.choice([low, high, 0, self.chance.randint(low, high)])
        return next(make for n, make in _POOLS.items() if _is(kind, n))(self.chance)


def _is(kind: SimpleType, name: str) -> bool:
    known: SimpleType | None = kind
    while known is not None:
        if known.name in (name, XS + name):
            return True
        known = known.base
    return False
