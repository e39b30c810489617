"""What no message shows."""

from __future__ import annotations

from tests.drift.building.words import (
    COLOR,
    OPTIONAL,
    A,
    Z,
    element,
    item,
    numbered,
    record,
    simple,
    tokens,
)

# rule -> (types before, types after) of what no message shows
QUIET: dict[str, tuple[str, str]] = {
    "type-added": (item(A), item(A) + record("Extra", A, Z)),
    "type-removed-unreachable": (item(A) + record("Extra", A, Z), item(A)),
    "enum-value-reordered": (
        COLOR + simple("Color", tokens("red", "green")),
        COLOR + simple("Color", tokens("green", "red")),
    ),
    "enum-ordinal-changed": (
        COLOR + simple("Color", numbered(Open=2, Shut=3)),
        COLOR + simple("Color", numbered(Open=2, Shut=4)),
    ),
    "python-name-collision": (
        item(element("userId", more=OPTIONAL)),
        item(element("userId", more=OPTIONAL), element("UserID", more=OPTIONAL)),
    ),
    "python-name-changed": (
        item(element("b", more=OPTIONAL), element("userId", more=OPTIONAL)),
        item(
            element("b", more=OPTIONAL),
            element("UserID", more=OPTIONAL),
            element("userId", more=OPTIONAL),
        ),
    ),
    "deprecation-announced": (
        item(A),
        item(
            '<xs:element name="A" type="xs:string" minOccurs="0"><xs:annotation>'
            "<xs:documentation>Deprecated: use B.</xs:documentation>"
            "</xs:annotation></xs:element>"
        ),
    ),
}
