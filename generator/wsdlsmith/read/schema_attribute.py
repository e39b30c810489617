"""Attribute declarations, uses and groups (Structures 3.2, 3.5, 3.6)."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from wsdlsmith.model.qname import WSDL, XS, QName
from wsdlsmith.model.schema import Attribute, AttributeGroup, TypeRef, Wildcard
from wsdlsmith.read.names import shown
from wsdlsmith.read.schema_content import PARTICLES, read_wildcard
from wsdlsmith.read.schema_scope import ANY_SIMPLE_TYPE, SchemaScope
from wsdlsmith.read.schema_simple import DOCUMENTATION, FACETS, read_simple_type
from wsdlsmith.read.scope import Node, children, documentation, split
from wsdlsmith.read.xml import step

T = f"{{{XS}}}"
ARRAY_TYPE = f"{{{WSDL}}}arrayType"
_ELSEWHERE = PARTICLES | {
    T + name
    for name in (
        "annotation",
        "simpleContent",
        "complexContent",
        "simpleType",
        "enumeration",
        *FACETS,
    )
}
"""What stands beside attributes and is read by another module."""
DIMENSIONS = re.compile(r"^([^\[]+?)\s*((?:\[[\d,\s]*\])*)$")


class AttributeUses(NamedTuple):
    """The attributes, attribute groups and wildcard at one place."""

    attributes: tuple[Attribute, ...]
    groups: tuple[QName, ...]
    wildcard: Wildcard | None


def read_attribute_uses(node: Node, scope: SchemaScope, path: str) -> AttributeUses:
    """What stands under a complex type, a derivation or an attribute group."""
    attributes: list[Attribute] = []
    groups: list[QName] = []
    wildcard = None
    for child in children(node):
        if child.tag == T + "attribute":
            attributes.append(_use(child, scope, path + step(child)))
        elif child.tag == T + "attributeGroup":
            where = path + step(child)
            groups.append(
                scope.qname(child, scope.required(child, "ref", where), where)
            )
        elif child.tag == T + "anyAttribute":
            wildcard = read_wildcard(child, scope, path + step(child))
        elif child.tag not in _ELSEWHERE:
            scope.diagnostics.add(
                "not-in-xml-schema-1-0",
                f"{shown(*split(child))} is not of XML Schema 1.0: ignored",
                scope.place(child, path + step(child)),
            )
    return AttributeUses(tuple(attributes), tuple(groups), wildcard)


def read_global_attribute(node: Node, scope: SchemaScope, path: str) -> Attribute:
    """An attribute declared directly under ``xs:schema``."""
    return _attribute(node, scope, path, scope.own(node, path), None)


def read_attribute_group(node: Node, scope: SchemaScope, path: str) -> AttributeGroup:
    """A named attribute group."""
    uses = read_attribute_uses(node, scope, path)
    return AttributeGroup(
        name=scope.own(node, path),
        attributes=uses.attributes,
        attribute_groups=uses.groups,
        any_attribute=uses.wildcard,
        location=scope.place(node, path),
    )


def _use(node: Node, scope: SchemaScope, path: str) -> Attribute:
    text = node.get("ref")
    if text is None:
        return _attribute(node, scope, path, scope.local_attribute(node, path), None)
    ref = scope.qname(node, text, path)
    return _attribute(node, scope, path, ref, ref)


def _attribute(
    node: Node, scope: SchemaScope, path: str, name: QName, ref: QName | None
) -> Attribute:
    return Attribute(
        name=name,
        ref=ref,
        type=None if ref is not None else _type(node, scope, path),
        use=_kind(node.get("use", "optional")),
        default=node.get("default"),
        fixed=node.get("fixed"),
        array_type=_array_type(node, scope, path),
        documentation=documentation(node, DOCUMENTATION) if len(node) else "",
        location=scope.place(node, path),
    )


def _kind(text: str) -> Literal["optional", "required", "prohibited"]:
    if text == "required":
        return "required"
    return "prohibited" if text == "prohibited" else "optional"


def _type(node: Node, scope: SchemaScope, path: str) -> TypeRef:
    text = node.get("type")
    if text is not None:
        return scope.qname(node, text, path)
    inline = node.find(T + "simpleType")
    if inline is not None:
        return read_simple_type(inline, scope, path + step(inline))
    return ANY_SIMPLE_TYPE


def _misplaced_array_type(node: Node, scope: SchemaScope, path: str) -> str | None:
    """``arrayType`` without the prefix, or with one of another namespace."""
    for name, text in node.items():
        if str(name).rpartition("}")[2] == "arrayType":
            scope.diagnostics.add(
                "array-type-in-another-namespace",
                f"arrayType='{text!s}' is read as wsdl:arrayType",
                scope.place(node, path),
            )
            return str(text)
    return None


def _array_type(node: Node, scope: SchemaScope, path: str) -> tuple[QName, str] | None:
    """``wsdl:arrayType``: the item's name and the dimensions (WSDL 2.2)."""
    text = node.get(ARRAY_TYPE) or _misplaced_array_type(node, scope, path)
    if text is None:
        return None
    match = DIMENSIONS.match(text.strip())
    if match is None:
        scope.diagnostics.add(
            "array-type-not-understood",
            f"wsdl:arrayType '{text}' is no name with dimensions: ignored",
            scope.place(node, path),
            "it reads like xsd:string[]",
        )
        return None
    dimensions = "".join(match[2].split())
    if not dimensions:
        scope.diagnostics.add(
            "array-type-without-dimensions",
            f"wsdl:arrayType '{text}' is read as '{text}[]'",
            scope.place(node, path),
        )
    return scope.qname(node, match[1], path), dimensions or "[]"
