"""Element declarations and identity constraints (Structures 3.3, 3.11)."""

from __future__ import annotations

import re

from wsdlsmith.model.qname import XS, QName
from wsdlsmith.model.schema import Element, TypeRef
from wsdlsmith.read.names import XMIME
from wsdlsmith.read.schema_scope import (
    ANY_TYPE,
    DERIVATIONS,
    ELEMENT_BLOCK,
    HEAD_TYPE,
    SchemaScope,
    truth,
)
from wsdlsmith.read.schema_simple import DOCUMENTATION, read_simple_type
from wsdlsmith.read.scope import Node, children, documentation
from wsdlsmith.read.xml import step

T = f"{{{XS}}}"
CONSTRAINTS = frozenset((T + "unique", T + "key", T + "keyref"))
CONTENT_TYPES = tuple(f"{{{namespace}}}expectedContentTypes" for namespace in XMIME)
PREFIX = re.compile(r"([^\W\d][\w.-]*):(?!:)(?=[\w*])")


def read_local_element(node: Node, scope: SchemaScope, path: str) -> Element:
    """An element declared inside a content model."""
    return _element(node, scope, path, scope.local_element(node, path), "")


def read_global_element(node: Node, scope: SchemaScope, path: str) -> Element:
    """An element declared directly under ``xs:schema``."""
    final = scope.finalised(node, DERIVATIONS)
    return _element(node, scope, path, scope.own(node, path), final)


def _element(
    node: Node, scope: SchemaScope, path: str, name: QName, final: str
) -> Element:
    head = node.get("substitutionGroup")
    substitutes = None if head is None else scope.qname(node, head, path)
    plain = len(node) == 0
    return Element(
        name=name,
        type=_type(node, scope, path, substitutes),
        nillable=truth(node.get("nillable")),
        default=node.get("default"),
        fixed=node.get("fixed"),
        abstract=truth(node.get("abstract")),
        substitutes=substitutes,
        block=scope.blocked(node, ELEMENT_BLOCK),
        final=final,
        constraints=() if plain else _constraints(node, scope, path),
        expected_content_types=_content_types(node),
        documentation="" if plain else documentation(node, DOCUMENTATION),
        location=scope.place(node, path),
    )


def _type(node: Node, scope: SchemaScope, path: str, head: QName | None) -> TypeRef:
    # complex types hold elements and elements hold complex types
    from wsdlsmith.read.schema_complex import read_complex_type

    text = node.get("type")
    if text is not None:
        return scope.qname(node, text, path)
    for child in children(node):
        if child.tag == T + "complexType":
            return read_complex_type(child, scope, path + step(child))
        if child.tag == T + "simpleType":
            return read_simple_type(child, scope, path + step(child))
    return ANY_TYPE if head is None else HEAD_TYPE


def _content_types(node: Node) -> str:
    for key in CONTENT_TYPES:
        text = node.get(key)
        if text is not None:
            return " ".join(text.split())
    return ""


def _constraints(node: Node, scope: SchemaScope, path: str) -> tuple[str, ...]:
    found = []
    for child in children(node):
        if child.tag in CONSTRAINTS:
            found.append(_constraint(child, scope, path + step(child)))
    return tuple(sorted(found))


def _constraint(node: Node, scope: SchemaScope, path: str) -> str:
    """One identity constraint as text in which every prefix is expanded."""
    kind = str(node.tag).removeprefix(T)
    words = [kind, scope.required(node, "name", path)]
    refer = node.get("refer")
    if refer is not None:
        words.append(f"refer({scope.qname(node, refer, path)})")
    for child in children(node):
        xpath = child.get("xpath")
        if xpath is not None:
            text = _expand(xpath, child)
            words.append(f"{str(child.tag).removeprefix(T)}({text})")
    return " ".join(words)


def _expand(xpath: str, node: Node) -> str:
    """An XPath whose prefixes are the namespaces that they stand for at ``node``."""

    def name(match: re.Match[str]) -> str:
        return f"{{{node.nsmap.get(match[1], match[1])}}}"

    return PREFIX.sub(name, "".join(xpath.split()))
