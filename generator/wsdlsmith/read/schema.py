"""One ``xs:schema`` element: its global components and what it links to."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import DefinitionError
from wsdlsmith.location import Location
from wsdlsmith.model.qname import XS, QName
from wsdlsmith.model.schema import (
    Attribute,
    AttributeGroup,
    ComplexType,
    Element,
    ModelGroup,
    NamedGroup,
    SimpleType,
)
from wsdlsmith.read.names import shown
from wsdlsmith.read.schema_attribute import (
    read_attribute_group,
    read_global_attribute,
)
from wsdlsmith.read.schema_complex import read_complex_type
from wsdlsmith.read.schema_content import COMPOSITORS, read_group
from wsdlsmith.read.schema_element import read_global_element
from wsdlsmith.read.schema_scope import SchemaScope
from wsdlsmith.read.schema_simple import read_simple_type
from wsdlsmith.read.scope import Node, children, split
from wsdlsmith.read.xml import step

T = f"{{{XS}}}"
Component = SimpleType | ComplexType | Element | Attribute | NamedGroup | AttributeGroup
Space = Literal["types", "elements", "attributes", "groups", "attribute_groups"]
LINKS = frozenset((T + "import", T + "include", T + "redefine"))
SILENT = frozenset((T + "annotation", T + "notation"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaLink:
    """An ``xs:import``, ``xs:include`` or ``xs:redefine``."""

    kind: Literal["import", "include", "redefine"]
    namespace: str
    schema_location: str
    redefinitions: tuple[tuple[Space, Component], ...] = ()
    location: Location


@dataclass(slots=True)
class SchemaPart:
    """What one schema element declares. ``components`` are in document order."""

    namespace: str
    components: list[tuple[Space, Component]] = field(default_factory=list)
    links: list[SchemaLink] = field(default_factory=list)


Cache = dict[tuple[object, ...], tuple[Space, Component]]


class SchemaReader:
    """Reads schema elements, each distinct global component once.

    The WSDLs of one API repeat their shared types in every file: a component
    whose text, namespace and defaults were seen before is not read again.
    """

    def __init__(self, diagnostics: Diagnostics) -> None:
        self._diagnostics = diagnostics
        self._seen: Cache = {}

    def read(
        self, node: Node, file: str, line: int, path: str, adopt: str | None = None
    ) -> SchemaPart:
        """The schema at ``node``; ``adopt`` is the includer's namespace.

        Only a schema without a target namespace adopts one (chameleon).
        """
        own = node.get("targetNamespace")
        chameleon = own is None and bool(adopt)
        scope = SchemaScope(
            file=file,
            # one string for all files, so that names compare by identity
            namespace=sys.intern((own if own is not None else adopt) or ""),
            line=line,
            chameleon=chameleon,
            diagnostics=self._diagnostics,
            qualified_elements=node.get("elementFormDefault") == "qualified",
            qualified_attributes=node.get("attributeFormDefault") == "qualified",
            block=node.get("blockDefault", ""),
            final=node.get("finalDefault", ""),
        )
        part = SchemaPart(scope.namespace)
        for child in children(node):
            if child.tag not in COMPONENTS and str(child.tag).lower() in MISSPELT:
                _tell_misspelt(child, scope, path)
                child.tag = MISSPELT[str(child.tag).lower()]
            if child.tag in COMPONENTS:
                part.components.append(self._component(child, scope, path))
            elif child.tag in LINKS:
                part.links.append(self._link(child, scope, path))
            elif child.tag not in SILENT:
                scope.diagnostics.add(
                    "not-a-schema-component",
                    f"{shown(*split(child))} has no meaning in a schema: ignored",
                    scope.place(child, path + step(child)),
                )
        return part

    def loose_links(
        self, nodes: Iterable[Node], file: str, line: int, path: str, namespace: str
    ) -> SchemaPart:
        """Links that stand in ``wsdl:types``, as if a schema stood around them."""
        scope = SchemaScope(
            file=file, namespace=namespace, line=line, diagnostics=self._diagnostics
        )
        links = [self._link(node, scope, path) for node in nodes]
        return SchemaPart(namespace, links=links)

    def _component(
        self, node: Node, scope: SchemaScope, path: str
    ) -> tuple[Space, Component]:
        key = (
            etree.tostring(node, with_tail=False),
            scope.namespace,
            scope.chameleon,
            scope.qualified_elements,
            scope.qualified_attributes,
            scope.block,
            scope.final,
        )
        found = self._seen.get(key)
        if found is None:
            space, read = COMPONENTS[str(node.tag)]
            found = self._seen[key] = (space, read(node, scope, path + step(node)))
        return found

    def _link(self, node: Node, scope: SchemaScope, path: str) -> SchemaLink:
        where = path + step(node)
        kind = str(node.tag).removeprefix(T)
        location = node.get("schemaLocation", "").strip()
        place = scope.place(node, where)
        if kind == "import":
            return SchemaLink(
                kind="import",
                namespace=node.get("namespace", ""),
                schema_location=location,
                location=place,
            )
        if not location and kind == "redefine":
            raise DefinitionError(f"xs:{kind} has no schemaLocation", place)
        redefined = tuple(
            self._component(child, scope, where)
            for child in children(node)
            if child.tag in COMPONENTS
        )
        return SchemaLink(
            kind="include" if kind == "include" else "redefine",
            namespace=scope.namespace,
            schema_location=location,
            redefinitions=redefined,
            location=place,
        )


def _simple(node: Node, scope: SchemaScope, path: str) -> SimpleType:
    return read_simple_type(node, scope, path, scope.own(node, path))


def _complex(node: Node, scope: SchemaScope, path: str) -> ComplexType:
    return read_complex_type(node, scope, path, scope.own(node, path))


def _named_group(node: Node, scope: SchemaScope, path: str) -> NamedGroup:
    name = scope.own(node, path)
    group = ModelGroup(compositor="sequence")
    for child in children(node):
        if child.tag in COMPOSITORS:
            group = read_group(child, scope, path + step(child))
    return NamedGroup(name=name, group=group, location=scope.place(node, path))


COMPONENTS: dict[str, tuple[Space, Callable[[Node, SchemaScope, str], Component]]] = {
    T + "simpleType": ("types", _simple),
    T + "complexType": ("types", _complex),
    T + "element": ("elements", read_global_element),
    T + "attribute": ("attributes", read_global_attribute),
    T + "group": ("groups", _named_group),
    T + "attributeGroup": ("attribute_groups", read_attribute_group),
}


def name_of(component: Component) -> QName:
    """The name of a global component."""
    assert component.name is not None
    return component.name


MISSPELT = {tag.lower(): tag for tag in COMPONENTS}
"""``xs:simpletype`` can mean one thing only."""


def _tell_misspelt(node: Node, scope: SchemaScope, path: str) -> None:
    found = shown(*split(node))
    meant = shown(*QName.parse(MISSPELT[str(node.tag).lower()]))
    scope.diagnostics.add(
        "component-misspelt",
        f"{found} is read as {meant}",
        scope.place(node, path + step(node)),
    )
