"""How near a receiver's verdict comes to what a finding speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import chain
from typing import Final

from wsdlsmith.drift.finding import Finding
from wsdlsmith.verify.schema_issue import IssueCode

_NAMES: Final = re.compile(r"[^\W\d][\w-]*")
_NIL: Final[IssueCode] = "nil-not-nillable"
_CODES: Final[dict[str, IssueCode]] = {
    "attribute-became-optional": "missing-attribute",
    "attribute-became-required": "missing-attribute",
    "field-became-nillable": _NIL,
    "field-became-optional": "missing-element",
    "field-became-required": "missing-element",
    "field-no-longer-nillable": _NIL,
    "field-type-narrowed": "invalid-value",
    "field-type-overlapping": "invalid-value",
    "field-type-widened": "invalid-value",
}
"""What is said where a rule's change shows: one field may have changed in several ways."""


class Nearness(IntEnum):
    """The nearest first."""

    ITSELF = 0
    ITS_NAME = 1
    BESIDE = 2
    ELSEWHERE = 3


class About:
    """The names that a finding speaks of, and the code that its rule's change gets."""

    def __init__(self, finding: Finding) -> None:
        self._focus = focus_of(finding)
        self._own = _own(finding)
        self._code = f"[{_CODES.get(finding.rule, '')}"

    def nearest(self, words: Sequence[str]) -> tuple[Nearness, tuple[str, ...]]:
        """How near the nearest of some verdicts comes, and those that come so near."""
        near = tuple(word for word in words if _about(word, self._focus))
        named = tuple(word for word in words if _says(word, self._own))
        if not self._own:
            named = near
        exact = tuple(word for word in named if self._code in word)
        if exact:
            return Nearness.ITSELF, exact
        if named:
            return Nearness.ITS_NAME, named
        return (Nearness.BESIDE, near) if near else (Nearness.ELSEWHERE, tuple(words))


def focus_of(finding: Finding) -> tuple[str, ...]:
    """The names that a finding speaks of; first that of what changed itself."""
    path = reversed(_NAMES.findall(finding.path.partition(":")[2]))
    said = (_NAMES.findall(one) for one in (finding.old, finding.new) if one)
    return tuple(dict.fromkeys(chain(path, *said)))


def _own(finding: Finding) -> frozenset[str]:
    """The name of what changed itself; a type's other changes have other names."""
    kind, _, path = finding.path.partition(":")
    if kind not in ("type", "parameter"):
        return frozenset()
    # a value may hold dots, and a parameter stands behind service and operation
    within = path.partition(".")[2] if kind == "type" else path.rpartition(".")[2]
    if within in ("", "*"):
        return frozenset()
    renamed = (finding.old, finding.new) if "renamed" in finding.rule else ()
    last = within.rpartition(".")[2]  # of a path through types without a name
    return frozenset(filter(None, (within.lstrip("@"), last.lstrip("@"), *renamed)))


def _about(word: str, focus: Sequence[str]) -> bool:
    return any(
        name in focus
        for name in _NAMES.findall(word.replace("'", " ").replace("/", " "))
    )


def _says(word: str, own: Iterable[str]) -> bool:
    """Whether a verdict has one of these in quotes, or as a step of its path."""
    texts = (re.escape(repr(one)[1:-1]) for one in own)
    return any(re.search(rf"""(?<=['"/}}@]){one}(?=['"/:])""", word) for one in texts)
