"""Types that several services use."""

from __future__ import annotations

from dataclasses import dataclass

from .._schema import Record


@dataclass(slots=True, kw_only=True)
class Order(Record):
    number: int
    note: str | None = None
    __xml__ = """tns:Order
        number xs:int 1
        note xs:string ?"""
