"""Complex type definitions (Structures 3.4)."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from wsdlsmith.model.qname import XS, QName
from wsdlsmith.model.schema import (
    ComplexType,
    Derivation,
    ModelGroup,
    Occurs,
    Particle,
    SimpleType,
    TypeRef,
    Wildcard,
)
from wsdlsmith.read.names import BUILT_IN
from wsdlsmith.read.schema_attribute import read_attribute_uses
from wsdlsmith.read.schema_content import find_particle
from wsdlsmith.read.schema_scope import ANY_TYPE, DERIVATIONS, SchemaScope, truth
from wsdlsmith.read.schema_simple import (
    APPINFO,
    DOCUMENTATION,
    T,
    read_enumeration,
    read_facets,
    read_simple_type,
)
from wsdlsmith.read.scope import Node, children, documentation
from wsdlsmith.read.xml import step

ANNOTATION = f"{{{XS}}}annotation"


class _Content(NamedTuple):
    """What the content of a complex type says, whichever way it is written."""

    holder: Node
    path: str
    base: QName | None = None
    derivation: Derivation = ""
    simple: TypeRef | None = None
    particle: Particle | None = None
    mixed: bool = False
    open: bool = False
    """Whether any attribute may be there."""


def read_complex_type(
    node: Node, scope: SchemaScope, path: str, name: QName | None = None
) -> ComplexType:
    """The complex type that ``node`` defines, anonymous when ``name`` is None."""
    content = _content(node, scope, path)
    uses = read_attribute_uses(content.holder, scope, content.path)
    wildcard = uses.wildcard
    if content.open:
        wildcard = replace(wildcard or Wildcard(process="lax"), namespaces="##any")
    noted = node.find(ANNOTATION) is not None
    return ComplexType(
        name=name,
        base=content.base,
        derivation=content.derivation,
        content=content.particle,
        simple_content=content.simple,
        attributes=uses.attributes,
        attribute_groups=uses.groups,
        any_attribute=wildcard,
        mixed=content.mixed,
        abstract=truth(node.get("abstract")),
        dictionary=noted and truth(node.findtext(APPINFO + "IsDictionary")),
        value_type=noted and truth(node.findtext(APPINFO + "IsValueType")),
        block=scope.blocked(node, DERIVATIONS),
        final=scope.finalised(node, DERIVATIONS),
        documentation=documentation(node, DOCUMENTATION) if noted else "",
        location=scope.place(node, path),
    )


def _content(node: Node, scope: SchemaScope, path: str) -> _Content:
    mixed = truth(node.get("mixed"))
    for child in children(node):
        where = path + step(child)
        if child.tag == T + "simpleContent":
            return _derived(child, scope, where, simple=True, mixed=False)
        if child.tag == T + "complexContent":
            own = child.get("mixed")
            inner = truth(own) if own is not None else mixed
            return _derived(child, scope, where, simple=False, mixed=inner)
    base = node.get("base")
    if base is not None:
        return _draft(node, scope, path, scope.qname(node, base, path))
    return _Content(
        holder=node,
        path=path,
        particle=find_particle(node, scope, path),
        mixed=mixed,
    )


def _draft(node: Node, scope: SchemaScope, path: str, base: QName) -> _Content:
    """A type whose base is an attribute of its own, as in drafts of XML Schema."""
    restricts = node.get("derivedBy") == "restriction"
    found = _Content(node, path, base, "restriction" if restricts else "extension")
    if _is_simple(base):
        return found._replace(derivation="extension", simple=base)
    return found._replace(particle=find_particle(node, scope, path))


def _derived(
    node: Node, scope: SchemaScope, path: str, *, simple: bool, mixed: bool
) -> _Content:
    """The extension or restriction inside simple or complex content."""
    for child in children(node):
        where = path + step(child)
        kind = str(child.tag).removeprefix(T)
        if kind not in ("extension", "restriction"):
            continue
        derivation: Derivation = "extension" if kind == "extension" else "restriction"
        text = child.get("base")
        base = ANY_TYPE if text is None else scope.qname(child, text, where)
        found = _Content(child, where, base, derivation, mixed=mixed)
        if not simple and _is_simple(base):
            scope.diagnostics.add(
                "content-of-a-simple-type",
                f"xs:complexContent of the simple type xs:{base.name}: "
                "read as xs:simpleContent",
                scope.place(child, where),
            )
            simple = True
        if not simple:
            found = found._replace(particle=find_particle(child, scope, where))
            return _opened(found) if _only_extends_anything(found) else found
        if derivation == "extension":
            return found._replace(simple=base)
        return found._replace(simple=_restricted(child, scope, where, base))
    scope.diagnostics.add(
        "content-without-derivation",
        "neither extension nor restriction: read as if it extended xs:anyType",
        scope.place(node, path),
    )
    return _Content(holder=node, path=path, mixed=mixed)


def _only_extends_anything(found: _Content) -> bool:
    """Whether all content of a type is that of ``xs:anyType``."""
    own = found.particle
    empty = own is None or (isinstance(own, ModelGroup) and not own.particles)
    return found.derivation == "extension" and found.base == ANY_TYPE and empty


def _opened(found: _Content) -> _Content:
    """What ``xs:anyType`` has, said as content of its own (Structures 3.4.2, 3.4.7)."""
    anything = Wildcard(process="lax", occurs=Occurs(0, None))
    return _Content(
        holder=found.holder,
        path=found.path,
        particle=ModelGroup(compositor="sequence", particles=(anything,)),
        mixed=True,
        open=True,
    )


def _is_simple(base: QName) -> bool:
    return base.namespace == XS and base.name in BUILT_IN and base != ANY_TYPE


def _restricted(node: Node, scope: SchemaScope, path: str, base: QName) -> SimpleType:
    """The simple type that a restriction of simple content narrows to."""
    inline = node.find(T + "simpleType")
    content: TypeRef = base
    if inline is not None:
        content = read_simple_type(inline, scope, path + step(inline))
    return SimpleType(
        name=None,
        base=content,
        facets=read_facets(node),
        enumeration=read_enumeration(node),
        location=scope.place(node, path),
    )
