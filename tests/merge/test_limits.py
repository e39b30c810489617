"""Schemas of hostile size are read in bounded time, without running out of stack."""

from __future__ import annotations

import time

from wsdlsmith.model.qname import QName, xs

from tests.merge.small_wsdl import DEFAULT_TYPES, read, wsdl


def test_types_that_extend_each_other_five_thousand_times() -> None:
    chain = "".join(
        f'<xs:complexType name="T{number}"><xs:complexContent>'
        f'<xs:extension base="t:T{number + 1}"/></xs:complexContent></xs:complexType>'
        for number in range(5000)
    )
    last = '<xs:complexType name="T5000"/>'
    assert len(read(wsdl(DEFAULT_TYPES + chain + last)).schema.types) == 5001


def test_a_long_chain_of_substitution_heads_gives_its_type() -> None:
    chain = "".join(
        f'<xs:element name="E{n}" substitutionGroup="t:E{n + 1}"/>' for n in range(5000)
    )
    last = '<xs:element name="E5000" type="xs:int"/>'
    started = time.process_time()
    schema = read(wsdl(DEFAULT_TYPES + chain + last)).schema
    assert schema.elements[QName("urn:t", "E0")].type == xs("int")
    assert time.process_time() - started < 10


def test_substitution_heads_in_a_circle_end() -> None:
    circle = (
        '<xs:element name="A" substitutionGroup="t:B"/>'
        '<xs:element name="B" substitutionGroup="t:A"/>'
    )
    schema = read(wsdl(DEFAULT_TYPES + circle)).schema
    assert schema.elements[QName("urn:t", "A")].type == xs("anyType")


def test_types_inside_each_other_as_deep_as_xml_is_read() -> None:
    opening = '<xs:element name="D"><xs:complexType><xs:sequence>'
    closing = "</xs:sequence></xs:complexType></xs:element>"
    schema = read(wsdl(DEFAULT_TYPES + opening * 80 + closing * 80)).schema
    assert QName("urn:t", "D") in schema.elements


def test_twenty_thousand_unnamed_particles() -> None:
    particles = "<xs:any/>" * 20_000
    types = f'<xs:complexType name="T"><xs:sequence>{particles}</xs:sequence></xs:complexType>'
    started = time.process_time()
    read(wsdl(DEFAULT_TYPES + types))
    assert time.process_time() - started < 20
