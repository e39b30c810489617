"""Types of the form that the fast way is for: elements only, in a row."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field as _field
from decimal import Decimal
from enum import Flag
from typing import Any
from uuid import UUID

from wsdlsmith.runtime import QName, Schema, ServiceBinding, Token
from wsdlsmith.runtime import Record as _Record

SCHEMA = Schema(
    "tests.runtime.codec.fast",
    """
namespace s urn:shop
namespace arr http://schemas.microsoft.com/2003/10/Serialization/Arrays
namespace ser http://schemas.microsoft.com/2003/10/Serialization/
namespace xs http://www.w3.org/2001/XMLSchema
list arr:ArrayOfstring arr:string xs:string *n
list arr:ArrayOfint arr:int xs:int *
list s:ArrayOfRow s:Row s:Row *n
list s:ArrayOfArrayOfRow s:ArrayOfRow s:ArrayOfRow *n
dict s:Pairs s:Pair s:Key xs:string 1n s:Value s:Row 1n
dict s:Notes s:Note s:Key xs:int 1 s:Value xs:string ?n
simple ser:guid guid
tokens s:Numbers xs:int
enum s:Colour rows:Colour
flags s:Rights rows:Rights
record s:Row rows:Row
record s:Long rows:Long
record s:Shelf rows:Shelf
record s:Repeated rows:Many
record s:Either rows:Either
""",
)


class Record(_Record):
    __slots__ = ()
    __schema__ = SCHEMA


class Colour(Token):
    RED = "Red"
    DARK_BLUE = "Dark Blue"


class Rights(Flag):
    __xml__ = "s:Rights None=0 Read=1 Write=2 Full=3"
    NONE = 0
    READ = 1
    WRITE = 2
    FULL = 3


@dataclass(slots=True, kw_only=True)
class Row(Record):
    text: str | None = None
    count: int | None = None
    flag: bool | None = None
    colour: Colour | None = None
    when: dt.datetime | None = None
    name: str
    ratio: float | None = None
    amount: Decimal | None = None
    id: UUID | None = None
    rights: Rights | None = None
    numbers: list[int] | None = None
    qname: QName | None = None
    preset: int | None = None

    __xml__ = """s:Row
        s:Text xs:string ?n
        s:Count xs:int ?n
        s:Flag xs:boolean ?
        s:Colour s:Colour ?n
        s:When xs:dateTime ?
        s:Name xs:string 1n
        s:Ratio xs:double ?n
        s:Amount xs:decimal ?
        s:Id ser:guid ?
        s:Rights s:Rights ?
        s:Numbers s:Numbers ?
        s:QName xs:QName ?
        s:Preset xs:int ? default "7\""""


@dataclass(slots=True, kw_only=True)
class Long(Row):
    size: int

    __xml__ = """s:Long
        s:Size xs:byte 1"""


@dataclass(slots=True, kw_only=True)
class Shelf(Record):
    first: Row | None = None
    rows: list[Row | None] | None = None
    grid: list[list[Row | None] | None] | None = None
    pairs: dict[str, Row | None] | None = None
    notes: dict[int, str | None] | None = None
    texts: list[str | None] | None = None
    counts: list[int] | None = None
    inner: Shelf | None = None
    anything: object = None
    must: Row
    many: Many | None = None
    either: Either | None = None

    __xml__ = """s:Shelf
        s:First s:Row ?n
        s:Rows s:ArrayOfRow ?n
        s:Grid s:ArrayOfArrayOfRow ?n
        s:Pairs s:Pairs ?n
        s:Notes s:Notes ?
        s:Texts arr:ArrayOfstring ?n
        s:Counts arr:ArrayOfint ?n
        s:Inner s:Shelf ?n
        s:Anything xs:anyType ?n
        s:Must s:Row 1
        s:Repeated s:Repeated ?
        s:Either s:Either ?"""


@dataclass(slots=True, kw_only=True)
class Many(Record):
    texts: list[str] = _field(default_factory=list)
    rows: list[Row | None] = _field(default_factory=list)

    __xml__ = """s:Repeated
        s:Texts xs:string *
        s:Rows s:Row *n"""


@dataclass(slots=True, kw_only=True)
class Either(Record):
    left: str | None = None
    right: int | None = None

    __xml__ = """s:Either
        (|; s:Left xs:string 1; s:Right xs:int 1; )?"""


SERVICE = """
port_type s:Rows
soap 1.1
headers 1 token s:Token xs:string 1n; row s:Row s:Row 1
operation Put put urn:shop/Put
> 1 s:Put; s:Row s:Row ?n; s:Shelf s:Shelf ?n; s:Rows s:ArrayOfRow ?n
< - s:PutResponse
"""
PUT = ServiceBinding(SCHEMA, "Rows", SERVICE).operations["Put"]


def put(xml: str) -> bytes:
    """A request around the text of some of its elements."""
    from tests.runtime.codec.envelopes import envelope

    return envelope(f"<s:Put>{xml}</s:Put>")


def request(**values: Any) -> _Record:
    record = PUT.request.new()
    for name, value in values.items():
        setattr(record, name, value)
    return record
