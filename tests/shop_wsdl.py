"""A small WSDL whose every name and text can be exchanged, and its base form."""

from __future__ import annotations

from dataclasses import dataclass, fields
from string import Template
from xml.sax.saxutils import escape

_TEXT = Template("""\
<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/"
    xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:t="$namespace" targetNamespace="$namespace">
  <w:types><xs:schema targetNamespace="$namespace" elementFormDefault="qualified">
    <xs:simpleType name="$enumeration"><xs:restriction base="xs:string">
      <xs:enumeration value="on"/><xs:enumeration value="$token"/>
    </xs:restriction></xs:simpleType>
    <xs:complexType name="$record">
      <xs:annotation><xs:documentation>$documentation</xs:documentation></xs:annotation>
      <xs:sequence>
        <xs:element name="$field" type="t:$enumeration" minOccurs="0"/>
        <xs:element name="Text" type="xs:string" default="$default"/>
        <xs:any namespace="$wildcard" minOccurs="0" processContents="lax"/>
      </xs:sequence>
      <xs:attribute name="$attribute" type="xs:string" default="$default"/>
    </xs:complexType>
    <xs:element name="$request"><xs:complexType><xs:sequence>
      <xs:element name="$parameter" type="t:$record" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="$response"><xs:complexType><xs:sequence>
      <xs:element name="Result" type="t:$record" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="$header" type="xs:string"/>
  </xs:schema></w:types>
  <w:message name="$message"><w:part name="$part" element="t:$request"/></w:message>
  <w:message name="Answer"><w:part name="parameters" element="t:$response"/></w:message>
  <w:message name="Head"><w:part name="h" element="t:$header"/></w:message>
  <w:portType name="$port_type">
    <w:documentation>$documentation</w:documentation>
    <w:operation name="$operation">
      <w:documentation>$documentation</w:documentation>
      <w:input name="$input" message="t:$message"/><w:output message="t:Answer"/>
      <w:fault name="$fault" message="t:Head"/>
    </w:operation>
  </w:portType>
  <w:binding name="$binding" type="t:$port_type">
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    <w:operation name="$operation"><soap:operation soapAction="$action"/>
      <w:input name="$input">
        <soap:header message="t:Head" part="h" use="literal"/>
        <soap:body use="literal"/></w:input>
      <w:output><soap:body use="literal"/></w:output>
      <w:fault name="$fault"><soap:fault name="$fault" use="literal"/></w:fault>
    </w:operation>
  </w:binding>
  <w:service name="$service"><w:port name="$port" binding="t:$binding">
    <soap:address location="$address"/></w:port></w:service>
</w:definitions>
""")


@dataclass(frozen=True, kw_only=True)
class Shop:
    """What stands at each place of the WSDL."""

    namespace: str = "urn:shop"
    enumeration: str = "Mode"
    token: str = "off"
    record: str = "Item"
    field: str = "State"
    attribute: str = "key"
    default: str = "none"
    wildcard: str = "##other"
    request: str = "Order"
    parameter: str = "What"
    response: str = "OrderResponse"
    header: str = "Session"
    message: str = "Ask"
    part: str = "parameters"
    port_type: str = "Shop"
    operation: str = "Order"
    input: str = "OrderIn"
    fault: str = "Sold"
    binding: str = "ShopSoap"
    action: str = "urn:shop/Order"
    service: str = "ShopService"
    port: str = "ShopPort"
    address: str = "http://localhost/shop/Shop.svc"
    documentation: str = "Sells things."


NAMES = (
    "enumeration record field attribute request parameter response header message "
    "part port_type operation input fault binding service port"
).split()
"""The places that hold a name of XML."""
TEXTS = "token default documentation action address".split()
"""The places that hold any text."""


def shop(**changes: str) -> str:
    """The WSDL, with these changes; a value is a text, not markup."""
    values = Shop(**changes)
    marks = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
    return _TEXT.substitute(
        {f.name: escape(getattr(values, f.name), marks) for f in fields(values)}
    )
