"""Attribute uses and wildcards of a type, its attribute groups followed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from wsdlsmith.errors import UnresolvedError
from wsdlsmith.model.qname import XML, XS, QName, xs
from wsdlsmith.model.schema import (
    Attribute,
    AttributeGroup,
    ComplexType,
    SchemaSet,
    TypeRef,
)
from wsdlsmith.verify.schema_compiled import AttributeRule
from wsdlsmith.verify.schema_simple import Simple
from wsdlsmith.verify.schema_wildcard import Admission, admission

SimpleOf: TypeAlias = Callable[[TypeRef, str], Simple]


class AttributeUses:
    """Finds what attributes the types of one schema set declare (3.4.2, 3.6)."""

    def __init__(self, schema: SchemaSet, simple_of: SimpleOf) -> None:
        self._schema = schema
        self._simple_of = simple_of

    def apply(
        self, definition: ComplexType, target: str, rules: dict[QName, AttributeRule]
    ) -> None:
        """Put the attributes of ``definition`` into ``rules``, over inherited ones."""
        for attribute in self._uses(definition, set()):
            name = attribute.ref or attribute.name
            if attribute.use == "prohibited":
                rules.pop(name, None)
            else:
                rules[name] = self.rule(attribute, target)

    def wildcard(self, definition: ComplexType, target: str) -> Admission | None:
        """The complete wildcard of ``definition`` itself."""
        return self._wildcard(definition, target, set())

    def _uses(
        self, holder: ComplexType | AttributeGroup, seen: set[QName]
    ) -> Iterator[Attribute]:
        for group in self._groups(holder, seen):
            for attribute in self._uses(group, seen):
                if attribute.use != "prohibited":
                    yield attribute
        yield from holder.attributes

    def _wildcard(
        self, holder: ComplexType | AttributeGroup, target: str, seen: set[QName]
    ) -> Admission | None:
        own = holder.any_attribute
        found = None if own is None else admission(own, target)
        for group in self._groups(holder, seen):
            theirs = self._wildcard(group, group.name.namespace, seen)
            if theirs is not None:
                found = found.intersection(theirs) if found else theirs
        return found

    def _groups(
        self, holder: ComplexType | AttributeGroup, seen: set[QName]
    ) -> Iterator[AttributeGroup]:
        for name in holder.attribute_groups:
            group = self._schema.attribute_groups.get(name)
            if group is None:
                raise UnresolvedError(f"the attribute group {name} is not defined")
            if name not in seen:
                seen.add(name)
                yield group

    def rule(self, attribute: Attribute, target: str) -> AttributeRule:
        """What one attribute use asks of an instance."""
        declared = attribute
        if attribute.ref is not None:
            target = attribute.ref.namespace
            known = self._schema.attributes.get(attribute.ref)
            if known is not None:
                declared = known
            elif target not in (XML, XS) and not self._is_foreign(target):
                raise UnresolvedError(f"the attribute {attribute.ref} is not declared")
        type_ref = declared.type or xs("anySimpleType")
        fixed = attribute.fixed if attribute.fixed is not None else declared.fixed
        required = attribute.use == "required"
        return AttributeRule(self._simple_of(type_ref, target), required, fixed)

    def _is_foreign(self, namespace: str) -> bool:
        """Whether nothing of ``namespace`` was delivered at all."""
        return not any(
            name.namespace == namespace
            for names in (self._schema.types, self._schema.attributes)
            for name in names
        )
