"""Arrays of SOAP's encoding: what their items are is in an attribute of the schema."""

from __future__ import annotations

import pytest
from wsdlsmith.drift.diff import diff
from wsdlsmith.model.contract import Use
from wsdlsmith.model.qname import SOAP_ENCODING

from tests.drift.breaking import breaking
from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import Op, Wsdl
from tests.drift.test_every_break import witness_of

_TYPE = '<xs:complexType name="{}">{}</xs:complexType>'
_HOLDS = "<xs:complexContent>{}</xs:complexContent>"
_THING = _TYPE.format(
    "Thing", '<xs:sequence><xs:element name="Id" type="{}"/></xs:sequence>'
)
_ARRAY = (
    '<xs:{how} base="e:Array">{content}'
    '<xs:attribute ref="e:arrayType" wsdl:arrayType="{items}"/></xs:{how}>'
)
_ITEM = (
    '<xs:sequence><xs:element name="{}" type="t:Thing" maxOccurs="9"/></xs:sequence>'
)


def _array(items: str, how: str = "restriction", content: str = "") -> str:
    array = _ARRAY.format(how=how, items=items, content=content)
    return _TYPE.format("Row", _HOLDS.format(array))


def _wsdl(types: str, id_: str = "xs:string", use: Use = "encoded") -> str:
    """An operation that takes and gives a row."""
    part = '<wsdl:part name="{}" type="t:Row"/>'
    op = Op(
        request_message=part.format("row"),
        response_message=part.format("return"),
        use=use,
        style="rpc",
        body=f'namespace="urn:shop" encodingStyle="{SOAP_ENCODING}"',
    )
    text = Wsdl(types=types + _THING.format(id_), ops={"Do": op}).text()
    return text.replace("xmlns:xs=", f'xmlns:e="{SOAP_ENCODING}" xmlns:xs=', 1)


def _told(old: str, new: str) -> list[tuple[str, str]]:
    """What breaks; each has a message that shows it."""
    drift = diff(contract_of(old), contract_of(new))
    found = list(breaking(drift))
    assert all(witness_of(drift, *one) is not None for one in found)
    return [(one.rule, way) for one, way in found]


_BOTH = ["request", "response"]


def test_a_type_that_only_an_array_holds_is_felt_through_it() -> None:
    row = _array("t:Thing[]")
    told = _told(_wsdl(row), _wsdl(row, "xs:int"))
    assert told == [("field-type-narrowed", "request")]
    through = _told(
        _wsdl(_array("t:Thing[][]")), _wsdl(_array("t:Thing[][]"), "xs:int")
    )
    assert through == told


@pytest.mark.parametrize(
    ("old", "new", "ways"),
    [
        ("xs:int[]", "t:Thing[]", _BOTH),
        ("xs:int[]", "xs:int[][]", _BOTH),
        ("xs:long[]", "xs:int[]", ["request"]),
        ("xs:int[]", "xs:anyType[]", ["response"]),
        ("xs:int[][]", "xs:anyType[]", ["response"]),
        ("xs:int[]", "xs:int[5]", []),
    ],
)
def test_other_items_of_an_array_break_who_sends_what_the_other_does_not_know(
    old: str, new: str, ways: list[str]
) -> None:
    told = _told(_wsdl(_array(old)), _wsdl(_array(new)))
    assert told == [("array-item-changed", way) for way in ways]


def test_another_number_of_dimensions_is_no_row_of_the_same_values() -> None:
    old, new = (contract_of(_wsdl(_array(one))) for one in ("xs:int[]", "xs:int[,]"))
    (finding,) = (f for f in diff(old, new).findings if f.rule == "array-item-changed")
    assert finding.wire != "safe"


def test_how_an_array_is_written_and_what_its_items_are_called_is_not_on_the_wire() -> (
    None
):
    ways = (
        _array("t:Thing[]"),
        _array("t:Thing[]", "extension"),
        _array("t:Thing[]", content=_ITEM.format("item")),
        _array("t:Thing[]", content=_ITEM.format("thing")),
    )
    for old in ways:
        for new in ways:
            assert _told(_wsdl(old), _wsdl(new)) == []


def test_an_array_that_became_abstract_is_in_no_message_any_more() -> None:
    old = _wsdl(_array("xs:int[]"))
    new = old.replace('name="Row"', 'name="Row" abstract="true"')
    assert new != old
    assert _told(old, new) == [("type-became-abstract", "request")]


def test_in_literal_messages_the_content_model_says_what_an_array_holds() -> None:
    old, new = (
        _wsdl(_array("t:Thing[]", content=_ITEM.format(name)), use="literal")
        for name in ("item", "thing")
    )
    assert sorted({way for _, way in _told(old, new)}) == _BOTH
