"""Two documents a side."""

from __future__ import annotations

from dataclasses import replace

from tests.drift.building.documents import GET, PLAIN
from tests.drift.building.words import OPTIONAL, A, Z, element, item
from tests.drift.small_wsdl import Wsdl, holding

TWO_FIELDS = replace(GET, request=GET.request + Z)

BANK = replace(PLAIN, service="Bank")

# rule -> (first and second document before, first and second after)
SIDES: dict[str, tuple[Wsdl, Wsdl, Wsdl, Wsdl]] = {
    "element-defined-differently": (
        PLAIN,
        BANK,
        PLAIN,
        replace(BANK, ops={"Get": TWO_FIELDS}),
    ),
    "type-defined-differently": (
        holding(item(A), "both"),
        replace(holding(item(A), "both"), service="Bank"),
        holding(item(A), "both"),
        replace(holding(item(A, Z), "both"), service="Bank"),
    ),
    "unresolved-reference": (
        holding(item(A), "both"),
        BANK,
        holding(item(A, element("Z", "t:Gone", OPTIONAL)), "both"),
        BANK,
    ),
}
