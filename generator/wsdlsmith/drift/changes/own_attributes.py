"""The attributes that a type itself speaks of, and those that it has from its bases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.changes.attributes import attribute_changes
from wsdlsmith.drift.changes.inheritance import ancestry
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.changes.uses import Uses, own_uses, whole_uses
from wsdlsmith.drift.changes.wildcards import Known, wildcard_changes
from wsdlsmith.model.schema import ComplexType, Occurs, SchemaSet, Wildcard


def own_attribute_changes(
    pair: Pair, owner: Owner, old: ComplexType, new: ComplexType
) -> Iterator[Change]:
    """Changes of what either definition speaks of, as instances have it.

    An attribute that went to the base, or came from it, is still there.
    """
    before, after = (_spoken_of(one) for one in (old, new))
    names = before.keys() | after.keys()
    (one, first), (other, second) = _whole(pair, old, new)
    whole = [one, other]
    for kind, here, there in (
        ("field-moved-to-base", before, after),
        ("field-moved-to-derived", after, before),
    ):
        for name in sorted(here.keys() - there.keys()):
            if all(name in uses for uses in whole) and not _restricts(old, new):
                inner = owner.inside(f"@{name.name}", "attribute")
                required = whole[1][name].use == "required"
                yield inner.change(kind, name.name, name.name, required=required)
    told = [{n: use for n, use in uses.items() if n in names} for uses in whole]
    above = [_of_base(schema, one) for schema, one in _sides(pair, old, new)]
    for change in attribute_changes(pair, owner, told[0], told[1], (first, second)):
        if (
            change.path.removeprefix(f"{owner.path}.@") in above[0] & above[1]
        ):  # the class of the base has it in any case
            change.facts["same_python"] = True
        yield change
    if old.any_attribute is not None or new.any_attribute is not None:
        yield from _wildcard_changes(pair, owner, old, new)


def whole_attribute_changes(
    pair: Pair, owner: Owner, old: ComplexType, new: ComplexType
) -> Iterator[Change]:
    """Changes of all that instances may have."""
    (before, first), (after, second) = _whole(pair, old, new)
    yield from attribute_changes(pair, owner, before, after, (first, second))
    yield from _wildcard_changes(pair, owner, old, new)


def inherited_attribute_changes(
    pair: Pair, owner: Owner, old: ComplexType, new: ComplexType
) -> Iterator[Change]:
    """Changes of all else: what another base does to the attributes."""
    spoken = {name for one in (old, new) for name in _spoken_of(one)}
    (before, first), (after, second) = _whole(pair, old, new)
    told = [
        {n: use for n, use in uses.items() if n not in spoken}
        for uses in (before, after)
    ]
    yield from attribute_changes(pair, owner, told[0], told[1], (first, second))
    if old.any_attribute is None and new.any_attribute is None:
        yield from _wildcard_changes(pair, owner, old, new)


def _wildcard_changes(
    pair: Pair, owner: Owner, old: ComplexType, new: ComplexType
) -> Iterator[Change]:
    """Changes of the attributes of any name that instances may have."""
    found = [wildcard for _, wildcard in _whole(pair, old, new)]
    # no attribute must be there for one
    before, after = (
        [] if one is None else [replace(one, occurs=Occurs(0, None))] for one in found
    )
    known = Known(owner.home, pair.old.schema.attributes, pair.new.schema.attributes)
    yield from wildcard_changes(owner.inside("@"), before, after, known)


def _whole(
    pair: Pair, old: ComplexType, new: ComplexType
) -> list[tuple[Uses, Wildcard | None]]:
    """The attributes of both sides, and their wildcards."""
    return [whole_uses(schema, one) for schema, one in _sides(pair, old, new)]


def _sides(
    pair: Pair, old: ComplexType, new: ComplexType
) -> tuple[tuple[SchemaSet, ComplexType], tuple[SchemaSet, ComplexType]]:
    return (pair.old.schema, old), (pair.new.schema, new)


def _spoken_of(definition: ComplexType) -> Uses:
    """The attributes that a definition allows or forbids."""
    forbidden = {a.ref or a.name: a for a in definition.attributes}
    return {**forbidden, **own_uses(definition)}


def _of_base(schema: SchemaSet, definition: ComplexType) -> set[str]:
    above = ancestry(schema, definition)[:-1]
    return {name.name for name in whole_uses(schema, above[-1])[0]} if above else set()


def _restricts(*definitions: ComplexType) -> bool:
    return any(one.derivation == "restriction" for one in definitions)
