"""Kept fields in another order on the wire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.changes.content import Slot
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.sides import Sides
from wsdlsmith.model.qname import QName


def order_changes(
    owner: Owner, sides: Sides, both: Sequence[tuple[Slot, Slot]]
) -> Iterator[Change]:
    """The kept fields in another order on the wire, the bases' before the own.

    The order inside a base is the base's to tell; what this type adds to it is
    its own fields, and those that moved between the two.
    """
    if not {sides.old.compositor, sides.new.compositor} <= {"sequence", "empty"}:
        return
    free = {new.name for old, new in both if old.choice or new.choice}
    names = {old.name: new.name for old, new in both}
    before = [s.name for s in sides.old_base]
    before += [names.get(name, name) for name in sides.old.row]
    after = [*(slot.name for slot in sides.new_base), *sides.new.row]
    common = (set(before) & set(after)) - free
    one = [name for name in before if name in common]
    other = [name for name in after if name in common]
    own_old = {names.get(name, name) for name in sides.old.row}
    own_new = set(sides.new.row)
    for told in (own_old & own_new, own_old ^ own_new):
        if told == own_old & own_new:
            rows = [[n.name for n in row if n in told] for row in (one, other)]
        elif any(_ahead(one, n) != _ahead(other, n) for n in told & common):
            rows = [[n.name for n in row] for row in (one, other)]
        else:
            continue
        if rows[0] != rows[1]:
            yield from moved(owner, *rows)
            return


def moved(owner: Owner, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """The same names in another order."""
    if old != new:
        labels = (_moved(old, new), _moved(new, old))
        yield owner.change("fields-reordered", *labels)


def _ahead(row: Sequence[QName], name: QName) -> set[QName]:
    return set(row[: row.index(name)])


def _moved(names: Sequence[str], others: Sequence[str]) -> str:
    """The fewest fields that moved, each with its place among the kept ones."""
    places = {name: number for number, name in enumerate(others)}
    runs: list[list[str]] = []
    for name in names:
        before = [run for run in runs if places[run[-1]] < places[name]]
        runs.append([*_longest(before), name])
    still = set(_longest(runs))
    return ", ".join(
        f"{name} at {number}"
        for number, name in enumerate(names, 1)
        if name not in still
    )


def _longest(runs: Sequence[list[str]]) -> list[str]:
    return max(runs, key=lambda run: len(run), default=[])
