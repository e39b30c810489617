"""Elements that hold themselves: compared, and not followed without an end."""

from __future__ import annotations

import pytest
from lxml import etree
from wsdlsmith.drift.diff import diff
from wsdlsmith.model.qname import SOAP_ENCODING, WSDL, QName
from wsdlsmith.model.schema import Element
from wsdlsmith.sample.element import Sampler

from tests.drift.building.words import OPTIONAL, A, element, item
from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import holding

_IN = '<xs:sequence><xs:element ref="t:In"/></xs:sequence>'
_KIND = f'<xs:complexType name="Kind">{_IN}</xs:complexType>'
ENDLESS = {
    "optional": (
        '<xs:element name="In"><xs:complexType><xs:sequence>'
        f'<xs:element ref="t:In" {OPTIONAL}/></xs:sequence></xs:complexType></xs:element>'
    ),
    "inline": f'<xs:element name="In"><xs:complexType>{_IN}</xs:complexType></xs:element>',
    "blocked": _KIND + element("In", "t:Kind", 'block="extension"'),
}


def _text(types: str, *more: str) -> str:
    inside = f'<xs:element ref="t:In" {OPTIONAL}/>'
    text = holding(types + item(inside, *more), "both").text()
    return text.partition("?>")[2]


@pytest.mark.parametrize("types", ENDLESS.values(), ids=ENDLESS)
def test_what_holds_itself_is_compared_all_the_same(types: str) -> None:
    old, new = (contract_of(_text(types, *more)) for more in ((A,), ()))
    told = [(one.rule, one.path) for one in diff(old, new).findings]
    assert told == [("optional-field-removed", "type:Item.A")]


def test_an_encoded_array_of_what_has_no_end_is_sampled_empty() -> None:
    own = '<xs:complexType name="Own"><xs:sequence>{}</xs:sequence></xs:complexType>'
    array = (
        f'<xs:import namespace="{SOAP_ENCODING}"/>'
        '<xs:complexType name="Row"><xs:complexContent>'
        '<xs:restriction base="e:Array"><xs:attribute ref="e:arrayType" '
        'w:arrayType="t:Own[]"/></xs:restriction></xs:complexContent></xs:complexType>'
    )
    types = own.format(element("In", "t:Own")) + array + item(element("Row", "t:Row"))
    names = f'xmlns:e="{SOAP_ENCODING}" xmlns:w="{WSDL}" xmlns:xs='
    text = holding(types, "both").text().replace("xmlns:xs=", names, 1)
    schema = contract_of(text.partition("?>")[2]).schema
    root = etree.Element("root", nsmap={"e": SOAP_ENCODING, "t": "urn:shop"})
    row = Element(name=QName("", "Row"), type=QName("urn:shop", "Row"))
    Sampler(schema, 0, fill=1.0).add(root, row)
    assert not len(root[0])
    assert root[0].get(f"{{{SOAP_ENCODING}}}arrayType") == "t:Own[0]"
