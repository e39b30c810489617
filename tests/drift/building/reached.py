"""Types whose change is not felt, or only by some who have to do with them."""

from __future__ import annotations

from tests.drift.building.words import OPTIONAL, A, derived, element, item, record
from tests.drift.small_wsdl import Wsdl, holding

_GROWN = element("New", "xs:int")


def _line(field: str, way: str, *more: str) -> Wsdl:
    """A type that a field of this name holds."""
    return holding(
        record("Line", A, *more) + item(element(field, "t:Line", OPTIONAL)), way
    )


def _animals(way: str, home: str, fields: str, use: str = "required") -> Wsdl:
    """Two types that extend a third; what one of them has may stand in the base."""
    own = element("Legs", "xs:int") if "Legs" in home else ""
    key = f'<xs:attribute name="tag" type="xs:int" use="{use}"/>'
    base = record("Animal", A, own if home == "Legs of Animal" else "")
    dog = derived("Dog", "Animal", own if home == "Legs of Dog" else "")
    if home == "tag of Animal":
        base = base.replace("</xs:complexType>", f"{key}</xs:complexType>")
    elif home == "tag of Dog":
        dog = dog.replace("</xs:extension>", f"{key}</xs:extension>")
    held = "".join(element(one, f"t:{one}", OPTIONAL) for one in fields.split())
    return holding(base + dog + derived("Cat", "Animal") + item(held), way)


REACHED: dict[str, tuple[Wsdl, Wsdl]] = {}
for _way in ("request", "response"):
    REACHED |= {
        f"required-field-added/another-field-{_way}": (
            _line("Old", _way),
            _line("Other", _way, _GROWN),
        ),
        f"field-moved-to-base/of-one-{_way}": (
            _animals(_way, "Legs of Dog", "Dog"),
            _animals(_way, "Legs of Animal", "Dog"),
        ),
        f"field-moved-to-base/that-another-lacked-{_way}": (
            _animals(_way, "Legs of Dog", "Dog Cat"),
            _animals(_way, "Legs of Animal", "Dog Cat"),
        ),
        f"field-moved-to-base/attribute-{_way}": (
            _animals(_way, "tag of Dog", "Dog"),
            _animals(_way, "tag of Animal", "Dog"),
        ),
        f"field-moved-to-base/attribute-that-another-lacked-{_way}": (
            _animals(_way, "tag of Dog", "Dog Cat"),
            _animals(_way, "tag of Animal", "Dog Cat"),
        ),
        f"field-moved-to-derived/attribute-{_way}": (
            _animals(_way, "tag of Animal", "Dog"),
            _animals(_way, "tag of Dog", "Dog"),
        ),
        f"attribute-became-required/in-the-base-{_way}": (
            _animals(_way, "tag of Dog", "Dog", "optional"),
            _animals(_way, "tag of Animal", "Dog"),
        ),
    }
