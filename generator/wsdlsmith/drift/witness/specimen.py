"""Elements that are valid under a schema set, made as small as possible.

Whether one is really valid is the validator's to say; here nothing is checked.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from wsdlsmith.drift.changes.content import content_of
from wsdlsmith.drift.changes.inheritance import chain
from wsdlsmith.drift.changes.spaces import is_simple
from wsdlsmith.drift.changes.taken import taken_texts
from wsdlsmith.drift.changes.uses import whole_uses
from wsdlsmith.drift.witness.plan import LEAST, Plan
from wsdlsmith.drift.witness.strangers import standing
from wsdlsmith.drift.witness.xsi_type import mean_type, name_meant, named_prefixes
from wsdlsmith.model.per_type import PerType
from wsdlsmith.model.qname import XS, XSI, QName, xs
from wsdlsmith.model.schema import (
    ComplexType,
    Element,
    ElementParticle,
    GroupRef,
    ModelGroup,
    Particle,
    TypeRef,
    Wildcard,
)
from wsdlsmith.sample.heights import ENDLESS, LOW, Heights
from wsdlsmith.verify.schema_type import Types
from wsdlsmith.verify.schema_wildcard import admission

_NIL = f"{{{XSI}}}nil"
_DEEPEST = 25
_MOST = 10_000
"""How many elements a message may have; types can ask for more than any memory."""


class UnwritableError(Exception):
    """No element can be called as its declaration says, or there are too many."""


class Specimens:
    """Makes elements for one schema set."""

    def __init__(self, heights: Heights) -> None:
        self.heights = heights
        self.schema = heights.schema
        self.types = Types(self.schema)
        self.texts = PerType(self._taken)
        """Texts that a simple type takes: its own borders first."""
        self.made = 0
        """How many elements were made so far."""
        self._most = 0

    def element(self, declaration: Element, plan: Plan = LEAST) -> etree._Element:
        """An element of a declaration."""
        self._most = self.made + _MOST
        made = self._made(declaration, plan, 0)
        name_meant(made)
        etree.cleanup_namespaces(made, keep_ns_prefixes=named_prefixes(made))
        return made

    def _taken(self, ref: TypeRef) -> list[str]:
        simple = self.types.simple_of(ref, "")
        return list(taken_texts(self.schema, ref, simple))

    # -- one element ----------------------------------------------------------

    def _made(self, declaration: Element, plan: Plan, depth: int) -> etree._Element:
        self.made += 1
        if self.made > self._most:
            raise UnwritableError(f"more than {_MOST:,} elements")
        try:
            made = etree.Element(str(declaration.name), nsmap={"xsi": XSI, "xs": XS})
        except ValueError as error:
            raise UnwritableError(f"'{declaration.name}' is no name") from error
        type_ = plan.type or self._instead(declaration, depth)
        if type_ is not None:
            mean_type(made, type_)
        ref: TypeRef = type_ if type_ is not None else declaration.type
        definition = self.schema.definition(ref)
        if isinstance(definition, ComplexType):
            self._attributes(made, definition, plan)
        if plan.nil or (declaration.nillable and self._height(declaration) >= ENDLESS):
            made.set(_NIL, "true")
        elif ref == xs("anyType"):
            self._anything(made, plan)
        elif is_simple(self.schema, ref):
            made.text = self._text(ref, declaration, plan)
        elif isinstance(definition, ComplexType) and depth <= _DEEPEST:
            self._fill(made, declaration, definition, plan, depth)
        return made

    def _instead(self, declaration: Element, depth: int) -> QName | None:
        """The type to name where none can be of the declared one, or only a higher one."""
        ref = declaration.type
        one = self.schema.definition(ref)
        if not isinstance(one, ComplexType):
            return None
        if depth < LOW and self.heights.own_height(one) < ENDLESS:
            return None
        lowest = self.heights.lowest(one, declaration.block.split())
        return None if lowest is one else lowest.name

    def _height(self, declaration: Element) -> int:
        return self.heights.type_height(declaration.type)

    def _anything(self, made: etree._Element, plan: Plan) -> None:
        made.text = plan.text or ""
        if plan.foreign is not None:
            made.append(self._foreign(plan.foreign))
        if plan.foreign_attribute is not None:
            made.set(str(plan.foreign_attribute), "")

    def _foreign(self, name: QName) -> etree._Element:
        """What a wildcard takes: an element of the schema, or one that nobody knows."""
        known = self.schema.elements.get(name)
        return (
            etree.Element(str(name))
            if known is None
            else self._made(known, LEAST, _DEEPEST)
        )

    def _text(self, ref: TypeRef, declaration: Element, plan: Plan) -> str:
        if plan.text is not None:
            return plan.text
        if declaration.fixed is not None:
            return declaration.fixed
        return next((t for t in self.texts(ref) if t.strip()), "")

    def _fill(
        self,
        made: etree._Element,
        declaration: Element,
        definition: ComplexType,
        plan: Plan,
        depth: int,
    ) -> None:
        """What stands inside of an element of a complex type."""
        if plan.row is not None:
            self._row(made, definition, plan.row, depth)
            return
        for one in chain(self.schema, definition):
            if one.simple_content is not None:
                made.text = self._text(one.simple_content, declaration, plan)
            elif one.content is not None:
                self._particle(made, one.content, plan, depth)
        if plan.mixed:
            made.text = declaration.fixed or plan.mixed

    def _attributes(
        self, made: etree._Element, definition: ComplexType, plan: Plan
    ) -> None:
        for name, use in whole_uses(self.schema, definition)[0].items():
            wanted = plan.attributes.get(name)
            if wanted is not None:
                made.set(str(name), wanted)
            elif use.use == "required" or plan.full:
                texts = self.texts(use.type or xs("anySimpleType"))
                made.set(str(name), use.fixed or next((t for t in texts if t), ""))
        if plan.foreign_attribute is not None:
            made.set(str(plan.foreign_attribute), self._foreign_text(plan))

    def _foreign_text(self, plan: Plan) -> str:
        """A value of an attribute that a wildcard takes: its declaration says which."""
        assert plan.foreign_attribute is not None
        known = self.schema.attributes.get(plan.foreign_attribute)
        if known is None:
            return ""
        texts = self.texts(known.type or xs("anySimpleType"))
        return known.fixed or next((text for text in texts if text), "")

    # -- content --------------------------------------------------------------

    def _row(
        self,
        made: etree._Element,
        definition: ComplexType,
        row: tuple[QName, ...],
        depth: int,
    ) -> None:
        slots = {
            slot.name: slot.declaration
            for one in chain(self.schema, definition)
            for slot in content_of(self.schema, one).slots
        }
        for name in row:
            declaration = slots.get(name) or self.schema.elements.get(name)
            if declaration is None:
                made.append(etree.Element(str(name)))
            else:
                made.append(self._made(declaration, LEAST, depth + 1))

    def _particle(
        self, made: etree._Element, particle: Particle, plan: Plan, depth: int
    ) -> None:
        if isinstance(particle, GroupRef):
            named = self.schema.groups[particle.ref]
            particle = ModelGroup(
                compositor=named.group.compositor,
                particles=named.group.particles,
                occurs=particle.occurs,
            )
        if isinstance(particle, ModelGroup):
            wanted = self._holds(particle, plan.children)
            times = max(particle.occurs.min, 1 if wanted or plan.full else 0)
            if times and plan.repeat > 1:
                most = particle.occurs.max
                times = plan.repeat if most is None else min(plan.repeat, most)
            for _ in range(min(times, 20)):
                self._group(made, particle, plan, depth)
        elif isinstance(particle, Wildcard):
            most = particle.occurs.max or plan.repeat
            times = min(plan.repeat, most) if _meant(particle, plan) else 0
            for _ in range(max(particle.occurs.min, times)):
                self._stranger(made, particle, plan, depth)
        else:
            self._child(made, particle, plan, depth)

    def _stranger(
        self, made: etree._Element, wildcard: Wildcard, plan: Plan, depth: int
    ) -> None:
        """An element for a wildcard."""
        if plan.foreign is not None and _meant(wildcard, plan):
            made.append(self._foreign(plan.foreign))
            return
        known = standing(self.heights, wildcard, etree.QName(made).namespace or "")
        if isinstance(known, Element):
            made.append(self._made(known, LEAST, depth + 1))
        elif known is not None:
            made.append(etree.Element(str(known)))

    def _group(
        self, made: etree._Element, group: ModelGroup, plan: Plan, depth: int
    ) -> None:
        if group.compositor != "choice":
            for one in group.particles:
                self._particle(made, one, plan, depth)
            return
        wanted = [p for p in group.particles if self._holds(p, plan.children)]
        lowest = sorted(group.particles, key=self.heights.height)
        for one in (wanted or lowest)[:1]:
            if wanted or not isinstance(one, ElementParticle):
                self._particle(made, one, plan, depth)
            else:
                self._child(made, one, plan, depth, least=1)

    def _holds(self, particle: Particle, names: Iterable[QName]) -> bool:
        if isinstance(particle, ElementParticle):
            return self.declared(particle).name in names
        if isinstance(particle, GroupRef):
            return self._holds(self.schema.groups[particle.ref].group, names)
        if isinstance(particle, ModelGroup):
            return any(self._holds(one, names) for one in particle.particles)
        return False

    def _child(
        self,
        made: etree._Element,
        particle: ElementParticle,
        plan: Plan,
        depth: int,
        least: int = 0,
    ) -> None:
        declaration = self.declared(particle)
        plans = plan.children.get(declaration.name)
        if plans is None:
            times = max(particle.occurs.min, least, int(plan.full and depth < 3))
            plans = (LEAST,) * min(times, 50)
        member = plan.substitutes.get(declaration.name)
        if member is not None:
            declaration = self.schema.elements[member]
        elif declaration.abstract:
            members = self.heights.alternatives.elements(declaration)
            declaration = min(members, key=self._height, default=declaration)
        for one in plans:
            made.append(self._made(declaration, one, depth + 1))

    def declared(self, particle: ElementParticle) -> Element:
        """The declaration of an element particle."""
        if particle.element is not None:
            return particle.element
        assert particle.ref is not None
        return self.schema.elements[particle.ref]


def _meant(wildcard: Wildcard, plan: Plan) -> bool:
    """Whether a wildcard of a content takes what is to be put into one."""
    name = plan.foreign
    return name is not None and admission(wildcard, "").admits(name.namespace)
