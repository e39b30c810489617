"""Attributes and values, in a request and in an answer."""

from __future__ import annotations

from tests.drift.building.words import (
    COLOR,
    OPTIONAL,
    A,
    element,
    item,
    numbered,
    simple,
    tokens,
)

VALUES: dict[str, tuple[str, str]] = {
    "attribute-added-optional": (
        item(A),
        item(A, attributes='<xs:attribute name="k" type="xs:int"/>'),
    ),
    "attribute-added-required": (
        item(A),
        item(A, attributes='<xs:attribute name="k" type="xs:int" use="required"/>'),
    ),
    "attribute-removed": (
        item(A, attributes='<xs:attribute name="k" type="xs:int"/>'),
        item(A),
    ),
    "attribute-became-required": (
        item(A, attributes='<xs:attribute name="k" type="xs:int"/>'),
        item(A, attributes='<xs:attribute name="k" type="xs:int" use="required"/>'),
    ),
    "attribute-became-optional": (
        item(A, attributes='<xs:attribute name="k" type="xs:int" use="required"/>'),
        item(A, attributes='<xs:attribute name="k" type="xs:int"/>'),
    ),
    "attribute-type-changed": (
        item(A, attributes='<xs:attribute name="k" type="xs:int"/>'),
        item(A, attributes='<xs:attribute name="k" type="xs:date"/>'),
    ),
    "attribute-default-changed": (
        item(A, attributes='<xs:attribute name="k" type="xs:int" default="1"/>'),
        item(A, attributes='<xs:attribute name="k" type="xs:int" default="2"/>'),
    ),
    "enum-value-added": (
        COLOR + simple("Color", tokens("red", "green")),
        COLOR + simple("Color", tokens("red", "green", "turquoise")),
    ),
    "enum-value-removed": (
        COLOR + simple("Color", tokens("red", "green", "turquoise")),
        COLOR + simple("Color", tokens("red", "green")),
    ),
    "enum-value-renamed": (
        COLOR + simple("Color", numbered(PersonDialog=4, Other=9)),
        COLOR + simple("Color", numbered(PersonCard=4, Other=9)),
    ),
    "enum-opened": (
        COLOR + simple("Color", tokens("red", "green")),
        COLOR + simple("Color", ""),
    ),
    "enum-closed": (
        COLOR + simple("Color", ""),
        COLOR + simple("Color", tokens("red", "green")),
    ),
    "list-type-changed": (
        COLOR + simple("Color", tokens("red", "green")),
        COLOR
        + '<xs:simpleType name="Color"><xs:list><xs:simpleType>'
        + f'<xs:restriction base="xs:string">{tokens("red", "green")}</xs:restriction>'
        + "</xs:simpleType></xs:list></xs:simpleType>",
    ),
    "union-member-added": (
        COLOR
        + '<xs:simpleType name="Color"><xs:union memberTypes="xs:int xs:date"/></xs:simpleType>',
        COLOR
        + '<xs:simpleType name="Color"><xs:union memberTypes="xs:int xs:date xs:boolean"/></xs:simpleType>',
    ),
    "union-member-removed": (
        COLOR
        + '<xs:simpleType name="Color"><xs:union memberTypes="xs:int xs:date xs:duration"/></xs:simpleType>',
        COLOR
        + '<xs:simpleType name="Color"><xs:union memberTypes="xs:int xs:date"/></xs:simpleType>',
    ),
    "facet-tightened": (
        COLOR + simple("Color", '<xs:maxLength value="40"/>'),
        COLOR + simple("Color", '<xs:maxLength value="20"/>'),
    ),
    "facet-loosened": (
        COLOR + simple("Color", '<xs:minInclusive value="5"/>', "xs:int"),
        COLOR + simple("Color", '<xs:minInclusive value="1"/>', "xs:int"),
    ),
    "pattern-changed": (
        COLOR + simple("Color", '<xs:pattern value="[A-Z]{2}"/>'),
        COLOR + simple("Color", '<xs:pattern value="[A-Z]{3}"/>'),
    ),
    "whitespace-changed": (
        item(element("A", "xs:string", OPTIONAL)),
        item(element("A", "xs:token", OPTIONAL)),
    ),
}
