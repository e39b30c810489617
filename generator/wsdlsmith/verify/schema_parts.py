"""The parts of a content model: elements, wildcards and groups of them (Structures 3.8).

A group says which of its members may hold the next child by where it is: ``begun`` is 0
for one that has nothing yet, and otherwise what the group itself made of it (``after``).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

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


class Group(ABC):
    """Members, found by the names of the elements that are in them."""

    def __init__(self, parts: Iterable[Part] = ()) -> None:
        self.parts: Final = tuple(parts)
        self.named: Final[dict[QName, list[int]]] = {}
        self.wild: Final[list[int]] = []
        """The members that hold a wildcard."""
        for index, (term, *_) in enumerate(self.parts):
            for name in term.named:
                self.named.setdefault(name, []).append(index)
            if term.wild if isinstance(term, Group) else term.wildcard:
                self.wild.append(index)

    def taking(self, name: QName, begun: int) -> list[int]:
        """The members that ``name`` may come next in, if their wildcards admit it."""
        held = self.named.get(name, [])
        if self.wild:
            held = sorted({*held, *self.wild})
        return [index for index in held if self.may(index, begun)]

    @abstractmethod
    def may(self, index: int, begun: int) -> bool:
        """Whether the next child may be in that member."""

    @abstractmethod
    def after(self, index: int, begun: int) -> int:
        """What has begun once that member is behind; 0 where the group is."""

    @abstractmethod
    def done(self, begun: int) -> bool:
        """Whether nothing more has to come."""

    @abstractmethod
    def needed(self, begun: int) -> Iterable[int]:
        """The members of which one must come next, where something has to."""


class Sequence(Group):
    """One after the other; ``begun`` counts the members that are behind."""

    def __init__(self, parts: Iterable[Part] = ()) -> None:
        super().__init__(parts)
        self._stops = [len(self.parts)]
        for index, part in reversed(tuple(enumerate(self.parts))):
            self._stops.append(self._stops[-1] if part.skippable else index)
        self._stops.reverse()

    def may(self, index: int, begun: int) -> bool:
        """Up to the first that must come."""
        return begun <= index <= self._stops[begun]

    def after(self, index: int, begun: int) -> int:
        """None is behind the last."""
        return (index + 1) % len(self.parts)

    def done(self, begun: int) -> bool:
        """Where the rest may be skipped."""
        return self._stops[begun] == len(self.parts)

    def needed(self, begun: int) -> Iterable[int]:
        """The first that may not be skipped."""
        return (self._stops[begun],)


class Choice(Group):
    """One of them; what may match nothing makes the choice skippable."""

    def may(self, index: int, begun: int) -> bool:
        """Any."""
        return True

    def after(self, index: int, begun: int) -> int:
        """Nothing."""
        return 0

    def done(self, begun: int) -> bool:
        """An empty choice never is (3.8.2)."""
        return any(part.skippable for part in self.parts)

    def needed(self, begun: int) -> Iterable[int]:
        """One of all."""
        return range(len(self.parts))


class All(Group):
    """Each of them, in any order; ``begun`` is a bit for each that is behind."""

    def __init__(self, parts: Iterable[Part] = ()) -> None:
        super().__init__(parts)
        required = [i for i, part in enumerate(self.parts) if not part.skippable]
        self._required = sum(1 << index for index in required)

    def may(self, index: int, begun: int) -> bool:
        """Each once."""
        return not begun >> index & 1

    def after(self, index: int, begun: int) -> int:
        """Those before, and this one."""
        return begun | 1 << index

    def done(self, begun: int) -> bool:
        """Where none is missing that has to come."""
        return not self._required & ~begun

    def needed(self, begun: int) -> Iterable[int]:
        """All that have to come and did not."""
        missing = self._required & ~begun
        return (index for index in range(len(self.parts)) if missing >> index & 1)


GROUPS: Final[Mapping[Compositor, type[Group]]] = {
    "sequence": Sequence,
    "choice": Choice,
    "all": All,
}


class Part(NamedTuple):
    """A term that must still match ``low`` to ``high`` times, or has begun to."""

    term: Term
    low: int = 1
    high: int | None = 1
    begun: int = 0

    @property
    def skippable(self) -> bool:
        """Whether this may match nothing more."""
        if self.low == 0 and not self.begun:
            return True
        return isinstance(self.term, Group) and self.term.done(self.begun)


Term: TypeAlias = Leaf | Group
