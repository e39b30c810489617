"""Rules for attributes."""

from __future__ import annotations

from wsdlsmith.drift.rules.rule import Family

ATTRIBUTES = Family("Attribute")
_rule = ATTRIBUTES.rule

_rule(
    "attribute-added-optional IN IS N",
    "a new attribute that may be left out",
    "the attribute {name} was added, optional",
    "Money/@currency",
    "attribute-removed",
)
_rule(
    "attribute-added-required EY IS Y",
    "a new attribute with use='required'",
    "the attribute {name} was added, required",
    "Money/@currency must be sent",
    "attribute-removed",
)
_rule(
    "attribute-removed EY WN Y",
    "an attribute is gone",
    "the attribute {name} was removed",
    "Money/@currency is gone",
    "attribute-added-optional",
)
_rule(
    "attribute-became-required EY IN Y",
    "use='required' is new",
    "the attribute {name} became required",
    "use='optional' became 'required'",
    "attribute-became-optional",
)
_rule(
    "attribute-became-optional IN WY T",
    "use='required' is gone",
    "the attribute {name} became optional",
    "use='required' became 'optional'",
    "attribute-became-required",
)
_rule(
    "attribute-type-changed EY EY Y",
    "another type of an attribute",
    "the attribute type of {name} changed from {old} to {new}",
    "xs:string became xs:int",
)
_rule(
    "attribute-default-changed WN WN N",
    "default= of an attribute",
    "the attribute default of {name} changed from {old} to {new}",
    "default='EUR' became 'USD'",
)
