"""Simple type definitions (Structures 3.14)."""

from __future__ import annotations

from typing import TypedDict

from wsdlsmith.errors import DefinitionError
from wsdlsmith.location import Location
from wsdlsmith.model.qname import SERIALIZATION, XS, QName
from wsdlsmith.model.schema import EnumerationValue, Facet, SimpleType, TypeRef
from wsdlsmith.read.schema_scope import (
    ANY_SIMPLE_TYPE,
    SIMPLE_FINAL,
    SchemaScope,
)
from wsdlsmith.read.scope import Node, children, documentation
from wsdlsmith.read.xml import step


class _Common(TypedDict):
    actual_type: QName | None
    final: str
    documentation: str
    location: Location


T = f"{{{XS}}}"
ANNOTATION = T + "annotation"
DOCUMENTATION = f"{ANNOTATION}/{T}documentation"
APPINFO = f"{ANNOTATION}/{T}appinfo/{{{SERIALIZATION}}}"
FACETS = frozenset(
    (
        "length",
        "minLength",
        "maxLength",
        "pattern",
        "whiteSpace",
        "maxInclusive",
        "maxExclusive",
        "minInclusive",
        "minExclusive",
        "totalDigits",
        "fractionDigits",
    )
)


def read_simple_type(
    node: Node, scope: SchemaScope, path: str, name: QName | None = None
) -> SimpleType:
    """The simple type that ``node`` defines, anonymous when ``name`` is None."""
    for child in children(node):
        where = f"{path}{step(child)}"
        if child.tag == T + "restriction":
            return _restriction(node, child, scope, where, name)
        if child.tag == T + "list":
            item = _inline_or(child, "itemType", scope, where)
            return SimpleType(name=name, item=item, **_common(node, scope, path))
        if child.tag == T + "union":
            members = tuple(_union_members(child, scope, where))
            return SimpleType(name=name, members=members, **_common(node, scope, path))
    if node.get("base") is not None:  # as drafts of XML Schema have it
        return _restriction(node, node, scope, path, name)
    raise DefinitionError(
        "xs:simpleType holds no restriction, list or union", scope.place(node, path)
    )


def _common(node: Node, scope: SchemaScope, path: str) -> _Common:
    actual = node.find(APPINFO + "ActualType")
    return {
        "actual_type": (
            None
            if actual is None
            else QName(actual.get("Namespace", ""), actual.get("Name", ""))
        ),
        "final": scope.finalised(node, SIMPLE_FINAL),
        "documentation": documentation(node, DOCUMENTATION),
        "location": scope.place(node, path),
    }


def _restriction(
    node: Node, child: Node, scope: SchemaScope, path: str, name: QName | None
) -> SimpleType:
    return SimpleType(
        name=name,
        base=_inline_or(child, "base", scope, path),
        facets=read_facets(child),
        enumeration=read_enumeration(child),
        **_common(node, scope, path),
    )


def _inline_or(node: Node, key: str, scope: SchemaScope, path: str) -> TypeRef:
    text = node.get(key)
    if text is not None:
        return scope.qname(node, text, path)
    inline = node.find(T + "simpleType")
    if inline is None:
        scope.diagnostics.add(
            "simple-type-without-base",
            f"neither {key} nor an xs:simpleType: taken as xs:anySimpleType",
            scope.place(node, path),
        )
        return ANY_SIMPLE_TYPE
    return read_simple_type(inline, scope, f"{path}{step(inline)}")


def _union_members(node: Node, scope: SchemaScope, path: str) -> list[TypeRef]:
    members: list[TypeRef] = [
        scope.qname(node, text, path) for text in node.get("memberTypes", "").split()
    ]
    for inline in node.iterfind(T + "simpleType"):
        members.append(read_simple_type(inline, scope, f"{path}{step(inline)}"))
    return members


def read_facets(node: Node) -> tuple[Facet, ...]:
    """The constraining facets under ``node``, sorted: their order means nothing."""
    found = []
    for child in children(node):
        name = str(child.tag).removeprefix(T)
        if name in FACETS:
            found.append(Facet(name, child.get("value", "")))
    return tuple(sorted(found))


def read_enumeration(node: Node) -> tuple[EnumerationValue, ...]:
    """The tokens under ``node`` with WCF's numbers, in document order."""
    tokens: dict[str, EnumerationValue] = {}
    for child in node.iterfind(T + "enumeration"):
        token = child.get("value", "")
        number = None
        text = ""
        if len(child):
            number = _number(child.findtext(APPINFO + "EnumerationValue"))
            text = documentation(child, DOCUMENTATION)
        tokens.setdefault(
            token, EnumerationValue(token=token, number=number, documentation=text)
        )
    return tuple(tokens.values())


def _number(text: str | None) -> int | None:
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None
