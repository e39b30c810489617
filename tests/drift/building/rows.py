"""Rows of versions."""

from __future__ import annotations

from dataclasses import replace

from tests.drift.building.documents import GET, PLAIN, TWO
from tests.drift.building.words import COLOR, simple, tokens
from tests.drift.small_wsdl import Wsdl, holding

V1, V2, V3, V4 = (f"urn:shop:v{number}" for number in (1, 2, 3, 4))

THREE = replace(PLAIN, ops={"Get": GET, "Put": GET, "Drop": GET})

WARNED = replace(TWO, ops={"Get": GET, "Put": replace(GET, doc="Obsolete: use Get.")})

# rule/variant -> the versions of a row
ROWS: dict[str, list[Wsdl]] = {
    "component-reintroduced/operation": [
        replace(TWO, namespace=V1),
        replace(PLAIN, namespace=V2),
        replace(TWO, namespace=V3),
    ],
    "component-reintroduced/value": [
        replace(holding(types, "both"), namespace=space)
        for types, space in (
            (COLOR + simple("Color", tokens("red", "green")), V1),
            (COLOR + simple("Color", tokens("red")), V2),
            (COLOR + simple("Color", tokens("red", "green")), V3),
        )
    ],
    "removed-without-deprecation/operation": [
        replace(TWO, namespace=V1),
        replace(PLAIN, namespace=V2),
    ],
    "removed-without-deprecation/one-was-announced": [
        replace(THREE, namespace=V1),
        replace(WARNED, namespace=V2),
        replace(PLAIN, namespace=V3),
    ],
    "removed-without-deprecation/announced-from-the-first": [
        replace(WARNED, ops={**WARNED.ops, "Drop": GET}, namespace=V1),
        replace(PLAIN, namespace=V2),
    ],
    "change-repeated-across-versions/removals": [
        replace(one, namespace=space)
        for one, space in zip(
            (THREE, PLAIN, THREE, PLAIN), (V1, V2, V3, V4), strict=True
        )
    ],
}
