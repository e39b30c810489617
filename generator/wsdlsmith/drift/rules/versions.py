"""Rules for documentation, version policy, history, coherence and generated names."""

from __future__ import annotations

from wsdlsmith.drift.rules.rule import Family

DOCUMENTATION = Family("Documentation, metadata")
_rule = DOCUMENTATION.rule

_rule(
    "documentation-changed oN oN -N",
    "documentation texts; one finding a service",
    "the documentation of {name} changed in {new} places",
    "a sentence was rewritten",
)
_rule(
    "documentation-lost IN IN -N",
    "more than half of all texts are empty now",
    "the documentation was lost: {old} texts became {new}",
    "1,284 texts are gone",
)
_rule(
    "deprecation-announced IN IN -N",
    "the text says obsolete or deprecated, and did not",
    "a deprecation of {name} was announced: {new}",
    "'Deprecated: use GetContact'",
)

POLICY = Family("Version policy")
_rule = POLICY.rule

_rule(
    "breaking-change-without-version-bump E? E? -N",
    "an error although both sides carry the same version",
    "a breaking change without a version bump: {new} in {old}",
    "Services88 of 2023 and of 2026",
)
_rule(
    "version-token-mixed W? W? -N",
    "the names of one side carry the tokens of two versions",
    "the version tokens are mixed in {name}: {new}",
    "types of v1 in a service of v2",
)

HISTORY = Family("History", "history")
_rule = HISTORY.rule

_rule(
    "removed-without-deprecation IN IN -N",
    "gone without any version before that called it deprecated",
    "{name} was removed in {new} without deprecation",
    "an operation vanished from one version to the next",
)
_rule(
    "component-reintroduced IN IN -N",
    "absent in between",
    "the component {name} was reintroduced in {new}",
    "Navigation.Dashboard: in 81, not in 82, in 83",
)
_rule(
    "change-repeated-across-versions IN IN -N",
    "the same set of changes between several pairs of versions",
    "the same changes ({old}) are repeated across versions: {new}",
    "the same 50 removals in 84, 85, 86 and 87",
)

EXAMPLES = Family("Documented examples", "examples")
_rule = EXAMPLES.rule

_rule(
    "example-broken EY EY N",
    "an envelope valid under the old contract is not under the new",
    "documented examples are broken at {name}: {new}",
    "the documented request misses a required field",
    "example-repaired",
)
_rule(
    "example-uses-removed EY EY N",
    "an envelope names an operation, type, field, header or value that is gone",
    "documented examples use {name}, which was removed: {new}",
    "the documented request sets ShowLogo",
    "example-repaired",
)
_rule(
    "example-invalid W? W? N",
    "envelopes are invalid under both contracts, told once for each reason",
    "documented examples are invalid, {name}: {new}",
    "an empty dateTime",
)
_rule(
    "example-repaired IN IN -N",
    "an envelope invalid under the old contract is valid under the new",
    "documented examples are repaired at {name}: {new}",
    "a missing field became optional",
    "example-broken",
)
_rule(
    "example-added IN IN -N",
    "a page is new",
    "the example {name} was added",
    "ForceResync.md is new",
    "example-removed",
)
_rule(
    "example-removed IN IN -N",
    "a page is gone",
    "the example {name} was removed",
    "ForceResync.md is gone",
    "example-added",
)

COHERENCE = Family("Coherence of one version", "reading")
_rule = COHERENCE.rule

_rule(
    "type-defined-differently WN WN -Y",
    "one name, two structures in two WSDLs (diff --per-service; else it is refused)",
    "the type {name} is defined differently",
    "t:Address of Contact.wsdl and of Person.wsdl",
)
_rule(
    "element-defined-differently IN IN -Y",
    "the same for global elements",
    "the element {name} is defined differently",
    "t:Delete of Contact.wsdl and of Person.wsdl",
)
_rule(
    "unresolved-reference EN EN -Y",
    "a name without a definition, read as anything (diff --lenient, if it is needed)",
    "the reference {name} is unresolved",
    "type='t:Missing'",
)

PYTHON = Family("Generated Python")
_rule = PYTHON.rule

_rule(
    "python-name-changed EN EN -Y",
    "the same in the schema, under another identifier",
    "the Python name of {name} changed from {old} to {new}",
    "a new field Name makes the old name name_2",
)
_rule(
    "python-name-collision EN EN -Y",
    "two names of the schema that are one identifier",
    "a Python name collision in {name}: {new}",
    "userId and UserID",
)
_rule(
    "python-signature-changed WN WN -Y",
    "the signature of a method, for other reasons",
    "the Python signature of {name} changed from {old} to {new}",
    "an alias stands for int instead of str",
)

STATE = Family("Generated Python, committed", "check")
_rule = STATE.rule

_rule(
    "bindings-out-of-date EN EN -N",
    "the committed bindings are not what the contract gives",
    "the bindings of {name} are out of date",
    "a file was edited by hand",
)
