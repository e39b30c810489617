"""Types that several services use."""

from __future__ import annotations

from dataclasses import dataclass

from .._schema import Record
from .values import Shape


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


@dataclass(slots=True, kw_only=True)
class Unit(Circle):
    __xml__ = """tns:Unit restricts
        tns:Label xs:string ?
        tns:Radius xs:double 1 fixed "1" """
