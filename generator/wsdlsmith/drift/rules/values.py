"""Rules for enumerations, facets and other simple types."""

from __future__ import annotations

from wsdlsmith.drift.rules.rule import Family

VALUES = Family("Enumeration, facet, simple type")
_rule = VALUES.rule

_rule(
    "enum-value-added IN WS N",
    "another token",
    "the enum value {name} was added",
    "Navigation.TicketCard",
    "enum-value-removed",
)
_rule(
    "enum-value-removed EY EN Y",
    "a token is gone",
    "the enum value {name} was removed",
    "ETableRight.Unused1",
    "enum-value-added",
)
_rule(
    "enum-value-renamed EY EY Y",
    "one token gone, one new, of the same number or in the same slot",
    "the enum value {name} was renamed to {new}",
    "Navigation.PersonDialog became PersonCard",
)
_rule(
    "enum-value-reordered oN oN -N",
    "the order of tokens only",
    "the enum values of {name} were reordered",
    "green before red",
)
_rule(
    "enum-ordinal-changed WN WN -T",
    "WCF's EnumerationValue of kept tokens",
    "the enum ordinals of {name} changed: {old} became {new}",
    "Open=2 became Open=3",
)
_rule(
    "enum-opened IN WS Y",
    "an enumeration became an open type",
    "the enum {name} was opened: {new}",
    "Color is any xs:string",
    "enum-closed",
)
_rule(
    "enum-closed EY IN T",
    "an open type became an enumeration",
    "the enum {name} was closed: {new}",
    "Color is red or green only",
    "enum-opened",
)
_rule(
    "list-type-changed EY EY Y",
    "a list of tokens (flags) became a single one, or the other way",
    "the list type of {name} changed from {old} to {new}",
    "Rights was one token and is xs:list",
)
_rule(
    "union-member-added IN WS T",
    "another member of an xs:union",
    "the union member {new} of {name} was added",
    "xs:date beside xs:dateTime",
    "union-member-removed",
)
_rule(
    "union-member-removed EY IN T",
    "a member of an xs:union is gone",
    "the union member {old} of {name} was removed",
    "xs:date is gone",
    "union-member-added",
)
_rule(
    "facet-tightened EY IN N",
    "length, range or digits allow less",
    "a facet of {name} was tightened from {old} to {new}",
    "maxLength 40 became 20",
    "facet-loosened",
)
_rule(
    "facet-loosened IN WS N",
    "length, range or digits allow more",
    "a facet of {name} was loosened from {old} to {new}",
    "maxLength 20 became 40",
    "facet-tightened",
)
_rule(
    "pattern-changed W? W? N",
    "another regular expression; which allows more is not decided",
    "the pattern of {name} changed from {old} to {new}",
    "[A-Z]{2} became [A-Z]{3}",
)
_rule(
    "whitespace-changed W? W? N",
    "preserve, replace or collapse",
    "the whitespace handling of {name} changed from {old} to {new}",
    "xs:string became xs:token",
)
