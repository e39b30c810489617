"""Types that Depot uses."""

# ruff: noqa: TID252

from __future__ import annotations

from dataclasses import dataclass

from .._schema import Record


@dataclass(slots=True, kw_only=True)
class Parcel(Record):
    number: int | None = None
    note: str | None = None

    __xml__ = """t:Parcel
        t:Number xs:int ?
        t:Note xs:string ?n"""


@dataclass(slots=True, kw_only=True)
class Login(Record):
    user: str | None = None
    password: str | None = None

    __xml__ = """t:Login
        t:User xs:string ?n
        t:Password xs:string ?n"""


@dataclass(slots=True, kw_only=True)
class Trouble(Record):
    shelf: int | None = None

    __xml__ = """t:Trouble
        t:Shelf xs:int ?"""
