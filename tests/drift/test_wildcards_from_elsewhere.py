"""A wildcard speaks of the namespace that it is written in, wherever it is used."""

from __future__ import annotations

import pytest
from wsdlsmith.drift.change import Way
from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.finding import Finding

from tests.drift.breaking import breaking
from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import Op, Wsdl
from tests.drift.test_zoo import check

_ELSEWHERE = """
<xs:schema targetNamespace="urn:other" xmlns:o="urn:other" elementFormDefault="qualified">
<xs:group name="Rest"><xs:sequence>{any}</xs:sequence></xs:group>
<xs:attributeGroup name="Marks">{attribute}</xs:attributeGroup>
<xs:complexType name="Base"><xs:sequence>{base}</xs:sequence></xs:complexType>
</xs:schema>"""
_TYPES = """
<xs:complexType name="Item">
<xs:complexContent><xs:extension base="o:Base"><xs:sequence>
<xs:element name="A" type="xs:int"/><xs:group ref="o:Rest"/>
</xs:sequence><xs:attributeGroup ref="o:Marks"/></xs:extension></xs:complexContent>
</xs:complexType>"""
_ANY = '<xs:any namespace="{}" processContents="skip" minOccurs="0"/>'
_ATTRIBUTE = '<xs:anyAttribute namespace="{}" processContents="skip"/>'


def _wsdl(any_: str = "", attribute: str = "", base: str = "") -> str:
    item = Op(request='<xs:element name="Item" type="t:Item"/>')
    schema = _ELSEWHERE.format(
        any=any_ and _ANY.format(any_),
        attribute=attribute and _ATTRIBUTE.format(attribute),
        base=base and _ANY.format(base),
    )
    link = '<xs:import namespace="urn:other"/>'
    return Wsdl(types=link + _TYPES, more_schemas=schema, ops={"Put": item}).text()


def _breaks(old: str, new: str) -> list[tuple[Finding, Way]]:
    return list(breaking(diff(contract_of(old), contract_of(new))))


@pytest.mark.parametrize(
    ("place", "old", "new", "rules"),
    [
        ("any_", "##other", "", ["wildcard-removed"]),
        ("any_", "##other", "urn:shop", ["wildcard-narrowed"]),
        ("any_", "##any", "##other", ["wildcard-narrowed"]),
        ("attribute", "##other", "urn:shop", ["wildcard-narrowed"]),
        ("attribute", "##any", "##other", ["wildcard-narrowed"]),
        ("base", "##local", "", ["wildcard-removed"]),
    ],
)
def test_what_a_wildcard_of_another_namespace_no_longer_takes_is_told(
    place: str, old: str, new: str, rules: list[str]
) -> None:
    sides = [_wsdl(**{place: words}) for words in (old, new)]
    found = _breaks(*sides)
    assert [finding.rule for finding, _ in found] == rules
    assert check(*sides) == len(found)
    assert not _breaks(*sides[::-1])


def test_a_wildcard_of_another_namespace_that_must_be_filled_is_told() -> None:
    old = _wsdl(any_="##other")
    new = old.replace('processContents="skip" minOccurs="0"', 'processContents="skip"')
    assert new != old
    found = _breaks(old, new)
    told = [(finding.rule, finding.path) for finding, _ in found]
    assert told == [("field-became-required", "type:Item.*")]
    assert check(old, new) == 1
