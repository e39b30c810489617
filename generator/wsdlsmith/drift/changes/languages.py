"""Whether one content model allows what another does not: rows of names, exactly.

The two models run side by side, as machines over the names of their elements. What
a single change of a group does (a choice with one branch, a field that is required
in an optional group) is decided here rather than guessed from the field.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.errors import WsdlsmithError
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    ComplexType,
    ElementParticle,
    GroupRef,
    ModelGroup,
    Particle,
    SchemaSet,
)
from wsdlsmith.verify.schema_content import ContentModel, Group, Part, State
from wsdlsmith.verify.schema_particle import Particles

_MOST = 3000
_STRUCTURAL = frozenset(
    {
        "compositor-changed",
        "field-added",
        "field-removed",
        "fields-reordered",
        "maximum-changed",
        "minimum-changed",
        "place-changed",
    }
)

_NAMING = frozenset(
    {
        "field-moved-to-base",
        "field-moved-to-derived",
        "field-renamed",
        "form-changed",
        "wildcard-added",
        "wildcard-removed",
    }
)


def decided(
    owner: Owner,
    changes: Iterable[Change],
    schemas: tuple[SchemaSet, SchemaSet],
    chains: tuple[list[ComplexType], list[ComplexType]],
) -> Iterator[Change]:
    """``changes`` of one type, the only structural one with its exact effect."""
    every = list(changes)
    depth = owner.path.count(".") + 1
    own = [c for c in every if c.kind in _STRUCTURAL and c.path.count(".") <= depth]
    if not own and not any(c.kind in _NAMING for c in every):
        yield from _regrouped(owner, schemas, chains)
    if len(own) != 1:
        yield from every
        return
    effect = _effect(schemas, chains)
    for change in every:
        if change is own[0] and effect is not None:
            fewer, more = effect
            facts = {**change.facts, "fewer": fewer, "more_allowed": more}
            if change.kind == "field-added" and fewer:
                facts["required"] = True
            change = replace(change, facts=facts)
        yield change


def _regrouped(
    owner: Owner,
    schemas: tuple[SchemaSet, SchemaSet],
    chains: tuple[list[ComplexType], list[ComplexType]],
) -> Iterator[Change]:
    """The same fields in other groups, which no field tells."""
    models = tuple(model_text(chain[-1].content) for chain in chains)
    if models[0] == models[1]:
        return
    effect = _effect(schemas, chains)
    if effect is not None and any(effect):
        fewer, more = effect
        yield owner.change(
            "compositor-changed", *models, fewer=fewer, more_allowed=more
        )


def model_text(particle: Particle | None) -> str:
    """A content model as a DTD would have it: ``(Name, (Phone | Email)*)``."""
    if particle is None:
        return "empty"
    low, high = particle.occurs
    mark = {(1, 1): "", (0, 1): "?", (0, None): "*", (1, None): "+"}.get((low, high))
    if mark is None:
        mark = f"{{{low},{'' if high is None else high}}}"
    if isinstance(particle, ModelGroup):
        joint = {"sequence": ", ", "choice": " | ", "all": " & "}[particle.compositor]
        inner = joint.join(model_text(one) for one in particle.particles)
        return f"({inner}){mark}"
    if isinstance(particle, ElementParticle):
        name = particle.ref or (particle.element.name if particle.element else None)
        return f"{name.name if name else ''}{mark}"
    name_ = particle.ref.name if isinstance(particle, GroupRef) else "any"
    return f"{name_}{mark}"


def _effect(
    schemas: tuple[SchemaSet, SchemaSet],
    chains: tuple[list[ComplexType], list[ComplexType]],
) -> tuple[bool, bool] | None:
    """(less is allowed, more is allowed); None where that takes too long to know."""
    models = [_model(s, c) for s, c in zip(schemas, chains, strict=True)]
    old, new = models
    if old is None or new is None:
        return None
    fewer = more = False
    start: tuple[State | None, State | None] = (old.start, new.start)
    waiting, seen = deque([start]), {start}
    while waiting:
        one, other = waiting.popleft()
        ends = (
            one is not None and old.complete(one),
            other is not None and new.complete(other),
        )
        fewer = fewer or (ends[0] and not ends[1])
        more = more or (ends[1] and not ends[0])
        if fewer and more:
            break
        states = [state for state in (one, other) if state is not None]
        for name in sorted(set().union(*map(ContentModel.names, states))):
            steps = (_step(old, one, name), _step(new, other, name))
            if steps != (None, None) and steps not in seen:
                seen.add(steps)
                waiting.append(steps)
        if len(seen) > _MOST:
            return None
    return fewer, more


def _step(model: ContentModel, state: State | None, name: QName) -> State | None:
    step = None if state is None else model.step(state, name)
    return None if step is None else step.state


def _model(schema: SchemaSet, chain: list[ComplexType]) -> ContentModel | None:
    """The whole content, bases first; None with a wildcard, which has no names."""
    particles = Particles(schema)
    try:
        parts = [particles.part(one.content, "") for one in chain]
    except WsdlsmithError:
        return None
    whole = tuple(part for part in parts if part is not None)
    model = ContentModel(Part(Group("sequence", whole)))
    if any(leaf.wildcard is not None for leaf in model.leaves):
        return None
    return model
