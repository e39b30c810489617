"""Edits by hand that were told wrongly once."""

from __future__ import annotations

from dataclasses import replace

from tests.drift.building.documents import rpc
from tests.drift.building.words import (
    LIST,
    OPTIONAL,
    A,
    derived,
    element,
    item,
    record,
    simple,
)
from tests.drift.small_wsdl import Wsdl, holding


def _parts(*names: str) -> str:
    return "".join(f'<wsdl:part name="{name}" type="xs:int"/>' for name in names)


def _list(most: str = "") -> str:
    """A list of numbers in a field, of any length or of at most so many."""
    made = '<xs:list itemType="xs:int"/>'
    if most:
        made = (
            f"<xs:restriction><xs:simpleType>{made}</xs:simpleType>"
            f'<xs:maxLength value="{most}"/></xs:restriction>'
        )
    field = item(element("Row", "t:Row", OPTIONAL))
    return f'<xs:simpleType name="Row">{made}</xs:simpleType>{field}'


def _union(members: str) -> str:
    field = item(element("Any", "t:Any", OPTIONAL))
    made = f'<xs:union memberTypes="{members}"/>'
    return f'<xs:simpleType name="Any">{made}</xs:simpleType>{field}'


ABSTRACT = 'abstract="true"'

_MONEY = (
    '<xs:complexType name="Money"><xs:simpleContent>'
    '<xs:extension base="xs:decimal"><xs:attribute name="currency"/></xs:extension>'
    "</xs:simpleContent></xs:complexType>"
)
_PLAIN_PRICE = _MONEY + item(element("Price", "xs:decimal", OPTIONAL))
_RICH_PRICE = _MONEY + item(element("Price", "t:Money", OPTIONAL))

_GUID = (
    '<xs:simpleType name="guid"><xs:restriction base="xs:string"><xs:pattern '
    'value="[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}"/>'
    "</xs:restriction></xs:simpleType>"
)


def _key(type_: str, way: str) -> Wsdl:
    return holding(_GUID + item(element("Key", type_, OPTIONAL)), way)


def _group(way: str, head: str = "", member: str = "xs:string") -> Wsdl:
    """A field in whose place one other element may stand."""
    return holding(
        element("Shape", more=head)
        + element("Round", member, 'substitutionGroup="t:Shape"')
        + item(f'<xs:element ref="t:Shape" {OPTIONAL}/>'),
        way,
    )


def _row(number: str) -> Wsdl:
    row = LIST.format("id", number)
    return holding(row + item(element("Row", "t:Ids", OPTIONAL)), "request")


def _size(facet: str, base: str = "xs:int") -> Wsdl:
    size = simple("Size", f"<xs:{facet}/>", base)
    return holding(size + item(element("Size", "t:Size", OPTIONAL)), "request")


_APART = record("Thing", A) + derived("Item", "Thing", element("B"))
_ABOVE = record("Thing", A, element("B")) + derived("Item", "Thing")


def _home(prefix: str) -> Wsdl:
    """A field of a type in this namespace, or in another."""
    home = record("Home", A)
    field = item(element("At", f"{prefix}:Home", OPTIONAL))
    other = '<xs:schema targetNamespace="urn:other" elementFormDefault="qualified">'
    return replace(
        holding('<xs:import namespace="urn:other"/>' + home + field, "response"),
        more_schemas=f"{other}{home}</xs:schema>\n",
    )


def _set_to(attribute: str, one: str, other: str, way: str) -> Wsdl:
    """Two numbers that stand for themselves where nothing else is said."""
    fields = [
        element(name, "xs:decimal", f'{OPTIONAL} {attribute}="{value}"')
        for name, value in (("A", one), ("B", other))
    ]
    use = f'<xs:attribute name="k" type="xs:date" {attribute}="2024-01-0{{}}"/>'
    day = use.format("1Z" if one == "1.0" else "1+00:00")
    return holding(item(*fields, attributes=day), way)


def _stay(least: str, most: str, way: str) -> Wsdl:
    """A duration between two limits."""
    facets = f'<xs:minInclusive value="{least}"/><xs:maxInclusive value="{most}"/>'
    stay = simple("Stay", facets, "xs:duration")
    return holding(stay + item(element("Stay", "t:Stay", OPTIONAL)), way)


OVERLOOKED: dict[str, tuple[Wsdl, Wsdl]] = {
    "field-renamed/only-part": (rpc(), rpc(request_message=_parts("b"))),
    "field-renamed/only-part-of-the-answer": (
        rpc(),
        rpc(response_message=_parts("s")),
    ),
    "fields-reordered/parts": (
        rpc(request_message=_parts("a", "b")),
        rpc(request_message=_parts("b", "a")),
    ),
    "field-type-narrowed/shorter-list": (
        holding(_list(), "request"),
        holding(_list("3"), "request"),
    ),
    "union-member-removed/covered": (
        holding(_union("xs:int xs:long"), "request"),
        holding(_union("xs:long"), "request"),
    ),
    "union-member-added/covered": (
        holding(_union("xs:int xs:string"), "response"),
        holding(_union("xs:int xs:string xs:boolean"), "response"),
    ),
    "field-type-changed/value-with-an-attribute": (
        holding(_PLAIN_PRICE, "request"),
        holding(_RICH_PRICE, "request"),
    ),
    "field-type-changed/value-with-an-attribute-answered": (
        holding(_PLAIN_PRICE, "response"),
        holding(_RICH_PRICE, "response"),
    ),
    "field-type-narrowed/pattern": (
        _key("xs:string", "response"),
        _key("t:guid", "response"),
    ),
    "array-item-changed/wider": (_row("xs:int"), _row("xs:long")),
    "facet-tightened/duration": (
        _size('maxInclusive value="P10D"', "xs:duration"),
        _size('maxInclusive value="P9D"', "xs:duration"),
    ),
    "facet-tightened/said-otherwise": (
        _size('minInclusive value="1"'),
        _size('minExclusive value="0"'),
    ),
    "type-became-abstract/head": (_group("request"), _group("request", ABSTRACT)),
    "type-became-concrete/head": (_group("response", ABSTRACT), _group("response")),
    "field-type-narrowed/member": (
        _group("request"),
        _group("request", member="xs:date"),
    ),
    "field-moved-to-base/required": (
        holding(_APART, "request"),
        holding(_ABOVE, "request"),
    ),
    "field-moved-to-derived/required": (
        holding(_ABOVE, "response"),
        holding(_APART, "response"),
    ),
    "field-type-changed/another-namespace": (_home("t"), _home("o")),
    **{
        f"{attribute}-changed/written-otherwise-{way}": (
            _set_to(attribute, "1.0", "1.0", way),
            _set_to(attribute, "1.00", "1.5", way),
        )
        for attribute in ("default", "fixed")
        for way in ("request", "response")
    },
    "facet-tightened/both-durations": (
        _stay("P9D", "P100D", "request"),
        _stay("P10D", "P99D", "request"),
    ),
    "facet-loosened/both-durations": (
        _stay("P10D", "P99D", "response"),
        _stay("P9D", "P100D", "response"),
    ),
    "facet-tightened/one-duration-written-otherwise": (
        _stay("P1D", "P100D", "request"),
        _stay("PT24H", "P99D", "request"),
    ),
    "field-type-overlapping/a-month-or-thirty-days": (
        _stay("P1D", "P1M", "request"),
        _stay("P2D", "P30D", "request"),
    ),
}
