"""Fields, in a request and in an answer."""

from __future__ import annotations

from tests.drift.building.words import (
    CHOICE,
    MANY,
    NIL,
    OPTIONAL,
    A,
    Z,
    derived,
    element,
    item,
    record,
)

FIELDS: dict[str, tuple[str, str]] = {
    "optional-field-appended": (item(A), item(A, Z)),
    "optional-field-inserted": (item(Z), item(A, Z)),
    "required-field-added": (item(A), item(A, element("B"))),
    "optional-field-removed": (item(A, Z), item(A)),
    "required-field-removed": (item(A, element("B")), item(A)),
    "field-renamed": (
        item(A, element("OnSattelite", "xs:boolean", OPTIONAL)),
        item(A, element("OnSatellite", "xs:boolean", OPTIONAL)),
    ),
    "field-renamed-unit-changed": (
        item(element("WarnNewChatSeconds", "xs:int", OPTIONAL)),
        item(element("WarnNewChatMinutes", "xs:int", OPTIONAL)),
    ),
    "field-type-widened": (
        item(element("A", "xs:int", OPTIONAL)),
        item(element("A", "xs:long", OPTIONAL)),
    ),
    "field-type-narrowed": (
        item(element("A", "xs:string", OPTIONAL)),
        item(element("A", "xs:dateTime", OPTIONAL)),
    ),
    "field-type-overlapping": (
        item(element("Deleted", "xs:short", OPTIONAL)),
        item(element("Deleted", "xs:boolean", OPTIONAL)),
    ),
    "field-type-changed": (
        item(element("Opens", "xs:dateTime", OPTIONAL)),
        item(element("Opens", "xs:duration", OPTIONAL)),
    ),
    "field-type-renamed": (
        record("Home", A)
        + record("Work", A)
        + item(
            element("At", "t:Home", OPTIONAL),
            element("H", "t:Home", OPTIONAL),
            element("W", "t:Work", OPTIONAL),
        ),
        record("Home", A)
        + record("Work", A)
        + item(
            element("At", "t:Work", OPTIONAL),
            element("H", "t:Home", OPTIONAL),
            element("W", "t:Work", OPTIONAL),
        ),
    ),
    "field-became-nillable": (item(A), item(element("A", more=NIL))),
    "field-no-longer-nillable": (item(element("A", more=NIL)), item(A)),
    "field-became-required": (item(A), item(element("A"))),
    "field-became-optional": (item(element("A")), item(A)),
    "field-became-list": (item(A), item(element("A", more=MANY))),
    "field-became-single": (item(element("A", more=MANY), Z), item(A, Z)),
    "occurs-tightened": (
        item(Z, element("A", more='minOccurs="0" maxOccurs="10"')),
        item(Z, element("A", more='minOccurs="0" maxOccurs="5"')),
    ),
    "occurs-loosened": (
        item(Z, element("A", more='minOccurs="2" maxOccurs="5"')),
        item(Z, element("A", more='minOccurs="1" maxOccurs="5"')),
    ),
    "fields-reordered": (item(A, Z), item(Z, A)),
    "field-moved-to-base": (
        record("Base", A) + derived("Item", "Base", Z),
        record("Base", A, Z) + derived("Item", "Base"),
    ),
    "field-moved-to-derived": (
        record("Base", A, Z) + derived("Item", "Base"),
        record("Base", A) + derived("Item", "Base", Z),
    ),
    "field-moved-into-choice": (
        item(element("K"), element("P"), CHOICE.format(element("M") + element("N"))),
        item(element("K"), CHOICE.format(element("M") + element("N") + element("P"))),
    ),
    "choice-branch-added": (
        item(element("M"), element("N"), group="choice"),
        item(element("M"), element("N"), element("O"), group="choice"),
    ),
    "choice-branch-removed": (
        item(element("M"), element("N"), element("O"), group="choice"),
        item(element("M"), element("N"), group="choice"),
    ),
    "default-changed": (
        item(element("A", more='minOccurs="0" default="EUR"')),
        item(element("A", more='minOccurs="0" default="USD"')),
    ),
    "fixed-changed": (
        item(element("A", more='minOccurs="0" fixed="1"')),
        item(element("A", more='minOccurs="0" fixed="2"')),
    ),
}
