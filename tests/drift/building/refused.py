"""Breaks of which nothing was said, until a random message was refused."""

from __future__ import annotations

from dataclasses import replace

from tests.drift.building.words import (
    COLOR,
    OPTIONAL,
    A,
    Z,
    derived,
    element,
    item,
    record,
    simple,
    tokens,
)
from tests.drift.small_wsdl import Op, Wsdl, holding

WAYS = ("request", "response")


def _color(facets: str, way: str) -> Wsdl:
    return holding(simple("Color", facets) + COLOR, way)


def _thing(how: str, way: str) -> Wsdl:
    """A type that has the fields of its base once, or once more."""
    base = record("Thing", A.replace('"A"', '"Z"'), element("B"))
    field = item(element("At", "t:Own", OPTIONAL))
    return holding(base + derived("Own", "Thing", element("B"), how=how) + field, way)


def _animals(base: str, way: str, flag: str = "", name: str = "Bird") -> Wsdl:
    """A field in whose place a type that extends another may come, or not."""
    own = derived("Bird", base, element("B")) if base else record("Bird", element("B"))
    own = own.replace('name="Bird"', f'name="{name}" {flag}')
    field = item(element("Pet", "t:Animal", OPTIONAL))
    return holding(record("Animal", A) + record("Stone", A) + own + field, way)


def _must(wildcard: str, way: str) -> Wsdl:
    """What must be there, of one branch or of all."""
    rest = element("A") + wildcard + element("B")
    branches = f"<xs:choice>{element('C')}<xs:sequence>{rest}</xs:sequence></xs:choice>"
    return holding(item(branches), way)


def _twice(content: str, way: str) -> Wsdl:
    """A field that a type has from the base of its base, and perhaps once more."""
    types = record("Animal", A) + derived("Bird", "Animal", content)
    own = derived("Parrot", "Bird", element("B"))
    return holding(types + own + item(element("Pet", "t:Parrot", OPTIONAL)), way)


def _formed(form: str) -> Wsdl:
    """An operation with parameters of its own, and one that sends a type."""
    tell = Op(request_message='<wsdl:part name="p" element="t:Told"/>', response=None)
    return Wsdl(
        types=record("Line", A, Z) + element("Told", "t:Line"),
        ops={"Do": Op(request=A + Z), "Tell": tell},
        schema=f'elementFormDefault="{form}"',
    )


_STRANGER = '<xs:any namespace="urn:foreign" processContents="{}"/>'


def _abstract(one: Wsdl) -> Wsdl:
    name = 'name="Animal" '
    return replace(one, types=one.types.replace(name, name + ABSTRACT))


def _number(more: str, way: str) -> Wsdl:
    """An element that may be empty if there is a value to fall back on."""
    return holding(item(element("A", "xs:int", f"{OPTIONAL} {more}")), way)


def _last(above: str, own: str, way: str) -> Wsdl:
    """A type with a field behind that of its base."""
    types = record("Thing", above) + derived("Own", "Thing", own)
    return holding(types + item(element("At", "t:Own", OPTIONAL)), way)


def _up(way: str) -> Wsdl:
    """The same fields, all in the base now, the last one first."""
    return _last(Z + A, "", way)


ABSTRACT = 'abstract="true"'
_LISTED = tokens("red", "green")
_SHORT = _LISTED + '<xs:maxLength value="3"/>'
_PATTERN = _LISTED + '<xs:pattern value="{}"/>'

REFUSED: dict[str, tuple[Wsdl, Wsdl]] = {
    "facet-tightened/beside-tokens": (
        _color(_LISTED, "request"),
        _color(_SHORT, "request"),
    ),
    "facet-loosened/beside-tokens": (
        _color(_SHORT, "response"),
        _color(_LISTED, "response"),
    ),
    "pattern-changed/beside-tokens": (
        _color(_LISTED, "request"),
        _color(_PATTERN.format("re.*"), "request"),
    ),
    "pattern-changed/that-all-tokens-have": (
        _color(_LISTED, "request"),
        _color(_PATTERN.format("[a-r]*"), "request"),
    ),
    "enum-opened/but-not-for-each-token": (
        _color(_LISTED, "request"),
        _color('<xs:maxLength value="3"/>', "request"),
    ),
    **{
        f"derivation-method-changed/more-often-{way}": (
            _thing("restriction", way),
            _thing("extension", way),
        )
        for way in WAYS
    },
    **{
        f"subtype-removed/of-{what}-base": (
            _animals("Animal", "request"),
            _animals(base, "request"),
        )
        for what, base in (("another", "Stone"), ("no", ""))
    },
    **{
        f"type-renamed/in-place-of-its-base-{way}": (
            _animals("Animal", way),
            _animals("Animal", way, name="Birds"),
        )
        for way in WAYS
    },
    "type-became-abstract/in-place-of-its-base": (
        _animals("Animal", "request"),
        _animals("Animal", "request", ABSTRACT),
    ),
    "default-changed/that-an-empty-number-had": (
        _number('default="5"', "request"),
        _number("", "request"),
    ),
    "default-changed/that-an-empty-number-has": (
        _number("", "response"),
        _number('default="5"', "response"),
    ),
    "fixed-changed/that-an-empty-number-had": (
        _number('fixed="5"', "request"),
        _number("", "request"),
    ),
    "subtype-removed/of-an-abstract-base": (
        _abstract(_animals("Animal", "request")),
        _abstract(_animals("Stone", "request")),
    ),
    "subtype-added/of-an-abstract-base": (
        _abstract(_animals("Stone", "response")),
        _abstract(_animals("Animal", "response")),
    ),
    **{
        f"fields-reordered/by-all-that-moved-up-{way}": (_last(A, Z, way), _up(way))
        for way in WAYS
    },
    "subtype-added/of-another-base": (
        _animals("Stone", "response"),
        _animals("Animal", "response"),
    ),
    **{
        f"wildcard-added/that-must-stand-{process}": (
            _must("", "request"),
            _must(_STRANGER.format(process), "request"),
        )
        for process in ("lax", "strict")
    },
    **{
        f"optional-field-inserted/of-a-name-that-is-inherited-{way}": (
            _twice("", way),
            _twice(A, way),
        )
        for way in WAYS
    },
    "form-default-changed/of-fields-and-parameters": (
        _formed("qualified"),
        _formed("unqualified"),
    ),
    "wildcard-removed/that-had-to-stand": (
        _must(_STRANGER.format("lax"), "response"),
        _must("", "response"),
    ),
}
