"""What may come in place of another type, once that has another name or base."""

from __future__ import annotations

from tests.drift.building.words import (
    ANY,
    OPTIONAL,
    A,
    Z,
    derived,
    element,
    item,
    record,
)
from tests.drift.small_wsdl import Wsdl, holding


def _shape(way: str, *types: str) -> Wsdl:
    """A field in whose place only types derived from its own may come, and another."""
    shape = record("Shape", A, more='abstract="true"')
    fields = [element("At", "t:Shape", OPTIONAL), element("R", "t:Round", OPTIONAL)]
    return holding(shape + "".join(types) + item(*fields), way)


def _either(way: str, *more: str) -> Wsdl:
    """A field that holds one of several elements."""
    return holding(item(element("A"), element("Z"), *more, group="choice"), way)


INSTEAD: dict[str, tuple[Wsdl, Wsdl]] = {}
for _way in ("request", "response"):
    _square = derived("Square", "Shape", Z)
    _round = derived("Round", "Shape", element("Radius", "xs:double", OPTIONAL))
    _alone = record("Round", A, element("Radius", "xs:double", OPTIONAL))
    _bases = (_shape(_way, _square, _round), _shape(_way, _square, _alone))
    INSTEAD |= {
        f"subtype-removed/of-another-base-{_way}": _bases,
        f"subtype-added/of-another-base-{_way}": _bases[::-1],
        f"wildcard-added/in-a-choice-{_way}": (
            _either(_way),
            _either(_way, ANY.format("urn:foreign", "strict")),
        ),
    }
