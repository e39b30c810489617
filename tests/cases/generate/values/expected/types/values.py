"""Types that only Values uses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field as _field
from decimal import Decimal
from enum import Flag
from uuid import UUID

from wsdlsmith.runtime import Duration, QName, Token

from .._schema import Record


@dataclass(slots=True, kw_only=True)
class Shape(Record):
    label: str | None = None
    __xml__ = """tns:Shape abstract
        tns:Label xs:string ?"""


@dataclass(slots=True, kw_only=True)
class Box(Shape):
    side: float | None = None
    width: float | None = None
    height: float | None = None
    __xml__ = """tns:Box
        (|
        tns:Side xs:double 1
        (
        tns:Width xs:double 1
        tns:Height xs:double 1
        )1
        )1"""


@dataclass(slots=True, kw_only=True)
class Circle(Shape):
    radius: float
    __xml__ = """tns:Circle
        tns:Radius xs:double 1"""


class Colour(Token):
    """What it looks like."""

    RED = "Red"
    DARK_BLUE = "DarkBlue"


@dataclass(slots=True, kw_only=True)
class Drawing(Record):
    shape: list[Shape] = _field(default_factory=lambda: [])
    __xml__ = """tns:Drawing mixed
        tns:shape tns:Shape *"""


@dataclass(slots=True, kw_only=True)
class EchoResponse(Record):
    value: Everything
    drawing: Drawing | None = None
    __xml__ = """tns:Values//EchoResponse
        tns:Value tns:Everything 1
        tns:Drawing tns:Drawing ?"""


@dataclass(slots=True, kw_only=True)
class Everything(Record):
    text: str
    nil: str | None = None
    maybe: int | None = None
    many: list[int] = _field(default_factory=lambda: [])
    truth: bool
    money: Decimal
    real: float
    day: dt.date
    hour: dt.time
    moment: dt.datetime
    span: Duration
    id: UUID
    letter: str
    bytes_: bytes
    hex: bytes
    name: QName
    year: str
    anything: object
    words: list[str]
    numbers: list[int]
    either: int | Colour
    colour: Colour
    rights: Rights
    shelf: list[list[Shape]]
    labels: dict[str, Colour]
    code: str
    tree: Node
    priced: Price
    version: int
    lang: str | None = None
    any_attributes: dict[QName, str] = _field(default_factory=lambda: {})
    __xml__ = """tns:Everything
        tns:Text xs:string 1
        tns:Nil xs:string 1n
        tns:Maybe xs:int ?
        tns:Many xs:int +
        tns:Truth xs:boolean 1
        tns:Money xs:decimal 1 default "1.50"
        tns:Real xs:double 1 fixed "0.5"
        tns:Day xs:date 1
        tns:Hour xs:time 1
        tns:Moment xs:dateTime 1
        tns:Span ser:duration 1
        tns:Id ser:guid 1
        tns:Letter ser:char 1
        tns:Bytes xs:base64Binary 1
        tns:Hex xs:hexBinary 1
        tns:Name xs:QName 1
        tns:Year xs:gYear 1
        tns:Anything xs:anyType 1
        tns:Words xs:NMTOKENS 1
        tns:Numbers tns:Numbers 1
        tns:Either tns:NumberOrColour 1
        tns:Colour tns:Colour 1
        tns:Rights tns:Rights 1
        tns:Shelf tns:ArrayOfArrayOfShape 1
        tns:Labels tns:ArrayOfKeyValueOfstringColour 1
        tns:Code tns:Zip 1
        tns:Tree tns:Node 1
        tns:Priced tns:Price 1
        @version xs:int 1
        @lang xs:anySimpleType ? default "en\\u0020\\u003b\\u0020de"
        @* ##other 1"""


@dataclass(slots=True, kw_only=True)
class Node(Record):
    node: list[Node] = _field(default_factory=lambda: [])
    any_element: object = None
    __xml__ = """tns:Node
        tns:Node tns:Node {0,2}
        * ##other ?"""


@dataclass(slots=True, kw_only=True)
class Price(Record):
    value: Decimal | None = None
    currency: str
    __xml__ = """tns:Price
        $ xs:decimal 1
        @currency xs:string 1"""


class Rights(Flag):
    READ = 1
    WRITE = 2
    R = 1
    __xml__ = """tns:Rights
        Read=1
        Write=2
        R=1"""


@dataclass(slots=True, kw_only=True)
class Steps(Record):
    left: list[int] = _field(default_factory=lambda: [])
    right: list[int] = _field(default_factory=lambda: [])
    __xml__ = """tns:Steps
        (|
        tns:Left xs:int 1
        tns:Right xs:int 1
        )*"""


@dataclass(slots=True, kw_only=True)
class Unit(Circle):
    __xml__ = """tns:Unit restricts
        tns:Label xs:string ?
        tns:Radius xs:double 1 fixed "1" """
