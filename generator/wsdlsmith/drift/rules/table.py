"""All rules, by id, in the order of the documentation."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from wsdlsmith.drift.rules.attributes import ATTRIBUTES
from wsdlsmith.drift.rules.fields import FIELDS
from wsdlsmith.drift.rules.namespaces import NAMESPACES
from wsdlsmith.drift.rules.operations import FAULTS, HEADERS, OPERATIONS
from wsdlsmith.drift.rules.rule import Rule
from wsdlsmith.drift.rules.services import SERVICES
from wsdlsmith.drift.rules.types import TYPES
from wsdlsmith.drift.rules.values import VALUES
from wsdlsmith.drift.rules.versions import (
    COHERENCE,
    DOCUMENTATION,
    EXAMPLES,
    HISTORY,
    POLICY,
    PYTHON,
    STATE,
)
from wsdlsmith.errors import UsageError

FAMILIES: Final = (
    SERVICES,
    NAMESPACES,
    OPERATIONS,
    HEADERS,
    FAULTS,
    TYPES,
    FIELDS,
    ATTRIBUTES,
    VALUES,
    DOCUMENTATION,
    POLICY,
    HISTORY,
    EXAMPLES,
    COHERENCE,
    PYTHON,
    STATE,
)

RULES: Final[dict[str, Rule]] = {
    rule.id: rule for family in FAMILIES for rule in family.rules
}


def known_rule(name: str) -> Rule:
    """The rule called ``name``; UsageError with the nearest name where there is none."""
    rule = RULES.get(name)
    if rule is None:
        near = get_close_matches(name, RULES, n=1, cutoff=0.0)
        raise UsageError(
            f'there is no rule "{name}"',
            hint=f"did you mean {near[0]}? wsdlsmith rules lists all",
        )
    return rule
