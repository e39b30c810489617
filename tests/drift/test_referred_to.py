"""What a type refers to changes what the type holds, though it is written as before."""

from __future__ import annotations

import pytest
from wsdlsmith.drift.diff import diff

from tests.drift.breaking import breaking
from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import Op, Wsdl
from tests.drift.test_zoo import check

_ITEM = '<xs:complexType name="Item">{}</xs:complexType>'
_ROW = _ITEM.format("<xs:sequence>{}</xs:sequence>")
_INNER = '<xs:complexType><xs:sequence><xs:element name="x" type="xs:{}"/></xs:sequence></xs:complexType>'
_GROUP = '<xs:group name="G"><xs:sequence><xs:element name="x" type="xs:{}"/></xs:sequence></xs:group>'
_ATTRIBUTE = '<xs:attribute name="x" type="xs:{}"/>'
_ELEMENT = '<xs:element name="x" type="xs:{}"/>'
_REF = '<xs:element ref="t:x"/>'

CASES = {
    "a group": (_ITEM.format('<xs:group ref="t:G"/>') + _GROUP, "type:Item.x"),
    "a group in a group": (
        _ROW.format('<xs:group ref="t:Outer"/>')
        + '<xs:group name="Outer"><xs:choice><xs:group ref="t:G"/></xs:choice></xs:group>'
        + _GROUP,
        "type:Item.x",
    ),
    "attributes of a group in a group": (
        _ITEM.format('<xs:attributeGroup ref="t:Outer"/>')
        + '<xs:attributeGroup name="Outer"><xs:attributeGroup ref="t:A"/></xs:attributeGroup>'
        + f'<xs:attributeGroup name="A">{_ATTRIBUTE}</xs:attributeGroup>',
        "type:Item.@x",
    ),
    "a global attribute": (
        _ITEM.format('<xs:attribute ref="t:x"/>') + _ATTRIBUTE,
        "type:Item.@x",
    ),
    "a global element": (_ROW.format(_REF) + _ELEMENT, "element:x"),
    "a global element in a group": (
        _ITEM.format('<xs:group ref="t:G"/>')
        + f'<xs:group name="G"><xs:sequence>{_REF}</xs:sequence></xs:group>'
        + _ELEMENT,
        "element:x",
    ),
    "the inside of a global element": (
        _ROW.format('<xs:element ref="t:Inner"/>')
        + f'<xs:element name="Inner">{_INNER}</xs:element>',
        "element:Inner.x",
    ),
    "the inside of what a global element refers to": (
        _ROW.format('<xs:element ref="t:Outer"/>')
        + '<xs:element name="Outer"><xs:complexType><xs:sequence>'
        + '<xs:element ref="t:Inner"/></xs:sequence></xs:complexType></xs:element>'
        + f'<xs:element name="Inner">{_INNER}</xs:element>',
        "element:Inner.x",
    ),
    "what comes instead of what comes instead": (
        _ROW.format('<xs:element ref="t:Top"/>')
        + '<xs:element name="Top" type="xs:anyType" abstract="true"/>'
        + '<xs:element name="Mid" type="xs:anyType" abstract="true" substitutionGroup="t:Top"/>'
        + f'<xs:element name="Low" substitutionGroup="t:Mid">{_INNER}</xs:element>',
        "element:Low.x",
    ),
}
"""Schemas with ``{}`` for the type of something, and where its change is told."""


def _asking(types: str) -> str:
    item = '<xs:element name="Item" type="t:Item"/>'
    return Wsdl(types=types, ops={"Do": Op(request=item)}).text()


@pytest.mark.parametrize("case", CASES)
def test_what_a_type_refers_to_is_told_and_shown(case: str) -> None:
    types, path = CASES[case]
    wide, narrow = (_asking(types.format(name)) for name in ("string", "int"))
    drift = diff(contract_of(wide), contract_of(narrow))
    assert [(one.path, way) for one, way in breaking(drift)] == [(path, "request")]
    assert check(wide, narrow) == 1
    back = diff(contract_of(narrow), contract_of(wide))
    assert [(one.path, one.wire) for one in back.findings] == [(path, "safe")]


def test_an_element_of_many_types_is_told_once() -> None:
    rows = [_ROW.format(_REF).replace("Item", name) for name in ("Item", "Other")]
    held = '<xs:element name="{0}" type="t:{0}"/>'
    op = Op(request=held.format("Item"))
    ops = {"Do": op, "More": Op(request=held.format("Other"))}
    old, new = (
        Wsdl(types="".join(rows) + _ELEMENT.format(name), ops=ops).text()
        for name in ("string", "int")
    )
    (finding,) = diff(contract_of(old), contract_of(new)).findings
    assert finding.path == "element:x"
    assert finding.reach.operations == 2
    assert check(old, new) == 1


def test_what_no_operation_refers_to_is_not_told() -> None:
    alone = _ROW.format("") + f'<xs:element name="Inner">{_INNER}</xs:element>'
    old, new = (_asking(alone.format(name)) for name in ("string", "int"))
    assert old != new
    assert diff(contract_of(old), contract_of(new)).findings == ()


@pytest.mark.parametrize(
    ("flag", "rule"),
    [("nillable", "field-no-longer-nillable"), ("abstract", "type-became-abstract")],
)
def test_the_element_of_a_message_has_flags_of_its_own(flag: str, rule: str) -> None:
    plain = _asking(_ROW.format(""))
    flagged = plain.replace(
        '<xs:element name="Do">', f'<xs:element name="Do" {flag}="true">'
    )
    assert flagged != plain
    old, new = (flagged, plain) if flag == "nillable" else (plain, flagged)
    drift = diff(contract_of(old), contract_of(new))
    told = [(one.rule, way) for one, way in breaking(drift)]
    assert told == [(rule, "request")]
    assert check(old, new) == 1
    assert check(new, old) == 0


def test_a_bare_element_that_is_abstract_now_cannot_be_sent() -> None:
    op = Op(request_message='<wsdl:part name="p" element="t:x"/>')
    old = Wsdl(types=_ELEMENT.format("int"), ops={"Do": op}).text()
    new = old.replace('name="x"', 'name="x" abstract="true"')
    assert new != old
    drift = diff(contract_of(old), contract_of(new))
    told = [(one.rule, way) for one, way in breaking(drift)]
    assert told == [("type-became-abstract", "request")]
    assert check(old, new) == 1
    assert check(new, old) == 0
