"""Another type in the place of one: with a name or without, a value or elements."""

from __future__ import annotations

from dataclasses import replace

from tests.drift.building.documents import ASKED, INPUT, answer
from tests.drift.building.words import (
    ANY,
    LINE,
    OPTIONAL,
    A,
    Z,
    derived,
    element,
    item,
    record,
    simple,
)
from tests.drift.small_wsdl import Wsdl, holding

_INLINE = f'<xs:element name="Line" minOccurs="0">{LINE}</xs:element>'
_NAMED = element("Line", "t:Line", OPTIONAL)
_ROUND = derived("Round", "Line", Z)
_MORE = element("B", "xs:int", OPTIONAL)


def _line(way: str, field: str = "", *content: str, below: bool = False) -> Wsdl:
    """A field whose type has a name, perhaps types derived from it, or stands inline."""
    if not field:
        return holding(item(_INLINE), way)
    types = record("Line", A, *content) + (_ROUND if below else "")
    held = element("Other", "t:Line", OPTIONAL) if field == _INLINE else ""
    return holding(types + item(field, held), way)


def _noted(type_: str, way: str, content: str = "") -> Wsdl:
    note = record("Note", content, more='mixed="true"') + record("Nothing")
    return holding(note + item(element("A", type_, OPTIONAL)), way)


def _foreign(way: str, namespace: str = "", declared: str = "") -> Wsdl:
    """A type that lets come what is declared in a namespace; perhaps nothing is."""
    wildcard = ANY.format(namespace, "strict") if namespace else ""
    return holding(declared + item(A, wildcard), way)


def _nested(way: str, *more: str) -> Wsdl:
    """A type that may have to hold one of its own kind, without an end."""
    folder = record("Folder", A, *more)
    return holding(folder + item(element("In", "t:Folder", OPTIONAL)), way)


def _five(way: str, more: str = "", type_: str = "xs:int") -> Wsdl:
    return holding(item(element("A", type_, f'{OPTIONAL} fixed="5"{more}')), way)


def _blocked(way: str, type_: str, block: str = "") -> Wsdl:
    """A field in which a type derived from its own may come, be it a value."""
    types = simple("Word", "") + simple("Long", "", "t:Word") + record("Line", A)
    word = element("W", "t:Long", OPTIONAL)
    at = element("At", type_, OPTIONAL + block)
    return holding(types + item(at, word, element("L", "t:Line", OPTIONAL)), way)


def _both_ways(free: Wsdl, less: Wsdl) -> list[tuple[str, tuple[Wsdl, Wsdl]]]:
    return [("blocked", (free, less)), ("unblocked", (less, free))]


def _home(way: str, prefix: str, *more: str) -> Wsdl:
    """A type of this namespace or of another, with an element of its own, or a value."""
    types = record("Home", A, *more) + simple("Word", "")
    fields = [element("At", f"{prefix}:Home", OPTIONAL)]
    fields += [element(n, f"{prefix}:Word", OPTIONAL) for n in ("W", "V")]
    other = '<xs:schema targetNamespace="urn:other" elementFormDefault="qualified">'
    spare = record("Spare")
    here, there = (types, spare) if prefix == "t" else ("", types + spare)
    return replace(
        holding('<xs:import namespace="urn:other"/>' + here + item(*fields), way),
        more_schemas=f"{other}{there}</xs:schema>\n",
    )


def _told(*members: str) -> Wsdl:
    """An answer whose own element is the head of a group: none may come instead."""
    group = "".join(
        element(one, "t:Ask", 'substitutionGroup="t:Ask"') for one in members
    )
    return answer(INPUT.format("p", "Ask"), ASKED + group)


REPLACED: dict[str, tuple[Wsdl, Wsdl]] = {
    "substitution-member-added/of-a-message": (_told(), _told("Other")),
    "substitution-member-removed/of-a-message": (_told("Other"), _told()),
}
for _way in ("request", "response"):
    _below = (
        _line(_way, _NAMED, below=True),
        _line(_way, _INLINE, below=True),
    )
    REPLACED |= {
        f"inline-type-named/edited-{_way}": (_line(_way), _line(_way, _NAMED, _MORE)),
        f"named-type-inlined/edited-{_way}": (_line(_way, _NAMED, _MORE), _line(_way)),
        f"named-type-inlined/with-subtypes-{_way}": _below,
        f"inline-type-named/with-subtypes-{_way}": _below[::-1],
        f"field-type-changed/to-mixed-{_way}": (
            _noted("xs:int", _way),
            _noted("t:Note", _way),
        ),
        f"field-type-changed/from-mixed-{_way}": (
            _noted("t:Note", _way),
            _noted("xs:string", _way),
        ),
        f"field-type-changed/to-nothing-{_way}": (
            _noted("xs:string", _way),
            _noted("t:Nothing", _way),
        ),
        f"base-type-changed/extracted-{_way}": (
            holding(item(A, Z), _way),
            holding(record("Base", A) + derived("Item", "Base", Z), _way),
        ),
        f"field-renamed/and-nillable-{_way}": (
            holding(item(element("Street"), A), _way),
            holding(item(element("Streets", more='nillable="true"'), A), _way),
        ),
        f"required-field-added/of-its-own-kind-{_way}": (
            _nested(_way),
            _nested(_way, element("Inner", "t:Folder")),
        ),
        f"field-type-widened/of-what-is-fixed-{_way}": (
            _five(_way),
            _five(_way, type_="xs:long"),
        ),
        f"field-type-widened/of-a-fixed-text-{_way}": (
            _five(_way),
            _five(_way, type_="xs:string"),
        ),
        f"field-became-nillable/fixed-{_way}": (
            _five(_way),
            _five(_way, ' nillable="true"'),
        ),
        f"target-namespace-changed/of-a-type-{_way}": (
            _home(_way, "t"),
            _home(_way, "o"),
        ),
        f"target-namespace-changed/of-an-edited-type-{_way}": (
            _home(_way, "t"),
            _home(_way, "o", element("Z", more=OPTIONAL)),
        ),
        **{
            f"replacement-{what}/{name}-{_way}": pair
            for name, type_ in (("value", "t:Word"), ("anything", "xs:anyType"))
            for what, pair in _both_ways(
                _blocked(_way, type_), _blocked(_way, type_, ' block="restriction"')
            )
        },
        f"wildcard-added/of-nothing-declared-{_way}": (
            _foreign(_way),
            _foreign(_way, "urn:foreign"),
        ),
        f"wildcard-removed/of-something-declared-{_way}": (
            _foreign(_way, "##targetNamespace", element("Known")),
            _foreign(_way, "", element("Known")),
        ),
    }
