"""Whether one content model allows what another does not: rows of names, exactly.

The two models run side by side, as machines over the names of their elements.
"""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from wsdlsmith.drift.changes.ends import Row, trimmed
from wsdlsmith.drift.changes.machine import (
    Machine,
    machine_of,
    next_names,
    step_by,
    whole_machine,
)
from wsdlsmith.model.schema import (
    ComplexType,
    SchemaSet,
)
from wsdlsmith.verify.schema_content import State

_MOST = 3000


class Difference(NamedTuple):
    """The shortest rows of names that only one of two models allows, if any do."""

    fewer: Row | None = None
    """What the old model allows and the new one does not."""
    more: Row | None = None


SAME = Difference()


def difference(
    schemas: tuple[SchemaSet, SchemaSet],
    chains: tuple[list[ComplexType], list[ComplexType]],
    home: str = "",
) -> Difference | None:
    """How two models differ; None where that takes too long to know.

    ``home`` is the namespace of types without a name.
    """
    ends = trimmed(chains)
    if ends is None:
        home = _home(chains) or home
        old, new = (
            whole_machine(s, c, home) for s, c in zip(schemas, chains, strict=True)
        )
        return _difference(old, new)
    left = zip(schemas, (ends.old, ends.new), strict=True)
    models = (machine_of(schema, [(one, "") for one in rest]) for schema, rest in left)
    found = _difference(*models)
    if found is None:
        return None
    rows = (None if r is None else (*ends.before, *r, *ends.behind) for r in found)
    return Difference(*rows)


def _home(chains: tuple[list[ComplexType], list[ComplexType]]) -> str:
    """Where two types are at home: one that has no name, where the other is."""
    names = [chain[-1].name for chain in chains]
    return next((name.namespace for name in names if name is not None), "")


def _difference(old: Machine | None, new: Machine | None) -> Difference | None:
    """The two models side by side, over all names that either knows."""
    if old is None or new is None:
        return None
    names = sorted({*old.names(), *new.names()})
    found = SAME
    start: tuple[State | None, State | None] = (old.model.start, new.model.start)
    waiting: deque[tuple[State | None, State | None, Row]] = deque([(*start, ())])
    seen = {start}
    while waiting and None in found:
        one, other, row = waiting.popleft()
        ends = (
            one is not None and old.model.complete(one),
            other is not None and new.model.complete(other),
        )
        if ends == (True, False) and found.fewer is None:
            found = found._replace(fewer=row)
        if ends == (False, True) and found.more is None:
            found = found._replace(more=row)
        for name in next_names(names, one, other):
            steps = (step_by(old, one, name), step_by(new, other, name))
            if steps != (None, None) and steps not in seen:
                seen.add(steps)
                waiting.append((*steps, (*row, name)))
        if len(seen) > _MOST:
            return None
    return found
