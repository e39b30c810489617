"""Every violation has its own word; libxml2 gives the same verdict each time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

import pytest
from wsdlsmith.verify.schema_issue import Issue
from wsdlsmith.verify.schema_validator import SchemaValidator


class Judged(Protocol):
    """A schema read by us and by libxml2 (see conftest)."""

    ours: SchemaValidator

    def issues(self, text: str) -> list[Issue]: ...
    def codes(self, text: str) -> list[str]: ...


Judge: TypeAlias = Callable[[str], Judged]

SCHEMA = """
<xs:element name="r"><xs:complexType><xs:sequence>
  <xs:element name="a" type="xs:int"/>
  <xs:element name="b" type="t:Color" minOccurs="0" nillable="true" maxOccurs="2"/>
  <xs:element name="c" type="t:Abstract" minOccurs="0"/>
  <xs:element name="d" type="t:Base" minOccurs="0"/>
  <xs:element name="e" minOccurs="0"><xs:complexType/></xs:element>
  <xs:element name="f" type="xs:string" fixed="x" minOccurs="0" nillable="true"/>
  <xs:element ref="t:head" minOccurs="0"/>
  <xs:element name="g" type="t:NoExtension" minOccurs="0"/>
  <xs:choice minOccurs="0">
    <xs:element name="h" type="xs:int"/><xs:element name="i" type="xs:int"/>
  </xs:choice>
  <xs:any namespace="##other" processContents="lax" minOccurs="0"/>
</xs:sequence><xs:attribute name="k" type="xs:int"/></xs:complexType></xs:element>
<xs:simpleType name="Color"><xs:restriction base="xs:string">
  <xs:enumeration value="red"/><xs:enumeration value="blue"/>
</xs:restriction></xs:simpleType>
<xs:complexType name="Base"><xs:sequence>
  <xs:element name="x" type="xs:int" minOccurs="0"/>
</xs:sequence><xs:attribute name="k" type="xs:int" use="required"/></xs:complexType>
<xs:complexType name="More"><xs:complexContent><xs:extension base="t:Base"><xs:sequence>
  <xs:element name="y" type="xs:int"/>
</xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="Abstract" abstract="true"/>
<xs:complexType name="Concrete"><xs:complexContent>
  <xs:extension base="t:Abstract"/>
</xs:complexContent></xs:complexType>
<xs:complexType name="NoExtension" block="extension"/>
<xs:complexType name="Extended"><xs:complexContent>
  <xs:extension base="t:NoExtension"/>
</xs:complexContent></xs:complexType>
<xs:element name="head" abstract="true" type="t:Base"/>
<xs:element name="member" type="t:More" substitutionGroup="t:head"/>
"""
A = "<a>1</a>"
CASES = [
    ("", A),
    ("", f"{A}<b>red</b><b xsi:nil='1'/>"),
    ("", f"{A}<c xsi:type='t:Concrete'/>"),
    ("", f"{A}<d k='1' xsi:type='t:More'><x>1</x><y>1</y></d>"),
    ("", f"{A}<f/>"),
    ("", f"{A}<member k='1'><y>1</y></member>"),
    ("", f"{A}<o xmlns='urn:o' what='1'>ever<p/></o>"),
    ("invalid-value", "<a>one</a>"),
    ("invalid-value", "<a/>"),
    ("invalid-value", "<a>2147483648</a>"),
    ("invalid-value", f"{A}<b>green</b>"),
    ("invalid-value", f"{A}<b xsi:nil='perhaps'>red</b>"),
    ("invalid-value", f"{A}<d k='x'/>"),
    ("nil-not-nillable", "<a xsi:nil='true'/>"),
    ("nil-not-nillable", "<a xsi:nil='false'>1</a>"),
    ("nil-with-content", f"{A}<b xsi:nil='true'>red</b>"),
    ("nil-with-content", f"{A}<b xsi:nil='true'> </b>"),
    ("text-in-empty-element", f"{A}<e>\n</e>"),
    ("text-in-empty-element", f"{A}<e>word</e>"),
    ("text-between-elements", f"word{A}"),
    ("unknown-element", f"{A}<z/>"),
    ("unknown-element", f"{A}<e><z/></e>"),
    ("unknown-element", "<a>1<z/></a>"),
    ("unknown-element", f"{A}<head2/>"),
    ("unknown-attribute", f"{A}<d k='1' m='1'/>"),
    ("unknown-attribute", "<a m='1'>1</a>"),
    ("missing-element", ""),
    ("missing-element", "<b>red</b>"),
    ("missing-element", f"{A}<d k='1' xsi:type='t:More'/>"),
    ("missing-attribute", f"{A}<d/>"),
    ("wrong-order", f"<b>red</b>{A}"),
    ("wrong-order", f"{A}<e/><b>red</b>"),
    ("too-many", f"{A}{A}"),
    ("too-many", f"{A}<b>red</b><b>red</b><b>red</b>"),
    ("too-many", f"{A}<h>1</h><i>1</i>"),
    ("xsi-type-unknown", f"{A}<d k='1' xsi:type='t:None'/>"),
    ("xsi-type-unknown", f"{A}<d k='1' xsi:type='nope:Base'/>"),
    ("xsi-type-not-derived", f"{A}<d k='1' xsi:type='t:Concrete'/>"),
    ("xsi-type-not-derived", "<a xsi:type='xs:long'>1</a>"),
    ("xsi-type-not-derived", f"{A}<g xsi:type='t:Extended'/>"),
    ("abstract-type", f"{A}<c/>"),
    ("abstract-element", f"{A}<head k='1'/>"),
    ("fixed-value-differs", f"{A}<f>y</f>"),
    ("fixed-value-differs", f"{A}<f xsi:nil='true'/>"),
]


@pytest.mark.parametrize(("code", "content"), CASES)
def test_a_violation_has_its_own_code(judge: Judge, code: str, content: str) -> None:
    judged = judge(SCHEMA)
    expected = [code] if code else []
    assert judged.codes(f"<r>{content}</r>") == expected


def test_all_violations_are_told_in_document_order_with_path_and_line(
    judge: Judge,
) -> None:
    text = "<r k='z'>\n<a>x</a>\n<b>red</b><b>green</b>\n<e> </e></r>"
    issues = judge(SCHEMA).issues(text)
    assert [str(issue) for issue in issues] == [
        "line 1: /r/@k: 'z' is no xs:int [invalid-value]",
        "line 2: /r/a: 'x' is no xs:int [invalid-value]",
        "line 3: /r/b[2]: 'green' is no Color: it is not one of the enumerated"
        " values [invalid-value]",
        "line 4: /r/e: text ' ' in an element that is empty [text-in-empty-element]",
    ]


def test_an_element_that_stands_too_early_names_what_was_expected(
    judge: Judge,
) -> None:
    issues = judge(SCHEMA).issues("<r><b>red</b><a>1</a></r>")
    assert issues[0].detail == "'b' stands out of order, expected 'a'"


def test_a_missing_element_is_told_where_it_should_stand(
    judge: Judge,
) -> None:
    issues = judge(SCHEMA).issues("<r><b>red</b></r>")
    assert (issues[0].path, issues[0].detail) == (
        "/r/b",
        "'a' is missing before this element",
    )


def test_an_undeclared_root_is_an_unknown_element(
    judge: Judge,
) -> None:
    assert judge(SCHEMA).codes("<nothing/>") == ["unknown-element"]
