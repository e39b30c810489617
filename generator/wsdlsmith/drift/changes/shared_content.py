"""What changed in a group or a global attribute: once, however many types refer to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from wsdlsmith.drift.change import UNKNOWN, Change, Fact
from wsdlsmith.drift.changes.expanded import groups_of
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    Attribute,
    AttributeGroup,
    ComplexType,
    ElementParticle,
    GroupRef,
    ModelGroup,
    NamedGroup,
    Particle,
    SchemaSet,
)

_EFFECTS: Final = ("fewer", "more_allowed")


class Shared(NamedTuple):
    """What several types refer to, and the names of all that stands in it itself."""

    path: str
    names: frozenset[str]
    users: frozenset[QName]


def shared_content(old: SchemaSet, new: SchemaSet) -> list[Shared]:
    """The groups and global attributes that differ, with the types that refer to them."""
    sides = (_users(old), _users(new))
    found = []
    for kind, before, after in (
        ("group", old.groups, new.groups),
        ("attributeGroup", old.attribute_groups, new.attribute_groups),
        ("attribute", old.attributes, new.attributes),
    ):
        for name in sorted(before.keys() & after.keys()):
            one, other = before[name], after[name]
            if one == other:
                continue
            users = [frozenset(side.get((kind, name), ())) for side in sides]
            names = frozenset((*_names(one), *_names(other)))
            path = f"{kind}:{name.name}"
            found.append(Shared(path, names, users[0] & users[1]))
    return found


def fold_shared(
    pair: Pair, shared: Iterable[Shared], changes: Iterable[Change]
) -> Iterator[Change]:
    """``changes`` with those that several types share told of what they refer to."""
    every = [one for one in shared if len(one.users) > 1]
    found: dict[tuple[str, object], list[Change]] = {}
    for change in changes:
        path = _shared_path(pair, every, change)
        if path is None:
            yield change
        else:
            rest = {k: v for k, v in change.facts.items() if k not in _EFFECTS}
            told = (change.kind, change.old, change.new, *sorted(rest.items()))
            found.setdefault((path, told), []).append(change)
    for (path, _), members in found.items():
        yield _joined(path, members) if len(members) > 1 else members[0]


def _shared_path(pair: Pair, every: list[Shared], change: Change) -> str | None:
    """What the path of a change is in what its type refers to."""
    type_ = change.subject.type
    start = "" if type_ is None else f"type:{pair.label(type_)}."
    if not start or not change.path.startswith(start):
        return None
    inside = change.path.removeprefix(start)
    name = inside.partition(".")[0]
    found = (one for one in every if name in one.names and type_ in one.users)
    one = next(found, None)
    if one is None:
        return None
    return one.path if one.path.startswith("attribute:") else f"{one.path}.{inside}"


def _joined(path: str, members: list[Change]) -> Change:
    first, *others = dict.fromkeys(one.subject for one in members)
    facts = {k: v for k, v in members[0].facts.items() if k not in _EFFECTS}
    for effect in _EFFECTS:
        does = [one.facts.get(effect) for one in members]
        if None not in does:
            facts[effect] = _any(does)
    subject = replace(first, others=tuple(others))
    return replace(members[0], path=path, subject=subject, facts=facts)


def _any(does: Iterable[Fact | None]) -> Fact:
    known = set(does)
    return True in known or (UNKNOWN in known and UNKNOWN)


def _users(schema: SchemaSet) -> dict[tuple[str, QName], set[QName]]:
    """The types whose own content, or attributes, are those of a group."""
    found: dict[tuple[str, QName], set[QName]] = {}
    for name, one in schema.types.items():
        if isinstance(one, ComplexType):
            groups = list(groups_of(schema, one))
            uses = (*one.attributes, *(a for g in groups for a in g.attributes))
            for key in (
                *(("group", ref) for ref in _groups_in(schema, one.content)),
                *(("attributeGroup", group.name) for group in groups),
                *(("attribute", use.ref) for use in uses if use.ref is not None),
            ):
                found.setdefault(key, set()).add(name)
    return found


def _groups_in(schema: SchemaSet, content: Particle | None) -> set[QName]:
    found: set[QName] = set()
    waiting = [content]
    while waiting:
        one = waiting.pop()
        if isinstance(one, ModelGroup):
            waiting += one.particles
        elif isinstance(one, GroupRef) and one.ref not in found:
            found.add(one.ref)
            named = schema.groups.get(one.ref)
            waiting.append(None if named is None else named.group)
    return found


def _names(one: NamedGroup | AttributeGroup | Attribute) -> Iterator[str]:
    """The names of what stands in it, as a path calls them."""
    if isinstance(one, Attribute):
        yield f"@{one.name.name}"
    elif isinstance(one, AttributeGroup):
        yield from (f"@{(use.ref or use.name).name}" for use in one.attributes)
    else:
        waiting: list[Particle] = [one.group]
        while waiting:
            part = waiting.pop()
            if isinstance(part, ModelGroup):
                waiting += part.particles
            elif isinstance(part, ElementParticle):
                name = part.ref if part.element is None else part.element.name
                if name is not None:
                    yield name.name
