"""What to add to the least that is valid: which children, how often, with which text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wsdlsmith.model.qname import QName


@dataclass(frozen=True, slots=True)
class Plan:
    """How one element differs from the least that is valid."""

    text: str | None = None
    nil: bool = False
    type: QName | None = None
    """The type to name in ``xsi:type``."""
    children: Mapping[QName, tuple[Plan, ...]] = field(default_factory=dict)
    attributes: Mapping[QName, str] = field(default_factory=dict)
    full: bool = False
    """Whether every optional child and attribute is there."""
    foreign: QName | None = None
    """The element that fills each wildcard."""
    foreign_attribute: QName | None = None
    """An attribute that a wildcard may admit."""
    mixed: str = ""
    repeat: int = 1
    """How often groups are filled that may repeat."""
    substitutes: Mapping[QName, QName] = field(default_factory=dict)
    row: tuple[QName, ...] | None = None
    """The names of the children, one by one; not what the content model asks for."""


LEAST = Plan()
