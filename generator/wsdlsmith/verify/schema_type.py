"""Type definitions with everything they inherit, ready to check against.

A :class:`SchemaSet` holds types as they are written. Here each becomes what an
instance must obey: the whole content model, all attributes, one simple type.
Made when first asked for, and once.
"""

from __future__ import annotations

from typing import TypeAlias

from wsdlsmith.errors import DefinitionError, UnresolvedError
from wsdlsmith.model.per_type import type_key
from wsdlsmith.model.qname import XS, QName, xs
from wsdlsmith.model.schema import ComplexType, SchemaSet, SimpleType, TypeRef
from wsdlsmith.verify.schema_builtin import BUILTINS, LISTS
from wsdlsmith.verify.schema_compiled import AttributeRule, CompiledType
from wsdlsmith.verify.schema_particle import Particles
from wsdlsmith.verify.schema_parts import Part, Sequence
from wsdlsmith.verify.schema_restriction import BadFacetError, Restricted
from wsdlsmith.verify.schema_simple import (
    Atomic,
    ListOf,
    Simple,
    UnionOf,
)
from wsdlsmith.verify.schema_uses import AttributeUses
from wsdlsmith.verify.schema_wildcard import ANYTHING

ANY_TYPE = xs("anyType")
ANY_SIMPLE_TYPE = xs("anySimpleType")


Key: TypeAlias = "QName | int"


class Types:
    """The compiled types of one schema set."""

    def __init__(self, schema: SchemaSet) -> None:
        self._schema = schema
        self._particles = Particles(schema)
        self._uses = AttributeUses(schema, self.simple_of)
        self._compiled: dict[Key, CompiledType] = {}
        self._begun: set[Key] = set()
        anything = Sequence((Part(self._particles.anything(), 0, None),))
        self.any_type = CompiledType(
            label="xs:anyType",
            mixed=True,
            part=Part(anything),
            any_attribute=ANYTHING,
        )

    def named(self, name: QName) -> CompiledType | None:
        """The global or built-in type called ``name``; None where there is none."""
        if name.namespace == XS:
            known = name.name in BUILTINS or name.name in LISTS
            return self.of(name, "") if known or name == ANY_TYPE else None
        return self.of(name, "") if name in self._schema.types else None

    def of(self, ref: TypeRef, target: str) -> CompiledType:
        """The type that ``ref`` names or defines; ``target`` is its home if inline."""
        if ref == ANY_TYPE:
            return self.any_type
        key = type_key(ref)
        found = self._compiled.get(key)
        if found is None:
            if key in self._begun:
                raise DefinitionError(f"the type {ref} is derived from itself")
            self._begun.add(key)
            try:
                found = self._compiled[key] = self._compile(ref, target)
            finally:
                self._begun.discard(key)
        return found

    def _compile(self, ref: TypeRef, target: str) -> CompiledType:
        if isinstance(ref, QName):
            if ref.namespace == XS:
                return self._builtin(ref.name)
            definition = self._schema.types.get(ref)
            if definition is None:
                raise UnresolvedError(f"the type {ref} is not defined")
            return self._definition(definition, ref.namespace)
        return self._definition(ref, target)

    def _definition(
        self, definition: SimpleType | ComplexType, target: str
    ) -> CompiledType:
        if isinstance(definition, SimpleType):
            return self._simple(definition, target)
        return self._complex(definition, target)

    def _builtin(self, name: str) -> CompiledType:
        if name in LISTS:
            item = self.simple_of(xs(LISTS[name]), "")
            simple: Simple = ListOf(item, f"xs:{name}", at_least=1)
            base: CompiledType | None = self.of(ANY_SIMPLE_TYPE, "")
        elif name in BUILTINS:
            builtin = BUILTINS[name]
            simple = Atomic(builtin)
            parent = xs(builtin.base) if builtin.base else ANY_SIMPLE_TYPE
            base = self.any_type if name == "anySimpleType" else self.of(parent, "")
        else:
            raise UnresolvedError(f"XML Schema has no type xs:{name}")
        return CompiledType(
            label=f"xs:{name}",
            base=base,
            derivation="restriction",
            simple=simple,
            complex=False,
        )

    def _simple(self, definition: SimpleType, target: str) -> CompiledType:
        label = definition.name.name if definition.name else ""
        base = self.of(ANY_SIMPLE_TYPE, "")
        members: tuple[CompiledType, ...] = ()
        if definition.item is not None:
            item = self.simple_of(definition.item, target)
            simple: Simple = ListOf(item, label or f"list of {item.label}")
        elif definition.members:
            members = tuple(self.of(member, target) for member in definition.members)
            parts = [_simple_part(member) for member in members]
            simple = UnionOf(parts, label or " or ".join(p.label for p in parts))
        else:
            base = self.of(definition.base or ANY_SIMPLE_TYPE, target)
            simple = self._restricted(definition, base)
        return CompiledType(
            label=label or simple.label,
            target=target,
            base=base,
            derivation="restriction",
            final=definition.final,
            simple=simple,
            complex=False,
            members=members,
        )

    @staticmethod
    def _restricted(definition: SimpleType, base: CompiledType) -> Simple:
        tokens = [value.token for value in definition.enumeration]
        label = definition.name.name if definition.name else ""
        try:
            return Restricted(_simple_part(base), definition.facets, tokens, label)
        except BadFacetError as error:
            raise DefinitionError(str(error), definition.location) from error

    def simple_of(self, ref: TypeRef, target: str) -> Simple:
        """The simple type behind ``ref``, or of its simple content."""
        return _simple_part(self.of(ref, target))

    def _complex(self, definition: ComplexType, target: str) -> CompiledType:
        base = self.any_type
        if definition.base is not None and self._known(definition.base):
            base = self.of(definition.base, target)
        extends = definition.derivation == "extension" and base is not self.any_type
        compiled = CompiledType(
            label=definition.name.name if definition.name else "an anonymous type",
            target=target,
            base=base,
            derivation=definition.derivation or "restriction",
            block=definition.block,
            final=definition.final,
            abstract=definition.abstract,
            mixed=definition.mixed,
        )
        if definition.simple_content is not None:
            compiled.simple = self.simple_of(definition.simple_content, target)
        else:
            own = self._particles.part(definition.content, target)
            compiled.part = _extended(base, own) if extends else own
            if extends and own is None:
                compiled.mixed, compiled.simple = base.mixed, base.simple
            if compiled.mixed and compiled.part is None:
                compiled.part = Part(Sequence())
        self._add_attributes(compiled, definition, base, extends=extends)
        return compiled

    def _known(self, name: QName) -> bool:
        # a SOAP-encoded array's base may come from a schema that nobody delivered
        return self.named(name) is not None

    def _add_attributes(
        self,
        compiled: CompiledType,
        definition: ComplexType,
        base: CompiledType,
        *,
        extends: bool,
    ) -> None:
        if base is not self.any_type:
            compiled.attributes.update(base.attributes)
        self._uses.apply(definition, compiled.target, compiled.attributes)
        wildcard = self._uses.wildcard(definition, compiled.target)
        if extends and base.any_attribute is not None:
            inherited = base.any_attribute
            wildcard = wildcard.union(inherited) if wildcard else inherited
        compiled.any_attribute = wildcard

    def attribute(self, name: QName) -> AttributeRule | None:
        """The global attribute called ``name``."""
        declared = self._schema.attributes.get(name)
        return None if declared is None else self._uses.rule(declared, name.namespace)


def _simple_part(compiled: CompiledType) -> Simple:
    if compiled.simple is None:
        raise DefinitionError(f"the type {compiled.label} is used as a simple type")
    return compiled.simple


def _extended(base: CompiledType, own: Part | None) -> Part | None:
    if base.part is None or own is None:
        return own or base.part
    return Part(Sequence((base.part, own)))
