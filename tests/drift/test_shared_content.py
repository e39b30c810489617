"""What changed in a group or a global attribute is one finding of all who refer to it."""

from __future__ import annotations

import pytest
from wsdlsmith.drift.diff import Drift, diff
from wsdlsmith.drift.lines import Lines

from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import Op, Wsdl
from tests.drift.test_zoo import check

_TYPES = """
<xs:attribute name="seen" type="xs:boolean"/>
<xs:attributeGroup name="Marks">
  <xs:attribute name="mark" type="xs:int"/>
  <xs:attribute ref="t:seen"/>
</xs:attributeGroup>
<xs:group name="Where"><xs:sequence>
  <xs:element name="Spot" type="xs:string"/>
  <xs:element name="Until" type="xs:date" minOccurs="0"/>
</xs:sequence></xs:group>
<xs:complexType name="Cage">
  <xs:sequence><xs:group ref="t:Where"/></xs:sequence>
  <xs:attributeGroup ref="t:Marks"/>
</xs:complexType>
<xs:complexType name="Tank">
  <xs:choice><xs:group ref="t:Where"/><xs:element name="Sea" type="xs:int"/></xs:choice>
  <xs:attributeGroup ref="t:Marks"/>
</xs:complexType>
<xs:complexType name="Nest">
  <xs:sequence><xs:group ref="t:Where" minOccurs="0"/></xs:sequence>
</xs:complexType>
"""
_OPS = {
    f"Put{name}": Op(request=f'<xs:element name="{name}" type="t:{name}"/>')
    for name in ("Cage", "Tank", "Nest")
}


def _wsdl(types: str = _TYPES) -> str:
    return Wsdl(types=types, ops=_OPS).text()


def _changed(old: str, new: str) -> tuple[str, str]:
    assert _TYPES.count(old) == 1
    return _wsdl(), _wsdl(_TYPES.replace(old, new))


def _diff(old: str, new: str) -> Drift:
    return diff(contract_of(old), contract_of(new))


@pytest.mark.parametrize(
    ("old", "new", "path", "operations"),
    [
        ('name="Until" type="xs:date"', 'name="Until" type="xs:int"', "group:Where.Until", 3),
        ('name="mark" type="xs:int"', 'name="mark" type="xs:date"', "attributeGroup:Marks.@mark", 2),
        ('name="seen" type="xs:boolean"', 'name="seen" type="xs:date"', "attribute:seen", 2),
    ],
)  # fmt: skip
def test_it_is_told_once_with_the_reach_of_all(
    old: str, new: str, path: str, operations: int
) -> None:
    before, after = _changed(old, new)
    for one, other in ((before, after), (after, before)):
        (finding,) = _diff(one, other).findings
        assert (finding.path, finding.wire) == (path, "breaks")
        assert finding.reach.operations == operations
        assert check(one, other) == 1


def test_it_stands_at_the_line_of_the_group() -> None:
    before, after = _changed(
        'name="Until" type="xs:date"', 'name="Until" type="xs:int"'
    )
    drift = _diff(before, after)
    (place,) = map(Lines(drift).new, drift.findings)
    lines = after.splitlines()
    assert 'name="Until"' in lines[place.line - 1]


def test_what_one_type_alone_holds_is_told_of_that_type() -> None:
    before, after = _changed('name="Sea" type="xs:int"', 'name="Sea" type="xs:date"')
    (finding,) = _diff(before, after).findings
    assert finding.path == "type:Tank.Sea"
