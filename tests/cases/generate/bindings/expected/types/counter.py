"""Types that only Counter uses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .._schema import Record

if TYPE_CHECKING:
    from .shared import Order


@dataclass(slots=True, kw_only=True)
class CountResponse(Record):
    total: int
    last: Order
    __xml__ = """counter:Counter//CountResponse
        total xs:int 1
        last tns:Order 1"""
