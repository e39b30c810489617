"""What random edits of public WSDLs showed, each by the least WSDL that has it."""

from __future__ import annotations

import pytest
from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.explain import explain

from tests.drift.breaking import breaking
from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import Op, Wsdl, holding
from tests.drift.test_zoo import check

_ITEM = '<xs:complexType name="Item">{}</xs:complexType>'
_ROW = _ITEM.format("<xs:sequence>{}</xs:sequence>")
_BRANCHES = '<xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/>'


def _told(old: str, new: str) -> list[tuple[str, str]]:
    """What breaks; each has a message that shows it."""
    found = list(breaking(diff(contract_of(old), contract_of(new))))
    assert check(old, new) == len(found)
    return [(one.rule, way) for one, way in found]


def test_an_answer_without_any_branch_of_a_choice_breaks_who_waits_for_one() -> None:
    choice = _ITEM.format(f"<xs:choice>{_BRANCHES}</xs:choice>")
    old, new = (holding(one, "response").text() for one in (choice, _ITEM.format("")))
    assert _told(old, new) == [("content-model-changed", "response")]
    removed = [one.rule for one in diff(contract_of(old), contract_of(new)).findings]
    assert removed.count("optional-field-removed") == 2


def test_what_holds_a_choice_of_nothing_is_in_no_message() -> None:
    old, new = (
        Wsdl(
            types=_ROW.format("<xs:choice/>"),
            ops={"Do": Op(request=f'<xs:element name="i" type="t:Item"/>{field}')},
        ).text()
        for field in ('<xs:element name="x" type="xs:int"/>', "")
    )
    assert old != new
    assert _told(old, new) == []
    assert _told(new, old) == []


@pytest.mark.parametrize("name", ["ENTITY", "ENTITIES"])
def test_no_message_names_an_entity_of_a_document_type(name: str) -> None:
    fields = '<xs:element name="e" type="xs:{}"/><xs:element name="x" type="xs:{}"/>'
    old, new = (
        Wsdl(ops={"Do": Op(request=fields.format(name, other))}).text()
        for other in ("int", "date")
    )
    assert _told(old, new) == []


_PARTS = '<wsdl:part name="a" type="xs:int"/>'
_MORE = '<wsdl:part name="b" type="xs:string"/>'
_ENCODED = (
    'namespace="urn:shop" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"'
)


def _encoded(parts: str, types: str = "") -> str:
    op = Op(request_message=parts, use="encoded", style="rpc", body=_ENCODED)
    return Wsdl(types=types, ops={"Do": op}).text()


def test_encoded_parameters_come_in_the_order_of_their_parts() -> None:
    old, new = (_encoded(one) for one in (_PARTS + _MORE, _MORE + _PARTS))
    drift = diff(contract_of(old), contract_of(new))
    (finding,) = (one for one in drift.findings if one.breaks)
    assert (finding.rule, finding.direction) == ("fields-reordered", "request")
    assert "expected 'b' [wrong-order]" in explain(drift, finding).text()


def test_an_encoded_array_that_names_no_items_holds_anything() -> None:
    soapenc = 'xmlns:e="http://schemas.xmlsoap.org/soap/encoding/"'
    attribute = '<xs:attribute ref="e:arrayType" wsdl:arrayType="xs:anyType[]"/>'
    array = (
        f'<xs:complexType name="Item" {soapenc}><xs:complexContent>'
        '<xs:restriction base="e:Array">{}</xs:restriction></xs:complexContent>'
        "</xs:complexType>"
    )
    part = '<wsdl:part name="a" type="t:Item"/>'
    old, new = (_encoded(part, array.format(one)) for one in (attribute, ""))
    assert old != new
    assert _told(old, new) == []
    assert _told(new, old) == []


def test_a_message_is_shown_whatever_letters_its_elements_have() -> None:
    field = '<xs:element name="Наименование" type="xs:{}"/>'
    old, new = (
        holding(_ROW.format(field.format(n)), "request").text()
        for n in ("string", "int")
    )
    assert _told(old, new) == [("field-type-narrowed", "request")]
    drift = diff(contract_of(old), contract_of(new))
    (finding,) = drift.findings
    assert "<ns0:Наименование>" in explain(drift, finding).text()


_INSIDE = f"<xs:sequence>{_BRANCHES}</xs:sequence>"
_REVERSED = '<xs:element name="b" type="xs:int"/><xs:element name="a" type="xs:int"/>'


@pytest.mark.parametrize(
    ("inside", "rule"),
    [
        (_INSIDE.replace("sequence", "choice"), "content-model-changed"),
        (f"<xs:sequence>{_REVERSED}</xs:sequence>", "fields-reordered"),
    ],
    ids=["choice", "order"],
)
def test_the_content_of_a_field_that_has_no_name_for_its_type(
    inside: str, rule: str
) -> None:
    held = '<xs:element name="x"><xs:complexType>{}</xs:complexType></xs:element>'
    old, new = (
        holding(_ROW.format(held.format(one)), "both").text()
        for one in (_INSIDE, inside)
    )
    assert _told(old, new) == [(rule, "request"), (rule, "response")]


@pytest.mark.parametrize(
    "wildcard",
    [
        'namespace="##local" processContents="lax"',
        'namespace="##targetNamespace" processContents="skip"',
        'namespace="##any" processContents="strict"',
        'namespace="##targetNamespace"',
    ],
)
def test_a_wildcard_that_must_be_filled_is_filled_with_what_it_admits(
    wildcard: str,
) -> None:
    field = f'<xs:any {wildcard}/><xs:element name="x" type="xs:{{}}"/>'
    old, new = (
        holding(_ROW.format(field.format(n)), "request").text()
        for n in ("string", "int")
    )
    assert _told(old, new) == [("field-type-narrowed", "request")]


def test_of_a_value_that_is_fixed_now_only_that_one_comes() -> None:
    item = _ITEM.format('<xs:attribute name="x" {}/>')
    old, new = (
        holding(item.format(one), "response").text()
        for one in ('type="xs:int"', 'type="xs:short" fixed="5"')
    )
    assert _told(old, new) == []
    assert _told(new, old) != []
    older = holding(item.format('type="xs:byte"'), "response").text()
    assert _told(older, new) == []


def test_a_part_that_is_an_element_is_called_like_that_and_not_like_the_part() -> None:
    both = '<wsdl:part name="a" element="t:x"/><wsdl:part name="b" element="t:y"/>'
    types = '<xs:element name="x" type="xs:int"/><xs:element name="y" type="xs:int"/>'
    old, new = (
        Wsdl(types=types, ops={"Do": Op(request_message=one)}).text()
        for one in (both, both.replace('name="b"', 'name="c"'))
    )
    assert old != new
    assert _told(old, new) == []
    other = new.replace('name="y" type="xs:int"', 'name="y" type="xs:date"')
    assert _told(old, other) == [("field-type-changed", "request")]


def test_an_operation_that_nobody_could_ask_is_missed_by_nobody() -> None:
    ops = {"Do": Op(), "Never": Op(request='<xs:element name="e" type="xs:ENTITY"/>')}
    old, new = (Wsdl(ops=one).text() for one in (ops, {"Do": ops["Do"]}))
    (finding,) = diff(contract_of(old), contract_of(new)).findings
    assert (finding.rule, finding.wire) == ("operation-removed", "safe")


_DIGITS = (
    '<xs:simpleType name="Item"><xs:restriction base="xs:string">'
    '<xs:pattern value="[0-9]+"/>{}</xs:restriction></xs:simpleType>'
)


@pytest.mark.parametrize(
    ("facet", "wire"), [("minLength", "undecided"), ("maxLength", "strict")]
)
def test_a_limit_beside_a_pattern_breaks_where_a_text_shows_it(
    facet: str, wire: str
) -> None:
    limit = f'<xs:{facet} value="1"/>'  # no text of digits is shorter
    old, new = (holding(_DIGITS.format(one), "response").text() for one in (limit, ""))
    (finding,) = diff(contract_of(old), contract_of(new)).findings
    assert (finding.rule, finding.wire) == ("facet-loosened", wire)
    assert check(old, new) == (wire == "strict")
