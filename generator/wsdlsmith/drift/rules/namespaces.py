"""Rules for namespaces and qualified names."""

from __future__ import annotations

from wsdlsmith.drift.rules.rule import Family

NAMESPACES = Family("Namespace")
_rule = NAMESPACES.rule

_rule(
    "target-namespace-changed EY EY N",
    "a namespace that no version's token explains",
    "the target namespace changed from {old} to {new}",
    "urn:shop became urn:store",
)
_rule(
    "namespace-version-changed IY IY N",
    "only the version's token differs; once in a run",
    "the namespace version changed from {old} to {new}",
    "Services84 became Services88 in every namespace, action and address",
)
_rule(
    "namespace-mapping-ambiguous W? W? -N",
    "two namespaces could be what one became",
    "the namespace mapping of {old} is ambiguous: {new} was taken",
    "urn:shop:v1 beside urn:shop:v2 and urn:shop:v3",
)
_rule(
    "form-default-changed EY EY N",
    "elementFormDefault or attributeFormDefault of a schema",
    "the form default changed in {name}: {old} became {new}",
    "elementFormDefault='qualified' was dropped",
)
_rule(
    "element-form-changed EY EY N",
    "form= of one local element or attribute",
    "the element form of {name} changed from {old} to {new}",
    "form='unqualified' on one element",
)
