"""Particles as written -> parts of a content model."""

from __future__ import annotations

from types import MappingProxyType

from wsdlsmith.errors import DefinitionError, UnresolvedError
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    Element,
    ElementParticle,
    GroupRef,
    ModelGroup,
    Particle,
    SchemaSet,
    Wildcard,
)
from wsdlsmith.verify.schema_parts import GROUPS, Choice, Group, Leaf, Part, Sequence
from wsdlsmith.verify.schema_wildcard import ANYTHING, admission

_DEEPEST = 200


class Particles:
    """Turns particles into parts: references followed, substitutions gathered."""

    def __init__(self, schema: SchemaSet) -> None:
        self._schema = schema
        self._members: dict[QName, list[Element]] = {}
        for element in schema.elements.values():
            if element.substitutes is not None:
                self._members.setdefault(element.substitutes, []).append(element)

    def anything(self) -> Leaf:
        """The wildcard inside ``xs:anyType``."""
        return Leaf(MappingProxyType({}), "any element", ANYTHING)

    def part(
        self, particle: Particle | None, target: str, depth: int = 0
    ) -> Part | None:
        """The part for ``particle``; None where nothing can ever stand there."""
        if particle is None or particle.occurs.max == 0:
            return None
        if depth > _DEEPEST:
            raise DefinitionError("a model group contains itself")
        low, high = particle.occurs
        if isinstance(particle, ModelGroup):
            group = self._group(particle, target, depth)
            # an empty choice that must stand can never be satisfied (3.8.2)
            impossible = isinstance(group, Choice) and low > 0
            nothing = not group.parts and not impossible
            return None if nothing else Part(group, low, high)
        if isinstance(particle, GroupRef):
            named = self._schema.groups.get(particle.ref)
            if named is None:
                raise UnresolvedError(f"the group {particle.ref} is not defined")
            inner = self.part(named.group, particle.ref.namespace, depth + 1)
            return None if inner is None else _repeated(inner, low, high)
        return Part(self._leaf(particle, target), low, high)

    def _group(self, group: ModelGroup, target: str, depth: int) -> Group:
        parts = [self.part(p, target, depth + 1) for p in group.particles]
        if group.compositor == "choice":
            # a branch that holds nothing makes the choice skippable
            kept = [Part(Sequence()) if p is None else p for p in parts]
        else:
            kept = [p for p in parts if p is not None]
        return GROUPS[group.compositor](kept)

    def _leaf(self, particle: ElementParticle | Wildcard, target: str) -> Leaf:
        if isinstance(particle, Wildcard):
            label = f"any element ({particle.namespaces})"
            return Leaf(MappingProxyType({}), label, admission(particle, target))
        if particle.ref is not None:
            head = self._schema.elements.get(particle.ref)
            if head is None:
                raise UnresolvedError(f"the element {particle.ref} is not declared")
            return Leaf(self._named(head), head.name.name)
        if particle.element is None:
            raise DefinitionError("an element particle without name and ref")
        element = particle.element
        return Leaf({element.name: element}, element.name.name, target=target)

    def _named(self, head: Element) -> dict[QName, Element]:
        """``head`` and all that may stand in for it (Structures 3.3.6)."""
        found = {head.name: head}
        if "substitution" in head.block.split():
            return found
        pending = [head.name]
        while pending:
            for member in self._members.get(pending.pop(), ()):
                if member.name not in found:
                    found[member.name] = member
                    pending.append(member.name)
        return found


def _repeated(inner: Part, low: int, high: int | None) -> Part:
    """``inner`` with the occurrences of a reference to it around its own."""
    if (low, high) == (1, 1):
        return inner
    if (inner.low, inner.high) == (1, 1):
        return inner._replace(low=low, high=high)
    return Part(Sequence((inner,)), low, high)
