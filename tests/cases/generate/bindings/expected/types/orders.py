"""Types that only Orders uses."""

from __future__ import annotations

from dataclasses import dataclass

from .._schema import Record


@dataclass(slots=True, kw_only=True)
class Refusal(Record):
    reason: str
    __xml__ = """tns:Refusal
        reason xs:string 1"""
