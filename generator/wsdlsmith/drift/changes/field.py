"""One field on both sides: its type, bounds, nillability and fixed values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.changes.blocks import element_blocks
from wsdlsmith.drift.changes.content import Slot
from wsdlsmith.drift.changes.effects import known, limited
from wsdlsmith.drift.changes.labels import occurs_label
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.changes.references import reference_changes, relation_of
from wsdlsmith.drift.changes.values import fixed_effect, value_changes
from wsdlsmith.model.schema import Element, Occurs


def field_changes(
    pair: Pair, owner: Owner, old: Slot, new: Slot, *, bounds: bool = True
) -> Iterator[Change]:
    """What changed of a field that both sides have."""
    optional = not (new.required and old.required) or new.occurs.repeats
    by_name = old.ref and new.ref and old.name == new.name
    if not by_name:  # an element that is referred to tells of itself
        changes = declaration_changes(pair, owner, old.declaration, new.declaration)
        for change in changes:
            if change.kind == "nillable-changed":
                change = known(change, optional=optional)
            yield change
    if bounds:
        found = bound_changes(owner, old.occurs, new.occurs)
        yield from _possible(pair, old.declaration, new.declaration, found)


def declaration_changes(
    pair: Pair, owner: Owner, old: Element, new: Element
) -> Iterator[Change]:
    """What changed of an element's declaration."""
    if old != new:
        changes = _declaration(pair, owner.within(new.name), old, new)
        yield from _possible(pair, old, new, changes)


def flag_changes(
    pair: Pair, owner: Owner, old: Element, new: Element
) -> Iterator[Change]:
    """What changed of an element's declaration, its type aside."""
    yield from _possible(pair, old, new, _flags(pair, owner, old, new))


def possible(pair: Pair, change: Change, old: Slot | None, new: Slot | None) -> Change:
    """A change; what nothing can fill takes nothing away, and adds nothing."""
    fewer = old is None or pair.may_fill(old, new=False)
    more = new is None or pair.may_fill(new, new=True)
    return limited(change, fewer, more)


def _possible(
    pair: Pair, old: Element, new: Element, changes: Iterable[Change]
) -> Iterator[Change]:
    """``changes``; what can stand in no message takes nothing away, and adds nothing."""
    for change in changes:
        fewer, more = pair.may_stand(old, new=False), pair.may_stand(new, new=True)
        yield limited(change, fewer, more)


def _declaration(
    pair: Pair, owner: Owner, old: Element, new: Element
) -> Iterator[Change]:
    fixed = fixed_effect(pair, old, new)
    for change in reference_changes(pair, owner, old.type, new.type):
        yield known(change, **fixed) if fixed else change
    yield from _flags(pair, owner, old, new)


def _flags(pair: Pair, owner: Owner, old: Element, new: Element) -> Iterator[Change]:
    """What changed of all but the type."""
    yield from element_blocks(pair, owner, old, new)
    if old.abstract != new.abstract:
        words = ["abstract" if one.abstract else "concrete" for one in (old, new)]
        yield owner.change("abstract-changed", *words, now=new.abstract)
    if old.nillable != new.nillable:
        words = ["nillable" if one.nillable else "not nillable" for one in (old, new)]
        change = owner.change("nillable-changed", *words, now=new.nillable)
        if (new if new.nillable else old).fixed is not None:
            # what is fixed is never nil (Structures 3.3.4, 3.2.2)
            change.facts.update(fewer=False, more_allowed=False)
        yield change
    yield from value_changes(pair, owner, old, new, "default-changed")
    if old.constraints != new.constraints:
        texts = ("; ".join(old.constraints) or None, "; ".join(new.constraints) or None)
        yield owner.change("identity-constraint-changed", *texts)
    if old.expected_content_types != new.expected_content_types:
        types = (old.expected_content_types or None, new.expected_content_types or None)
        yield owner.change("attachment-binding-changed", *types)


def bound_changes(owner: Owner, old: Occurs, new: Occurs) -> Iterator[Change]:
    """How often the field may stand: from none or one, to one or many."""
    if old == new:
        return
    labels = (occurs_label(old), occurs_label(new))
    lists = old.repeats and new.repeats
    if old.min != new.min:
        zero = 0 in (old.min, new.min)
        more = new.min > old.min
        yield owner.change("minimum-changed", *labels, more=more, zero=zero, list=lists)
    if old.max != new.max:
        one = old.repeats != new.repeats
        bigger = new.max is None or (old.max is not None and new.max > old.max)
        yield owner.change("maximum-changed", *labels, more=bigger, one=one)


def same_type(pair: Pair, old: Slot, new: Slot) -> bool:
    """Whether two fields hold the same values."""
    one, other = old.declaration.type, new.declaration.type
    return one == other or relation_of(pair, one, other) == "same"
