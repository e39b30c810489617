"""The fields of a content model: added, removed, renamed, moved, in another order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.changes.content import Slot
from wsdlsmith.drift.changes.effects import unfelt
from wsdlsmith.drift.changes.field import field_changes, possible, same_type
from wsdlsmith.drift.changes.groups import group_changes, place_changes
from wsdlsmith.drift.changes.labels import occurs_label, type_label
from wsdlsmith.drift.changes.likeness import likeness, pair_up, places, unit_swapped
from wsdlsmith.drift.changes.order import order_changes
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.changes.sides import Sides
from wsdlsmith.model.qname import QName

_SURE = 0.65
"""From here on a field that went and one that came are taken for one."""


@dataclass(slots=True)
class _Match:
    """The slots of both sides, in pairs and alone."""

    kept: list[tuple[Slot, Slot]]
    removed: list[Slot]
    added: list[Slot]
    renamed: list[tuple[Slot, Slot, float]]


def content_changes(pair: Pair, owner: Owner, sides: Sides) -> Iterator[Change]:
    """Every change between two contents, each for one root cause."""
    match = _matched(sides)
    yield from _moves(pair, owner, sides, match)
    _pair_renamed(pair, sides, match)
    yield from _renamings(pair, owner, match)
    yield from group_changes(owner, sides, match.kept)
    both = [*match.kept, *((old, new) for old, new, _ in match.renamed)]
    for old, new in both:
        inner = owner.inside(old.name.name)
        moved = list(place_changes(inner, old, new, sides))
        for change in (*_form(inner, old, new), *moved):
            yield possible(pair, change, old, new)
        bounds = not moved and (sides.same_compositor or old.choice == new.choice)
        found = field_changes(pair, inner, old, new, bounds=bounds)
        yield from found if old.name == new.name else unfelt(found)
    yield from _removed(pair, owner, sides, match.removed)
    yield from _added(pair, owner, sides, match)
    yield from order_changes(owner, sides, both)


def _matched(sides: Sides) -> _Match:
    new_slots = {slot.name: slot for slot in sides.new.slots}
    kept: list[tuple[Slot, Slot]] = []
    removed: list[Slot] = []
    for slot in sides.old.slots:
        other = new_slots.pop(slot.name, None)
        if other is None:
            removed.append(slot)
        else:
            kept.append((slot, other))
    added = list(new_slots.values())
    for slot in list(removed):
        # the same local name, in a namespace on one side and in none on the other
        found = next((o for o in added if _reformed(slot, o, sides.moved)), None)
        if found is not None:
            removed.remove(slot)
            added.remove(found)
            kept.append((slot, found))
    order = {slot.name: number for number, slot in enumerate(sides.old.slots)}
    kept.sort(key=lambda both: order[both[0].name])
    return _Match(kept, removed, added, [])


def _reformed(old: Slot, new: Slot, moved: frozenset[tuple[str, str]]) -> bool:
    one, other = old.name, new.name
    if one.name != other.name:
        return False
    homes = (one.namespace, other.namespace)
    return homes in moved or not all(homes)


def _form(owner: Owner, old: Slot, new: Slot) -> Iterator[Change]:
    homes = (old.name.namespace, new.name.namespace)
    if homes[0] == homes[1] or old.name.name != new.name.name:
        return
    if all(homes):
        yield owner.change("namespace-moved", *homes)
    else:
        words = [
            "qualified" if slot.name.namespace else "unqualified" for slot in (old, new)
        ]
        home = old.name.namespace or new.name.namespace
        yield owner.change("form-changed", *words, namespace=home)


# -- moved between a type and its base ------------------------------------


def _moves(pair: Pair, owner: Owner, sides: Sides, match: _Match) -> Iterator[Change]:
    """Fields that stand in the base now, or stood there."""
    above_old = {slot.name: slot for slot in sides.old_base}
    above_new = {slot.name: slot for slot in sides.new_base}
    for slot in list(match.removed):
        if slot.name in above_new and slot.name not in above_old:
            match.removed.remove(slot)
            both = (slot, above_new[slot.name])
            yield from _moved(pair, owner, "field-moved-to-base", both)
        elif slot.name in sides.ignored:
            match.removed.remove(slot)
    for slot in list(match.added):
        if slot.name in above_old and slot.name not in above_new:
            match.added.remove(slot)
            both = (above_old[slot.name], slot)
            yield from _moved(pair, owner, "field-moved-to-derived", both)
        elif slot.name in sides.ignored:
            match.added.remove(slot)


def _moved(
    pair: Pair, owner: Owner, kind: str, both: tuple[Slot, Slot]
) -> Iterator[Change]:
    """The same field elsewhere, and what else became of it."""
    inner = owner.inside(both[0].name.name)
    names = [slot.name.name for slot in both]
    yield inner.change(kind, *names, required=both[1].required)
    yield from field_changes(pair, inner, *both)


# -- renamed --------------------------------------------------------------


def _pair_renamed(pair: Pair, sides: Sides, match: _Match) -> None:
    old_places = places(
        (slot.name for slot in sides.old.slots), [old.name for old, _ in match.kept]
    )
    new_places = places(
        (slot.name for slot in sides.new.slots), [new.name for _, new in match.kept]
    )

    def score(old: Slot, new: Slot) -> float:
        if not same_type(pair, old, new) or old.required != new.required:
            return 0.0
        near = old_places[old.name] == new_places[new.name]
        alike = likeness(old.name.name, new.name.name)
        return 0.65 * alike + 0.25 + 0.1 * near

    # an element that a base has, too, is kept by one of the two: no other is called so
    by_name = {s.name: s for s in match.removed if s.name in old_places}
    new_by_name = {s.name: s for s in match.added if s.name in new_places}
    pairs = pair_up(
        by_name,
        new_by_name,
        lambda one, other: score(by_name[one], new_by_name[other]),
        _SURE,
    )
    for old_name, new_name, sure in pairs:
        old, new = by_name[old_name], new_by_name[new_name]
        match.renamed.append((old, new, sure))
        match.removed.remove(old)
        match.added.remove(new)
    match.renamed.sort(key=lambda entry: entry[0].name)


def _renamings(pair: Pair, owner: Owner, match: _Match) -> Iterator[Change]:
    for old, new, sure in match.renamed:
        names = (old.name.name, new.name.name)
        unit = unit_swapped(*names)
        inner = owner.inside(names[0])
        told = inner.change("field-renamed", *names, unit=bool(unit), note=unit)
        yield possible(pair, replace(told, confidence=sure), old, new)


# -- added and removed ----------------------------------------------------


def _added(pair: Pair, owner: Owner, sides: Sides, match: _Match) -> Iterator[Change]:
    kept = {new.name for _, new in match.kept} | {
        new.name for _, new, _ in match.renamed
    }
    behind = True
    last: set[QName] = set()
    for slot in reversed(sides.new.slots):
        behind = behind and slot.name not in kept
        if behind:
            last.add(slot.name)
    void = owner.scope == "result" and not sides.old.slots and not sides.old.wildcards
    for slot in match.added:
        told = owner.inside(slot.name.name).change(
            "field-added",
            None,
            _slot_label(slot),
            required=slot.required,
            last=slot.name in last or sides.new.compositor != "sequence",
            subtypes=sides.subtypes,
            choice=slot.choice and sides.old.compositor != "empty",
            result=void,
        )
        yield possible(pair, told, None, slot)


def _removed(
    pair: Pair, owner: Owner, sides: Sides, removed: Sequence[Slot]
) -> Iterator[Change]:
    void = owner.scope == "result" and not sides.new.slots and not sides.new.wildcards
    for slot in removed:
        told = owner.inside(slot.name.name).change(
            "field-removed",
            _slot_label(slot),
            None,
            required=slot.required,
            choice=slot.choice and sides.new.compositor != "empty",
            result=void,
        )
        yield possible(pair, told, slot, None)


def _slot_label(slot: Slot) -> str:
    label = type_label(slot.declaration.type)
    return f"{label} [{occurs_label(slot.occurs)}]" if slot.occurs.repeats else label
