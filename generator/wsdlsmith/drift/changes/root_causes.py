"""Changes that only show what another change says already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wsdlsmith.drift.change import Change, Fact, Subject
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.model.qname import QName

_INLINED = {"named-type-inlined": "type-removed", "inline-type-named": "type-added"}
_MOVED = {
    "field-moved-to-base": "field-added",
    "field-moved-to-derived": "field-removed",
}


def told_once(pair: Pair, changes: Iterable[Change]) -> Iterator[Change]:
    """``changes`` without those that are no root cause.

    A type that came by being named is not told as added. A field that a base
    took over from all its subtypes is a change of the base for those only who
    refer to the base itself.
    """
    every = list(changes)
    inlined = {
        (_INLINED[one.kind], str(one.fact("type")))
        for one in every
        if one.kind in _INLINED
    }
    moved: dict[tuple[str, Fact], set[QName]] = {}
    for one in every:
        if one.kind in _MOVED and one.subject.type is not None:
            name = one.path.rpartition(".")[2]
            moved.setdefault((_MOVED[one.kind], name), set()).add(one.subject.type)
    for one in every:
        type_ = one.subject.type
        if (one.kind, str(type_)) in inlined:
            continue
        key = (one.kind, one.path.rpartition(".")[2])
        if type_ is not None and _all_moved(pair, type_, moved.get(key, set())):
            yield replace(one, subject=Subject(type=type_, referred=True))
        else:
            yield one


def _all_moved(pair: Pair, base: QName, moved: set[QName]) -> bool:
    below = {*pair.subtypes(base, new=False), *pair.subtypes(base, new=True)}
    return bool(below) and below <= moved
