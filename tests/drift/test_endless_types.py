"""Elements that hold themselves: compared, and not followed without an end."""

from __future__ import annotations

import pytest
from wsdlsmith.drift.diff import diff

from tests.drift.building.words import OPTIONAL, A, element, item
from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import holding

_IN = '<xs:sequence><xs:element ref="t:In"/></xs:sequence>'
_KIND = f'<xs:complexType name="Kind">{_IN}</xs:complexType>'
ENDLESS = {
    "optional": (
        '<xs:element name="In"><xs:complexType><xs:sequence>'
        f'<xs:element ref="t:In" {OPTIONAL}/></xs:sequence></xs:complexType></xs:element>'
    ),
    "inline": f'<xs:element name="In"><xs:complexType>{_IN}</xs:complexType></xs:element>',
    "blocked": _KIND + element("In", "t:Kind", 'block="extension"'),
}


def _text(types: str, *more: str) -> str:
    inside = f'<xs:element ref="t:In" {OPTIONAL}/>'
    text = holding(types + item(inside, *more), "both").text()
    return text.partition("?>")[2]


@pytest.mark.parametrize("types", ENDLESS.values(), ids=ENDLESS)
def test_what_holds_itself_is_compared_all_the_same(types: str) -> None:
    old, new = (contract_of(_text(types, *more)) for more in ((A,), ()))
    told = [(one.rule, one.path) for one in diff(old, new).findings]
    assert told == [("optional-field-removed", "type:Item.A")]
