"""The groups around fields: whether one is a choice, and how often it may stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.changes.content import Slot
from wsdlsmith.drift.changes.labels import occurs_label
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.sides import Sides
from wsdlsmith.model.schema import Occurs


def place_changes(owner: Owner, old: Slot, new: Slot, sides: Sides) -> Iterator[Change]:
    """A field that became one of several, or is none any more."""
    if old.choice == new.choice or not sides.same_compositor:
        return
    words = ["choice" if slot.choice else "sequence" for slot in (old, new)]
    required = new.required
    yield owner.change("place-changed", *words, now=words[1], required=required)


def group_changes(
    owner: Owner, sides: Sides, kept: Sequence[tuple[Slot, Slot]]
) -> Iterator[Change]:
    """The occurrence of a whole group, told once for all that stands in it."""
    seen: set[tuple[tuple[Occurs, ...], tuple[Occurs, ...]]] = set()
    for old, new in kept:
        key = (old.groups, new.groups)
        if old.groups == new.groups or key in seen or old.choice != new.choice:
            continue
        seen.add(key)
        one, other = (_product(slot.groups) for slot in (old, new))
        labels = (occurs_label(one), occurs_label(other))
        group = owner.inside(f"({sides.new.compositor})")
        if one.min != other.min:
            more = other.min > one.min
            yield group.change("minimum-changed", *labels, more=more, list=True)
        most = [float("inf") if o.max is None else o.max for o in (one, other)]
        if most[0] != most[1]:
            yield group.change("maximum-changed", *labels, more=most[1] > most[0])


def _product(groups: Sequence[Occurs]) -> Occurs:
    low, high = 1, 1
    unbounded = False
    for occurs in groups:
        low *= occurs.min
        high *= occurs.max or 1
        unbounded = unbounded or occurs.max is None
    return Occurs(low, None if unbounded else high)
