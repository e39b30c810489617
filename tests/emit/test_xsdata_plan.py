"""xsdata plans the classes in memory, and what it plans is kept in a frozen form."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.emit.xsdata_plan import PlannedClass, PlannedField, plan_with_xsdata
from wsdlsmith.model.qname import QName, xs
from wsdlsmith.model.schema import ComplexType, GroupRef, Occurs, SchemaSet

ReadSchema = Callable[..., SchemaSet]


def t(name: str) -> QName:
    return QName("urn:t", name)


def plan_class(schema: SchemaSet, name: str) -> PlannedClass:
    diagnostics = Diagnostics()
    plan = plan_with_xsdata(schema, diagnostics)
    assert not list(diagnostics)
    return plan.types[t(name)]


def complex_type(content: str) -> str:
    return f'<xs:complexType name="T"><xs:sequence>{content}</xs:sequence></xs:complexType>'


def only_field(schema: SchemaSet) -> PlannedField:
    (field,) = plan_class(schema, "T").fields
    return field


def test_a_field_has_its_wire_name_and_a_python_name(read_schema: ReadSchema) -> None:
    schema = read_schema(complex_type('<xs:element name="ErpId" type="xs:int"/>'))
    field = only_field(schema)
    assert (field.name, field.python) == (t("ErpId"), "erp_id")
    assert [type_.name for type_ in field.types] == [xs("int")]
    assert (field.occurs, field.nillable) == (Occurs(1, 1), False)


def test_an_unbounded_nillable_element_is_both(read_schema: ReadSchema) -> None:
    schema = read_schema(
        complex_type(
            '<xs:element name="E" type="xs:int" nillable="true" minOccurs="0" '
            'maxOccurs="unbounded"/>'
        )
    )
    field = only_field(schema)
    assert field.occurs == Occurs(0, None)
    assert field.nillable


def test_a_nillable_field_of_a_named_simple_type_stays_nillable(
    read_schema: ReadSchema,
) -> None:
    schema = read_schema(
        '<xs:simpleType name="Id"><xs:restriction base="xs:string">'
        '<xs:pattern value="[0-9]+"/></xs:restriction></xs:simpleType>',
        complex_type('<xs:element name="E" type="t:Id" nillable="true"/>'),
    )
    field = only_field(schema)
    assert field.nillable
    assert [type_.name for type_ in field.types] == [xs("string")]


def test_flags_keep_their_tokens(read_schema: ReadSchema) -> None:
    schema = read_schema(
        '<xs:simpleType name="Right"><xs:list><xs:simpleType>'
        '<xs:restriction base="xs:string"><xs:enumeration value="Read"/>'
        '<xs:enumeration value="Write"/></xs:restriction></xs:simpleType></xs:list>'
        '</xs:simpleType><xs:element name="Right" type="t:Right" nillable="true"/>',
        complex_type('<xs:element name="Mask" type="t:Right"/>'),
    )
    field = only_field(schema)
    inner = field.types[0].inner
    assert inner is not None
    assert inner.tokens == ("Read", "Write")
    assert (field.tokens, field.nillable) == (True, False)


def test_names_that_differ_in_case_only_keep_their_wire_names(
    read_schema: ReadSchema,
) -> None:
    schema = read_schema(
        '<xs:complexType name="Item"><xs:sequence/></xs:complexType>'
        '<xs:complexType name="item"><xs:sequence/></xs:complexType>',
        complex_type('<xs:element name="a" type="t:item"/>'),
    )
    plan = plan_with_xsdata(schema, Diagnostics())
    assert [c.name for c in plan.types.values()] == [t("Item"), t("T"), t("item")]
    assert len({c.python.lower() for c in plan.types.values()}) == 3
    assert plan.types[t("T")].fields[0].types[0].name == t("item")


def test_bases_and_attributes_are_planned(read_schema: ReadSchema) -> None:
    schema = read_schema(
        '<xs:complexType name="Base" abstract="true"><xs:sequence/></xs:complexType>'
        '<xs:complexType name="T"><xs:complexContent><xs:extension base="t:Base">'
        '<xs:attribute name="id" type="xs:int" use="required" fixed="1"/>'
        "</xs:extension></xs:complexContent></xs:complexType>"
    )
    planned = plan_class(schema, "T")
    assert planned.bases == (t("Base"),)
    (field,) = planned.fields
    assert (field.kind, field.name) == ("attribute", QName("", "id"))
    assert (field.occurs, field.default, field.fixed) == (Occurs(1, 1), "1", True)


def test_no_file_no_process_no_network_and_no_log(
    read_schema: ReadSchema,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("not in memory")

    schema = read_schema(complex_type('<xs:element name="E" type="xs:int"/>'))
    plan_with_xsdata(schema, Diagnostics())  # imports are done
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(subprocess, "Popen", refuse)
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    plan = plan_with_xsdata(schema, Diagnostics())
    assert list(plan.types) == [t("T")]
    assert os.listdir(tmp_path) == []
    assert not caplog.records
    assert logging.getLogger("xsdata.logger").handlers == []


def test_what_xsdata_remarks_is_a_diagnostic(read_schema: ReadSchema) -> None:
    schema = read_schema(complex_type('<xs:element name="E" type="t:Gone"/>'))
    diagnostics = Diagnostics()
    plan_with_xsdata(schema, diagnostics)
    (said,) = diagnostics
    assert said.code == "xsdata-remark"
    assert said.message == "xsdata: Reset absent type: Gone"


def test_where_xsdata_gives_up_a_diagnostic_says_so(read_schema: ReadSchema) -> None:
    schema = read_schema(complex_type('<xs:element name="E" type="xs:int"/>'))
    schema.types[t("T")] = ComplexType(name=t("T"), content=GroupRef(ref=t("Gone")))
    diagnostics = Diagnostics()
    plan = plan_with_xsdata(schema, diagnostics)
    (said,) = diagnostics
    assert said.code == "xsdata-refused"
    assert "Unknown group reference" in said.message
    assert plan.refused
    assert not plan.types
