"""A value on one side and elements on the other: what both may be."""

from __future__ import annotations

from typing import Final

from wsdlsmith.drift.changes.effects import relation
from wsdlsmith.drift.changes.inheritance import ancestry, whole_content
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.changes.spaces import BORDERS, Relation, accepts
from wsdlsmith.drift.changes.uses import whole_uses
from wsdlsmith.model.qname import xs
from wsdlsmith.model.schema import ComplexType, SchemaSet
from wsdlsmith.verify.schema_type import Types

_BACK: Final[dict[Relation, Relation]] = {"widened": "narrowed", "narrowed": "widened"}


def value_or_elements(pair: Pair, old: ComplexType, new: ComplexType) -> Relation:
    """What became of the instances where only one of two types is a value."""
    if old.simple_content is not None:
        return _to_elements(pair.old.schema, old, pair.new.schema, new)
    back = _to_elements(pair.new.schema, new, pair.old.schema, old)
    return _BACK.get(back, back)


def _to_elements(
    schema: SchemaSet, value: ComplexType, other: SchemaSet, content: ComplexType
) -> Relation:
    """From a value to elements: both may be empty, and mixed content takes any text."""
    uses, wildcard = whole_uses(schema, value)
    more_uses, more_wildcard = whole_uses(other, content)
    model = whole_content(other, content)
    mixed = any(one.mixed for one in ancestry(other, content))
    required = any(slot.required for slot in model.slots)
    required = required or any(one.occurs.min for one in model.wildcards)
    required = required or any(use.use == "required" for use in more_uses.values())
    holds_all = mixed and not (required or uses or wildcard)
    simple = Types(schema).simple_of(value.simple_content or xs("anySimpleType"), "")
    texts = BORDERS if mixed else ("",)
    only_text = not (model.slots or model.wildcards or more_uses or more_wildcard)
    held = only_text and all(accepts(simple, text) for text in texts)
    return relation(not holds_all, not held)
