"""A border that comes is seen, whatever its type counts: libxml2 reads both sides."""

from __future__ import annotations

import pytest
from lxml import etree
from wsdlsmith.drift.changes.beside import beside
from wsdlsmith.drift.diff import diff

from tests.drift.building.words import element, item, simple
from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import holding

BORDERS = [
    ("int", "5", "4", "6"),
    ("decimal", f"1{'0' * 40}", "9" * 40, f"1{'0' * 39}1"),
    ("double", "1E300", "0", f"2{'0' * 300}"),
    ("dateTime", "2000-01-01T00:00:00", "1999-12-31T23:59:59", "2000-01-01T00:00:01"),
    ("dateTime", "2000-02-28T23:59:59Z", "2000-02-28T23:59:58Z", "2000-02-29T23:59:59"),
    (
        "dateTime",
        "12024-01-01T00:00:00",
        "12023-12-31T23:59:59",
        "12024-01-02T00:00:00",
    ),
    ("date", "2030-01-01", "2029-12-31", "2030-01-02"),
    ("date", "1900-02-28", "1900-02-27", "1900-03-01"),
    ("date", "-0044-03-15", "-0044-03-14", "-0044-03-16"),
    ("time", "08:00:00", "07:59:59", "08:00:01"),
    ("time", "08:00:00.5Z", "07:59:59.500000Z", "08:00:01.500000Z"),
    ("duration", "P1M", "P27DT23H59M59S", "P1MT1S"),
    ("duration", "-P1D", "-P2D", "-PT23H59M59S"),
    ("duration", "PT0S", "-PT1S", "PT1S"),
    ("gYearMonth", "1950-01", "1949-12", "1950-02"),
    ("gYear", "1950", "1949", "1951"),
    ("gYear", "1950Z", "1949Z", "1951Z"),
    ("gMonthDay", "--03-01", "--02-29", "--03-02"),
    ("gMonth", "--06", "--05", "--07"),
    ("gDay", "---15", "---14", "---16"),
]
FACETS = ("minInclusive", "minExclusive", "maxInclusive", "maxExclusive")
XSD = (
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a">'
    '<xs:simpleType><xs:restriction base="xs:{}"><xs:{} value="{}"/></xs:restriction>'
    "</xs:simpleType></xs:element></xs:schema>"
)


def _accepted(type_: str, facet: str, border: str, texts: list[str]) -> set[str]:
    """By libxml2."""
    schema = etree.XMLSchema(etree.XML(XSD.format(type_, facet, border)))
    return {text for text in texts if schema.validate(etree.XML(f"<a>{text}</a>"))}


@pytest.mark.parametrize(("type_", "border", "below", "above"), BORDERS)
def test_a_border_has_a_value_on_either_side(
    type_: str, border: str, below: str, above: str
) -> None:
    texts = list(beside(border))
    for facet in FACETS:
        one, other = (below, above) if facet.startswith("max") else (above, below)
        accepted = _accepted(type_, facet, border, texts)
        assert one in accepted, facet
        assert other in set(texts) - accepted, facet


@pytest.mark.parametrize("facet", FACETS)
@pytest.mark.parametrize(("type_", "border", "below", "above"), BORDERS)
def test_a_first_border_breaks_requests_and_none_says_less_than_all(
    type_: str, border: str, below: str, above: str, facet: str
) -> None:
    del below, above
    types = (
        simple("Some", inner, f"xs:{type_}") + item(element("A", "t:Some"))
        for inner in ("", f'<xs:{facet} value="{border}"/>')
    )
    old, new = (contract_of(holding(one, "request").text()) for one in types)
    (came,), (went,) = diff(old, new).findings, diff(new, old).findings
    assert (came.rule, came.wire) == ("facet-tightened", "breaks")
    assert (went.rule, went.wire) == ("facet-loosened", "safe")


@pytest.mark.parametrize("text", ["", "abc", "2000-13-01", "1E999999999", "-1.0E", "P"])
def test_nothing_is_beside_what_is_no_border(text: str) -> None:
    assert list(beside(text)) == []
