"""Schema components as XML Schema elements (https://www.w3.org/TR/xmlschema-1/).

The documents are ``elementFormDefault="qualified"``, whatever the documents were
that the components came from; a local declaration says where it differs.
"""

from __future__ import annotations

from lxml import etree

from wsdlsmith.emit.schema_nodes import (
    NodeWriter,
    T,
    actual_type,
    new_node,
    serialization,
    set_given,
    set_occurs,
)
from wsdlsmith.model.qname import WSDL, QName, xs
from wsdlsmith.model.schema import (
    Attribute,
    AttributeGroup,
    ComplexType,
    Element,
    ElementParticle,
    GroupRef,
    ModelGroup,
    NamedGroup,
    Particle,
    SimpleType,
    TypeRef,
    Wildcard,
)

XMIME = "http://www.w3.org/2005/05/xmlmime"
_NAMES = (xs("QName"), xs("NOTATION"))


class SchemaWriter(NodeWriter):
    """Writes the components of one target namespace."""

    def simple_type(self, definition: SimpleType) -> etree._Element:
        """A simple type, global when it has a name (Structures 3.14.2)."""
        node = new_node("simpleType")
        if definition.name:
            node.set("name", definition.name.name)
            set_given(node, final=definition.final)  # a local type has none
        facts = []
        if definition.actual_type:
            facts.append(actual_type(definition.actual_type))
        self.annotate(node, definition.documentation, facts)
        if definition.item is not None:
            inner = etree.SubElement(node, T + "list")
            self._type_or_inline(inner, "itemType", definition.item)
        elif definition.members:
            inner = etree.SubElement(node, T + "union")
            named = [m for m in definition.members if isinstance(m, QName)]
            if named:
                inner.set("memberTypes", " ".join(map(self.name, named)))
            for member in definition.members:
                if isinstance(member, SimpleType):
                    inner.append(self.simple_type(member))
        else:
            inner = etree.SubElement(node, T + "restriction")
            base = definition.base or xs("anySimpleType")
            self._type_or_inline(inner, "base", base)
            # a token that is a QName lost its meaning with the prefixes around it
            tokens = () if base in _NAMES else definition.enumeration
            self.facets(inner, definition.facets, tokens)
        return node

    def complex_type(self, definition: ComplexType) -> etree._Element:
        """A complex type, global when it has a name (Structures 3.4.2)."""
        node = new_node("complexType")
        if definition.name:
            node.set("name", definition.name.name)
            abstract = "true" if definition.abstract else ""
            set_given(node, abstract=abstract, block=definition.block)
            set_given(node, final=definition.final)
        set_given(node, mixed="true" if definition.mixed else "")
        facts = []
        if definition.dictionary:
            facts.append(serialization("IsDictionary", "true"))
        if definition.value_type:
            facts.append(serialization("IsValueType", "true"))
        self.annotate(node, definition.documentation, facts)
        body = self._derivation(node, definition)
        if definition.content is not None:
            body.append(self.particle(definition.content))
        self._attributes(body, definition)
        return node

    def _derivation(self, node: etree._Element, type_: ComplexType) -> etree._Element:
        """Where content goes: below the derivation step, if one is written.

        A restriction of ``xs:anyType`` is what a type without any derivation is
        (3.4.2), and written as one: xsdata takes the long form for a wildcard.
        """
        if type_.base is None or (
            type_.base == xs("anyType") and type_.derivation == "restriction"
        ):
            return node
        content = "simpleContent" if type_.simple_content else "complexContent"
        outer = etree.SubElement(node, T + content)
        body = etree.SubElement(outer, T + (type_.derivation or "extension"))
        body.set("base", self.name(type_.base))
        simple = type_.simple_content
        if type_.derivation == "restriction" and isinstance(simple, SimpleType):
            if isinstance(simple.base, SimpleType):
                body.append(self.simple_type(simple.base))
            self.facets(body, simple.facets, simple.enumeration)
        return body

    def element(self, element: Element, global_: bool = True) -> etree._Element:
        """An element declaration (Structures 3.3.2)."""
        node = new_node("element", element.name.name)
        if global_:
            abstract = "true" if element.abstract else ""
            head = self.name(element.substitutes) if element.substitutes else ""
            set_given(
                node, substitutionGroup=head, abstract=abstract, final=element.final
            )
        elif self.target and not element.name.namespace:
            node.set("form", "unqualified")
        nillable = "true" if element.nillable else ""
        set_given(node, nillable=nillable, default=element.default, fixed=element.fixed)
        set_given(node, block=element.block)
        if element.expected_content_types:
            node.set(f"{{{XMIME}}}expectedContentTypes", element.expected_content_types)
        self.annotate(node, element.documentation)
        self._type_or_inline(node, "type", element.type)
        node.extend(self.constraint(text) for text in element.constraints)
        return node

    def particle(self, particle: Particle) -> etree._Element:
        """A particle of a content model (Structures 3.9.2)."""
        match particle:
            case ModelGroup():
                node = self.model_group(particle)
            case GroupRef():
                node = new_node("group")
                node.set("ref", self.name(particle.ref))
            case Wildcard():
                node = self.wildcard("any", particle)
            case ElementParticle(element=Element() as element):
                node = self.element(element, global_=False)
            case ElementParticle():
                node = new_node("element")
                node.set("ref", self.name(particle.ref or QName("", "")))
        set_occurs(node, particle.occurs)
        return node

    def model_group(self, group: ModelGroup) -> etree._Element:
        """A sequence, choice or all (Structures 3.8.2)."""
        node = new_node(group.compositor)
        for particle in group.particles:
            node.append(self.particle(particle))
        return node

    def named_group(self, group: NamedGroup) -> etree._Element:
        """A global model group (Structures 3.7.2)."""
        node = new_node("group", group.name.name)
        node.append(self.model_group(group.group))
        return node

    def wildcard(self, tag: str, wildcard: Wildcard) -> etree._Element:
        """``xs:any`` or ``xs:anyAttribute`` (Structures 3.10.2)."""
        node = new_node(tag)
        if wildcard.namespaces != "##any":
            node.set("namespace", wildcard.namespaces)
        if wildcard.process != "strict":
            node.set("processContents", wildcard.process)
        return node

    def attribute(self, attribute: Attribute, global_: bool = True) -> etree._Element:
        """An attribute declaration or use (Structures 3.2.2)."""
        node = new_node("attribute")
        if attribute.ref:
            node.set("ref", self.name(attribute.ref))
        else:
            node.set("name", attribute.name.name)
            if not global_ and attribute.name.namespace:
                node.set("form", "qualified")
        set_given(
            node,
            use=attribute.use if attribute.use != "optional" else "",
            default=attribute.default,
            fixed=attribute.fixed,
        )
        if attribute.array_type:
            item, dimensions = attribute.array_type
            node.set(f"{{{WSDL}}}arrayType", self.name(item) + dimensions)
        self.annotate(node, attribute.documentation)
        if attribute.type is not None and not attribute.ref:
            self._type_or_inline(node, "type", attribute.type)
        return node

    def attribute_group(self, group: AttributeGroup) -> etree._Element:
        """A global attribute group (Structures 3.6.2)."""
        node = new_node("attributeGroup", group.name.name)
        self._attributes(node, group)
        return node

    def _attributes(
        self, node: etree._Element, owner: ComplexType | AttributeGroup
    ) -> None:
        for attribute in owner.attributes:
            node.append(self.attribute(attribute, global_=False))
        for group in owner.attribute_groups:
            reference = etree.SubElement(node, T + "attributeGroup")
            reference.set("ref", self.name(group))
        if owner.any_attribute:
            node.append(self.wildcard("anyAttribute", owner.any_attribute))

    def _type_or_inline(
        self, node: etree._Element, attribute: str, type_: TypeRef
    ) -> None:
        match type_:
            case SimpleType():
                node.append(self.simple_type(type_))
            case ComplexType():
                node.append(self.complex_type(type_))
            case _:
                node.set(attribute, self.name(type_))
