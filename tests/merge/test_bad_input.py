"""What cannot be read is refused with a message that says where and what to do."""

from __future__ import annotations

import pytest
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import (
    ConflictError,
    DefinitionError,
    UnresolvedError,
    XmlError,
)

from tests.merge.small_wsdl import NAMESPACES, read, refused, wsdl

ASK = '<xs:element name="Ask" type="xs:string"/>'


def test_xml_that_is_no_wsdl_is_named_with_its_root() -> None:
    message = refused(DefinitionError, lambda: read("<shop xmlns='urn:s'/>"))
    assert "a.wsdl" in message
    assert "not a WSDL: its root element is {urn:s}shop" in message
    assert "wsdl:definitions" in message


def test_what_is_not_xml_is_told_as_that() -> None:
    assert "a.wsdl" in refused(XmlError, lambda: read("<definitions"))


def test_a_schema_alone_is_no_wsdl() -> None:
    schema = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>'
    message = refused(DefinitionError, lambda: read(schema))
    assert "not a WSDL but an XML Schema without services" in message


def test_several_documents_without_a_wsdl_are_named() -> None:
    files = {"a.xml": "<a/>", "b.xml": "<b/>"}
    message = refused(DefinitionError, lambda: read(files))
    assert "none of 2 documents is a WSDL: a.xml, b.xml" in message
    assert "#GLOB" in message


def test_wsdl_2_0_is_called_by_its_name() -> None:
    newer = '<description xmlns="http://www.w3.org/ns/wsdl"/>'
    message = refused(DefinitionError, lambda: read(newer))
    assert "a WSDL 2.0 description, and only WSDL 1.1 is read" in message


def test_wsdl_2_0_beside_wsdl_1_1_is_left_out_and_told() -> None:
    newer = '<description xmlns="http://www.w3.org/ns/wsdl"/>'
    told = Diagnostics()
    contract = read({"a.wsdl": wsdl(), "b.wsdl": newer}, diagnostics=told)
    assert len(contract.services) == 1
    assert [(one.code, one.location.file) for one in told] == [("wsdl-2-0", "b.wsdl")]


def test_a_wsdl_without_a_soap_binding_says_what_its_bindings_are_for() -> None:
    text = (
        f'<definitions {NAMESPACES} targetNamespace="urn:t">'
        '<portType name="P"/><binding name="B" type="t:P">'
        '<h:binding xmlns:h="http://schemas.xmlsoap.org/wsdl/http/" verb="GET"/>'
        "</binding></definitions>"
    )
    message = refused(DefinitionError, lambda: read(text))
    assert "a.wsdl: no SOAP binding: its bindings are for HTTP GET" in message
    assert "soap12:binding" in message


def test_a_wsdl_without_any_binding_says_so() -> None:
    text = f'<definitions {NAMESPACES} targetNamespace="urn:t"/>'
    message = refused(DefinitionError, lambda: read(text))
    assert "no SOAP binding: it has no binding" in message


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (
            '<xs:element name="Ask" type="t:Persn"/><xs:complexType name="Person"/>',
            "type: there is no type 'Persn' in namespace urn:t",
        ),
        (
            ASK + '<xs:complexType name="A"><xs:complexContent>'
            '<xs:extension base="xs:strin"/></xs:complexContent></xs:complexType>',
            "base: there is no type 'strin' in namespace "
            "http://www.w3.org/2001/XMLSchema",
        ),
        (
            ASK + '<xs:complexType name="A"><xs:sequence>'
            '<xs:element ref="t:Gone"/></xs:sequence></xs:complexType>',
            "ref: there is no element 'Gone' in namespace urn:t",
        ),
        (
            ASK + '<xs:complexType name="A"><xs:group ref="t:Gone"/></xs:complexType>',
            "ref: there is no group 'Gone' in namespace urn:t",
        ),
        (
            ASK + '<xs:complexType name="A"><xs:attribute ref="t:gone"/>'
            "</xs:complexType>",
            "ref: there is no attribute 'gone' in namespace urn:t",
        ),
        (
            ASK + '<xs:complexType name="A"><xs:attributeGroup ref="t:Gone"/>'
            "</xs:complexType>",
            "ref: there is no attributeGroup 'Gone' in namespace urn:t",
        ),
        (
            ASK + '<xs:simpleType name="A"><xs:list itemType="t:Gone"/>'
            "</xs:simpleType>",
            "itemType: there is no type 'Gone' in namespace urn:t",
        ),
        (
            ASK + '<xs:simpleType name="A"><xs:union memberTypes="xs:int t:Gone"/>'
            "</xs:simpleType>",
            "memberTypes: there is no type 'Gone' in namespace urn:t",
        ),
        (
            ASK + '<xs:element name="B" substitutionGroup="t:Gone"/>',
            "substitutionGroup: there is no element 'Gone' in namespace urn:t",
        ),
    ],
)
def test_a_name_that_leads_nowhere_is_told_with_its_namespace(
    types: str, expected: str
) -> None:
    message = refused(UnresolvedError, lambda: read(wsdl(types)))
    assert message.startswith("a.wsdl:1 /definitions/types/schema[1]/")
    assert expected in message


@pytest.mark.parametrize("other", ["Ask", "Other"])
def test_an_element_does_not_lend_its_name_to_its_own_missing_type(other: str) -> None:
    types = f'<xs:element name="Ask" type="t:{other}"/>'
    if other != "Ask":
        types += f'<xs:element name="{other}" type="t:Ask"/>'
    message = refused(UnresolvedError, lambda: read(wsdl(types)))
    assert f"there is no type '{other}' in namespace urn:t" in message


def test_an_include_without_location_is_the_error_where_something_is_missing() -> None:
    types = '<xs:include/><xs:element name="Ask" type="t:Gone"/>'
    message = refused(UnresolvedError, lambda: read(wsdl(types)))
    assert "/definitions/types/schema[1]/include: has no schemaLocation" in message
    assert "hint: say which schema it includes" in message


def test_an_unresolved_name_comes_with_the_nearest_one() -> None:
    types = '<xs:element name="Ask" type="t:Persn"/><xs:complexType name="Person"/>'
    message = refused(UnresolvedError, lambda: read(wsdl(types)))
    assert "/definitions/types/schema[1]/element[@name='Ask']" in message
    assert "hint: did you mean 'Person'?" in message


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ('element="t:Ask"', 'element="t:Gone"', "no element 'Gone' in namespace urn:t"),
        ('message="t:PortAsk"', 'message="t:Gone"', "no message 'Gone' in namespace"),
        ('type="t:Port"', 'type="t:Gone"', "no portType 'Gone' in namespace urn:t"),
        (
            'use="literal"',
            'use="literal" parts="a b"',
            "has no part 'b'; its parts: body",
        ),
        (
            '<operation name="Ask"><soap',
            '<operation name="Tell"><soap',
            "portType {urn:t}Port has no operation 'Tell'",
        ),
    ],
)
def test_a_wsdl_name_that_leads_nowhere_is_told(
    right: str, wrong: str, expected: str
) -> None:
    text = wsdl()
    assert right in text
    message = refused(UnresolvedError, lambda: read(text.replace(right, wrong)))
    assert expected in message
    assert message.startswith("a.wsdl:1 /definitions/")


@pytest.mark.parametrize(
    "link",
    [
        '<xs:include schemaLocation="gone.xsd"/>',
        '<xs:import namespace="urn:gone" schemaLocation="gone.xsd"/>'
        '<xs:element name="Gone" type="g:Gone" xmlns:g="urn:gone"/>',
    ],
)
def test_a_missing_import_says_who_wanted_it_and_where_was_looked(link: str) -> None:
    message = refused(UnresolvedError, lambda: read(wsdl(link + ASK)))
    assert message.startswith("a.wsdl:1 /definitions/types/schema[1]/")
    assert 'imports "gone.xsd", which was not found' in message
    assert "looked for memory/gone.xsd" in message


def test_a_missing_wsdl_import_says_who_wanted_it() -> None:
    head = '<import namespace="urn:g" location="gone.wsdl"/>'
    message = refused(UnresolvedError, lambda: read(wsdl(head=head)))
    assert message.startswith("a.wsdl:1 /definitions/import[@namespace='urn:g']")
    assert "memory/gone.wsdl" in message


def test_two_definitions_of_one_type_are_shown_side_by_side() -> None:
    one = (
        ASK + '<xs:complexType name="C"><xs:sequence>{}</xs:sequence></xs:complexType>'
    )
    field = '<xs:element name="Id" type="xs:{}" {}/>'
    files = {
        "a.wsdl": wsdl(one.format(field.format("int", "")), name="A"),
        "b.wsdl": wsdl(one.format(field.format("string", 'minOccurs="0"')), name="B"),
    }
    message = refused(ConflictError, lambda: read(files))
    assert "type {urn:t}C is defined twice, differently" in message
    assert "first:  a.wsdl:1 /definitions/types/schema[1]" in message
    assert "second: b.wsdl:1 /definitions/types/schema[1]" in message
    row = next(line for line in message.splitlines() if "element Id" in line)
    left, right = row.split(" | ")
    assert left.strip() == "element Id: xs:int"
    assert right.strip() == "element Id: xs:string [0..1]"
    assert "per_service = true" in message


def test_two_definitions_in_one_file_are_no_matter_of_services() -> None:
    type_ = '<xs:complexType name="C"><xs:sequence>{}</xs:sequence></xs:complexType>'
    one = type_.format('<xs:element name="Id" type="xs:int"/>') + type_.format("")
    message = refused(ConflictError, lambda: read(wsdl(ASK + one, name="A")))
    assert "both stand in this file: one of them has to go" in message
    assert "per_service" not in message


def test_a_portType_declared_twice_differently_is_a_conflict() -> None:
    text = wsdl().replace("<binding", '<portType name="Port"/><binding', 1)
    message = refused(ConflictError, lambda: read(text))
    assert "portType Port is declared twice, differently" in message


def test_a_component_without_a_name_is_refused() -> None:
    message = refused(DefinitionError, lambda: read(wsdl(ASK + "<xs:complexType/>")))
    assert "xs:complexType has no name" in message


def test_a_range_that_is_none_is_refused() -> None:
    types = (
        '<xs:element name="Ask"><xs:complexType><xs:sequence>'
        '<xs:element name="A" maxOccurs="many"/>'
        "</xs:sequence></xs:complexType></xs:element>"
    )
    message = refused(DefinitionError, lambda: read(wsdl(types)))
    assert "maxOccurs='many' is not a range" in message
    assert "element[@name='A']" in message


MISSING = (
    '<xs:element name="Ask"><xs:complexType><xs:sequence>'
    '<xs:element name="who" type="t:Zebra" minOccurs="{}"/>'
    "</xs:sequence></xs:complexType></xs:element>"
)


def test_a_missing_type_of_an_element_that_may_be_left_out_is_told() -> None:
    diagnostics = Diagnostics()
    contract = read(wsdl(MISSING.format(0)), diagnostics=diagnostics)
    (found,) = diagnostics
    assert found.code == "missing"
    assert found.message == (
        "type: there is no type 'Zebra' in namespace urn:t: read as xs:anyType"
    )
    assert found.location.path.endswith("/element[@name='who']")
    assert len(contract.services) == 1


def test_a_missing_type_of_an_element_that_must_be_there_is_an_error() -> None:
    message = refused(UnresolvedError, lambda: read(wsdl(MISSING.format(1))))
    assert "type: there is no type 'Zebra' in namespace urn:t" in message


def test_a_type_missing_once_where_it_may_and_once_where_it_must_is_an_error() -> None:
    types = MISSING.format(0) + '<xs:element name="B" type="t:Zebra"/>'
    message = refused(UnresolvedError, lambda: read(wsdl(types)))
    assert "element[@name='B']: type: there is no type 'Zebra'" in message


def test_a_misspelt_type_is_an_error_even_where_it_may_be_left_out() -> None:
    types = MISSING.format(0) + '<xs:complexType name="Zebras"/>'
    message = refused(UnresolvedError, lambda: read(wsdl(types)))
    assert "hint: did you mean 'Zebras'?" in message


def test_two_parts_of_one_name_are_refused_in_rpc_style() -> None:
    text = wsdl().replace("<soap:binding ", '<soap:binding style="rpc" ')
    part = '<part name="body" element="t:Ask"/>'
    assert part in text
    text = text.replace(part, '<part name="a" type="xs:int"/>' * 2)
    message = refused(DefinitionError, lambda: read(text))
    assert "message PortAsk has two parts 'a'" in message
    assert "hint: each part of a message needs a name of its own" in message
    assert message.startswith("a.wsdl:1 /definitions/message[@name='PortAsk']/part")


def test_a_part_without_a_name_is_refused_in_rpc_style() -> None:
    text = wsdl().replace("<soap:binding ", '<soap:binding style="rpc" ')
    text = text.replace('name="body" element="t:Ask"', 'type="xs:string"')
    message = refused(DefinitionError, lambda: read(text))
    assert "a part of message PortAsk has no name" in message
    assert message.startswith("a.wsdl:1 /definitions/message[@name='PortAsk']/part")
