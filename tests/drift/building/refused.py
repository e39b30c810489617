"""Breaks of which nothing was said, until a random message was refused."""

from __future__ import annotations

from tests.drift.building.words import (
    COLOR,
    OPTIONAL,
    A,
    derived,
    element,
    item,
    record,
    simple,
    tokens,
)
from tests.drift.small_wsdl import Wsdl, holding

WAYS = ("request", "response")


def _color(facets: str, way: str) -> Wsdl:
    return holding(simple("Color", facets) + COLOR, way)


def _thing(how: str, way: str) -> Wsdl:
    """A type that has the fields of its base once, or once more."""
    base = record("Thing", A.replace('"A"', '"Z"'), element("B"))
    field = item(element("At", "t:Own", OPTIONAL))
    return holding(base + derived("Own", "Thing", element("B"), how=how) + field, way)


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
}
