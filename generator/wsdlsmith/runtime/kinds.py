"""The kinds of types a schema has, as the reader and the writer use them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field
from typing import TYPE_CHECKING, Any, TypeAlias

from wsdlsmith.runtime.layout import is_flat
from wsdlsmith.runtime.mapping import Entry, Particle, RecordMapping
from wsdlsmith.runtime.names import ANY_TYPE, namespace
from wsdlsmith.runtime.simple import SimpleType

if TYPE_CHECKING:
    from wsdlsmith.runtime.record import Record
    from wsdlsmith.runtime.schema import Schema


class AnyType:
    """``xs:anyType``: decoded by ``xsi:type``, else kept as an element."""

    __slots__ = ("name",)

    def __init__(self) -> None:
        self.name = ANY_TYPE


class Slot:
    """A field of a record: its entry in the mapping and its Python name."""

    __slots__ = ("_schema", "_type", "entry", "field", "many", "number", "required")

    def __init__(self, entry: Entry, field: str, number: int, schema: Schema) -> None:
        self.entry = entry
        self.field = field
        self.number = number
        self.many = False
        self.required = False
        self._schema = schema
        self._type: Type | None = None

    @property
    def type(self) -> Type:
        """The declared type, looked up when first used: types are recursive."""
        if self._type is None:
            self._type = self._schema.find(self.entry.type)
        return self._type

    @property
    def simple(self) -> SimpleType:
        """The declared type of an attribute or of text."""
        kind = self.type
        if not isinstance(kind, SimpleType):
            raise TypeError(f"{self.entry.name}: {kind.name} is not a simple type")
        return kind


class ListType:
    """A wrapper of one repeated element: a Python list."""

    __slots__ = ("name", "slot")

    def __init__(self, name: str, slot: Slot) -> None:
        self.name = name
        self.slot = slot


class DictType:
    """WCF's dictionary: a wrapper of items of a key and a value."""

    __slots__ = ("item", "key", "name", "value")

    def __init__(self, name: str, item: str, key: Slot, value: Slot) -> None:
        self.name = name
        self.item = item
        self.key = key
        self.value = value


class RecordType:
    """A class with its compiled mapping: bases first, then its own entries."""

    def __init__(
        self,
        schema: Schema,
        kind: type[Record],
        mapping: RecordMapping,
        base: RecordType | None,
        names: list[str],
    ) -> None:
        self.name = mapping.name
        self.kind = kind
        self.mapping = mapping
        self.base = base
        self.abstract = "abstract" in mapping.words
        above = base.slots if base else []
        slots = [
            Slot(entry, field, len(above) + number, schema)
            for number, (entry, field) in enumerate(
                zip(mapping.entries, names, strict=True)
            )
        ]
        self.slots: list[Slot] = [*above, *slots]
        self.content: Particle = _joined(
            base.content if base else None, mapping, len(above)
        )
        _find_occurs(self.content, self.slots)
        self.flat = is_flat(self.content)
        self.mixed: bool = "mixed" in mapping.words or (base is not None and base.mixed)
        self._sort(schema)
        self.blank = _blank_values(kind, [slot.field for slot in self.slots])

    def _sort(self, schema: Schema) -> None:
        """Look-up tables by kind of entry."""
        self.elements = [s for s in self.slots if s.entry.kind in ("element", "any")]
        self.attributes = {
            slot.entry.name: slot
            for slot in self.slots
            if slot.entry.kind == "attribute"
        }
        self.by_tag = {
            s.entry.name: s for s in self.elements if s.entry.kind == "element"
        }
        self.heads = [s for s in self.elements if schema.members(s.entry.name)]
        self.any = next((s for s in self.slots if s.entry.kind == "any"), None)
        self.text = next((s for s in self.slots if s.entry.kind == "text"), None)
        self.any_attribute = next(
            (s for s in self.slots if s.entry.kind == "any-attribute"), None
        )

    def with_class(self, schema: Schema, kind: type[Record]) -> RecordType:
        """The same mapping for another class, and known to the schema."""
        from wsdlsmith.runtime.compile import checked_fields

        names = checked_fields(kind, self.mapping)
        made = RecordType(schema, kind, self.mapping, self.base, names)
        schema.know(kind, made)
        return made

    def is_a(self, other: RecordType) -> bool:
        """Whether this is ``other`` or derived from it."""
        kind: RecordType | None = self
        while kind is not None:
            if kind is other:
                return True
            kind = kind.base
        return False


Type: TypeAlias = "SimpleType | RecordType | ListType | DictType | AnyType"
Blank: TypeAlias = "tuple[str, object, Callable[[], object] | None]"


def is_named(name: str) -> bool:
    """Whether the name may stand in ``xsi:type``; anonymous types' hold a slash."""
    return bool(name) and "/" not in name.rpartition("}")[2]


def admits(constraint: str, tag: str, target: str) -> bool:
    """Whether a wildcard takes the name (Structures 3.10.4)."""
    space = namespace(tag)
    if constraint in ("##any", ""):
        return True
    if constraint == "##other":
        return bool(space) and space != target
    allowed = constraint.replace(",", " ").replace("|", " ").split()
    words = {"##targetNamespace": target, "##local": ""}
    return any(words.get(word, word) == space for word in allowed)


def _joined(above: Particle | None, mapping: RecordMapping, shift: int) -> Particle:
    own = _shifted(mapping.content, shift) if shift else mapping.content
    if above is None or not above.parts:
        return own
    parts = above.parts + own.parts
    return Particle(1, 1, -1, "sequence", parts)


def _shifted(particle: Particle, shift: int) -> Particle:
    entry = particle.entry + shift if particle.entry >= 0 else -1
    parts = tuple(_shifted(part, shift) for part in particle.parts)
    return Particle(particle.low, particle.high, entry, particle.compositor, parts)


def _find_occurs(content: Particle, slots: list[Slot]) -> None:
    """Which fields are lists, and which must be there whatever else is."""
    seen: set[int] = set()

    def walk(group: Particle, repeats: bool, needed: bool) -> None:
        for part in group.parts:
            many = repeats or part.high is None or part.high > 1
            must = needed and part.low > 0 and group.compositor != "choice"
            if part.entry < 0:
                walk(part, many, must)
                continue
            slot = slots[part.entry]
            slot.many = slot.many or many or part.entry in seen
            slot.required = slot.required or must
            seen.add(part.entry)

    walk(content, False, True)
    for slot in slots:
        if slot.entry.kind in ("attribute", "text"):
            slot.required = slot.entry.low > 0


def _blank_values(kind: type[Record], names: list[str]) -> list[Blank]:
    """What each field is before its element is read: the dataclass's default."""
    fields: dict[str, Field[Any]] = getattr(kind, "__dataclass_fields__", {})
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
