"""Content models: which child may come next (Structures 3.8, 3.9).

A model is matched as a machine whose states are made when they are first
reached. A state is a set of *rests*: what is still to come, as a linked list of
particles with the occurrences that are left. Each rest is kept once, so that two are
the same where they are one object, however long they are. Counts stay numbers (``maxOccurs
="1000"`` is not a thousand states), and nothing depends on the model being
deterministic, although XML Schema asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from wsdlsmith.model.qname import QName
from wsdlsmith.verify.schema_parts import Leaf, Part


@dataclass(eq=False, slots=True)
class Rest:
    """What is still to come: a part and the rest behind it, or nothing (``link``)."""

    link: tuple[Part, Rest] | None = field(default=None, repr=False)
    _led: dict[Part, Rest] = field(default_factory=dict, repr=False)

    def led_by(self, part: Part) -> Rest:
        """The one rest that begins with ``part`` and goes on with this one."""
        found = self._led.get(part)
        if found is None:
            found = self._led[part] = Rest((part, self))
        return found


@dataclass(eq=False, slots=True)
class State:
    """All rests that are possible at one point, as the model has them in order."""

    rests: tuple[Rest, ...]
    steps: dict[QName, Step] = field(default_factory=dict)
    """Where names have led from here."""


class Step(NamedTuple):
    """A child that was accepted: the state behind it, and the leaf it matched."""

    state: State
    leaf: Leaf


class ContentModel:
    """The content model of one complex type."""

    def __init__(self, part: Part) -> None:
        self._states: dict[frozenset[Rest], State] = {}
        self.start = self._state([Rest().led_by(part)])
        self.leaves = tuple(_leaves(part))
        self._wild = [leaf for leaf in self.leaves if leaf.wildcard]
        self._named: dict[QName, Leaf] = {}
        for leaf in self.leaves:
            for name in leaf.named:
                self._named.setdefault(name, leaf)

    def step(self, state: State, name: QName) -> Step | None:
        """Where ``name`` leads from ``state``; None when it may not come next."""
        step = state.steps.get(name)
        if step is None:
            step = self._step(state, name)
            if step is not None:
                state.steps[name] = step
        return step

    def steps(self, states: Iterable[State], name: QName) -> set[State]:
        """Where ``name`` leads from any of ``states``."""
        steps = (self.step(state, name) for state in states)
        return {step.state for step in steps if step is not None}

    def _step(self, state: State, name: QName) -> Step | None:
        found = [one for rest in state.rests for one in _taken(name, rest)]
        found = [one for one in found if one[1].wildcard is None] or found
        if not found:
            return None
        return Step(self._state(rest for rest, _ in found), found[0][1])

    def _state(self, rests: Iterable[Rest]) -> State:
        once = dict.fromkeys(rests)
        return self._states.setdefault(frozenset(once), State(tuple(once)))

    @staticmethod
    def complete(state: State) -> bool:
        """Whether the content may end in ``state``."""
        return any(all(p.skippable for p in _parts(rest)) for rest in state.rests)

    @staticmethod
    def openings(state: State) -> Iterator[Leaf]:
        """The leaves that may come next in ``state``."""
        for rest in state.rests:
            for part, _ in _open(rest):
                yield from _first(part)

    def find(self, name: QName) -> Leaf | None:
        """The leaf that would take ``name`` anywhere; an element before a wildcard."""
        wild = (leaf for leaf in self._wild if leaf.admits(name))
        return self._named.get(name) or next(wild, None)

    @staticmethod
    def expected(state: State) -> tuple[Leaf, ...]:
        """The leaves that must come next, in order; the first are asked for first."""
        found: dict[Leaf, None] = {}
        for rest in state.rests:
            required = next((p for p in _parts(rest) if not p.skippable), None)
            if required is not None:
                found.update(dict.fromkeys(_required(required)))
        return tuple(found)


def _parts(rest: Rest) -> Iterator[Part]:
    while rest.link is not None:
        part, rest = rest.link
        yield part


def _open(rest: Rest) -> Iterator[tuple[Part, Rest]]:
    """The parts that may come next, each with what is behind it."""
    while rest.link is not None:
        yield rest.link
        part, rest = rest.link
        if not part.skippable:
            return


def _taken(name: QName, rest: Rest) -> Iterator[tuple[Rest, Leaf]]:
    """The leaves that may take ``name``, each with what is left behind it."""
    for part, behind in _open(rest):
        yield from _taken_by(part, name, behind)


def _taken_by(part: Part, name: QName, behind: Rest) -> Iterator[tuple[Rest, Leaf]]:
    term, again = part.term, _again(part, behind)
    if isinstance(term, Leaf):
        if term.admits(name):
            yield again, term
        return
    for index in term.taking(name, part.begun):
        begun = term.after(index, part.begun)
        left = again.led_by(Part(term, begun=begun)) if begun else again
        yield from _taken_by(term.parts[index], name, left)


def _again(part: Part, rest: Rest) -> Rest:
    """What follows once ``part`` has matched one more time."""
    high = None if part.high is None else part.high - 1
    if high == 0:
        return rest
    return rest.led_by(Part(part.term, max(0, part.low - 1), high))


def _first(part: Part) -> Iterator[Leaf]:
    """All leaves that ``part`` can take next."""
    term = part.term
    if isinstance(term, Leaf):
        yield term
        return
    for index, member in enumerate(term.parts):
        if term.may(index, part.begun):
            yield from _first(member)


def _leaves(part: Part) -> Iterator[Leaf]:
    if isinstance(part.term, Leaf):
        yield part.term
    else:
        for member in part.term.parts:
            yield from _leaves(member)


def _required(part: Part) -> Iterator[Leaf]:
    """The leaves of which one must come for ``part`` to be satisfied."""
    term = part.term
    if isinstance(term, Leaf):
        yield term
        return
    for index in term.needed(part.begun):
        yield from _required(term.parts[index])
