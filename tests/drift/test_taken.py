"""Which simple types are taken for empty: only those that no text is found for."""

from __future__ import annotations

import pytest
from wsdlsmith.drift.witness.inhabited import with_values
from wsdlsmith.model.qname import QName
from wsdlsmith.sample.heights import ENDLESS

from tests.drift.building.words import element, item, simple
from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import holding


def _valueless(base: str, facets: dict[str, str]) -> bool:
    written = "".join(f'<xs:{n} value="{v}"/>' for n, v in facets.items())
    types = simple("Some", written, base) + item(element("A", "t:Some"))
    schema = contract_of(holding(types, "both").text()).schema
    return with_values(schema).type_height(QName("urn:shop", "Some")) == ENDLESS


@pytest.mark.parametrize(
    ("base", "facets"),
    [
        ("xs:string", {"pattern": "[A-Z]{2}[0-9A-Z]{5,30}", "minLength": "22"}),
        ("xs:string", {"pattern": "[A-Z]{2}[0-9A-Z]{5,30}", "maxLength": "8"}),
        ("xs:int", {"pattern": "[0-9]{4}", "minInclusive": "1500"}),
        ("xs:decimal", {"pattern": r"\d+\.\d{2}", "minExclusive": "20"}),
        ("xs:decimal", {"minExclusive": "0.1", "maxExclusive": "0.2"}),
        ("xs:double", {"minExclusive": "0.1", "maxExclusive": "0.2"}),
        ("xs:dateTime", {"pattern": ".*T.*[+-].*"}),
        ("xs:duration", {"pattern": "PT.*"}),
        ("xs:base64Binary", {"length": "5"}),
        ("xs:QName", {"enumeration": "t:Refused"}),
    ],
)
def test_a_type_with_values_is_not_taken_for_empty(
    base: str, facets: dict[str, str]
) -> None:
    assert not _valueless(base, facets)


@pytest.mark.parametrize(
    ("base", "facets"),
    [
        ("xs:int", {"pattern": "[a-z]*"}),
        ("xs:int", {"minInclusive": "5", "maxInclusive": "2"}),
        ("xs:string", {"enumeration": "red", "maxLength": "2"}),
    ],
)
def test_facets_that_contradict_each_other_leave_nothing(
    base: str, facets: dict[str, str]
) -> None:
    assert _valueless(base, facets)
