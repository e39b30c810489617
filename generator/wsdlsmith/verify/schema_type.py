"""Type definitions with everything they inherit, ready to check against.

A :class:`SchemaSet` holds types as they are written. Here each becomes what an
instance must obey: the whole content model, all attributes, one simple type.
Made when first asked for, and once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from wsdlsmith.errors import DefinitionError, UnresolvedError
from wsdlsmith.model.qname import XML, XS, QName, xs
from wsdlsmith.model.schema import (
    Attribute,
    AttributeGroup,
    ComplexType,
    Derivation,
    SchemaSet,
    SimpleType,
    TypeRef,
)
from wsdlsmith.verify.schema_builtin import BUILTINS, LISTS
from wsdlsmith.verify.schema_content import ContentModel, Group, Part
from wsdlsmith.verify.schema_particle import Particles
from wsdlsmith.verify.schema_simple import Atomic, ListOf, Restricted, Simple, UnionOf
from wsdlsmith.verify.schema_wildcard import ANYTHING, Admission, admission

ANY_TYPE = xs("anyType")
ANY_SIMPLE_TYPE = xs("anySimpleType")


@dataclass(frozen=True, slots=True)
class AttributeRule:
    """An attribute that may or must stand on an element."""

    type: Simple
    required: bool
    fixed: str | None


@dataclass(eq=False, slots=True, kw_only=True)
class CompiledType:
    """What an element of one type must look like.

    Exactly one of these holds: ``simple`` is set (simple content), ``part`` is
    set (element content, or mixed), or neither is (empty content). ``target`` is
    the namespace that ``##other`` in its definition speaks of.
    """

    label: str
    target: str = ""
    base: CompiledType | None = None
    derivation: Derivation = ""
    block: str = ""
    final: str = ""
    abstract: bool = False
    mixed: bool = False
    simple: Simple | None = None
    complex: bool = True
    members: tuple[CompiledType, ...] = ()
    part: Part | None = None
    attributes: dict[QName, AttributeRule] = field(default_factory=dict)
    any_attribute: Admission | None = None
    _content: ContentModel | None = None

    @property
    def content(self) -> ContentModel | None:
        """The content model, built when the first element needs it."""
        if self._content is None and self.part is not None:
            self._content = ContentModel(self.part)
        return self._content


Key: TypeAlias = "QName | int"


class Types:
    """The compiled types of one schema set."""

    def __init__(self, schema: SchemaSet) -> None:
        self._schema = schema
        self._particles = Particles(schema)
        self._compiled: dict[Key, CompiledType] = {}
        self._begun: set[Key] = set()
        anything = Group("sequence", (Part(self._particles.anything(), 0, None),))
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
        key: Key = ref if isinstance(ref, QName) else id(ref)
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
        return Restricted(_simple_part(base), definition.facets, tokens, label)

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
                compiled.part = Part(Group("sequence", ()))
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
        for attribute in self._uses(definition, set()):
            name = attribute.ref or attribute.name
            if attribute.use == "prohibited":
                compiled.attributes.pop(name, None)
            else:
                compiled.attributes[name] = self._rule(attribute, compiled.target)
        wildcard = self._wildcard(definition, compiled.target, set())
        if extends and base.any_attribute is not None:
            inherited = base.any_attribute
            wildcard = wildcard.union(inherited) if wildcard else inherited
        compiled.any_attribute = wildcard

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

    def _rule(self, attribute: Attribute, target: str) -> AttributeRule:
        declared = attribute
        if attribute.ref is not None:
            target = attribute.ref.namespace
            known = self._schema.attributes.get(attribute.ref)
            if known is not None:
                declared = known
            elif target not in (XML, XS) and not self._is_foreign(target):
                raise UnresolvedError(f"the attribute {attribute.ref} is not declared")
        type_ref = declared.type or ANY_SIMPLE_TYPE
        fixed = attribute.fixed if attribute.fixed is not None else declared.fixed
        required = attribute.use == "required"
        return AttributeRule(self.simple_of(type_ref, target), required, fixed)

    def _is_foreign(self, namespace: str) -> bool:
        """Whether nothing of ``namespace`` was delivered at all."""
        return not any(
            name.namespace == namespace
            for names in (self._schema.types, self._schema.attributes)
            for name in names
        )

    def attribute(self, name: QName) -> AttributeRule | None:
        """The global attribute called ``name``."""
        declared = self._schema.attributes.get(name)
        return None if declared is None else self._rule(declared, name.namespace)


def derives(
    type_: CompiledType, base: CompiledType, blocked: frozenset[str] = frozenset()
) -> bool:
    """Whether ``type_`` may stand where ``base`` is declared (3.4.6, 3.14.6)."""
    step: CompiledType | None = type_
    while step is not None and step is not base:
        if base.members and not step.complex:
            return any(derives(step, member, blocked) for member in base.members)
        if step.derivation in blocked:
            return False
        step = step.base
    return step is not None


def _simple_part(compiled: CompiledType) -> Simple:
    if compiled.simple is None:
        raise DefinitionError(f"the type {compiled.label} is used as a simple type")
    return compiled.simple


def _extended(base: CompiledType, own: Part | None) -> Part | None:
    if base.part is None or own is None:
        return own or base.part
    return Part(Group("sequence", (base.part, own)))
