"""A service that gives long lists: in a wrapper, bare of one, and of numbers."""

from __future__ import annotations

from dataclasses import dataclass

from wsdlsmith.runtime import AsyncClient, Client, Schema, ServiceBinding
from wsdlsmith.runtime import Record as _Record
from wsdlsmith.runtime.client.client import async_call, call

SCHEMA = Schema(
    "tests.runtime.client",
    """
namespace t urn:ledger
namespace xs http://www.w3.org/2001/XMLSchema
list t:ArrayOfEntry t:Entry t:Entry *n
list t:ArrayOfint t:int xs:int *
record t:Entry ledger:Entry
record t:Special ledger:Special
""",
)


class Record(_Record):
    __slots__ = ()
    __schema__ = SCHEMA


@dataclass(slots=True, kw_only=True)
class Entry(Record):
    number: int | None = None
    note: str | None = None

    __xml__ = """t:Entry
        t:Number xs:int ?
        t:Note xs:string ?n"""


@dataclass(slots=True, kw_only=True)
class Special(Entry):
    why: str | None = None

    __xml__ = """t:Special
        t:Why xs:string ?"""


SERVICE = ServiceBinding(
    SCHEMA,
    "Ledger",
    """
port_type t:Ledger
soap 1.1
address http://ledger.example/L.svc
path L.svc
failure Problem
headers 1 problem t:Problem xs:string n
operation All all urn:ledger/All
> - t:All; t:Year xs:int ?
< 1 t:AllResponse; t:Result t:ArrayOfEntry ?n
operation Bare bare urn:ledger/Bare
> - t:Bare
< 1 t:BareResponse; t:Entry t:Entry +
operation Numbers numbers urn:ledger/Numbers
> - t:Numbers
< 1 t:NumbersResponse; t:Result t:ArrayOfint ?n
operation One one urn:ledger/One
> - t:One
< 1 t:OneResponse; t:Result t:Entry ?n
""",
)


class Ledger(Client):
    __service__ = SERVICE

    def all(self, *, year: int | None = None) -> list[Entry | None] | None:
        return call(self, "All", year)

    def bare(self) -> list[Entry]:
        return call(self, "Bare")

    def numbers(self) -> list[int] | None:
        return call(self, "Numbers")

    def one(self) -> Entry | None:
        return call(self, "One")


class AsyncLedger(AsyncClient):
    __service__ = SERVICE

    async def all(self, *, year: int | None = None) -> list[Entry | None] | None:
        return await async_call(self, "All", year)
