"""What the findings between two contracts are, seen from the other side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.rules.table import RULES

ONE_SIDED = {
    "breaking-change-without-version-bump": "adding breaks nothing",
    "deprecation-announced": "taking it back is a change of documentation",
    "documentation-lost": "more documentation is a change of documentation",
    "namespace-mapping-ambiguous": "many to one is told by what is gone",
    "python-name-collision": "its end is told by the name that changes back",
    "version-token-mixed": "its end is told by what the names are now",
    "python-signature-changed": "told of types that are the same in both schemas",
}
"""Rules without a mirror, and why."""


def mirrored(findings: Iterable[Finding]) -> Counter[frozenset[str]]:
    """How often each class of rules that mirror each other is found."""
    return Counter(_class(f.rule) for f in findings if f.rule not in ONE_SIDED)


def _class(rule: str) -> frozenset[str]:
    """All rules that are each other's mirrors: one class."""
    found = {rule}
    while True:
        more = {RULES[name].mirror for name in found} | {
            name for name, one in RULES.items() if one.mirror in found
        }
        if more <= found:
            return frozenset(found)
        found |= more
