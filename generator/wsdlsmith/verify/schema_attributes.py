"""The attributes of one element against its type (Structures 3.4.4, 3.2.4)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from wsdlsmith.model.qname import XSI, QName
from wsdlsmith.verify.schema_compiled import AttributeRule, CompiledType
from wsdlsmith.verify.schema_issue import Issue, issue_at
from wsdlsmith.verify.schema_simple import InvalidValueError
from wsdlsmith.verify.schema_type import Types

INSTANCE = frozenset(
    f"{{{XSI}}}{name}"
    for name in ("type", "nil", "schemaLocation", "noNamespaceSchemaLocation")
)


def attribute_issues(
    element: etree._Element, type_: CompiledType, types: Types
) -> Iterator[Issue]:
    """What is wrong with the attributes of ``element``."""
    present = [str(name) for name in element.attrib if name not in INSTANCE]
    for name in present:
        rule = type_.attributes.get(QName.parse(name))
        if rule is not None:
            yield from _value_issues(element, name, rule)
        else:
            yield from _undeclared(element, name, type_, types)
    for wanted, rule in type_.attributes.items():
        if rule.required and str(wanted) not in present:
            detail = f"the attribute '{wanted.name}' is missing"
            yield issue_at(element, "missing-attribute", detail, str(wanted))


def _undeclared(
    element: etree._Element, name: str, type_: CompiledType, types: Types
) -> Iterator[Issue]:
    wildcard, qname = type_.any_attribute, QName.parse(name)
    detail = f"the attribute '{qname.name}' is not declared"
    if wildcard is None or not wildcard.admits(qname.namespace):
        yield issue_at(element, "unknown-attribute", detail, name)
    elif wildcard.process != "skip":
        rule = types.attribute(qname)
        if rule is not None:
            yield from _value_issues(element, name, rule)
        elif wildcard.process == "strict":
            yield issue_at(element, "unknown-attribute", detail, name)


def _value_issues(
    element: etree._Element, name: str, rule: AttributeRule
) -> Iterator[Issue]:
    try:
        value = rule.type.read(element.get(name, ""), element.nsmap)
        if rule.fixed is not None and value != rule.type.read(rule.fixed, {}):
            detail = f"the value is fixed to '{rule.fixed}'"
            yield issue_at(element, "fixed-value-differs", detail, name)
    except InvalidValueError as error:
        yield issue_at(element, "invalid-value", str(error), name)
