"""The error for two definitions of one name."""

from __future__ import annotations

from wsdlsmith.errors import ConflictError
from wsdlsmith.merge.xsd_text import side_by_side, xsd_text
from wsdlsmith.read.schema import Component, Space, name_of

KINDS: dict[Space, str] = {
    "types": "type",
    "elements": "element",
    "attributes": "attribute",
    "groups": "group",
    "attribute_groups": "attributeGroup",
}
SHOWN = 40
"""The most lines of a definition that a message shows."""


def conflict(space: Space, first: Component, second: Component) -> ConflictError:
    """Says which name is defined twice, and shows both definitions side by side."""
    left, right = sorted((first, second), key=lambda one: (one.location, repr(one)))
    texts = [xsd_text(one) for one in (left, right)]
    start = _first_difference(texts[0], texts[1])
    shown = [text[:1] * (start > 0) + text[start : start + SHOWN] for text in texts]
    return ConflictError(
        f"{KINDS[space]} {name_of(left)} is defined twice, differently:\n"
        f"  first:  {left.location}\n"
        f"  second: {right.location}\n\n{side_by_side(shown[0], shown[1])}\n",
        left.location,
        (
            "both stand in this file: one of them has to go"
            if left.location.file == right.location.file
            else "with --per-service (`per_service = true` in the project file) each WSDL "
            "keeps its own types"
        ),
    )


def _first_difference(first: list[str], second: list[str]) -> int:
    """Where to begin, so that the difference is in view of a long definition."""
    for number, (left, right) in enumerate(zip(first, second, strict=False)):
        if left != right:
            return max(0, number - SHOWN // 2)
    return max(0, min(len(first), len(second)) - SHOWN // 2)
