"""The plans worth trying at one element: each goes to one border of its type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wsdlsmith.drift.changes.content import Slot, content_of
from wsdlsmith.drift.changes.inheritance import chain
from wsdlsmith.drift.changes.languages import difference
from wsdlsmith.drift.changes.spaces import (
    BORDERS,
    boundary_texts,
    derived_from,
    is_simple,
)
from wsdlsmith.drift.changes.uses import whole_uses
from wsdlsmith.drift.witness.plan import LEAST, Plan
from wsdlsmith.drift.witness.route import slots_of
from wsdlsmith.drift.witness.specimen import Specimens
from wsdlsmith.model.qname import QName, xs
from wsdlsmith.model.schema import (
    ComplexType,
    Element,
    SchemaSet,
    TypeRef,
    Wildcard,
)

_DEEPEST = 4
_MOST_TIMES = 12
_OTHERS = (
    "1999-12-31 1999-12-31T23:59:59 23:59:59 P2D 1999 1999-12 --12-31 --12 ---31 "
    "true 7 blue"
).split()
"""A second value of each type: what is fixed now may be the first one."""


class Variants:
    """Plans for elements of the sender's types, with the receiver's borders in mind."""

    def __init__(
        self, specimens: Specimens, other: SchemaSet, focus: frozenset[str]
    ) -> None:
        self._specimens = specimens
        self._other = other
        self._focus = focus

    def of(self, ref: TypeRef, depth: int = 0) -> Iterator[Plan]:
        """Plans for an element whose type is ``ref``; the least first."""
        yield LEAST
        if is_simple(self._specimens.schema, ref):
            yield from (Plan(text=text) for text in self._texts(ref))
            yield from self._replaced(ref)
            return
        definition = self._definition(ref)
        if definition is None:
            yield from self._anything()
            yield from self._replaced(ref)
            return
        yield from self._rows(ref, definition)
        yield Plan(full=True)
        for times in (2, 3, 4, 6, 11):
            yield Plan(full=True, repeat=times)
        slots = sorted(slots_of(self._specimens.schema, ref), key=self._unfocused)
        there = self._declared_there(ref)
        for slot in slots:
            other = there.get(slot.name, slot.declaration) != slot.declaration
            yield from self._slot(slot, depth, focused=other)
        yield from self._pairs(slots)
        yield from self._attributes(definition)
        if isinstance(ref, QName) and depth < 2:
            below = self._specimens.alternatives.types(ref)
            yield from (Plan(type=one.name) for one in below)
        yield from self._foreign(definition)
        if definition.mixed:
            yield Plan(mixed="text")
        yield from self._values(definition)

    def _rows(self, ref: TypeRef, definition: ComplexType) -> Iterator[Plan]:
        """The children that the sender's content model allows and the other's not."""
        schema = self._specimens.schema
        if content_of(schema, definition).compositor == "all":
            names = [slot.name for slot in slots_of(schema, ref)]
            yield from (Plan(row=tuple(row)) for row in (names, reversed(names)))
        other = self._other.types.get(ref) if isinstance(ref, QName) else None
        if not isinstance(other, ComplexType) or other.content == definition.content:
            return
        chains = (chain(schema, definition), chain(self._other, other))
        found = difference((schema, self._other), chains)
        if found is not None and found.fewer is not None:
            yield Plan(row=found.fewer)

    def _unfocused(self, slot: Slot) -> bool:
        return slot.name.name not in self._focus

    def _replaced(self, ref: TypeRef) -> Iterator[Plan]:
        """Types derived from a value's, or from anything, by their names."""
        if isinstance(ref, QName):
            specimens = self._specimens
            names = sorted(derived_from(specimens.types, specimens.schema, ref))
            yield from (Plan(type=name) for name in names[:_MOST_TIMES])

    def _anything(self) -> Iterator[Plan]:
        """What ``xs:anyType`` takes, and hardly another type."""
        yield Plan(text="text")
        yield Plan(foreign=QName("urn:foreign", "Unknown"))
        yield Plan(foreign_attribute=QName("urn:foreign", "unknown"))

    def _foreign(self, definition: ComplexType) -> Iterator[Plan]:
        """Elements and attributes that one wildcard admits and another may not."""
        schema = self._specimens.schema
        rows = [content_of(schema, one).wildcards for one in chain(schema, definition)]
        wildcards = [wildcard for row in rows for wildcard in row]
        if wildcards:
            unknown = [QName(s, "Unknown") for s in self._namespaces(wildcards)]
            declared = [*schema.elements, *self._other.elements][:_MOST_TIMES]
            yield from (Plan(foreign=name) for name in (*unknown, *declared))
            yield from (Plan(foreign=unknown[0], repeat=n) for n in (2, 3, 4, 11))
        _, wildcard = whole_uses(schema, definition)
        if wildcard is not None:
            unknown = [QName(s, "unknown") for s in self._namespaces([wildcard])]
            declared = [*schema.attributes, *self._other.attributes][:_MOST_TIMES]
            yield from (Plan(foreign_attribute=n) for n in (*unknown, *declared))

    def _namespaces(self, wildcards: Iterable[Wildcard]) -> list[str]:
        """Namespaces that these admit, and another wildcard may not."""
        found = dict.fromkeys(["urn:foreign", "urn:foreign:other", ""])
        for schema in (self._specimens.schema, self._other):
            found.update(dict.fromkeys(name.namespace for name in schema.types))
        words = (word for one in wildcards for word in one.namespaces.split())
        return list({**found, **dict.fromkeys(w for w in words if w[:2] != "##")})

    def _definition(self, ref: TypeRef) -> ComplexType | None:
        one = self._specimens.schema.definition(ref)
        return one if isinstance(one, ComplexType) else None

    def _texts(self, ref: TypeRef) -> list[str]:
        """Texts on the borders of both sides' definitions of a type."""
        texts = dict.fromkeys(self._specimens.texts(ref))
        texts.update(dict.fromkeys(boundary_texts(self._other, ref)))
        for definition in self._other.types.values():
            if definition.name is not None and definition.name.name in self._focus:
                texts.update(dict.fromkeys(boundary_texts(self._other, definition)))
        return list(texts | dict.fromkeys((*BORDERS, *_OTHERS)))

    def _declared_there(self, ref: TypeRef) -> dict[QName, Element]:
        """The receiver's children of a type of that name."""
        other = self._other.types.get(ref) if isinstance(ref, QName) else None
        if not isinstance(other, ComplexType):
            return {}
        return {
            slot.name: slot.declaration
            for one in chain(self._other, other)
            for slot in content_of(self._other, one).slots
        }

    def _slot(self, slot: Slot, depth: int, *, focused: bool = False) -> Iterator[Plan]:
        """One child there: plain, nil, often, and with each of its own borders."""

        def child(*plans: Plan) -> Plan:
            return Plan(children={slot.name: plans})

        least = max(1, slot.occurs.min)
        yield child(*[LEAST] * least)
        if slot.declaration.fixed is not None:
            for text in ("0{}", " {} ", "{}.0"):
                plan = Plan(text=text.format(slot.declaration.fixed))
                yield child(*[plan] * least)
        if slot.declaration.nillable:
            yield child(*[Plan(nil=True)] * least)
        for times in self._times(slot):
            yield child(*[LEAST] * times)
        for member in self._members(slot):
            for plan in self._of_member(member, depth):
                yield replace(
                    child(*[plan] * least), substitutes={slot.name: member.name}
                )
        inline = not isinstance(slot.declaration.type, QName)
        focused = focused or slot.name.name in self._focus
        simple = is_simple(self._specimens.schema, slot.declaration.type)
        if focused or (depth < _DEEPEST and (inline or simple) and not self._focus):
            for plan in self._inner(slot, depth):
                yield child(*[plan] * least)
        elif depth < _DEEPEST and inline and not simple:
            for plan in self.of(slot.declaration.type, depth + 1):
                yield child(*[plan] * least)

    def _members(self, slot: Slot) -> list[Element]:
        """The other elements of the substitution group of a slot's element."""
        found = self._specimens.alternatives.elements(slot.declaration)
        return [one for one in found if slot.ref and one.name != slot.name]

    def _of_member(self, member: Element, depth: int) -> Iterator[Plan]:
        """Another element in a slot; with its borders where it is spoken of."""
        yield LEAST
        if member.nillable:
            yield Plan(nil=True)
        if member.name.name in self._focus and depth < _DEEPEST:
            yield from self.of(member.type, depth + 1)

    def _inner(self, slot: Slot, depth: int) -> Iterator[Plan]:
        if depth < _DEEPEST:
            yield from self.of(slot.declaration.type, depth + 1)

    def _times(self, slot: Slot) -> list[int]:
        low, high = slot.occurs
        bounds = {0, 1, 2, low, low + 1, high or low + 3, (high or low + 3) - 1}
        if high is None:
            bounds |= {5, 10, _MOST_TIMES}
        allowed = (n for n in bounds if low <= n <= (high or n))
        return sorted(n for n in allowed if n <= _MOST_TIMES)

    def _pairs(self, slots: list[Slot]) -> Iterator[Plan]:
        """Two children at once: what shows another order or another choice."""
        row = slots[:12]
        for number, one in enumerate(row):
            for other in row[number + 1 :]:
                plans = {s.name: (LEAST,) * max(1, s.occurs.min) for s in (one, other)}
                yield Plan(children=plans)
                yield Plan(children=plans, repeat=2)
        yield Plan(children={s.name: (LEAST,) * max(1, s.occurs.min) for s in slots})

    def _attributes(self, definition: ComplexType) -> Iterator[Plan]:
        uses, _ = whole_uses(self._specimens.schema, definition)
        for name, use in uses.items():
            if use.fixed is not None:
                yield Plan(attributes={name: use.fixed})
            for text in self._texts(use.type or xs("anySimpleType")):
                yield Plan(attributes={name: text})

    def _values(self, definition: ComplexType) -> Iterator[Plan]:
        for one in chain(self._specimens.schema, definition):
            if one.simple_content is not None:
                yield from (Plan(text=t) for t in self._texts(one.simple_content))
