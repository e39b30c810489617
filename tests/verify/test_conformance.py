"""Envelopes against a contract: what is reported, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.location import Location
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.model.example import Example
from wsdlsmith.read.source import open_source
from wsdlsmith.verify.conformance import Checked, Conformance

SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP_12 = "http://www.w3.org/2003/05/soap-envelope"
WSDL = """\
<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:t="urn:t"
 xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" targetNamespace="urn:t"
 xmlns:xs="http://www.w3.org/2001/XMLSchema">
<w:types><xs:schema targetNamespace="urn:t" elementFormDefault="qualified">
 <xs:element name="Token" type="xs:string"/>
 <xs:element name="Get"><xs:complexType><xs:sequence>
  <xs:element name="Id" type="xs:int"/></xs:sequence></xs:complexType></xs:element>
 <xs:element name="GetResponse"><xs:complexType/></xs:element>
 <xs:element name="Oops" type="xs:int"/>
</xs:schema></w:types>
<w:message name="GetIn"><w:part name="parameters" element="t:Get"/></w:message>
<w:message name="GetOut"><w:part name="parameters" element="t:GetResponse"/></w:message>
<w:message name="GetHead"><w:part name="Token" element="t:Token"/></w:message>
<w:message name="Failed"><w:part name="detail" element="t:Oops"/></w:message>
<w:message name="AddIn">
 <w:part name="x" type="xs:int"/><w:part name="y" type="xs:int"/></w:message>
<w:message name="AddOut"><w:part name="sum" type="xs:int"/></w:message>
<w:portType name="Shop">
 <w:operation name="Get"><w:input message="t:GetIn"/><w:output message="t:GetOut"/>
  <w:fault name="Failed" message="t:Failed"/></w:operation>
 <w:operation name="Tell"><w:input message="t:GetIn"/></w:operation>
 <w:operation name="Add"><w:input message="t:AddIn"/><w:output message="t:AddOut"/>
 </w:operation>
</w:portType>
<w:binding name="ShopSoap" type="t:Shop">
 <s:binding transport="http://schemas.xmlsoap.org/soap/http"/>
 <w:operation name="Get"><s:operation soapAction="get"/>
  <w:input><s:header message="t:GetHead" part="Token" use="literal"/>
   <s:body use="literal"/></w:input><w:output><s:body use="literal"/></w:output>
  <w:fault name="Failed"><s:fault name="Failed" use="literal"/></w:fault></w:operation>
 <w:operation name="Tell"><s:operation soapAction="tell"/>
  <w:input><s:body use="literal"/></w:input></w:operation>
 <w:operation name="Add"><s:operation soapAction="add" style="rpc"/>
  <w:input><s:body use="literal" namespace="urn:rpc"/></w:input>
  <w:output><s:body use="literal" namespace="urn:rpc"/></w:output></w:operation>
</w:binding>
<w:service name="ShopService"><w:port name="ShopPort" binding="t:ShopSoap">
 <s:address location="http://localhost/api/Shopping.svc"/></w:port></w:service>
</w:definitions>
"""


@pytest.fixture
def conformance(tmp_path: Path) -> Conformance:
    file = tmp_path / "shop.wsdl"
    file.write_text(WSDL, encoding="utf-8")
    opened = open_source(str(file), base=None)
    return Conformance(read_contract([opened], Diagnostics()))


def envelope(body: str, head: str = "", soap: str = SOAP_11, beside: str = "") -> str:
    header = f"<e:Header>{head}</e:Header>" if head else ""
    return (
        f'<e:Envelope xmlns:e="{soap}" xmlns:t="urn:t">{beside}{header}\n'
        f"<e:Body>{body}</e:Body></e:Envelope>"
    )


def check(
    conformance: Conformance,
    text: str,
    operation: str = "Get",
    message: str = "request",
    service: str = "Shop",
) -> Checked:
    return conformance.check(
        Example(
            service=service,
            operation=operation,
            message="response" if message == "response" else "request",
            envelope=text.encode(),
            location=Location("page.md", 30),
        )
    )


GET = "<t:Get><t:Id>1</t:Id></t:Get>"
FAULT = "<e:Fault><faultcode>e:Server</faultcode><detail>{}</detail></e:Fault>"
CASES = [
    (envelope(GET), []),
    (envelope(GET, head="<t:Token>x</t:Token>"), []),
    (
        envelope(GET, beside="<t:Token>x</t:Token>"),
        [("header-outside-header", "/Envelope/Token")],
    ),
    (
        envelope(GET, head="<t:Other/>"),
        [("unknown-header", "/Envelope/Header/Other")],
    ),
    (
        envelope(GET, head="<t:Token><t:x/></t:Token>"),
        [("unknown-element", "/Envelope/Header/Token/x")],
    ),
    (envelope(GET, soap=SOAP_12), [("soap-version-differs", "/Envelope")]),
    (
        envelope("<t:Get><t:Id>x</t:Id></t:Get>"),
        [("invalid-value", "/Envelope/Body/Get/Id")],
    ),
    (envelope(""), [("missing-element", "/Envelope/Body")]),
    (envelope("<t:Got/>"), [("unknown-element", "/Envelope/Body/Got")]),
    (envelope(GET + GET), [("unknown-element", "/Envelope/Body/Get[2]")]),
    (
        f'<e:Envelope xmlns:e="{SOAP_11}"/>',
        [("missing-element", "/Envelope")],
    ),
    ("<html/>", [("not-an-envelope", "/html")]),
    ("<e:Envelope", [("not-xml", "")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_each_deviation_of_an_envelope_has_its_code_and_path(
    conformance: Conformance, text: str, expected: list[tuple[str, str]]
) -> None:
    checked = check(conformance, text)
    assert checked.bound is not None
    assert [(f.code, f.path) for f in checked.findings] == expected


def test_a_finding_is_told_with_the_line_of_the_page(conformance: Conformance) -> None:
    finding = check(conformance, envelope("<t:Get/>")).findings[0]
    assert str(finding) == (
        "page.md:31 /Envelope/Body/Get: 'Id' is missing [missing-element]"
    )


def test_an_operation_that_the_wsdl_lacks_is_not_bound(
    conformance: Conformance,
) -> None:
    checked = check(conformance, envelope("<t:Gone/>"), operation="Gone")
    assert checked.bound is None
    assert checked.findings == ()


@pytest.mark.parametrize(
    "name", ["Shop", "shop", "ShopService", "ShopPort", "Shopping"]
)
def test_a_page_may_call_the_service_by_any_of_its_names(
    conformance: Conformance, name: str
) -> None:
    checked = check(conformance, envelope(GET), service=name)
    assert checked.bound is not None
    assert checked.bound.service.name == "Shop"


def test_a_service_nobody_knows_is_found_by_an_operation_only_one_has(
    conformance: Conformance,
) -> None:
    assert check(conformance, envelope(GET), service="Soap page").bound is not None


def test_a_response_to_a_one_way_operation_is_a_finding(
    conformance: Conformance,
) -> None:
    checked = check(conformance, envelope(GET), "Tell", "response")
    assert checked.findings[0].detail == "'Tell' is one-way: it has no response"


def test_the_details_of_a_declared_fault_are_checked(conformance: Conformance) -> None:
    good, bad = (envelope(FAULT.format(f"<t:Oops>{v}</t:Oops>")) for v in ("1", "x"))
    assert check(conformance, good, message="response").findings == ()
    found = check(conformance, bad, message="response").findings
    assert [(f.code, f.path) for f in found] == [
        ("invalid-value", "/Envelope/Body/Fault/detail/Oops")
    ]


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("<r:Add><x>1</x><y>2</y></r:Add>", []),
        ("<r:Add><y>2</y><x>1</x></r:Add>", ["wrong-order"]),
        ("<r:Add><x>1</x></r:Add>", ["missing-element"]),
        ("<r:Add><x>1</x><y>two</y></r:Add>", ["invalid-value"]),
        ("<Add><x>1</x><y>2</y></Add>", ["unknown-element"]),
    ],
)
def test_an_rpc_body_is_a_wrapper_with_unqualified_parts(
    conformance: Conformance, body: str, codes: list[str]
) -> None:
    text = envelope(body).replace("xmlns:t", 'xmlns:r="urn:rpc" xmlns:t', 1)
    assert [f.code for f in check(conformance, text, "Add").findings] == codes


def test_the_wrapper_of_an_rpc_response_is_named_after_the_operation(
    conformance: Conformance,
) -> None:
    text = envelope("<r:AddResponse xmlns:r='urn:rpc'><sum>3</sum></r:AddResponse>")
    assert check(conformance, text, "Add", "response").findings == ()
