"""How deep the least content of a type goes; what has no end can be in no message."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from wsdlsmith.model.alternatives import Alternatives
from wsdlsmith.model.qname import QName, xs
from wsdlsmith.model.schema import (
    ComplexType,
    Element,
    ElementParticle,
    GroupRef,
    ModelGroup,
    Particle,
    SchemaSet,
    TypeRef,
    Wildcard,
)
from wsdlsmith.sample.attributes import attribute_uses

ENDLESS = 10**6
"""The height of what has to hold itself."""
_OF_A_DTD = frozenset({xs("ENTITY"), xs("ENTITIES")})
"""Types of what a document type declares, and a message has none (SOAP 1.1, 3)."""
LOW = 5
"""An element that may be nil is nil where it is to be no higher than this."""


class Heights:
    """How many levels the least content of each type of a schema set has."""

    def __init__(
        self,
        schema: SchemaSet,
        lacking: Callable[[TypeRef], bool] | None = None,
    ) -> None:
        """``lacking`` tells of a simple type that no value is to be had for it."""
        self.schema = schema
        self.alternatives = Alternatives(schema)
        self._lacking = lacking
        self._found: dict[QName | int, int] | None = None
        self._open: list[QName] = []

    @property
    def _own(self) -> dict[QName | int, int]:
        """The height of each complex type that may hold itself, by a fixed point.

        Those are the named ones, and the inline ones of global elements.
        """
        if self._found is None:
            held = (element.type for element in self.schema.elements.values())
            every = [*self.schema.types.values(), *held]
            types = [one for one in every if isinstance(one, ComplexType)]
            heights = self._found = {_key(one): ENDLESS for one in types}
            waiting = [one for one in types if self._possible(one)]
            changed, level = True, 0
            while changed:
                changed = False
                for one in waiting:
                    height = self._complex(one)
                    if height < heights[_key(one)]:
                        heights[_key(one)] = height
                        changed = True
                # the low ones are found first: they will not be lower than this
                waiting = [one for one in waiting if heights[_key(one)] > level]
                level += 1
        return self._found

    @cached_property
    def uninhabited(self) -> frozenset[QName]:
        """The complex types that no finite element can itself be of.

        ``Folder`` with a required ``Folder`` in it is allowed (Structures 3.4), and
        no message can ever hold one.
        """
        return frozenset(
            name
            for name, one in self.schema.types.items()
            if isinstance(one, ComplexType) and self.own_height(one) >= ENDLESS
        )

    def may_stand(self, element: Element) -> bool:
        """Whether an element can itself be there at all, if only as nil."""
        return self._height_of(element) < ENDLESS

    def may_be_nil(self, element: Element) -> bool:
        """Whether an element can be there as nil: of a type, with its attributes.

        What is fixed is never nil (Structures 3.3.4, 3.2.2).
        """
        if not element.nillable or element.fixed is not None:
            return False
        own = self.schema.definition(element.type)
        if not isinstance(own, ComplexType):
            return True
        below = (
            self.alternatives.types(own.name, element.block.split()) if own.name else []
        )
        return any(self._may_be_empty(one) for one in (own, *below))

    def _may_be_empty(self, definition: ComplexType) -> bool:
        lacking = map(self._lacks, self._attribute_types(definition))
        return not definition.abstract and not any(lacking)

    def own_height(self, definition: ComplexType) -> int:
        """The least levels below an element of this very type."""
        known = self._own.get(_key(definition))
        return self._computed(definition) if known is None else known

    def _computed(self, definition: ComplexType) -> int:
        return self._complex(definition) if self._possible(definition) else ENDLESS

    def _possible(self, definition: ComplexType) -> bool:
        """Whether its content alone decides if anything is of it."""
        return not definition.abstract and not self._lacks_value(definition)

    def _lacks(self, ref: TypeRef) -> bool:
        if ref in _OF_A_DTD:
            return True
        return self._lacking is not None and self._lacking(ref)

    def _lacks_value(self, definition: ComplexType) -> bool:
        """Whether its own value or an attribute must be of a type that lacks values."""
        value = definition.simple_content
        needed = [
            *self._attribute_types(definition),
            *([] if value is None else [value]),
        ]
        return any(map(self._lacks, needed))

    def _attribute_types(self, definition: ComplexType) -> Iterator[TypeRef]:
        """The types of the attributes that must be there."""
        for use in attribute_uses(self.schema, definition):
            declared = self.schema.attributes.get(use.ref, use) if use.ref else use
            if use.use == "required" and declared.type is not None:
                yield declared.type

    def lowest(self, definition: ComplexType, block: Iterable[str] = ()) -> ComplexType:
        """Of a type and those that may come instead, the one of least height."""
        if definition.name is None:
            return definition
        below = self.alternatives.types(definition.name, block)
        height = self.own_height
        return min((definition, *below), key=lambda one: (height(one), one.abstract))

    def _complex(self, definition: ComplexType) -> int:
        own = 0 if definition.content is None else self.height(definition.content)
        if definition.base is None or definition.derivation != "extension":
            return own
        base = self.schema.types.get(definition.base)
        return max(own, self._complex(base) if isinstance(base, ComplexType) else 0)

    def height(self, particle: Particle) -> int:
        """The least levels below a particle."""
        if particle.occurs.min == 0:
            return 0
        if isinstance(particle, GroupRef):
            if particle.ref in self._open:
                return ENDLESS
            self._open.append(particle.ref)
            named = self.schema.groups.get(particle.ref)
            height = 0 if named is None else self.height(named.group)
            self._open.pop()
            return height
        if isinstance(particle, ModelGroup):
            inner = [self.height(one) for one in particle.particles]
            choice = particle.compositor == "choice"
            # a choice of nothing is met by nothing (Structures 3.8.4)
            return min(inner, default=ENDLESS) if choice else max(inner, default=0)
        if isinstance(particle, Wildcard):
            return 1 if self._has_elements(particle) else ENDLESS
        return 1 + self._element_height(particle)

    def _has_elements(self, wildcard: Wildcard) -> bool:
        """Whether any element is there for it; a strict one asks for declared ones."""
        words = wildcard.namespaces.split()
        spaces = {name.namespace for name in self.schema.elements}
        declared = any(word[:2] == "##" or word in spaces for word in words)
        return wildcard.process != "strict" or (declared and bool(spaces))

    def _element_height(self, particle: ElementParticle) -> int:
        """The least levels below an element of a content model."""
        if particle.ref is None:
            assert particle.element is not None
            return self._height_of(particle.element)
        declared = self.schema.elements.get(particle.ref)
        if declared is None:
            return 0
        found = map(self._height_of, self.alternatives.elements(declared))
        return min(found, default=ENDLESS)

    def _height_of(self, element: Element) -> int:
        if element.abstract:
            return ENDLESS
        own = self.schema.definition(element.type)
        height = self.type_height(element.type)
        if element.block and isinstance(own, ComplexType):
            height = self.own_height(self.lowest(own, element.block.split()))
        return LOW if height > LOW and self.may_be_nil(element) else height

    def type_height(self, ref: TypeRef) -> int:
        """The least levels below an element of a type."""
        own = self.schema.definition(ref)
        if isinstance(own, ComplexType):
            return self.own_height(self.lowest(own))
        return ENDLESS if self._lacks(ref) else 0


def _key(definition: ComplexType) -> QName | int:
    """What a definition is known by; one without a name by the object itself."""
    return id(definition) if definition.name is None else definition.name
