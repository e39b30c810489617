"""The merged documents hold every type, and validate what the sources validate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.emit.merged_schema import SchemaDocument, merged_schemas
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.model.schema import SchemaSet
from wsdlsmith.read.source import open_source

ReadSchema = Callable[..., SchemaSet]
XS = "{http://www.w3.org/2001/XMLSchema}"

EVERYTHING = """
<xs:simpleType name="Color" final="restriction">
  <xs:annotation><xs:appinfo>
    <ActualType Name="int" Namespace="http://www.w3.org/2001/XMLSchema"
      xmlns="http://schemas.microsoft.com/2003/10/Serialization/"/>
  </xs:appinfo><xs:documentation>What it looks like.</xs:documentation></xs:annotation>
  <xs:restriction base="xs:string">
    <xs:maxLength value="5"/>
    <xs:enumeration value="red"><xs:annotation><xs:appinfo><EnumerationValue
      xmlns="http://schemas.microsoft.com/2003/10/Serialization/">4</EnumerationValue>
    </xs:appinfo></xs:annotation></xs:enumeration>
    <xs:enumeration value="blue"/>
  </xs:restriction>
</xs:simpleType>
<xs:simpleType name="Colors"><xs:list itemType="t:Color"/></xs:simpleType>
<xs:simpleType name="Mix">
  <xs:union memberTypes="xs:int t:Color">
    <xs:simpleType><xs:restriction base="xs:string"/></xs:simpleType>
  </xs:union>
</xs:simpleType>
<xs:complexType name="Base" abstract="true" mixed="true" block="extension">
  <xs:sequence minOccurs="0">
    <xs:element name="A" type="xs:string" nillable="true" default="x"/>
    <xs:element name="B" form="unqualified" minOccurs="0" maxOccurs="3">
      <xs:complexType><xs:all><xs:element name="C" type="xs:int"/></xs:all>
      </xs:complexType>
    </xs:element>
    <xs:choice maxOccurs="unbounded">
      <xs:group ref="t:Pair"/>
      <xs:element ref="t:Head"/>
      <xs:any namespace="##other" processContents="lax" minOccurs="0"/>
    </xs:choice>
  </xs:sequence>
  <xs:attribute name="id" type="xs:ID" use="required"/>
  <xs:attribute name="q" form="qualified" default="1">
    <xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType>
  </xs:attribute>
  <xs:attribute ref="t:global" fixed="f"/>
  <xs:attribute ref="xml:lang"/>
  <xs:attributeGroup ref="t:Common"/>
  <xs:anyAttribute namespace="##other" processContents="skip"/>
</xs:complexType>
<xs:complexType name="Derived"><xs:complexContent><xs:extension base="t:Plain">
  <xs:sequence><xs:element name="D" type="t:Colors" fixed="red"/></xs:sequence>
</xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="Plain"><xs:sequence/></xs:complexType>
<xs:complexType name="Priced"><xs:simpleContent><xs:extension base="xs:decimal">
  <xs:attribute name="unit" type="xs:string"/>
</xs:extension></xs:simpleContent></xs:complexType>
<xs:complexType name="Cheap"><xs:simpleContent><xs:restriction base="t:Priced">
  <xs:maxInclusive value="10"/>
</xs:restriction></xs:simpleContent></xs:complexType>
<xs:complexType name="Map">
  <xs:annotation><xs:appinfo><IsDictionary
    xmlns="http://schemas.microsoft.com/2003/10/Serialization/">true</IsDictionary>
  </xs:appinfo></xs:annotation>
  <xs:sequence><xs:element name="Entry" type="t:Plain" minOccurs="0"
    maxOccurs="unbounded"/></xs:sequence>
</xs:complexType>
<xs:element name="Head" type="t:Plain" abstract="true"/>
<xs:element name="Member" type="t:Derived" substitutionGroup="t:Head"/>
<xs:element name="Plain" type="t:Plain" nillable="true"/>
<xs:element name="Keyed">
  <xs:complexType><xs:sequence><xs:element name="Row" type="t:Plain"
    maxOccurs="unbounded"/></xs:sequence></xs:complexType>
  <xs:unique name="rows"><xs:selector xpath="t:Row"/><xs:field xpath="@t:id"/></xs:unique>
</xs:element>
<xs:attribute name="global" type="xs:string"/>
<xs:attribute name="unused" type="xs:string"/>
<xs:group name="Pair"><xs:sequence><xs:element name="P" type="xs:int"/>
  <xs:element name="Q" type="xs:int"/></xs:sequence></xs:group>
<xs:attributeGroup name="Common"><xs:attribute name="c" type="xs:int"/>
</xs:attributeGroup>
"""


def names(document: SchemaDocument, tag: str) -> list[str]:
    root = etree.fromstring(document.data)
    return [str(node.get("name")) for node in root.iterfind(XS + tag)]


def validator(documents: tuple[SchemaDocument, ...], folder: Path) -> etree.XMLSchema:
    frame = etree.Element(XS + "schema", targetNamespace="urn:all")
    for document in documents:
        (folder / document.name).write_bytes(document.data)
        node = etree.SubElement(frame, XS + "import", schemaLocation=document.name)
        if document.namespace:
            node.set("namespace", document.namespace)
    (folder / "all.xsd").write_bytes(etree.tostring(frame))
    return etree.XMLSchema(etree.parse(folder / "all.xsd"))


@pytest.mark.parametrize("keep", ["referred", "all"])
def test_every_construct_makes_a_valid_schema(
    keep: str, read_schema: ReadSchema, tmp_path: Path
) -> None:
    schema = read_schema(EVERYTHING)
    documents = merged_schemas(schema, keep="all" if keep == "all" else "referred")
    assert [d.namespace for d in documents] == [
        "http://www.w3.org/XML/1998/namespace",
        "urn:t",
    ]
    validator(documents, tmp_path)


def test_what_is_written_reads_back_as_the_same_components(
    read_schema: ReadSchema,
) -> None:
    schema = read_schema(EVERYTHING)
    again = read_schema(*(d.data for d in merged_schemas(schema, keep="all")[1:]))
    for space in ("types", "elements", "attributes", "groups", "attribute_groups"):
        assert getattr(again, space) == getattr(schema, space)


def test_an_element_that_only_repeats_a_type_is_left_out(
    read_schema: ReadSchema,
) -> None:
    _, document = merged_schemas(read_schema(EVERYTHING))
    assert names(document, "element") == ["Head", "Member"]
    assert names(document, "attribute") == ["global"]
    assert names(document, "group") == ["Pair"]
    assert "Plain" in names(document, "complexType")


def test_an_element_is_kept_for_the_inline_type_that_refers_to_it(
    read_schema: ReadSchema,
) -> None:
    schema = read_schema(
        """<xs:complexType name="T"><xs:sequence><xs:element name="In">
        <xs:complexType><xs:sequence><xs:element ref="t:One"/></xs:sequence>
        </xs:complexType></xs:element></xs:sequence></xs:complexType>
        <xs:element name="One"><xs:complexType><xs:sequence>
        <xs:element ref="t:Two"/></xs:sequence></xs:complexType></xs:element>
        <xs:element name="Two" type="xs:int"/><xs:element name="Three" type="xs:int"/>"""
    )
    (document,) = merged_schemas(schema)
    assert names(document, "element") == ["One", "Two"]


def test_the_order_of_declarations_does_not_show(read_schema: ReadSchema) -> None:
    one = '<xs:complexType name="A"><xs:sequence/></xs:complexType>'
    two = '<xs:element name="B" type="t:A"/>'
    forward = merged_schemas(read_schema(one, two), keep="all")
    assert forward == merged_schemas(read_schema(two, one), keep="all")


def test_documents_import_each_other_and_one_without_a_namespace(
    read_schema: ReadSchema, tmp_path: Path
) -> None:
    schema = read_schema(
        '<xs:complexType name="A"><xs:sequence><xs:element name="x" type="other:B"/>'
        "</xs:sequence></xs:complexType>",
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" '
        'targetNamespace="urn:other"><xs:complexType name="B"><xs:sequence>'
        '<xs:element name="y" type="t:A"/><xs:element name="z" type="C"/>'
        "</xs:sequence></xs:complexType></xs:schema>",
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
        '<xs:simpleType name="C"><xs:restriction base="xs:int"/></xs:simpleType>'
        "</xs:schema>",
    )
    documents = merged_schemas(schema)
    imports = [
        (node.get("namespace"), node.get("schemaLocation"))
        for node in etree.fromstring(documents[1].data).iterfind(XS + "import")
    ]
    assert documents[1].namespace == "urn:other"
    assert imports == [(None, "schema0.xsd"), ("urn:t", "schema2.xsd")]
    validator(documents, tmp_path)


def test_annotations_can_be_left_out(read_schema: ReadSchema) -> None:
    schema = read_schema(EVERYTHING)
    with_facts = merged_schemas(schema)[1].data
    assert b"IsDictionary" in with_facts
    assert b"What it looks like." in with_facts
    assert b"annotation" not in merged_schemas(schema, annotations=False)[1].data


def test_a_message_is_validated_by_the_merged_schema(
    read_schema: ReadSchema, tmp_path: Path
) -> None:
    schema = read_schema(
        '<xs:complexType name="T"><xs:sequence><xs:element name="n" type="xs:int"/>'
        '</xs:sequence></xs:complexType><xs:element name="T" type="t:T"/>'
    )
    check = validator(merged_schemas(schema, keep="all"), tmp_path)
    assert check.validate(etree.fromstring('<T xmlns="urn:t"><n>1</n></T>'))
    assert not check.validate(etree.fromstring('<T xmlns="urn:t"><n>x</n></T>'))


def test_a_token_that_is_a_qname_is_not_written(
    read_schema: ReadSchema, tmp_path: Path
) -> None:
    schema = read_schema(
        '<xs:simpleType name="Code"><xs:restriction base="xs:QName">'
        '<xs:enumeration value="gone:Code"/></xs:restriction></xs:simpleType>'
    )
    documents = merged_schemas(schema)
    assert b"gone:Code" not in documents[0].data
    validator(documents, tmp_path)


@pytest.mark.parametrize("version", ["Services84", "Services86", "Services88"])
def test_a_published_version_is_valid_and_reads_back_the_same(
    version: str, corpus: Path, read_schema: ReadSchema, tmp_path: Path
) -> None:
    source = open_source(f"{corpus}/superoffice/wsdl-2023.zip#*{version}-*")
    schema = read_contract([source], Diagnostics()).schema
    documents = merged_schemas(schema, keep="all")
    validator(documents, tmp_path)
    again = read_schema(*(document.data for document in documents))
    for space in ("types", "elements", "attributes", "groups", "attribute_groups"):
        assert getattr(again, space) == getattr(schema, space)
    kept = [n for d in merged_schemas(schema) for n in names(d, "element")]
    assert kept == []  # no type of WCF refers to a global element
