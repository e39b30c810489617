"""What the changes of a content model do, decided by the models themselves.

What a single change of a group does (a choice with one branch, a field that is
required in an optional group) is decided here rather than guessed from the field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wsdlsmith.drift.change import UNKNOWN, Change, Fact
from wsdlsmith.drift.changes.content import content_of
from wsdlsmith.drift.changes.effects import joined, known, relation_by, usual_effects
from wsdlsmith.drift.changes.languages import SAME, Difference, difference
from wsdlsmith.drift.changes.model_text import model_text
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.spaces import Relation
from wsdlsmith.model.schema import (
    ComplexType,
    ModelGroup,
    Particle,
    SchemaSet,
    Wildcard,
)

_STRUCTURAL = frozenset(
    {
        "compositor-changed",
        "field-added",
        "field-removed",
        "fields-reordered",
        "maximum-changed",
        "minimum-changed",
        "place-changed",
        "wildcard-added",
        "wildcard-changed",
        "wildcard-removed",
    }
)
_OF_ALL = frozenset({"compositor-changed", "fields-reordered"})
"""Those that are told of a whole content, and not of one of its fields."""
_MOVED = frozenset({"field-moved-to-base", "field-moved-to-derived"})
_NAMING = _MOVED | {"field-renamed", "form-changed", "namespace-moved"}


def decided(
    owner: Owner,
    changes: Iterable[Change],
    schemas: tuple[SchemaSet, SchemaSet],
    chains: tuple[list[ComplexType], list[ComplexType]],
    *,
    rebased: bool = False,
) -> Iterator[Change]:
    """``changes`` of one type, the structural ones with their exact effect.

    A single one has the whole effect. Of several at once, another base among them,
    it is known only that none of them takes away what the whole does not take away.
    """
    every = list(changes)
    own = [one for one in every if _is_structural(owner, one)]
    renamed = any(c.kind in _NAMING for c in every)
    if not own and not rebased and not renamed:
        yield from _regrouped(owner, schemas, chains)
    decide = bool(own) or (_are_moved(every) and _same_names(schemas, chains))
    effect = difference(schemas, chains, owner.home) if decide else None
    same = not rebased and not renamed and _same_bases(chains)
    alone = same and len(own) == 1
    for change in every:
        if effect is not None and any(change is one for one in own):
            change = _with_effect(change, effect, alone=alone)
        yield change
    if effect is not None and not (alone or rebased):
        yield from _together(owner, chains, every, effect)


def _together(
    owner: Owner,
    chains: tuple[list[ComplexType], list[ComplexType]],
    changes: Iterable[Change],
    effect: Difference,
) -> Iterator[Change]:
    """What all changes do that none does alone: of a choice, each branch may go."""
    fewer, more = usual_effects(changes)
    facts = {
        "fewer": effect.fewer is not None and not fewer,
        "more_allowed": effect.more is not None and not more,
    }
    if any(facts.values()):
        models = (model_text(chain[-1].content) for chain in chains)
        yield known(owner.change("compositor-changed", *models), **facts)


def _with_effect(change: Change, effect: Difference, *, alone: bool) -> Change:
    facts: dict[str, Fact] = {
        "fewer": effect.fewer is not None,
        "more_allowed": effect.more is not None,
    }
    if not alone:
        facts = {name: does for name, does in facts.items() if not does}
    elif change.kind == "field-added" and effect.fewer is not None:
        facts["required"] = True
    if not (alone and change.kind.startswith("wildcard")):
        # one of those knows the names that it admits, and not where they must stand
        facts |= {
            name: change.facts[name]
            for name, does in facts.items()
            if does and change.facts.get(name) in (False, UNKNOWN)
        }
    return known(change, **facts)


def _regrouped(
    owner: Owner,
    schemas: tuple[SchemaSet, SchemaSet],
    chains: tuple[list[ComplexType], list[ComplexType]],
) -> Iterator[Change]:
    """The same fields in other groups, which no field tells."""
    models = tuple(model_text(chain[-1].content) for chain in chains)
    if models[0] == models[1]:
        return
    if _wildcards(chains[0]) != _wildcards(chains[1]):
        return
    effect = difference(schemas, chains, owner.home)
    if effect is not None and effect != SAME:
        fewer, more = effect.fewer is not None, effect.more is not None
        yield owner.change(
            "compositor-changed", *models, fewer=fewer, more_allowed=more
        )


def whole_relation(
    owner: Owner,
    changes: Iterable[Change],
    schemas: tuple[SchemaSet, SchemaSet],
    chains: tuple[list[ComplexType], list[ComplexType]],
) -> Relation:
    """What ``changes`` do together, the structure of the content decided exactly."""
    every = list(changes)
    effect = difference(schemas, chains, owner.home)
    if effect is None:
        return relation_by(every)
    rest = [one for one in every if not _is_structural(owner, one)]
    return joined(relation_by(rest), effect.fewer is not None, effect.more is not None)


def _is_structural(owner: Owner, change: Change) -> bool:
    """Whether a change of this very content is one of what a content model says.

    Between lax and skip only what is inside of the elements differs.
    """
    if change.kind in _OF_ALL and change.path != owner.path:
        return False  # a field's own type may say so of itself
    if change.path.count(".") > owner.path.count(".") + 1:
        return False
    strict = "strict" in (change.old, change.new)
    return change.kind in _STRUCTURAL or (
        change.kind == "process-contents-changed" and strict
    )


def _are_moved(changes: Iterable[Change]) -> bool:
    """Whether fields came from the base or went there: perhaps behind others."""
    return any(one.kind in _MOVED for one in changes)


def _same_names(
    schemas: tuple[SchemaSet, SchemaSet],
    chains: tuple[list[ComplexType], list[ComplexType]],
) -> bool:
    """Whether the bases and the types themselves hold the same elements together."""
    before, after = (
        {name for one in chain for name in content_of(schema, one).row}
        for schema, chain in zip(schemas, chains, strict=True)
    )
    return before == after


def _same_bases(chains: tuple[list[ComplexType], list[ComplexType]]) -> bool:
    """Whether what is inherited is what it was."""
    before, after = ([one.content for one in chain[:-1]] for chain in chains)
    return before == after


def _wildcards(chain: list[ComplexType]) -> list[Wildcard]:
    """The wildcards of a content in their order; their place is the model's."""
    return [found for one in chain for found in _wildcards_in(one.content)]


def _wildcards_in(particle: Particle | None) -> Iterator[Wildcard]:
    if isinstance(particle, Wildcard):
        yield particle
    elif isinstance(particle, ModelGroup):
        for one in particle.particles:
            yield from _wildcards_in(one)
