"""Content models: which child may come next (Structures 3.8, 3.9).

A model is matched as a machine whose states are made when they are first
reached. A state is a set of *rests*: what is still to come, as a linked list of
particles with the occurrences that are left. Each rest is kept once, so that two are
the same where they are one object, however long they are. Counts stay numbers (``maxOccurs
="1000"`` is not a thousand states), and nothing depends on the model being
deterministic, although XML Schema asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Compositor, Element
from wsdlsmith.verify.schema_wildcard import Admission


@dataclass(eq=False, slots=True)
class Leaf:
    """An element (``named``: each name it admits with its declaration) or a wildcard.

    ``target`` is the home of a local element's inline types; a global element is
    its own home.
    """

    named: Mapping[QName, Element]
    label: str
    wildcard: Admission | None = None
    target: str = ""

    def admits(self, name: QName) -> bool:
        """Whether an element called ``name`` matches."""
        if self.wildcard is not None:
            return self.wildcard.admits(name.namespace)
        return name in self.named


@dataclass(eq=False, slots=True)
class Group:
    """A sequence, choice or all; ``nullable`` when it may match nothing."""

    compositor: Compositor
    parts: tuple[Part, ...]
    nullable: bool = field(init=False)

    def __post_init__(self) -> None:
        skippable = [part.skippable for part in self.parts]
        if self.compositor == "choice":
            self.nullable = any(skippable)
        else:
            self.nullable = all(skippable)


class Part(NamedTuple):
    """A term that must still match ``low`` to ``high`` times.

    ``taken`` is used by an ``all`` that has begun: its members already seen.
    """

    term: Leaf | Group
    low: int = 1
    high: int | None = 1
    taken: frozenset[int] = frozenset()

    @property
    def skippable(self) -> bool:
        """Whether this may match nothing more."""
        if isinstance(self.term, Leaf):
            return self.low == 0
        if self.taken:
            parts = enumerate(self.term.parts)
            return all(p.skippable for i, p in parts if i not in self.taken)
        return self.low == 0 or self.term.nullable


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
    """All rests that are possible at one point, and where each name leads."""

    rests: frozenset[Rest]
    steps: dict[QName, Step | None] = field(default_factory=dict)
    openings: Openings | None = None
    """What may come next, once that was asked for."""


@dataclass(eq=False, slots=True)
class Openings:
    """The leaves that may come next, each with what is left behind it."""

    named: dict[QName, list[tuple[Rest, Leaf]]] = field(default_factory=dict)
    wildcards: list[tuple[Rest, Leaf]] = field(default_factory=list)


class Step(NamedTuple):
    """A child that was accepted: the state behind it, and the leaf it matched."""

    state: State
    leaf: Leaf


class ContentModel:
    """The content model of one complex type."""

    def __init__(self, part: Part) -> None:
        self._states: dict[frozenset[Rest], State] = {}
        self.start = self._state(frozenset([Rest().led_by(part)]))
        self.leaves = tuple(_leaves(part))

    def step(self, state: State, name: QName) -> Step | None:
        """Where ``name`` leads from ``state``; None when it may not come next."""
        if name not in state.steps:
            state.steps[name] = self._step(state, name)
        return state.steps[name]

    def _step(self, state: State, name: QName) -> Step | None:
        openings = self.openings(state)
        found = openings.named.get(name) or [
            one for one in openings.wildcards if one[1].admits(name)
        ]
        if not found:
            return None
        return Step(self._state(frozenset(rest for rest, _ in found)), found[0][1])

    def _state(self, rests: frozenset[Rest]) -> State:
        return self._states.setdefault(rests, State(rests))

    @staticmethod
    def complete(state: State) -> bool:
        """Whether the content may end in ``state``."""
        return any(all(p.skippable for p in _parts(rest)) for rest in state.rests)

    @staticmethod
    def openings(state: State) -> Openings:
        """What may come next in ``state``."""
        if state.openings is None:
            found = state.openings = Openings()
            for rest in state.rests:
                for one in _advance(rest):
                    if one[1].wildcard is not None:
                        found.wildcards.append(one)
                        continue
                    for name in one[1].named:
                        found.named.setdefault(name, []).append(one)
        return state.openings

    def find(self, name: QName) -> Leaf | None:
        """The leaf that would take ``name`` anywhere; an element before a wildcard."""
        found = [leaf for leaf in self.leaves if leaf.admits(name)]
        found.sort(key=lambda leaf: leaf.wildcard is not None)
        return found[0] if found else None

    @staticmethod
    def expected(state: State) -> tuple[Leaf, ...]:
        """The leaves that must come next, in order; the first are asked for first."""
        found: dict[Leaf, None] = {}
        for rest in state.rests:
            required = next((p for p in _parts(rest) if not p.skippable), None)
            if required is not None:
                found.update(dict.fromkeys(_required(required)))
        return tuple(found)


def accepts(model: ContentModel, names: Iterable[QName]) -> bool:
    """Whether ``names`` may stand at the start of the content, in this order."""
    state = model.start
    for name in names:
        step = model.step(state, name)
        if step is None:
            return False
        state = step.state
    return True


def _advance(rest: Rest) -> Iterator[tuple[Rest, Leaf]]:
    while rest.link is not None:
        part, rest = rest.link
        yield from _first(part, rest)
        if not part.skippable:
            return


def _first(part: Part, rest: Rest) -> Iterator[tuple[Rest, Leaf]]:
    """All leaves that ``part`` can take next."""
    term = part.term
    if isinstance(term, Group) and term.compositor == "all":
        yield from _first_of_all(part, term, rest)
        return
    if part.high == 0:
        return
    after = _again(part, rest)
    if isinstance(term, Leaf):
        yield after, term
    elif term.compositor == "choice":
        for member in term.parts:
            yield from _first(member, after)
    else:
        rests = [after]
        for member in reversed(term.parts[1:]):
            rests.append(rests[-1].led_by(member))
        for member in term.parts:
            yield from _first(member, rests.pop())
            if not member.skippable:
                break


def _first_of_all(part: Part, group: Group, rest: Rest) -> Iterator[tuple[Rest, Leaf]]:
    for index, member in enumerate(group.parts):
        if index not in part.taken:
            begun = part._replace(taken=part.taken | {index})
            yield from _first(member, rest.led_by(begun))


def _again(part: Part, rest: Rest) -> Rest:
    """What follows once ``part`` has matched one more time."""
    high = None if part.high is None else part.high - 1
    if high == 0:
        return rest
    return rest.led_by(Part(part.term, max(0, part.low - 1), high))


def _parts(rest: Rest) -> Iterator[Part]:
    while rest.link is not None:
        part, rest = rest.link
        yield part


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
    elif term.compositor == "choice":
        for member in term.parts:
            yield from _required(member)
    else:
        members = [p for i, p in enumerate(term.parts) if i not in part.taken]
        for member in members:
            if not member.skippable:
                yield from _required(member)
                if term.compositor == "sequence":
                    return
