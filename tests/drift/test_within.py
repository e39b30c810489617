"""What no text shows is safe only where it is proved; else it is undecided."""

from __future__ import annotations

import pytest
from wsdlsmith.drift.diff import diff

from tests.drift.building.words import element, item, simple, tokens
from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import holding


def _facets(text: str) -> str:
    pairs = (one.partition("=") for one in text.split())
    return "".join(f'<xs:{name} value="{value}"/>' for name, _, value in pairs)


def _wires(types: tuple[str, str], way: str) -> set[str]:
    """Of all findings; what is safe is told only where all is."""
    old, new = (contract_of(holding(one, way).text()) for one in types)
    wires: set[str] = {finding.wire for finding in diff(old, new).findings}
    return wires if wires == {"safe"} else wires - {"safe"}


def _of(base: str, facets: str) -> str:
    return simple("Some", _facets(facets), base) + item(element("A", "t:Some"))


LOOSER_AND_TIGHTER = [
    ("xs:string", "", "maxLength=200000"),
    ("xs:base64Binary", "", "maxLength=1048576"),
    ("xs:hexBinary", "maxLength=2147483647", "maxLength=1048576"),
    ("xs:string", "maxLength=1000000", "maxLength=999999"),
    ("xs:string", "minLength=200000", "minLength=200001"),
    ("xs:string", "maxLength=200000", "length=150000"),
    ("xs:decimal", "totalDigits=3000", "totalDigits=2000"),
    ("xs:string", "", "pattern=.{3}!"),
    ("xs:string", "pattern=[a-z]+.[0-9]+", "pattern=[a-z]+.[0-9]+ maxLength=7"),
    ("xs:decimal", "pattern=..5", "pattern=..5 minInclusive=3"),
    ("xs:dateTime", "pattern=.*Z", "pattern=.*Z minExclusive=2000-01-01T00:00:00Z"),
    ("xs:decimal", "maxInclusive=5.0002", "maxExclusive=5.0001"),
]
"""A base, the facets of the wider type, and those of the narrower one."""


@pytest.mark.parametrize(("base", "wide", "narrow"), LOOSER_AND_TIGHTER)
def test_a_tighter_facet_is_never_safe_for_requests_and_always_for_answers(
    base: str, wide: str, narrow: str
) -> None:
    types = _of(base, wide), _of(base, narrow)
    back = types[1], types[0]
    assert _wires(types, "request") <= {"breaks", "undecided"}
    assert _wires(types, "response") == {"safe"}
    assert _wires(back, "request") == {"safe"}
    assert _wires(back, "response") <= {"strict", "breaks", "undecided"}


@pytest.mark.parametrize("most", [3, 8, 9, 10, 30, 1000])
@pytest.mark.parametrize(
    "base",
    [
        *"string token anyURI NMTOKEN language".split(),
        *"""
    Name NCName ID hexBinary base64Binary NMTOKENS IDREFS""".split(),
    ],
)
def test_one_less_breaks_requests_whatever_a_length_counts(
    base: str, most: int
) -> None:
    types = tuple(_of(f"xs:{base}", f"maxLength={n}") for n in (most, most - 1))
    assert _wires((types[0], types[1]), "request") == {"breaks"}


@pytest.mark.parametrize(
    ("base", "digits"),
    [("decimal", 30), ("int", 10), ("byte", 3), ("negativeInteger", 5), ("long", 19)],
)
def test_one_digit_less_breaks_requests(base: str, digits: int) -> None:
    types = tuple(_of(f"xs:{base}", f"totalDigits={n}") for n in (digits, digits - 1))
    assert _wires((types[0], types[1]), "request") == {"breaks"}


APART = [
    ("pattern=[A-Z]{3}", "pattern=[A-Y]{3}|[a-z]{5}"),
    ("pattern=[A-Z]{3,9} maxLength=8", "pattern=[A-Z]{3,9} minLength=4"),
    ("maxLength=200000 minLength=3", "maxLength=150000 minLength=2"),
    ("maxExclusive=92 minExclusive=3.93", "fractionDigits=2"),
]
"""Facets of two types of which neither holds the other."""


@pytest.mark.parametrize(("old", "new"), APART)
@pytest.mark.parametrize("way", ["request", "response"])
def test_what_goes_both_ways_is_safe_in_none(old: str, new: str, way: str) -> None:
    base = "xs:decimal" if "fractionDigits" in new else "xs:string"
    inside = _of(base, old), _of(base, new)
    assert _wires(inside, way) - {"safe"}
    both = simple("One", _facets(old), base) + simple("Two", _facets(new), base)
    renamed = tuple(both + item(element("A", f"t:{name}")) for name in ("One", "Two"))
    assert _wires((renamed[0], renamed[1]), way) - {"safe"}


@pytest.mark.parametrize("way", ["request", "response"])
@pytest.mark.parametrize(
    "facets",
    ["maxLength=2147483647", "pattern=[0-9]+x maxLength=300", "pattern=a|b pattern=c"],
)
def test_the_same_facets_under_another_name_are_safe(facets: str, way: str) -> None:
    both = simple("One", _facets(facets)) + simple("Two", _facets(facets))
    types = tuple(both + item(element("A", f"t:{name}")) for name in ("One", "Two"))
    assert _wires((types[0], types[1]), way) == {"safe"}


@pytest.mark.parametrize(
    ("old", "new", "wire"),
    [(("a",), ("a", "b"), "safe"), (("a", "b"), ("a",), "breaks")],
)
def test_a_pattern_beside_tokens_leaves_nothing_open(
    old: tuple[str, ...], new: tuple[str, ...], wire: str
) -> None:
    types = tuple(
        simple("Some", tokens(*one) + '<xs:pattern value="[a-z]"/>')
        + item(element("A", "t:Some"))
        for one in (old, new)
    )
    assert _wires((types[0], types[1]), "request") == {wire}


LIST = '<xs:simpleType name="{}"><xs:list itemType="{}"/></xs:simpleType>'


def test_a_list_of_what_the_schema_defines_is_never_safe_when_it_gets_shorter() -> None:
    shared = simple("Letter", tokens("x", "y")) + LIST.format("Letters", "t:Letter")
    types = tuple(
        shared
        + simple("Some", _facets(f"maxLength={most}"), "t:Letters")
        + item(element("A", "t:Some"))
        for most in (5, 4)
    )
    assert _wires((types[0], types[1]), "request") <= {"breaks", "undecided"}
    assert _wires((types[1], types[0]), "request") == {"safe"}
