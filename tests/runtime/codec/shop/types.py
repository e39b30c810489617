"""One class for each kind of type."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field as _field
from decimal import Decimal
from enum import Flag
from uuid import UUID

from wsdlsmith.runtime import Duration, QName, Token

from ._schema import Record


class Colour(Token):
    RED = "Red"
    DARK_BLUE = "Dark Blue"


class Rights(Flag):
    __xml__ = "s:Rights None=0 Read=1 Write=2 Full=3 Delete=4"
    NONE = 0
    READ = 1
    WRITE = 2
    FULL = 3
    DELETE = 4


@dataclass(slots=True, kw_only=True)
class Shape(Record):
    name: str | None = None

    __xml__ = """s:Shape abstract
        s:Name xs:string ?n"""


@dataclass(slots=True, kw_only=True)
class Circle(Shape):
    radius: float | None = None

    __xml__ = """s:Circle
        s:Radius xs:double ?"""


@dataclass(slots=True, kw_only=True)
class Ring(Circle):
    inner: float

    __xml__ = """s:Ring
        s:Inner xs:double 1"""


@dataclass(slots=True, kw_only=True)
class Square(Shape):
    side: int

    __xml__ = """s:Square
        s:Side xs:int 1"""


@dataclass(slots=True, kw_only=True)
class Everything(Record):
    text: str | None = None
    count: int | None = None
    big: int | None = None
    ratio: float | None = None
    amount: Decimal | None = None
    flag: bool | None = None
    when: dt.datetime | None = None
    day: dt.date | None = None
    clock: dt.time | None = None
    span: Duration | None = None
    blob: bytes | None = None
    hex: bytes | None = None
    id: UUID | None = None
    letter: str | None = None
    colour: Colour | None = None
    rights: Rights | None = None
    numbers: list[int] | None = None
    size: int | Colour | None = None
    name: QName | None = None
    ids: list[int] | None = None
    texts: list[str | None] | None = None
    grid: list[list[int] | None] | None = None
    pairs: dict[str, int | None] | None = None
    shape: Shape | None = None
    shapes: list[Shape | None] | None = None
    anything: object = None
    many: list[int] = _field(default_factory=list)
    percent: Decimal | None = None
    preset: int | None = None
    version: int | None = None
    tag: str | None = None

    __xml__ = """s:Everything
        s:Text xs:string ?n
        s:Count xs:int ?n
        s:Big xs:integer ?
        s:Ratio xs:double ?
        s:Amount xs:decimal ?
        s:Flag xs:boolean ?
        s:When xs:dateTime ?
        s:Day xs:date ?
        s:Clock xs:time ?
        s:Span xs:duration ?
        s:Blob xs:base64Binary ?
        s:Hex xs:hexBinary ?
        s:Id ser:guid ?
        s:Letter ser:char ?
        s:Colour s:Colour ?n
        s:Rights s:Rights ?
        s:Numbers s:Numbers ?
        s:Size s:Size ?
        s:QName xs:QName ?
        s:Ids arr:ArrayOfint ?n
        s:Texts arr:ArrayOfstring ?n
        s:Grid arr:ArrayOfArrayOfint ?n
        s:Pairs arr:Pairs ?n
        s:Shape s:Shape ?n
        s:Shapes s:ArrayOfShape ?n
        s:Anything xs:anyType ?n
        s:Many xs:int *
        s:Percent s:Percent ?
        s:Preset xs:int ? default "7"
        @version xs:int ?
        @s:tag xs:string ?"""


@dataclass(slots=True, kw_only=True)
class Groups(Record):
    head: str
    a: list[int] = _field(default_factory=list)
    b: list[str] = _field(default_factory=list)
    left: str | None = None
    right: int | None = None
    first: str | None = None
    second: str | None = None
    tail: str | None = None

    __xml__ = """s:Groups
        s:Head xs:string 1
        (
        s:A xs:int 1
        s:B xs:string *
        )*
        (|; s:Left xs:string 1; s:Right xs:int 1; )?
        (&; s:First xs:string ?; s:Second xs:string ?; )1
        s:Tail xs:string 1n"""


@dataclass(slots=True, kw_only=True)
class Price(Record):
    value: Decimal | None = None
    currency: str | None = None

    __xml__ = """s:Price
        $ xs:decimal 1
        @currency xs:string ?"""


@dataclass(slots=True, kw_only=True)
class Letter(Record):
    bold: list[str] = _field(default_factory=list)
    price: Price | None = None

    __xml__ = """s:Letter mixed
        (|
        s:b xs:string 1
        s:Price s:Price 1
        )*"""


@dataclass(slots=True, kw_only=True)
class Open(Record):
    known: int | None = None
    payment: Shape | None = None
    any_elements: list[object] = _field(default_factory=list)
    any_attributes: dict[QName, str] = _field(default_factory=dict)

    __xml__ = """s:Open
        s:Known xs:int ?
        s:payment s:Shape ?
        * ##any *
        @* ##any"""


@dataclass(slots=True, kw_only=True)
class Node(Record):
    label: str | None = None
    child: Node | None = None
    other: Node | None = None
    id: str | None = None
    ref: str | None = None

    __xml__ = """s:Node
        s:Label xs:string ?
        s:Child s:Node ?n
        s:Other s:Node ?n
        @ser:Id xs:ID ?
        @ser:Ref xs:IDREF ?"""


@dataclass(slots=True, kw_only=True)
class Empty(Record):
    __xml__ = "s:Empty"


@dataclass(slots=True, kw_only=True)
class Box(Record):
    everything: Everything | None = None
    groups: Groups | None = None
    price: Price | None = None
    letter: Letter | None = None
    open: Open | None = None
    node: Node | None = None
    empty: Empty | None = None

    __xml__ = """s:Box
        s:Everything s:Everything ?n
        s:Groups s:Groups ?n
        s:Price s:Price ?n
        s:Letter s:Letter ?n
        s:Open s:Open ?n
        s:Node s:Node ?n
        s:Empty s:Empty ?n"""
