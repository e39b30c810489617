"""Rules for types as a whole."""

from __future__ import annotations

from wsdlsmith.drift.rules.rule import Family

TYPES = Family("Type")
_rule = TYPES.rule

_rule(
    "type-removed EN EN Y",
    "a type that an operation reached is gone",
    "the type {name} was removed",
    "ChatTopicFlag is gone",
    "type-added",
)
_rule(
    "type-removed-unreachable IN IN -Y",
    "a type is gone that no kept operation reached",
    "the type {name} was removed; it was unreachable from the kept operations",
    "a type of a service that is gone too",
    "type-added",
)
_rule(
    "type-added IN IN -N",
    "a new type",
    "the type {name} was added",
    "ChatMessage is new",
    "type-removed",
)
_rule(
    "type-renamed WN WN Y",
    "the same structure under another name; only xsi:type tells it on the wire",
    "the type {old} was renamed to {new}",
    "Adress became Address",
)
_rule(
    "type-kind-changed EY EY Y",
    "a complex type became simple, or the other way",
    "the type kind of {name} changed from {old} to {new}",
    "Money was xs:decimal and has two fields now",
)
_rule(
    "type-became-abstract EY IN Y",
    "abstract='true' is new",
    "{name} became abstract",
    "Shape can only be sent as one of its subtypes",
    "type-became-concrete",
)
_rule(
    "type-became-concrete IN IS N",
    "abstract='true' is gone",
    "{name} became concrete",
    "Shape can be sent itself",
    "type-became-abstract",
)
_rule(
    "base-type-changed EY EY Y",
    "the base is another, is new or is gone",
    "the base type of {name} changed from {old} to {new}",
    "Employee extends Person instead of Contact",
)
_rule(
    "derivation-method-changed EY EY T",
    "extension became restriction, or the other way",
    "the derivation method of {name} changed from {old} to {new}",
    "xs:extension became xs:restriction",
)
_rule(
    "content-model-changed EY EY T",
    "sequence, choice, all, simple or empty content",
    "the content model of {name} changed from {old} to {new}",
    "xs:sequence became xs:choice",
)
_rule(
    "mixed-content-changed WY EY N",
    "text between elements is allowed now, or no longer",
    "the mixed content of {name} changed from {old} to {new}",
    "mixed='true' is new",
)
_rule(
    "subtype-added IN WS N",
    "another type may come in place of a kept one (xsi:type)",
    "the subtype {new} of {name} was added",
    "Circle extends Shape",
    "subtype-removed",
)
_rule(
    "subtype-removed EY IN Y",
    "a type may no longer come in place of a kept one (xsi:type)",
    "the subtype {old} of {name} was removed",
    "Circle no longer extends Shape",
    "subtype-added",
)
_rule(
    "substitution-member-added IN WS N",
    "another element may come in place of a kept one",
    "the substitution member {new} of {name} was added",
    "t:circle joins the group of t:shape",
    "substitution-member-removed",
)
_rule(
    "substitution-member-removed EY IN Y",
    "an element may no longer come in place of a kept one",
    "the substitution member {old} of {name} was removed",
    "t:circle left the group of t:shape",
    "substitution-member-added",
)
_rule(
    "replacement-blocked EY IN N",
    "block= forbids what came in place of a kept element or type",
    "a replacement of {name} is blocked now: block was {old} and is {new}",
    "block='extension' of t:Shape forbids xsi:type='t:Circle'",
    "replacement-unblocked",
)
_rule(
    "replacement-unblocked IN WS N",
    "block= no longer forbids what may come in place of a kept element or type",
    "a replacement of {name} was unblocked: block was {old} and is {new}",
    "xsi:type='t:Circle' may come for t:Shape, without block='extension'",
    "replacement-blocked",
)
_rule(
    "inline-type-named WN WN Y",
    "a type that stood inline has a name now",
    "the inline type of {name} was named {new}",
    "an anonymous complexType became t:Line",
    "named-type-inlined",
)
_rule(
    "named-type-inlined WN WN Y",
    "a type that had a name stands inline now",
    "the named type {old} of {name} was inlined",
    "t:Line became an anonymous complexType",
    "inline-type-named",
)
_rule(
    "array-item-changed EY EY Y",
    "the item's name or type of a type that is nothing but a list",
    "the array item of {name} changed from {old} to {new}",
    "ArrayOfId holds xs:long instead of xs:int",
)
_rule(
    "dictionary-shape-changed EY EY Y",
    "key or value of WCF's dictionaries, or that it is one",
    "the dictionary shape of {name} changed from {old} to {new}",
    "StringDictionary holds numbers now",
)
_rule(
    "wildcard-added IN WS N",
    "xs:any or xs:anyAttribute is new",
    "a wildcard was added to {name}: {new}",
    "<xs:any processContents='lax'/>",
    "wildcard-removed",
)
_rule(
    "wildcard-removed EY IN Y",
    "xs:any or xs:anyAttribute is gone",
    "a wildcard was removed from {name}: {old}",
    "xs:any is gone",
    "wildcard-added",
)
_rule(
    "wildcard-narrowed EY IN N",
    "namespace= of a wildcard allows less",
    "the wildcard of {name} was narrowed from {old} to {new}",
    "##any became ##other",
    "wildcard-widened",
)
_rule(
    "wildcard-widened IN WS N",
    "namespace= of a wildcard allows more",
    "the wildcard of {name} was widened from {old} to {new}",
    "##other became ##any",
    "wildcard-narrowed",
)
_rule(
    "wildcard-process-contents-changed WY WY N",
    "processContents: strict, lax or skip",
    "the wildcard process contents of {name} changed from {old} to {new}",
    "lax became strict",
)
