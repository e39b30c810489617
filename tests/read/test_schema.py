"""One schema element, read alone."""

from __future__ import annotations

from lxml import etree
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.model.qname import QName, xs
from wsdlsmith.model.schema import Attribute, ComplexType, Element, SimpleType
from wsdlsmith.read.schema import SchemaPart, SchemaReader

HEAD = (
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" '
    'targetNamespace="urn:t">'
)


def _read(
    text: str, told: Diagnostics | None = None, head: str = HEAD, adopt: str = ""
) -> SchemaPart:
    reader = SchemaReader(Diagnostics() if told is None else told)
    node = etree.fromstring(f"{head}{text}</xs:schema>")
    return reader.read(node, "a.xsd", 0, "/schema", adopt or None)


def test_components_are_kept_in_order_with_their_symbol_space() -> None:
    part = _read(
        '<xs:element name="A" type="xs:int"/><xs:complexType name="A"/>'
        '<xs:attribute name="A"/><xs:attributeGroup name="A"/>'
        '<xs:group name="A"><xs:all/></xs:group>'
    )
    spaces = [space for space, _ in part.components]
    assert spaces == ["elements", "types", "attributes", "attribute_groups", "groups"]
    assert all(one.name == QName("urn:t", "A") for _, one in part.components)


def test_the_same_component_in_two_schemas_is_read_once() -> None:
    reader = SchemaReader(Diagnostics())
    text = f'{HEAD}<xs:complexType name="A"/></xs:schema>'
    first, second = (
        reader.read(etree.fromstring(text), name, 0, "/schema")
        for name in ("a.xsd", "b.xsd")
    )
    assert first.components[0][1] is second.components[0][1]


def test_the_same_text_under_other_defaults_is_another_component() -> None:
    reader = SchemaReader(Diagnostics())
    text = '<xs:group name="G"><xs:sequence><xs:element name="A"/></xs:sequence></xs:group>'
    qualified = HEAD.replace(">", ' elementFormDefault="qualified">')
    first, second = (
        reader.read(etree.fromstring(f"{head}{text}</xs:schema>"), "a", 0, "/schema")
        for head in (HEAD, qualified)
    )
    assert first.components[0][1] != second.components[0][1]


def test_an_adopted_namespace_is_also_that_of_references_without_prefix() -> None:
    bare = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
    part = _read('<xs:element name="A" type="B"/>', head=bare, adopt="urn:in")
    element = part.components[0][1]
    assert isinstance(element, Element)
    assert (element.name, element.type) == (QName("urn:in", "A"), QName("urn:in", "B"))


def test_what_has_no_meaning_in_a_schema_is_told() -> None:
    told = Diagnostics()
    _read('<xs:annotation/><xs:notation name="n"/><xs:field/>', told)
    assert [(one.code, one.location.path) for one in told] == [
        ("not-a-schema-component", "/schema/field")
    ]


def test_a_minimum_above_the_maximum_is_put_in_order_and_told() -> None:
    told = Diagnostics()
    part = _read(
        '<xs:complexType name="A"><xs:sequence>'
        '<xs:element name="B" minOccurs="3" maxOccurs="2"/></xs:sequence></xs:complexType>',
        told,
    )
    found = part.components[0][1]
    assert isinstance(found, ComplexType)
    assert [one.code for one in told] == ["occurs-out-of-order"]
    assert "(min=2, max=3)" in repr(found.content)


def test_an_array_type_without_dimensions_is_read_with_one_and_told() -> None:
    told = Diagnostics()
    part = _read(
        '<xs:attribute name="A" w:arrayType="xs:int" '
        'xmlns:w="http://schemas.xmlsoap.org/wsdl/"/>',
        told,
    )
    found = part.components[0][1]
    assert isinstance(found, Attribute)
    assert found.array_type == (xs("int"), "[]")
    assert [one.code for one in told] == ["array-type-without-dimensions"]


def test_a_restriction_without_a_base_is_read_as_any_simple_type_and_told() -> None:
    told = Diagnostics()
    part = _read('<xs:simpleType name="A"><xs:restriction/></xs:simpleType>', told)
    found = part.components[0][1]
    assert isinstance(found, SimpleType)
    assert found.base == xs("anySimpleType")
    assert [one.code for one in told] == ["simple-type-without-base"]


def test_what_only_xml_schema_1_1_has_is_told() -> None:
    told = Diagnostics()
    _read('<xs:complexType name="A"><xs:assert test="1"/></xs:complexType>', told)
    assert [(one.code, one.message) for one in told] == [
        ("not-in-xml-schema-1-0", "xs:assert is not of XML Schema 1.0: ignored")
    ]


def test_what_only_extends_any_type_has_its_content() -> None:
    body = '<xs:attribute name="id" type="xs:int"/>'
    extension = f'<xs:extension base="xs:anyType">{body}</xs:extension>'
    content = f"<xs:complexContent>{extension}</xs:complexContent>"
    written = (
        f'<xs:complexType name="A">{content}</xs:complexType>',
        '<xs:complexType name="A" mixed="true"><xs:sequence>'
        '<xs:any processContents="lax" minOccurs="0" maxOccurs="unbounded"/>'
        f'</xs:sequence>{body}<xs:anyAttribute processContents="lax"/></xs:complexType>',
    )
    ((_, one),), ((_, other),) = (_read(text).components for text in written)
    assert one == other
