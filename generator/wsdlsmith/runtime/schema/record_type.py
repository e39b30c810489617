"""A class with its compiled mapping: what the reader and the writer go by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field
from typing import TYPE_CHECKING, Any, TypeAlias

from wsdlsmith.runtime.schema.layout import bounds, is_flat
from wsdlsmith.runtime.schema.mapping import Particle, RecordMapping, widened
from wsdlsmith.runtime.schema.slot import Slot

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.record import Record
    from wsdlsmith.runtime.schema.schema import Schema

Blank: TypeAlias = "tuple[str, object, Callable[[], object] | None]"
"""A field before its element is read: name, value, or who makes the value."""


class RecordType:
    """The base's content, then the class's own (Part 1, 3.4.2, extension).

    A type that ``restricts`` its base states the whole content again. A field
    that the base has already stays the base's field, but for an element that
    the base has once and an extension once more: each has a field.
    """

    def __init__(
        self,
        schema: Schema,
        kind: type[Record],
        mapping: RecordMapping,
        base: RecordType | None,
    ) -> None:
        self.name = mapping.name
        self.kind = kind
        self.mapping = mapping
        self.base = base
        self.abstract = "abstract" in mapping.words
        self.mixed: bool = "mixed" in mapping.words or (
            base is not None and base.mixed and "restricts" not in mapping.words
        )
        self.slots: list[Slot] = list(base.slots) if base else []
        numbers = self._own_slots(schema, mapping)
        self.content: Particle = self._joined(numbers)
        self.flat = is_flat(self.content)
        self.blank = _blank_values(kind, [slot.field for slot in self.slots])
        self._find_occurs()
        self._sort(schema)

    def _own_slots(self, schema: Schema, mapping: RecordMapping) -> list[int]:
        """Add the class's own entries; give the slot's number for each."""
        restricts = "restricts" in mapping.words
        known = {
            (s.entry.kind, s.entry.name): s
            for s in self.slots
            if restricts or s.many or s.entry.kind != "element"
        }
        new = [e for e in mapping.entries if (e.kind, e.name) not in known]
        names = iter(own_fields(self.kind, len(new)))
        numbers: list[int] = []
        for entry in mapping.entries:
            there = known.get((entry.kind, entry.name))
            if there is None:
                slot = Slot(entry, next(names), len(self.slots), schema)
                self.slots.append(slot)
            else:
                if entry.kind == "any" and not restricts:
                    entry = entry._replace(type=widened(there.entry.type, entry.type))
                slot = Slot(entry, there.field, there.number, schema)
                self.slots[there.number] = slot
            numbers.append(slot.number)
        return numbers

    def _joined(self, numbers: list[int]) -> Particle:
        own = _renumbered(self.mapping.content, numbers)
        above = self.base.content.parts if self.base is not None else ()
        if not above or "restricts" in self.mapping.words:
            return own
        return Particle(1, 1, -1, "sequence", above + own.parts)

    def _find_occurs(self) -> None:
        """Which fields are lists, and which must be there whatever else is."""
        allowed = bounds(self.content)
        generated = "__dataclass_fields__" in self.kind.__dict__
        self.most = {number: high for number, (_, high) in allowed.items()}
        """How often each field may stand; None for unbounded."""
        for slot, (_, _, factory) in zip(self.slots, self.blank, strict=True):
            low, high = allowed.get(slot.number, (0, 1))
            is_content = slot.entry.kind in ("element", "any")
            slot.many = is_content and (high is None or high > 1)
            if generated:
                slot.many = is_content and factory is not None
            slot.required = (low if is_content else slot.entry.low) > 0

    def _sort(self, schema: Schema) -> None:
        """Look-up tables by kind of entry."""
        used = bounds(self.content)
        self.elements = [s for s in self.slots if s.number in used]
        named = [s for s in self.elements if s.entry.kind == "element"]
        self.by_tag = {slot.entry.name: slot for slot in reversed(named)}
        self.again = [s for s in named if self.by_tag[s.entry.name] is not s]
        """Fields whose element has the name of one that stands before."""
        for slot in named:
            slot.head = bool(schema.members(slot.entry.name))
        self.heads = [slot for slot in named if slot.head]
        self.any = next((s for s in self.elements if s.entry.kind == "any"), None)
        self.attributes = {
            slot.entry.name: slot
            for slot in self.slots
            if slot.entry.kind == "attribute"
        }
        self.text = next((s for s in self.slots if s.entry.kind == "text"), None)
        self.any_attribute = next(
            (s for s in self.slots if s.entry.kind == "any-attribute"), None
        )

    def new(self) -> Record:
        """An object before anything of its element is read."""
        record: Record = object.__new__(self.kind)
        record._wire = None
        for name, value, factory in self.blank:
            setattr(record, name, factory() if factory else value)
        return record

    def is_a(self, other: RecordType) -> bool:
        """Whether this is ``other`` or derived from it."""
        kind: RecordType | None = self
        while kind is not None:
            if kind is other:
                return True
            kind = kind.base
        return False


def own_fields(kind: type, count: int) -> list[str]:
    """The names that the class itself adds; there must be one for each entry."""
    slots = kind.__dict__.get("__slots__", ())
    names = [slots] if isinstance(slots, str) else list(slots)
    if len(names) != count:
        raise TypeError(
            f"{kind.__module__}.{kind.__qualname__} has {len(names)} fields "
            f"of its own, its XML mapping has {count}"
        )
    return names


def _renumbered(particle: Particle, numbers: list[int]) -> Particle:
    entry = numbers[particle.entry] if particle.entry >= 0 else -1
    parts = tuple(_renumbered(part, numbers) for part in particle.parts)
    return Particle(particle.low, particle.high, entry, particle.compositor, parts)


def _blank_values(kind: type[Record], names: list[str]) -> list[Blank]:
    """What each field is before its element is read: the dataclass's default."""
    fields: dict[str, Field[Any]] = kind.__dict__.get("__dataclass_fields__", {})
    result: list[Blank] = []
    for name in names:
        known = fields.get(name)
        if known is None:
            result.append((name, None, None))
        elif known.default_factory is not MISSING:
            result.append((name, None, known.default_factory))
        else:
            value = None if known.default is MISSING else known.default
            result.append((name, value, None))
    return result
