"""Kept fields in another order on the wire."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
    rising = _rising([places[name] for name in names])
    still = {names[number] for number in rising}
    return ", ".join(
        f"{name} at {number}"
        for number, name in enumerate(names, 1)
        if name not in still
    )


def _rising(row: Sequence[int]) -> list[int]:
    """Where the longest part of a row stands that rises; of several the first to end.

    For each length ``lowest`` has the lowest number that such a part ends with, and
    ``ends`` all of them with their places, the highest first: negated, as bisect wants.
    """
    lowest: list[int] = []
    ends: list[list[tuple[int, int]]] = []
    before: dict[int, int] = {}
    for place, number in enumerate(row):
        length = bisect_left(lowest, number)
        if length == len(lowest):
            lowest.append(number)
            ends.append([])
        if length:
            shorter = ends[length - 1]
            before[place] = shorter[bisect_right(shorter, (-number, place))][1]
        lowest[length] = number
        ends[length].append((-number, place))
    found = [ends[-1][0][1]] if ends else []
    while found and found[-1] in before:
        found.append(before[found[-1]])
    return found
