"""A contract whose types hold what they refer to: groups, and global attributes.

A wildcard holds the namespaces that it speaks of, wherever it stands, and an encoded
array its items.

A type that refers to a group is written as before where the group has changed, and
holds something else (Structures 3.4.2, 3.6.2, 3.7.2). What has a name of its own in
messages, a type or an element, is told of itself; a group has none: it is the content
of all that refer to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wsdlsmith.drift.changes.encoded_arrays import with_items
from wsdlsmith.drift.parts import each, with_parts
from wsdlsmith.model.contract import Contract, Part
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    Attribute,
    AttributeGroup,
    ComplexType,
    Element,
    ElementParticle,
    GroupRef,
    ModelGroup,
    Particle,
    SchemaSet,
    Wildcard,
)
from wsdlsmith.verify.schema_wildcard import absolute, intersection


def expanded(contract: Contract, *, encoded: bool) -> Contract:
    """``contract`` without references to groups and to global attributes.

    ``encoded`` says that messages are: what holds for the content of arrays there.
    """
    schema = contract.schema
    made = _Expansion(schema, encoded=encoded)
    whole = replace(
        schema,
        types={
            name: (
                made.complex(one, name.namespace)
                if isinstance(one, ComplexType)
                else one
            )
            for name, one in schema.types.items()
        },
        elements={name: made.declared(one) for name, one in schema.elements.items()},
    )
    return replace(
        contract, schema=whole, services=with_parts(contract.services, made.part)
    )


class _Expansion:
    """What refers to nothing stays the object that it is.

    ``home`` is the namespace of the schema that something stands in.
    """

    def __init__(self, schema: SchemaSet, *, encoded: bool) -> None:
        self._schema = schema
        self._encoded = encoded
        self._open: list[QName] = []
        self._declared: dict[int, tuple[Element, Element]] = {}

    def declared(self, one: Element) -> Element:
        """A global element; the same object for the same one."""
        if id(one) not in self._declared:
            # the original is kept beside the result, so that its id stays its own
            found = self._element(one, one.name.namespace)
            self._declared[id(one)] = (one, found)
        return self._declared[id(one)][1]

    def part(self, one: Part) -> Part:
        """A part of a message."""
        if one.declaration is None:
            return one
        declared = self.declared(one.declaration)
        same = declared is one.declaration
        return one if same else replace(one, declaration=declared)

    def _element(self, one: Element, home: str) -> Element:
        if not isinstance(one.type, ComplexType):
            return one
        type_ = self.complex(one.type, home)
        return one if type_ is one.type else replace(one, type=type_)

    def complex(self, one: ComplexType, home: str) -> ComplexType:
        """A type with all that its content is made of."""
        one = with_items(one, encoded=self._encoded)
        content = one.content and self._particle(one.content, home)
        attributes = each(one.attributes, lambda a: _resolved(self._schema, a))
        wildcard = one.any_attribute
        if wildcard is not None:
            wildcard = absolute(wildcard, home)
        for group in groups_of(self._schema, one):
            own = (a for a in group.attributes if a.use != "prohibited")
            attributes += tuple(_resolved(self._schema, a) for a in own)
            if group.any_attribute is not None:
                theirs = absolute(group.any_attribute, group.name.namespace)
                wildcard = intersection(wildcard, theirs)
        same = content is one.content and attributes is one.attributes
        if same and wildcard is one.any_attribute and not one.attribute_groups:
            return one
        return replace(
            one,
            content=content,
            attributes=attributes,
            attribute_groups=(),
            any_attribute=wildcard,
        )

    def _particle(self, one: Particle, home: str) -> Particle:
        if isinstance(one, ElementParticle) and one.element is not None:
            element = self._element(one.element, home)
            return one if element is one.element else replace(one, element=element)
        if isinstance(one, ModelGroup):
            inner = each(one.particles, lambda part: self._particle(part, home))
            return one if inner is one.particles else replace(one, particles=inner)
        if isinstance(one, Wildcard):
            return absolute(one, home)
        return self._group(one) if isinstance(one, GroupRef) else one

    def _group(self, one: GroupRef) -> Particle:
        """The content of a group; below an element of its own it may hold itself."""
        named = self._schema.groups.get(one.ref)
        if named is None or one.ref in self._open:
            return one
        self._open.append(one.ref)
        group = replace(named.group, occurs=one.occurs)
        made = self._particle(group, named.name.namespace)
        self._open.pop()
        return made


def groups_of(schema: SchemaSet, definition: ComplexType) -> Iterator[AttributeGroup]:
    """The attribute groups that a type refers to, and those that they refer to."""
    waiting = list(definition.attribute_groups)
    seen: set[QName] = set()
    while waiting:
        name = waiting.pop(0)
        group = schema.attribute_groups.get(name)
        if group is not None and name not in seen:
            seen.add(name)
            waiting += group.attribute_groups
            yield group


def _resolved(schema: SchemaSet, attribute: Attribute) -> Attribute:
    """A use with what the global attribute that it refers to says."""
    declared = None if attribute.ref is None else schema.attributes.get(attribute.ref)
    if declared is None:
        return attribute
    return replace(
        attribute,
        type=declared.type,
        default=(
            attribute.default if attribute.default is not None else declared.default
        ),
        fixed=attribute.fixed if attribute.fixed is not None else declared.fixed,
    )
