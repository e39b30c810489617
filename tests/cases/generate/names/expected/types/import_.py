"""Types that only Import uses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field as _field
from decimal import Decimal

from wsdlsmith.runtime import Token

from .._schema import Record


@dataclass(slots=True, kw_only=True)
class Address(Record):
    line: str
    __xml__ = """tns:Address
        tns:Line xs:string 1"""


@dataclass(slots=True, kw_only=True)
class Address_2(Record):
    line: str
    __xml__ = """tns:_address
        tns:Line xs:string 1"""


@dataclass(slots=True, kw_only=True)
class Address_3(Record):
    line: str
    __xml__ = """tns:address
        tns:Line xs:string 1"""


@dataclass(slots=True, kw_only=True)
class AnswerResult(Record):
    field: list[AnswerResultField] = _field(default_factory=lambda: [])
    __xml__ = """tns:import//Answer/Result
        tns:Field tns:import//Answer/Result/Field *"""


@dataclass(slots=True, kw_only=True)
class AnswerResultField(Record):
    name: str
    __xml__ = """tns:import//Answer/Result/Field
        tns:Name xs:string 1"""


@dataclass(slots=True, kw_only=True)
class Decimal_(Record):
    amount: Decimal
    __xml__ = """tns:Decimal
        tns:Amount xs:decimal 1"""


@dataclass(slots=True, kw_only=True)
class Field(Record):
    class_: str | None = None
    self: str | None = None
    none: str | None = None
    list_: list[str] = _field(default_factory=lambda: [])
    int_: int | None = None
    date: dt.date | None = None
    dt_: dt.datetime | None = None
    decimal: Decimal | None = None
    wire: str | None = None
    xml: str | None = None
    value_2_x: str | None = None
    größe: Decimal | None = None
    __xml__ = """tns:Field
        tns:class xs:string ?
        tns:self xs:string ?
        tns:None xs:string ?
        tns:list xs:string *
        tns:int xs:int ?
        tns:date xs:date ?
        tns:dt xs:dateTime ?
        tns:Decimal xs:decimal ?
        tns:_wire xs:string ?
        tns:__xml__ xs:string ?
        tns:value-2.x xs:string ?
        tns:Größe xs:decimal ?"""


class Mode(Token):
    ON = "on"
    ON_2 = "On"
    VALUE_2ND = "2nd"
    MRO_ = "mro"
    VALUE = ""
    A_B_N = 'a "b" \\n'
    NONE = "None"


@dataclass(slots=True, kw_only=True)
class Record_(Record):
    field: Field | None = None
    field_2: str | None = None
    field_3: str | None = None
    __xml__ = """tns:Record
        tns:Field tns:Field ?
        tns:field xs:string ?
        tns:FIELD xs:string ?"""
