"""The plans worth trying at one element: each goes to one border of its type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from wsdlsmith.drift.changes.content import Slot, content_of
from wsdlsmith.drift.changes.inheritance import chain
from wsdlsmith.drift.changes.languages import difference
from wsdlsmith.drift.changes.spaces import (
    BORDERS,
    accepts,
    boundary_texts,
    derived_from,
    is_simple,
)
from wsdlsmith.drift.changes.uses import whole_uses
from wsdlsmith.drift.places import Side
from wsdlsmith.drift.witness.plan import LEAST, Plan
from wsdlsmith.drift.witness.specimen import Specimens
from wsdlsmith.drift.witness.strangers import anything, strangers
from wsdlsmith.model.qname import QName, xs
from wsdlsmith.model.schema import (
    ComplexType,
    Element,
    SchemaSet,
    SimpleType,
    TypeRef,
)

_DEEP = 4
_DEEPEST = 25
"""How far down borders are looked for; along what is spoken of, and elsewhere."""
_MOST_TIMES = 12
_MANY_TIMES = 5_000
_FIRST = 12
"""How many of the fields that are spoken of go before all else."""
_OTHERS = (
    "1999-12-31 1999-12-31T23:59:59 23:59:59 P2D 1999 1999-12 --12-31 --12 ---31 "
    "true 7 blue"
).split()
"""A second value of each type: what is fixed now may be the first one."""


class Variants:
    """Plans for elements of the sender's types, with the receiver's borders in mind."""

    def __init__(
        self,
        specimens: Specimens,
        receiver: Specimens,
        sides: tuple[Side, Side],
        focus: Sequence[str],
    ) -> None:
        """``sides`` are the sender's and the receiver's."""
        self._specimens = specimens
        self._receiver = receiver
        self._sides = sides
        self._other = sides[1].schema
        self._focus = focus
        self._spoken_of = [
            one
            for name, one in self._other.types.items()
            if name.name in focus and isinstance(one, SimpleType)
        ]

    def of(
        self, ref: TypeRef, there: TypeRef | None = None, depth: int = 0
    ) -> Iterator[Plan]:
        """Plans for an element whose type is ``ref``; first what is spoken of.

        ``there`` is its type on the receiver's side, where that is another one.
        """
        there = there or ref
        if is_simple(self._specimens.schema, ref):
            yield from self._simple(ref, there)
            yield from self._replaced(ref)
            return
        definition = self._definition(ref)
        if definition is None:
            yield LEAST
            yield from anything()
            yield from self._replaced(ref)
            return
        other = self._other.definition(there)
        other = other if isinstance(other, ComplexType) else None
        slots = sorted(self._sides[0].slots(ref), key=self._afar)
        declared = {slot.name: slot for slot in self._sides[1].slots(there)}
        named = [slot for slot in slots if slot.name.name in self._focus]
        meant = named[:_FIRST]
        for slot in meant:
            yield from self._slot(slot, declared.get(slot.name), depth)
        yield LEAST
        yield from self._rows(ref, definition, other)
        yield Plan(full=True)
        for times in (2, 3, 4, 6, 11):
            yield Plan(full=True, repeat=times)
        for slot in slots[len(meant) :]:
            yield from self._slot(slot, declared.get(slot.name), depth)
        yield from self._pairs(slots)
        yield from self._attributes(definition, other)
        if isinstance(ref, QName):
            below = self._specimens.heights.alternatives.types(ref)
            yield from (Plan(type=one.name) for one in below)
        yield from strangers(self._specimens.schema, self._other, definition)
        if definition.mixed:
            yield Plan(mixed="text")
        yield from self._values(definition, other)

    def _simple(self, ref: TypeRef, there: TypeRef) -> Iterator[Plan]:
        first, *rest = self._texts(ref, there)
        yield Plan(text=first)
        yield LEAST
        yield from (Plan(text=text) for text in rest)

    def _rows(
        self, ref: TypeRef, definition: ComplexType, other: ComplexType | None
    ) -> Iterator[Plan]:
        """The children that the sender's content model allows and the other's not."""
        schema = self._specimens.schema
        if content_of(schema, definition).compositor == "all":
            names = [slot.name for slot in self._sides[0].slots(ref)]
            yield from (Plan(row=tuple(row)) for row in (names, reversed(names)))
        if other is None or other.content == definition.content:
            return
        chains = (chain(schema, definition), chain(self._other, other))
        found = difference((schema, self._other), chains)
        if found is not None and found.fewer is not None:
            yield Plan(row=found.fewer)

    def _afar(self, slot: Slot) -> int:
        """How far a slot is from what is spoken of."""
        name = slot.name.name
        return self._focus.index(name) if name in self._focus else len(self._focus)

    def _replaced(self, ref: TypeRef) -> Iterator[Plan]:
        """Types derived from a value's, or from anything, by their names."""
        if isinstance(ref, QName):
            specimens = self._specimens
            names = sorted(derived_from(specimens.types, specimens.schema, ref))
            yield from (Plan(type=name) for name in names[:_MOST_TIMES])

    def _definition(self, ref: TypeRef) -> ComplexType | None:
        one = self._specimens.schema.definition(ref)
        return one if isinstance(one, ComplexType) else None

    def _texts(self, ref: TypeRef, there: TypeRef) -> list[str]:
        """Texts on the borders of both sides' definitions of a type.

        First those that only the sender's takes, of them first what is spoken of.
        """
        texts = dict.fromkeys(self._specimens.texts(ref))
        texts.update(dict.fromkeys(boundary_texts(self._other, there)))
        for definition in self._spoken_of:
            texts.update(dict.fromkeys(boundary_texts(self._other, definition)))
        every = texts | dict.fromkeys((*BORDERS, *_OTHERS))
        if not is_simple(self._other, there):
            return list(every)
        own = self._specimens.types.simple_of(ref, "")
        other = self._receiver.types.simple_of(there, "")

        def later(text: str) -> tuple[bool, bool]:
            telling = accepts(own, text) and not accepts(other, text)
            return not telling, text not in self._focus

        return sorted(every, key=later)

    def _slot(self, slot: Slot, there: Slot | None, depth: int) -> Iterator[Plan]:
        """One child there: plain, nil, often, and with each of its own borders."""
        declared = slot.declaration
        other = None if there is None else there.declaration

        def child(*plans: Plan) -> Plan:
            return Plan(children={slot.name: plans})

        least = max(1, slot.occurs.min)
        inside: Iterator[Plan] = iter(())
        if self._looked_into(declared, other, depth):
            there_type = None if other is None else other.type
            inside = self.of(declared.type, there_type, depth + 1)
        if other is not None and other.type != declared.type:
            yield from (child(*[plan] * least) for plan in islice(inside, 1))
        yield child(*[LEAST] * least)
        if declared.fixed is not None:
            for text in ("0{}", " {} ", "{}.0"):
                yield child(*[Plan(text=text.format(declared.fixed))] * least)
        if declared.nillable:
            yield child(*[Plan(nil=True)] * least)
        for times in self._times(slot, there):
            yield child(*[LEAST] * times)
        for member in self._members(slot):
            for plan in self._of_member(member, depth):
                yield replace(
                    child(*[plan] * least), substitutes={slot.name: member.name}
                )
        yield from (child(*[plan] * least) for plan in inside)

    def _looked_into(
        self, declared: Element, other: Element | None, depth: int
    ) -> bool:
        """Whether a child's own borders are worth trying."""
        if declared.name.name in self._focus:
            return depth < _DEEPEST
        if depth >= _DEEP:
            return False
        if (other or declared) != declared:
            return True
        if is_simple(self._specimens.schema, declared.type):
            return not self._focus
        return not isinstance(declared.type, QName)

    def _members(self, slot: Slot) -> list[Element]:
        """The other elements of the substitution group of a slot's element."""
        found = self._specimens.heights.alternatives.elements(slot.declaration)
        return [one for one in found if slot.ref and one.name != slot.name]

    def _of_member(self, member: Element, depth: int) -> Iterator[Plan]:
        """Another element in a slot; with its borders where it is spoken of."""
        yield LEAST
        if member.nillable:
            yield Plan(nil=True)
        if member.name.name in self._focus and depth < _DEEP:
            other = self._other.elements.get(member.name)
            there = None if other is None else other.type
            yield from self.of(member.type, there, depth + 1)

    def _times(self, slot: Slot, there: Slot | None) -> list[int]:
        """How often: first as the receiver's bounds do not allow."""
        low, high = slot.occurs
        bounds = {0, 1, 2, low, low + 1, high or low + 3, (high or low + 3) - 1}
        if high is None:
            bounds |= {5, 10, _MOST_TIMES}
        usual = sorted(number for number in bounds if number <= _MOST_TIMES)
        beyond = []
        if there is not None and there.occurs != slot.occurs:
            least, most = there.occurs
            beyond = [least - 1, *([] if most is None else [most + 1])]
        allowed = (n for n in (*beyond, *usual) if low <= n <= (high or n))
        return list(dict.fromkeys(n for n in allowed if n <= _MANY_TIMES))

    def _pairs(self, slots: list[Slot]) -> Iterator[Plan]:
        """Two children at once: what shows another order or another choice."""
        row = slots[:12]
        for number, one in enumerate(row):
            for other in row[number + 1 :]:
                plans = {s.name: (LEAST,) * max(1, s.occurs.min) for s in (one, other)}
                yield Plan(children=plans)
                yield Plan(children=plans, repeat=2)
        yield Plan(children={s.name: (LEAST,) * max(1, s.occurs.min) for s in slots})

    def _attributes(
        self, definition: ComplexType, other: ComplexType | None
    ) -> Iterator[Plan]:
        uses, _ = whole_uses(self._specimens.schema, definition)
        there = {} if other is None else whole_uses(self._other, other)[0]
        for name, use in uses.items():
            if use.fixed is not None:
                yield Plan(attributes={name: use.fixed})
            types = (
                one.type or xs("anySimpleType") for one in (use, there.get(name, use))
            )
            for text in self._texts(*types):
                yield Plan(attributes={name: text})

    def _values(
        self, definition: ComplexType, other: ComplexType | None
    ) -> Iterator[Plan]:
        sides = ((self._specimens.schema, definition), (self._other, other))
        own, there = (
            None if one is None else _value(schema, one) for schema, one in sides
        )
        if own is not None:
            yield from (Plan(text=text) for text in self._texts(own, there or own))


def _value(schema: SchemaSet, definition: ComplexType) -> TypeRef | None:
    """The type of simple content."""
    found = (one.simple_content for one in reversed(chain(schema, definition)))
    return next((one for one in found if one is not None), None)
