"""A contract's schema components as one XSD document per namespace.

What xsdata analyses, what the lock keeps and what tests validate against. The
documents hold every named type, and of the rest only what something refers to:
WCF declares a global element for each type (``<element name="TableRight"
type="TableRight" nillable="true"/>``), and with those in reach xsdata takes the
element for the type: fields become nillable, a list of flags loses its tokens,
and the analysis takes five times as long.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from wsdlsmith.emit.schema_nodes import prefixes_for
from wsdlsmith.emit.schema_references import Needed, referred_components
from wsdlsmith.emit.schema_writer import XMIME, SchemaWriter
from wsdlsmith.model.qname import WSDL, XML, XS, QName, xs
from wsdlsmith.model.schema import Attribute, ComplexType, SchemaSet
from wsdlsmith.read.schema import Space

XML_ATTRIBUTES = {
    QName(XML, "base"): xs("anyURI"),
    QName(XML, "id"): xs("ID"),
    QName(XML, "lang"): xs("language"),
    QName(XML, "space"): xs("NCName"),
}
"""http://www.w3.org/2001/xml.xsd: schemas refer to these and rarely bring them."""

_SPACES: tuple[Space, ...] = ("elements", "attributes", "groups", "attribute_groups")


@dataclass(frozen=True, slots=True)
class SchemaDocument:
    """One merged document; ``name`` is what the others' imports call it."""

    namespace: str
    name: str
    data: bytes


def merged_schemas(
    schema: SchemaSet,
    *,
    keep: Literal["referred", "all"] = "referred",
    annotations: bool = True,
) -> tuple[SchemaDocument, ...]:
    """Write ``schema`` as one document per namespace, sorted by namespace.

    ``keep="all"`` keeps every element, attribute and group, to validate messages
    with; ``annotations`` says whether documentation and WCF's facts
    (``IsDictionary``, ``EnumerationValue``) are written.
    """
    needed = referred_components(schema)
    members: dict[str, list[Needed | QName]] = {}
    for name in sorted(schema.types):
        members.setdefault(name.namespace, []).append(name)
    for reference in _globals(schema, needed, keep):
        members.setdefault(reference[1].namespace, []).append(reference)
    names = {ns: f"schema{i}.xsd" for i, ns in enumerate(sorted(members))}
    prefixes = prefixes_for(names)
    return tuple(
        SchemaDocument(
            namespace,
            names[namespace],
            _document(
                SchemaWriter(namespace, prefixes, annotations),
                schema,
                members[namespace],
                names,
            ),
        )
        for namespace in sorted(members)
    )


def _globals(schema: SchemaSet, needed: set[Needed], keep: str) -> Iterator[Needed]:
    for space in _SPACES:
        components = getattr(schema, space)
        for name in sorted(components):
            if keep == "all" or (space, name) in needed:
                yield space, name
    for name in sorted(XML_ATTRIBUTES):
        if ("attributes", name) in needed and name not in schema.attributes:
            yield "attributes", name


def _document(
    writer: SchemaWriter,
    schema: SchemaSet,
    members: list[Needed | QName],
    names: dict[str, str],
) -> bytes:
    body = [_component(writer, schema, member) for member in members]
    writer.used.add(writer.target)
    declared: dict[str, str] = {
        prefix: namespace
        for namespace, prefix in writer.prefixes.items()
        if namespace in writer.used and namespace != XML
    }
    declared |= {"xs": XS, "wsdl": WSDL, "xmime": XMIME}
    root = etree.Element(f"{{{XS}}}schema", nsmap=declared)
    if writer.target:
        root.set("targetNamespace", writer.target)
        root.set("elementFormDefault", "qualified")
    for namespace in sorted(writer.used - {XS, writer.target}):
        node = etree.SubElement(root, f"{{{XS}}}import")
        if namespace:
            node.set("namespace", namespace)
        if namespace in names:
            node.set("schemaLocation", names[namespace])
    root.extend(body)
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(writer.prefixes.values()))
    etree.indent(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _component(
    writer: SchemaWriter, schema: SchemaSet, member: Needed | QName
) -> etree._Element:
    if isinstance(member, QName):
        definition = schema.types[member]
        if isinstance(definition, ComplexType):
            return writer.complex_type(definition)
        return writer.simple_type(definition)
    space, name = member
    match space:
        case "elements":
            return writer.element(schema.elements[name])
        case "attributes":
            known = schema.attributes.get(name)
            return writer.attribute(
                known or Attribute(name=name, type=XML_ATTRIBUTES[name])
            )
        case "groups":
            return writer.named_group(schema.groups[name])
        case _:
            return writer.attribute_group(schema.attribute_groups[name])
