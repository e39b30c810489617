"""A field that moved between a type and its base, and stands behind others now."""

from __future__ import annotations

import pytest
from wsdlsmith.drift.diff import diff

from tests.drift.breaking import breaking
from tests.drift.building.words import element
from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import Op, Wsdl
from tests.drift.test_zoo import check

_TYPES = (
    '<xs:complexType name="Base"><xs:sequence>{}</xs:sequence></xs:complexType>'
    '<xs:complexType name="Item"><xs:complexContent><xs:extension base="t:Base">'
    "<xs:sequence>{}</xs:sequence></xs:extension></xs:complexContent></xs:complexType>"
)
_ID, _COLOR = element("Id", "xs:int"), element("Color", "xs:int", 'minOccurs="0"')
_CHOICE = f"<xs:choice>{element('one', 'xs:int')}{element('two', 'xs:int')}</xs:choice>"


def _told(base: str, own: str, new_base: str, new_own: str) -> list[tuple[str, str]]:
    op = Op(request=element("Item", "t:Item"))
    old, new = (
        Wsdl(types=_TYPES.format(*row), ops={"Put": op}).text()
        for row in ((base, own), (new_base, new_own))
    )
    found = list(breaking(diff(contract_of(old), contract_of(new))))
    assert check(old, new) == len(found)
    return [(finding.rule, way) for finding, way in found]


@pytest.mark.parametrize(
    ("own", "rule"),
    [
        (element("one", "xs:int"), "fields-reordered"),
        (_CHOICE, "content-model-changed"),
    ],
    ids=["field", "choice"],
)
def test_a_field_that_moved_behind_others_breaks(own: str, rule: str) -> None:
    moved = (_ID + _COLOR, own), (_ID, own + _COLOR)
    assert _told(*moved[0], *moved[1]) == [(rule, "request")]
    assert _told(*moved[1], *moved[0]) == [(rule, "request")]


def test_a_field_that_moved_to_where_it_stood_breaks_nothing() -> None:
    assert _told(_ID + _COLOR, _CHOICE, _ID, _COLOR + _CHOICE) == []
    assert _told(_ID, _COLOR + _CHOICE, _ID + _COLOR, _CHOICE) == []
