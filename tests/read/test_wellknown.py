"""The schemas that WSDLs import without a location."""

from __future__ import annotations

from importlib.resources import files

import pytest
from lxml import etree
from wsdlsmith.merge.references import references
from wsdlsmith.model.qname import XS, QName
from wsdlsmith.read.names import BUILT_IN
from wsdlsmith.read.wellknown import WELL_KNOWN, well_known

ITSELF = {
    "http://www.w3.org/2001/XMLSchema",
    "http://www.w3.org/XML/1998/namespace",
}


@pytest.mark.parametrize("namespace", sorted(WELL_KNOWN))
def test_each_well_known_schema_defines_its_namespace(namespace: str) -> None:
    found = well_known(namespace)
    assert found
    assert {name.namespace for _, name in found} == {namespace}


@pytest.mark.parametrize("namespace", sorted(WELL_KNOWN))
def test_each_reference_in_a_well_known_schema_leads_somewhere(namespace: str) -> None:
    for component in well_known(namespace).values():
        for one in references(component):
            built_in = one.name.namespace == XS and one.name.name in BUILT_IN
            known = (one.space, one.name) in well_known(one.name.namespace)
            assert built_in or known, one


@pytest.mark.parametrize("namespace", sorted(WELL_KNOWN.keys() - ITSELF))
def test_a_well_known_schema_is_valid(namespace: str) -> None:
    data = (files("wsdlsmith.read.wellknown") / WELL_KNOWN[namespace]).read_bytes()
    etree.XMLSchema(etree.fromstring(data))


def test_an_unknown_namespace_has_no_components() -> None:
    assert well_known("urn:unknown") == {}


def test_all_types_of_xml_schema_part_2_are_known() -> None:
    derived = {"NMTOKENS", "IDREFS", "ENTITIES"}
    schema = (
        f'<xs:schema xmlns:xs="{XS}">'
        + "".join(f'<xs:element name="{n}" type="xs:{n}"/>' for n in sorted(BUILT_IN))
        + "</xs:schema>"
    )
    etree.XMLSchema(etree.fromstring(schema))
    assert len(BUILT_IN) == 46
    assert derived < BUILT_IN
    assert QName(XS, "string").name in BUILT_IN
