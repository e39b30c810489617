"""Tokens that WCF numbers by their place, where it says nothing else."""

from __future__ import annotations

from tests.drift.building.words import COLOR, numbered, simple, tokens
from tests.drift.small_wsdl import Wsdl, holding


def _flags(facets: str) -> Wsdl:
    item = simple("Color", facets).replace(' name="Color"', "")
    listed = f'<xs:simpleType name="Color"><xs:list>{item}</xs:list></xs:simpleType>'
    return holding(COLOR + listed, "both")


def _one(facets: str) -> Wsdl:
    return holding(COLOR + simple("Color", facets), "both")


NUMBERS: dict[str, tuple[Wsdl, Wsdl]] = {
    # 1, 2, 4 by place: Write was 2
    "enum-ordinal-changed/flags": (
        _flags(tokens("Read", "Write") + numbered(All=3)),
        _flags(tokens("Read", "Erase", "Write") + numbered(All=3)),
    ),
    # 0, 1, 2 by place, whatever number is before it: Open was 1
    "enum-ordinal-changed/behind-a-number": (
        _one(numbered(Shut=7) + tokens("Open")),
        _one(numbered(Shut=7) + tokens("Ajar", "Open")),
    ),
}
