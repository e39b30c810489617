"""Corners of XML Schema: what libxml2 takes for valid comes back, and in silence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import etree
from wsdlsmith.runtime import write_message

from tests.roundtrip.inline_schema import Inline, inline

SCHEMA = """
<xs:complexType name="Base"><xs:sequence>
  <xs:element name="n" type="xs:string" minOccurs="0"/>
</xs:sequence></xs:complexType>
<xs:complexType name="Derived"><xs:complexContent><xs:extension base="t:Base">
  <xs:sequence><xs:element name="x" type="xs:int"/></xs:sequence>
</xs:extension></xs:complexContent></xs:complexType>
<xs:element name="head" type="t:Base" nillable="true"/>
<xs:element name="member" type="t:Derived" substitutionGroup="t:head"/>
<xs:element name="ghost" type="t:Base" abstract="true"/>
<xs:element name="seen" type="t:Derived" substitutionGroup="t:ghost"/>
<xs:element name="number" type="xs:decimal" abstract="true"/>
<xs:element name="whole" type="xs:int" substitutionGroup="t:number"/>
<xs:simpleType name="Word"><xs:restriction base="xs:string">
  <xs:enumeration value="now"/><xs:enumeration value="never"/>
</xs:restriction></xs:simpleType>
<xs:complexType name="Price"><xs:simpleContent><xs:extension base="xs:decimal">
  <xs:attribute name="currency" type="xs:string"/>
</xs:extension></xs:simpleContent></xs:complexType>
<xs:complexType name="ArrayOfHead"><xs:sequence>
  <xs:element ref="t:head" minOccurs="0" maxOccurs="unbounded"/>
</xs:sequence></xs:complexType>
<xs:complexType name="Fives"><xs:sequence>
  <xs:element name="five" type="xs:int" default="5" minOccurs="0" maxOccurs="unbounded"/>
</xs:sequence></xs:complexType>
<xs:complexType name="Open"><xs:sequence/>
  <xs:anyAttribute namespace="##any" processContents="lax"/>
</xs:complexType>
<xs:complexType name="Extension"><xs:complexContent><xs:extension base="xs:anyType">
  <xs:attribute name="id" type="xs:int"/>
</xs:extension></xs:complexContent></xs:complexType>
<xs:element name="Op"><xs:complexType><xs:sequence>
  <xs:element ref="t:head" minOccurs="0" maxOccurs="unbounded"/>
  <xs:element ref="t:ghost" minOccurs="0"/>
  <xs:element ref="t:number" minOccurs="0"/>
  <xs:element name="default" type="xs:int" default="5" nillable="true" minOccurs="0"/>
  <xs:element name="price" type="t:Price" default="1.50" minOccurs="0"/>
  <xs:element name="when" minOccurs="0"><xs:simpleType>
    <xs:union memberTypes="xs:int t:Word xs:dateTime"/>
  </xs:simpleType></xs:element>
  <xs:element name="list" minOccurs="0"><xs:simpleType><xs:list><xs:simpleType>
    <xs:union memberTypes="xs:int t:Word"/>
  </xs:simpleType></xs:list></xs:simpleType></xs:element>
  <xs:element name="token" type="xs:NMTOKEN" minOccurs="0"/>
  <xs:element name="name" type="xs:NCName" minOccurs="0"/>
  <xs:element name="qname" type="xs:QName" minOccurs="0"/>
  <xs:element name="heads" type="t:ArrayOfHead" minOccurs="0"/>
  <xs:element name="fives" type="t:Fives" minOccurs="0"/>
  <xs:element name="open" type="t:Open" minOccurs="0"/>
  <xs:element name="more" type="t:Extension" minOccurs="0"/>
</xs:sequence></xs:complexType></xs:element>
"""
VALID = [
    '<t:head xsi:type="t:Derived"><t:x>1</t:x></t:head>',
    '<t:member><t:x>1</t:x></t:member><t:head xsi:type="t:Derived"><t:x>2</t:x></t:head>',
    '<t:head/><t:head xsi:nil="true"/><t:head><t:n>a</t:n></t:head>',
    "<t:seen><t:x>1</t:x></t:seen>",
    "<t:whole>1</t:whole>",
    "<t:default/>",
    '<t:default xsi:nil="true"/>',
    '<t:default xsi:nil="false"/>',
    '<t:default xsi:type="xs:short"/>',
    "<t:default>5</t:default>",
    "<t:price/>",
    '<t:price currency="EUR"/>',
    "<t:when>2020-01-01T00:00:00Z</t:when>",
    "<t:when>2020-01-01T00:00:00.1234567Z</t:when>",
    "<t:when>never</t:when>",
    "<t:when>01</t:when>",
    "<t:list>1 now 02</t:list>",
    "<t:token>\u0939\u093f\u0928\u094d\u0926\u0940</t:token>",
    "<t:name>e\u0301tat</t:name>",
    "<t:qname>xml:lang</t:qname>",
    '<t:heads><t:head/><t:member><t:x>1</t:x></t:member><t:head xsi:nil="true"/>'
    '<t:head xsi:type="t:Derived"><t:x>2</t:x></t:head></t:heads>',
    "<t:fives><t:five/><t:five>6</t:five></t:fives>",
    '<t:open any="1" xml:lang="en"/>',
    "<t:more/>",
    '<t:more id="1" any="1">text <x xmlns="urn:x">of <t:head/></x> others</t:more>',
]
ODD = {
    '<t:ghost xsi:type="t:Derived"><t:x>1</t:x></t:ghost>': "abstract-element",
    "<t:number>1</t:number>": "abstract-element",
    "<t:when>tomorrow</t:when>": "unknown-token",
    '<t:default xsi:nil="TRUE">5</t:default>': "invalid-value",
}
REFUSED = [
    "<t:qname>:lang</t:qname>",
    "<t:qname>t:</t:qname>",
    "<t:name>a\u00b2</t:name>",
    "<t:token>a b</t:token>",
    '<t:default xsi:type="xs:string"/>',
]


@pytest.fixture(scope="module")
def corners(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inline]:
    with inline(tmp_path_factory.mktemp("corners"), "corners", SCHEMA) as made:
        yield made


@pytest.mark.parametrize("content", VALID)
def test_what_is_valid_comes_back_and_nothing_is_reported(
    corners: Inline, content: str
) -> None:
    body = f"<t:Op>{content}</t:Op>"
    assert corners.is_valid(body)
    message, error, codes = corners.read(body)
    assert message is not None, error
    assert codes == []
    assert corners.is_lossless(body, message)


@pytest.mark.parametrize("content", ODD)
def test_what_is_odd_comes_back_and_is_reported(corners: Inline, content: str) -> None:
    body = f"<t:Op>{content}</t:Op>"
    assert not corners.is_valid(body)
    message, error, codes = corners.read(body)
    assert message is not None, error
    assert codes == [ODD[content]]
    assert corners.is_lossless(body, message)


@pytest.mark.parametrize("content", REFUSED)
def test_what_is_no_value_is_refused_with_its_path(
    corners: Inline, content: str
) -> None:
    body = f"<t:Op>{content}</t:Op>"
    assert not corners.is_valid(body)
    message, error, _ = corners.read(body)
    assert message is None
    assert "at /Envelope/Body/Op/" in error


def test_a_prefix_in_the_value_of_any_attribute_keeps_its_meaning(
    corners: Inline,
) -> None:
    body = '<t:Op><t:open xmlns:p="urn:p" any="p:x"/></t:Op>'
    message, _, codes = corners.read(body)
    assert message is not None
    assert codes == []
    written = write_message(corners.operation, "request", message)
    (op,) = etree.fromstring(written).iter("{urn:t}open")
    assert op.nsmap["p"] == "urn:p"


def test_a_list_takes_the_members_of_a_group(corners: Inline) -> None:
    body = "<t:Op><t:heads><t:member><t:x>1</t:x></t:member><t:head/></t:heads></t:Op>"
    message, _, _ = corners.read(body)
    assert message is not None
    assert "heads=[Derived(n=None, x=1), Base(n=None)]" in str(message.body)


def test_the_default_of_an_empty_element_is_its_value(corners: Inline) -> None:
    message, _, _ = corners.read("<t:Op><t:default/><t:price/></t:Op>")
    assert message is not None
    assert "default=5" in str(message.body)
    assert "Price(value=Decimal('1.50')" in str(message.body)
