"""Rules for fields, and so for parameters, results, header and fault parts."""

from __future__ import annotations

from wsdlsmith.drift.rules.rule import Family

FIELDS = Family("Field, parameter, result")
_rule = FIELDS.rule

_rule(
    "optional-field-appended IN IS N",
    "minOccurs='0', behind all kept fields",
    "the optional {scope} {name} was appended",
    "Contact.Nickname at the end",
    "optional-field-removed",
)
_rule(
    "optional-field-inserted IN IS K",
    "minOccurs='0', before a kept field, or in a type that has subtypes",
    "the optional {scope} {name} was inserted",
    "Ticket.SplitTicket has a parameter in the middle",
    "optional-field-removed",
)
_rule(
    "required-field-added EY IS Y",
    "minOccurs at least 1",
    "the required {scope} {name} was added",
    "Contact.Country must be sent",
    "required-field-removed",
)
_rule(
    "optional-field-removed EY EN Y",
    "a field with minOccurs='0' is gone, and its data with it",
    "the optional {scope} {name} was removed",
    "ChatWidgetSettings.ShowLogo is gone",
    "optional-field-appended",
)
_rule(
    "required-field-removed EY EY Y",
    "a field with minOccurs at least 1 is gone",
    "the required {scope} {name} was removed",
    "Contact.Country is gone",
    "required-field-added",
)
_rule(
    "field-renamed EY EY Y",
    "one gone, one new, alike in type and name",
    "the {scope} {name} was renamed from {old} to {new}",
    "OnSattelite became OnSatellite",
)
_rule(
    "field-renamed-unit-changed EY EY Y",
    "a renaming that swaps a unit, a currency or a kind of key",
    "the {scope} {name} was renamed from {old} to {new}: the unit changed",
    "WarnNewChatSeconds became WarnNewChatMinutes",
)
_rule(
    "field-type-widened IN WY T",
    "more values are allowed",
    "the {scope} type of {name} was widened from {old} to {new}",
    "xs:int became xs:long",
    "field-type-narrowed",
)
_rule(
    "field-type-narrowed EY IN T",
    "fewer values are allowed",
    "the {scope} type of {name} was narrowed from {old} to {new}",
    "xs:long became xs:int",
    "field-type-widened",
)
_rule(
    "field-type-overlapping EY WY T",
    "some values are allowed by both types, and each allows others",
    "the {scope} types of {name} are overlapping: {old} became {new}",
    "UserGroup.Deleted: xs:short became xs:boolean",
)
_rule(
    "field-type-changed EY EY Y",
    "no value is allowed by both types, or the structure differs",
    "the {scope} type of {name} changed from {old} to {new}",
    "xs:dateTime became xs:duration",
)
_rule(
    "field-type-renamed WN WN Y",
    "another type of the same structure",
    "the {scope} type of {name} was renamed from {old} to {new}",
    "t:Adress became t:Address, alike in all fields",
)
_rule(
    "field-became-nillable IN WS T",
    "nillable='true' is new",
    "the {scope} {name} became nillable",
    "xsi:nil may come in Contact.Name",
    "field-no-longer-nillable",
)
_rule(
    "field-no-longer-nillable EY IN T",
    "nillable='true' is gone",
    "the {scope} {name} is no longer nillable",
    "the result of AI.GuessCategory",
    "field-became-nillable",
)
_rule(
    "field-became-required EY IN Y",
    "minOccurs was 0 and is at least 1",
    "the {scope} {name} became required",
    "Contact.Name must be sent",
    "field-became-optional",
)
_rule(
    "field-became-optional IN WY T",
    "minOccurs was at least 1 and is 0",
    "the {scope} {name} became optional",
    "Contact.Name may be left out",
    "field-became-required",
)
_rule(
    "field-became-list EN EY Y",
    "maxOccurs was 1 and is more",
    "the {scope} {name} became a list",
    "maxOccurs='unbounded' is new",
    "field-became-single",
)
_rule(
    "field-became-single EY EN Y",
    "maxOccurs was more than 1 and is 1",
    "the {scope} {name} became single",
    "maxOccurs='unbounded' is gone",
    "field-became-list",
)
_rule(
    "occurs-tightened EY IN N",
    "the bounds of a list allow less",
    "the occurrence bounds of {name} were tightened from {old} to {new}",
    "maxOccurs='10' became '5'",
    "occurs-loosened",
)
_rule(
    "occurs-loosened IN WS N",
    "the bounds of a list allow more",
    "the occurrence bounds of {name} were loosened from {old} to {new}",
    "maxOccurs='5' became '10'",
    "occurs-tightened",
)
_rule(
    "fields-reordered EY WY K",
    "the order of kept fields, bases included",
    "the fields of {name} were reordered: {new}",
    "ProjectMember: TypeId stands before Name",
)
_rule(
    "field-moved-to-base IN IN -N",
    "a field stands in the base now, in the same order on the wire",
    "the field {name} was moved to the base type",
    "Employee.Name is Person.Name now",
    "field-moved-to-derived",
)
_rule(
    "field-moved-to-derived IN IN -Y",
    "a field of the base stands in the derived type now, in the same order",
    "the field {name} was moved from the base type to this one",
    "Person.Name is Employee.Name now",
    "field-moved-to-base",
)
_rule(
    "field-moved-into-choice EY WY T",
    "a field is one of several alternatives now",
    "the {scope} {name} was moved into a choice",
    "either Phone or Email",
    "content-model-changed",
)
_rule(
    "choice-branch-added IN WS N",
    "another alternative",
    "the choice branch {name} was added",
    "Fax beside Phone and Email",
    "choice-branch-removed",
)
_rule(
    "choice-branch-removed EY IN Y",
    "an alternative is gone",
    "the choice branch {name} was removed",
    "Fax is gone",
    "choice-branch-added",
)
_rule(
    "default-changed WN WN N",
    "default= of a field",
    "the default of {name} changed from {old} to {new}",
    "default='EUR' became 'USD'",
)
_rule(
    "fixed-changed EY EY N",
    "fixed= of a field or an attribute",
    "the fixed value of {name} changed from {old} to {new}",
    "fixed='1' became '2'",
)
_rule(
    "identity-constraint-changed W? I? N",
    "xs:key, xs:unique or xs:keyref",
    "an identity constraint of {name} changed from {old} to {new}",
    "xs:unique on Line/Id is new",
)
