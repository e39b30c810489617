"""xsdata's plan and the contract must say the same; a planted difference is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.emit.agreement import PlanMismatch, agree
from wsdlsmith.emit.compared import Difference
from wsdlsmith.emit.xsdata_plan import PlannedField, XsdataPlan, plan_with_xsdata
from wsdlsmith.errors import InputError
from wsdlsmith.job import Job
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.model.qname import QName, xs
from wsdlsmith.model.schema import Occurs, SchemaSet
from wsdlsmith.pipeline import build
from wsdlsmith.read.source import open_source

from tests.conftest import CHECKOUT

ReadSchema = Callable[..., SchemaSet]

ORDER = """
<xs:simpleType name="Color"><xs:restriction base="xs:string">
  <xs:enumeration value="red"/><xs:enumeration value="blue"/>
</xs:restriction></xs:simpleType>
<xs:complexType name="Carrier"><xs:sequence/></xs:complexType>
<xs:complexType name="Other"><xs:sequence/></xs:complexType>
<xs:complexType name="Order"><xs:complexContent><xs:extension base="t:Carrier">
  <xs:sequence>
    <xs:element name="Name" type="xs:string" minOccurs="0" nillable="true"/>
    <xs:element name="Color" type="t:Color" default="red"/>
    <xs:element name="Line" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="Number" type="xs:int"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence>
  <xs:attribute name="id" type="xs:int"/>
</xs:extension></xs:complexContent></xs:complexType>
"""
T = QName("urn:t", "Order")


def planned(schema: SchemaSet) -> XsdataPlan:
    return plan_with_xsdata(schema, Diagnostics())


def with_field(plan: XsdataPlan, which: str, **changes: object) -> XsdataPlan:
    """The plan with one field of Order changed; ``gone`` leaves it out."""
    order = plan.types[T]
    fields: list[PlannedField] = []
    for field in order.fields:
        if field.name.name != which:
            fields.append(field)
        elif "gone" not in changes:
            fields.append(replace(field, **changes))  # type: ignore[arg-type]
    return with_order(plan, fields=tuple(fields))


def with_order(plan: XsdataPlan, **changes: object) -> XsdataPlan:
    order = replace(plan.types[T], **changes)  # type: ignore[arg-type]
    return replace(plan, types={**plan.types, T: order})


def mismatch(plan: XsdataPlan, schema: SchemaSet) -> str:
    with pytest.raises(PlanMismatch) as caught:
        agree(plan, schema)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "changes", "said"),
    [
        ("Name", {"gone": True}, "Name: contract has the field, xsdata has not"),
        (
            "Name",
            {"name": QName("urn:t", "Title")},
            "Title: contract has no such field, xsdata has it",
        ),
        ("Name", {"nillable": False}, "Name nillable: contract True, xsdata False"),
        ("Name", {"occurs": Occurs(1, 1)}, "Name least: contract 0, xsdata 1"),
        ("Line", {"occurs": Occurs(1, 2)}, "Line most: contract unbounded, xsdata 2"),
        ("Color", {"default": "blue"}, "Color default: contract 'red', xsdata 'blue'"),
        ("Name", {"tokens": True}, "Name tokens: contract False, xsdata True"),
        ("id", {"occurs": Occurs(1, 1)}, "@id least: contract 0, xsdata 1"),
    ],
)
def test_a_planted_difference_of_a_field_is_shown_from_both_sides(
    name: str, changes: dict[str, object], said: str, read_schema: ReadSchema
) -> None:
    schema = read_schema(ORDER)
    plan = with_field(planned(schema), name, **changes)
    message = mismatch(plan, schema)
    assert f"  {{urn:t}}Order: {said}" in message
    assert "xsdata reads the schemas differently" in message
    assert "hint:" in message


def test_a_planted_difference_of_a_type_is_seen(read_schema: ReadSchema) -> None:
    schema = read_schema(ORDER)
    plan = planned(schema)
    color = next(f for f in plan.types[T].fields if f.name.name == "Color")
    wrong = (replace(color.types[0], name=xs("int")),)
    message = mismatch(with_field(plan, "Color", types=wrong), schema)
    assert f"Color types: contract ({{urn:t}}Color), xsdata ({xs('int')})" in message


def test_a_planted_difference_in_the_order_is_seen(read_schema: ReadSchema) -> None:
    schema = read_schema(ORDER)
    plan = planned(schema)
    message = mismatch(with_order(plan, fields=plan.types[T].fields[::-1]), schema)
    assert "order: contract ({urn:t}Name, {urn:t}Color, {urn:t}Line)" in message
    assert "xsdata ({urn:t}Line, {urn:t}Color, {urn:t}Name)" in message


def test_a_planted_difference_of_a_class_is_seen(read_schema: ReadSchema) -> None:
    schema = read_schema(ORDER)
    plan = planned(schema)
    other = QName("urn:t", "Other")
    base = mismatch(with_order(plan, bases=(other,)), schema)
    assert "base: contract {urn:t}Carrier, xsdata {urn:t}Other" in base
    abstract = mismatch(with_order(plan, abstract=True), schema)
    assert "abstract: contract False, xsdata True" in abstract
    mixed = mismatch(with_order(plan, mixed=True), schema)
    assert "mixed: contract False, xsdata True" in mixed
    types = {name: c for name, c in plan.types.items() if name != other}
    missing = mismatch(replace(plan, types=types), schema)
    assert "{urn:t}Other: class: contract has it, xsdata has none" in missing


def test_a_planted_token_is_seen(read_schema: ReadSchema) -> None:
    schema = read_schema(ORDER)
    plan = planned(schema)
    name = QName("urn:t", "Color")
    color = replace(plan.types[name], tokens=("red", "green"))
    message = mismatch(replace(plan, types={**plan.types, name: color}), schema)
    assert "tokens: contract (red, blue), xsdata (red, green)" in message


def test_a_difference_in_an_inline_type_is_seen(read_schema: ReadSchema) -> None:
    schema = read_schema(ORDER)
    plan = planned(schema)
    line = next(f for f in plan.types[T].fields if f.name.name == "Line")
    inner = line.types[0].inner
    assert inner is not None
    number = replace(inner.fields[0], nillable=True)
    wrong = replace(line.types[0], inner=replace(inner, fields=(number,)))
    message = mismatch(with_field(plan, "Line", types=(wrong,)), schema)
    assert "{urn:t}Order/Line: Number nillable: contract False" in message


def test_a_long_row_of_differences_is_cut_short(read_schema: ReadSchema) -> None:
    schema = read_schema(
        *(
            f'<xs:complexType name="C{n}"><xs:sequence/></xs:complexType>'
            for n in range(30)
        )
    )
    assert "... and 10 more" in mismatch(XsdataPlan(), schema)


def test_a_plan_that_xsdata_refused_stops_nothing(read_schema: ReadSchema) -> None:
    agree(XsdataPlan(refused="it gave up"), read_schema(ORDER))


@pytest.mark.parametrize(
    "text",
    [
        ORDER,
        # flags, and an element of the same name
        '<xs:simpleType name="F"><xs:list><xs:simpleType><xs:restriction '
        'base="xs:string"><xs:enumeration value="a"/></xs:restriction>'
        '</xs:simpleType></xs:list></xs:simpleType><xs:element name="F" '
        'type="t:F" nillable="true"/><xs:complexType name="T"><xs:sequence>'
        '<xs:element name="f" type="t:F"/><xs:element ref="t:F" minOccurs="0"/>'
        "</xs:sequence></xs:complexType>",
        # a choice of one, a group, an element in two alternatives
        '<xs:group name="G"><xs:choice><xs:element name="g" type="xs:int"/>'
        '</xs:choice></xs:group><xs:complexType name="T"><xs:choice><xs:sequence>'
        '<xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/>'
        '</xs:sequence><xs:sequence><xs:element name="b" type="xs:int"/>'
        '<xs:group ref="t:G"/></xs:sequence></xs:choice></xs:complexType>',
        # a restriction with a prohibited attribute
        '<xs:complexType name="B"><xs:sequence><xs:element name="a" '
        'type="xs:int" minOccurs="0"/></xs:sequence><xs:attribute name="x" '
        'type="xs:int"/></xs:complexType><xs:complexType name="T">'
        '<xs:complexContent><xs:restriction base="t:B"><xs:sequence><xs:element '
        'name="a" type="xs:int"/></xs:sequence><xs:attribute name="x" '
        'use="prohibited"/></xs:restriction></xs:complexContent></xs:complexType>',
        # wildcards, mixed content, and what extends anyType
        '<xs:complexType name="T" mixed="true"><xs:sequence><xs:element name="a" '
        'type="xs:anyType"/><xs:any namespace="##other" maxOccurs="2"/><xs:any '
        'namespace="##local"/></xs:sequence><xs:anyAttribute/></xs:complexType>'
        '<xs:complexType name="U"><xs:complexContent><xs:extension '
        'base="xs:anyType"><xs:attribute name="x" type="xs:int"/></xs:extension>'
        "</xs:complexContent></xs:complexType>",
        # a substitution group with an abstract head
        '<xs:element name="H" abstract="true" type="t:B"/><xs:element name="M" '
        'substitutionGroup="t:H" type="t:B"/><xs:complexType name="B"><xs:sequence/>'
        '</xs:complexType><xs:complexType name="T"><xs:sequence><xs:element '
        'ref="t:H" maxOccurs="unbounded"/></xs:sequence></xs:complexType>',
        # an enumeration of numbers, a union, NMTOKENS, simple content
        '<xs:simpleType name="N"><xs:restriction base="xs:int"><xs:enumeration '
        'value="1"/></xs:restriction></xs:simpleType><xs:simpleType name="U">'
        '<xs:union memberTypes="t:N xs:date"/></xs:simpleType><xs:complexType '
        'name="T"><xs:simpleContent><xs:extension base="t:U"><xs:attribute '
        'name="n" type="xs:NMTOKENS"/></xs:extension></xs:simpleContent>'
        "</xs:complexType>",
    ],
)
def test_what_differs_in_form_only_agrees(text: str, read_schema: ReadSchema) -> None:
    schema = read_schema(text)
    plan = planned(schema)
    assert not plan.refused
    agree(plan, schema)


@pytest.mark.parametrize("version", ["Services84", "Services86", "Services88"])
def test_every_class_of_a_published_version_agrees(version: str, corpus: Path) -> None:
    source = f"{corpus}/superoffice/wsdl-2023.zip#*{version}-*"
    schema = read_contract([open_source(source)], Diagnostics()).schema
    diagnostics = Diagnostics()
    plan = plan_with_xsdata(schema, diagnostics)
    assert not list(diagnostics)
    assert len(plan.types) == len(schema.types)
    agree(plan, schema)


def wild(corpus: Path) -> Iterator[Path]:
    rows = (corpus / "wild" / "manifest.tsv").read_text().splitlines()[1:]
    for row in rows:
        folder, entry, *_ = row.split("\t")
        yield corpus / "wild" / folder / entry


def test_every_readable_wsdl_of_public_projects_agrees(corpus: Path) -> None:
    compared = 0
    for path in wild(corpus):
        try:
            contract = read_contract([open_source(str(path))], Diagnostics())
        except InputError:
            continue  # broken on purpose, or half of it is not there
        plan = plan_with_xsdata(contract.schema, Diagnostics())
        assert not plan.refused, path
        agree(plan, contract.schema)
        compared += 1
    assert compared >= 42


@pytest.mark.parametrize("strict", [False, True])
def test_a_difference_is_told_and_under_strict_refused(
    strict: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disagree(*_: object) -> None:
        raise PlanMismatch([(T, Difference("Name", "has the field", "has not"))])

    monkeypatch.setattr("wsdlsmith.emit.agreement.agree", disagree)
    case = CHECKOUT / "tests" / "cases" / "wsdl" / "document-literal"
    job = Job(package="made", sources=("service.wsdl",), base=case, strict=strict)
    if strict:
        with pytest.raises(PlanMismatch, match="contract has the field, xsdata has"):
            build(job)
        return
    built = build(job)
    (said,) = built.diagnostics
    assert said.code == "xsdata-disagrees"
    assert "Name: contract has the field, xsdata has not" in said.message
    assert "please report it" in said.hint
    assert "__init__.py" in built.files
