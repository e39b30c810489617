"""What a caller sees after regenerating, where the facts say more than the table.

Held against griffe in tests/drift/test_python_verdict.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from wsdlsmith.drift.change import Change, Way
from wsdlsmith.drift.finding import Python
from wsdlsmith.drift.rules.rule import Rule


def python_of(rule: Rule, change: Change, ways: frozenset[Way]) -> Python:
    """The verdict for a change that is felt in ``ways``."""
    if change.fact("same_python"):
        return "safe"
    decide = _DECIDED.get(change.kind)
    found = None if decide is None else decide(change, ways)
    return found or rule.python


def _attachments(change: Change, ways: frozenset[Way]) -> Python | None:
    """Only a part that goes from the body to the side, or back, is another type."""
    return None if change.fact("parts") else "safe"


def _nillable(change: Change, ways: frozenset[Way]) -> Python | None:
    """What may be left out is None by itself; all else must be given now."""
    if change.fact("optional"):
        return "safe"
    return None if change.fact("now") else "breaks"


def _place(change: Change, ways: frozenset[Way]) -> Python | None:
    """An alternative that must be given now."""
    return "breaks" if change.fact("required") else None


def _compositor(change: Change, ways: frozenset[Way]) -> Python | None:
    """What was an alternative must be given now."""
    return "breaks" if change.old == "choice" else None


def _derivation(change: Change, ways: frozenset[Way]) -> Python | None:
    """A restriction that leaves out fields of its base."""
    return None if change.fact("relation") in ("same", "whitespace") else "breaks"


def _element(change: Change, ways: frozenset[Way]) -> Python | None:
    """What the element of an answer is called nobody sees."""
    return "safe" if change.fact("note") == "result" else None


def _header(change: Change, ways: frozenset[Way]) -> Python | None:
    """Headers of requests are parameters of the session; those of answers are not."""
    return None if "request" in ways else "safe"


def _moved(change: Change, ways: frozenset[Way]) -> Python | None:
    """Who makes an object of the base has to give what it requires now."""
    return "breaks" if change.fact("required") else None


def _base(change: Change, ways: frozenset[Way]) -> Python | None:
    """A class that inherits what it had itself, or the other way, is the same to all."""
    return "safe" if change.fact("relation") in ("same", "whitespace") else None


_DECIDED: Final[dict[str, Callable[[Change, frozenset[Way]], Python | None]]] = {
    "attachment-binding-changed": _attachments,
    "base-type-changed": _base,
    "compositor-changed": _compositor,
    "derivation-method-changed": _derivation,
    "field-moved-to-base": _moved,
    "header-removed": _header,
    "header-type-changed": _header,
    "message-element-changed": _element,
    "nillable-changed": _nillable,
    "place-changed": _place,
}
