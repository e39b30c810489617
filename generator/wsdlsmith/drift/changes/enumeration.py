"""The tokens of an enumeration: added, removed, renamed, renumbered, reordered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.changes.likeness import likeness, pair_up, places
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.model.schema import EnumerationValue
from wsdlsmith.model.simple_shapes import numbered_flags

_SURE = 0.6


def token_changes(
    owner: Owner,
    old: Sequence[EnumerationValue],
    new: Sequence[EnumerationValue],
    *,
    flags: bool = False,
) -> Iterator[Change]:
    """Every change between two rows of tokens, of flags or of an enumeration."""
    before = {value.token: value for value in old}
    after = {value.token: value for value in new}
    numbers = (
        (_flag_numbers(old), _flag_numbers(new))
        if flags
        else (_numbers(old, new), _numbers(new, old))
    )
    removed = [token for token in before if token not in after]
    added = [token for token in after if token not in before]
    both = [token for token in before if token in after]
    slots = (places(before, both), places(after, both))

    def score(one: str, other: str) -> float:
        if numbers[0] and numbers[1]:
            if numbers[0][one] != numbers[1][other]:
                return 0.0
            return 0.7 + 0.3 * likeness(one, other)
        same_slot = slots[0][one] == slots[1][other]
        return (0.4 if same_slot else 0.0) + 0.6 * likeness(one, other)

    for one, other, sure in sorted(pair_up(removed, added, score, _SURE)):
        removed.remove(one)
        added.remove(other)
        change = owner.inside(one, "value").change("enum-value-renamed", one, other)
        yield replace(change, confidence=sure)
    for token in removed:
        yield owner.inside(token, "value").change("enum-value-removed", token, None)
    for token in added:
        yield owner.inside(token, "value").change("enum-value-added", None, token)
    yield from _numbering(owner, *numbers)
    kept = [[t for t in row if t in before and t in after] for row in (before, after)]
    if kept[0] != kept[1]:
        yield owner.change(
            "enum-value-reordered", ", ".join(kept[0]), ", ".join(kept[1])
        )


def _flag_numbers(values: Sequence[EnumerationValue]) -> dict[str, int]:
    return {value.token: number for value, number in numbered_flags(values)}


def _numbers(
    values: Sequence[EnumerationValue], others: Sequence[EnumerationValue]
) -> dict[str, int]:
    """Each token's number, where WCF annotated any of one side; else by position.

    WCF leaves the annotation out where that is the number (.NET's
    ``SchemaExporter.GetDefaultEnumValue``).
    """
    if all(value.number is None for value in (*values, *others)):
        return {}
    return {
        value.token: place if value.number is None else value.number
        for place, value in enumerate(values)
    }


def _numbering(
    owner: Owner, old: dict[str, int], new: dict[str, int]
) -> Iterator[Change]:
    moved = [t for t in old if t in new and old[t] != new[t]]
    if moved:
        texts = [", ".join(f"{t}={row[t]}" for t in moved) for row in (old, new)]
        yield owner.change("enum-ordinal-changed", *texts)
