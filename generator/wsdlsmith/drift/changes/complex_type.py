"""Two complex types: base, content, attributes, wildcards, and how they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.changes.collections import collection_changes
from wsdlsmith.drift.changes.content import Content, Slot, content_of
from wsdlsmith.drift.changes.decided import decided, whole_relation
from wsdlsmith.drift.changes.fields import content_changes
from wsdlsmith.drift.changes.inheritance import base_slots, chain, whole_content
from wsdlsmith.drift.changes.labels import occurs_label, type_label
from wsdlsmith.drift.changes.own_attributes import (
    inherited_attribute_changes,
    own_attribute_changes,
    whole_attribute_changes,
)
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.changes.references import reference_changes
from wsdlsmith.drift.changes.sides import Sides
from wsdlsmith.drift.changes.spaces import Relation, is_simple
from wsdlsmith.drift.changes.wildcards import known_elements, wildcard_changes
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import ComplexType, SimpleType


def complex_changes(
    pair: Pair, owner: Owner, old: ComplexType, new: ComplexType
) -> Iterator[Change]:
    """Every change between two definitions of what is one type."""
    if old == new:
        return
    owner = owner.within(new.name or old.name)
    yield from _flags(owner, old, new)
    collection = collection_changes(pair, owner, old, new)
    if collection is not None:
        yield from collection
        return
    contents = (content_of(pair.old.schema, old), content_of(pair.new.schema, new))
    bases = (base_slots(pair.old.schema, old), base_slots(pair.new.schema, new))
    rebased = old.base != new.base and not _simple_base(pair, old, new)
    if rebased:
        yield _base_change(pair, owner, old, new, _names(bases))
    elif old.derivation != new.derivation:
        relation = instance_relation(pair, owner, old, new)
        words = (old.derivation, new.derivation)
        yield owner.change("derivation-method-changed", *words, relation=relation)
        return
    sides = Sides(
        *contents,
        *(((), ()) if rebased else bases),
        subtypes=pair.has_subtypes(old.name or new.name),
        moved=pair.moved,
        ignored=_names(bases) if rebased else frozenset(),
    )
    changes = [*_compositor(owner, *contents), *content_changes(pair, owner, sides)]
    if not (rebased and _same_wildcards(pair, old, new)):
        elements = (contents[0].wildcards, contents[1].wildcards)
        changes += wildcard_changes(owner, *elements, known_elements(pair, owner))
    chains = (chain(pair.old.schema, old), chain(pair.new.schema, new))
    schemas = (pair.old.schema, pair.new.schema)
    yield from decided(owner, changes, schemas, chains, rebased=rebased)
    yield from _values(pair, owner, old, new)
    yield from own_attribute_changes(pair, owner, old, new)


def instance_relation(
    pair: Pair, owner: Owner, old: ComplexType, new: ComplexType
) -> Relation:
    """What became of a type's instances, all that is inherited included."""
    schemas = (pair.old.schema, pair.new.schema)
    chains = (chain(schemas[0], old), chain(schemas[1], new))
    every = whole_changes(pair, owner, old, new)
    return whole_relation(owner, every, schemas, chains)


def whole_changes(
    pair: Pair, owner: Owner, old: ComplexType, new: ComplexType
) -> Iterator[Change]:
    """Changes between two types as instances see them: what is inherited included."""
    owner = owner.within(new.name or old.name)
    yield from _flags(owner, old, new)
    collection = collection_changes(pair, owner, old, new)
    if collection is not None:
        yield from collection
        return
    contents = (
        whole_content(pair.old.schema, old),
        whole_content(pair.new.schema, new),
    )
    yield from _compositor(owner, *contents)
    yield from content_changes(pair, owner, Sides(*contents, moved=pair.moved))
    yield from _values(pair, owner, old, new)
    yield from whole_attribute_changes(pair, owner, old, new)
    elements = (contents[0].wildcards, contents[1].wildcards)
    yield from wildcard_changes(owner, *elements, known_elements(pair, owner))


def _flags(owner: Owner, old: ComplexType, new: ComplexType) -> Iterator[Change]:
    if old.abstract != new.abstract:
        words = ["abstract" if one.abstract else "concrete" for one in (old, new)]
        # only where the type itself is named can an instance of it be asked for
        subject = replace(owner.subject, referred=owner.subject.type is not None)
        named = replace(owner, subject=subject)
        yield named.change("abstract-changed", *words, now=new.abstract)
    if old.mixed != new.mixed:
        words = ["mixed" if one.mixed else "elements only" for one in (old, new)]
        yield owner.change("mixed-content-changed", *words, now=new.mixed)


def _compositor(owner: Owner, old: Content, new: Content) -> Iterator[Change]:
    """Another kind of group, unless one side is empty: that its fields tell."""
    if _same_groups(old, new):
        return
    if old.compositor != new.compositor and "empty" not in (
        old.compositor,
        new.compositor,
    ):
        yield owner.change("compositor-changed", old.compositor, new.compositor)
    elif old.occurs != new.occurs and old.slots and new.slots:
        labels = (occurs_label(old.occurs), occurs_label(new.occurs))
        group = owner.inside(f"({new.compositor})")
        if old.occurs.min != new.occurs.min:
            more = new.occurs.min > old.occurs.min
            yield group.change("minimum-changed", *labels, more=more, list=True)
        if old.occurs.max != new.occurs.max:
            before, after = old.occurs.max, new.occurs.max
            more = after is None or (before is not None and after > before)
            yield group.change("maximum-changed", *labels, more=more)


def _same_groups(old: Content, new: Content) -> bool:
    """Whether all that is on both sides stands in the groups that it stood in.

    Then what came or went beside them is all there is to tell; an ``all`` has no
    group beside it (Structures 3.8.6).
    """
    before = {slot.name: (slot.groups, slot.choice) for slot in old.slots}
    kept = [one for one in new.slots if one.name in before]
    same = all(before[one.name] == (one.groups, one.choice) for one in kept)
    return bool(kept) and same and "all" not in (old.compositor, new.compositor)


def _values(
    pair: Pair, owner: Owner, old: ComplexType, new: ComplexType
) -> Iterator[Change]:
    """The type of simple content."""
    one, other = old.simple_content, new.simple_content
    if one is not None and other is not None and one != other:
        yield from reference_changes(pair, owner, one, other)


# -- the base ---------------------------------------------------------------


def _simple_base(pair: Pair, old: ComplexType, new: ComplexType) -> bool:
    """Whether both bases are only the types of simple content."""
    if old.base is None or new.base is None:
        return False
    return is_simple(pair.old.schema, old.base) and is_simple(pair.new.schema, new.base)


def _base_change(
    pair: Pair,
    owner: Owner,
    old: ComplexType,
    new: ComplexType,
    inherited: frozenset[QName],
) -> Change:
    """What another base does, beyond what is told of the type's own fields."""
    schemas = (pair.old.schema, pair.new.schema)
    contents = (whole_content(schemas[0], old), whole_content(schemas[1], new))
    fields = content_changes(pair, owner, Sides(*contents, moved=pair.moved))
    bases = {owner.inside(name.name).path for name in inherited}
    changes = [
        *(one for one in fields if one.path == owner.path or _within(one.path, bases)),
        *inherited_attribute_changes(pair, owner, old, new),
    ]
    chains = (chain(schemas[0], old), chain(schemas[1], new))
    relation = whole_relation(owner, changes, schemas, chains)
    labels = [None if one.base is None else type_label(one.base) for one in (old, new)]
    return owner.change("base-type-changed", *labels, relation=relation)


def _within(path: str, owners: set[str]) -> bool:
    return any(path == one or path.startswith(f"{one}.") for one in owners)


def _names(bases: tuple[tuple[Slot, ...], ...]) -> frozenset[QName]:
    return frozenset(slot.name for slots in bases for slot in slots)


def _same_wildcards(pair: Pair, old: ComplexType, new: ComplexType) -> bool:
    """Whether what a type has lost its base has now, or the other way."""
    sides = ((pair.old.schema, old), (pair.new.schema, new))
    before, after = (whole_content(schema, one).wildcards for schema, one in sides)
    return before == after


def kind_of(one: SimpleType | ComplexType) -> str:
    """What a definition is, in a word."""
    return "complex" if isinstance(one, ComplexType) else "simple"
