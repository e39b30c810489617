"""The children of one element against its content model, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from wsdlsmith.model.qname import QName
from wsdlsmith.verify.schema_content import ContentModel, State
from wsdlsmith.verify.schema_issue import Issue, issue_at
from wsdlsmith.verify.schema_parts import Leaf

_TRIED = 200


class Match(NamedTuple):
    """A child and the leaf that declares it; None for a child nobody knows."""

    child: etree._Element
    leaf: Leaf | None


def match_children(
    model: ContentModel, parent: etree._Element, kids: Sequence[etree._Element]
) -> tuple[list[Match], list[Issue]]:
    """Each child with its declaration, and the violations of the model.

    A child that is not expected still gets the declaration of its name, so that
    what is inside it is checked as well.
    """
    walk = _Walk(model, parent, kids)
    matches = [Match(child, walk.take(index)) for index, child in enumerate(kids)]
    walk.end()
    return matches, walk.issues


class _Walk:
    def __init__(
        self,
        model: ContentModel,
        parent: etree._Element,
        kids: Sequence[etree._Element],
    ) -> None:
        self._model = model
        self._parent = parent
        self._kids = kids
        self._names = [QName.parse(str(child.tag)) for child in kids]
        self._state = model.start
        self._lost = False
        self._accepted: list[tuple[State, QName]] = []
        self.issues: list[Issue] = []

    def take(self, index: int) -> Leaf | None:
        """The leaf for the child at ``index``; goes on behind it if it may stand."""
        name = self._names[index]
        if self._lost:
            return self._model.find(name)
        step = self._model.step(self._state, name)
        if step is None:
            return self._unexpected(index)
        self._accepted.append((self._state, name))
        self._state = step.state
        return step.leaf

    def end(self) -> None:
        """Report what is still missing behind the last child."""
        if not self._lost and not self._model.complete(self._state):
            self._missing(self._parent, self._state)

    def _unexpected(self, index: int) -> Leaf | None:
        name, child = self._names[index], self._kids[index]
        leaf = self._model.find(name)
        if leaf is None:
            detail = f"'{name.name}' is not declared here{self._hint()}"
            self.issues.append(issue_at(child, "unknown-element", detail))
        elif self._is_early(index):
            self._missing(child, self._state)
            self._lost = True
        elif self._is_misplaced(name):
            detail = f"'{name.name}' stands out of order{self._hint()}"
            self.issues.append(issue_at(child, "wrong-order", detail))
            self._lost = True
        else:
            detail = f"no more '{name.name}' may stand here{self._hint()}"
            self.issues.append(issue_at(child, "too-many", detail))
        return leaf

    def _is_early(self, index: int) -> bool:
        """Whether a required element before this child is nowhere to be found."""
        required = self._model.expected(self._state)
        if not required:
            return False
        later = self._names[index:]
        return not any(leaf.admits(name) for leaf in required for name in later)

    def _is_misplaced(self, name: QName) -> bool:
        """Whether the child would be welcome further up, or once others came."""
        if self._model.expected(self._state):
            return True
        inserted: set[State] = set()
        for state, following in self._accepted[-_TRIED:]:
            inserted |= self._model.steps([state], name)
            inserted = self._model.steps(inserted, following)
        return bool(inserted)

    def _missing(self, place: etree._Element, state: State) -> None:
        wanted = " or ".join(f"'{leaf.label}'" for leaf in self._model.expected(state))
        where = "" if place is self._parent else " before this element"
        detail = f"{wanted or 'an element'} is missing{where}"
        self.issues.append(issue_at(place, "missing-element", detail))

    def _hint(self) -> str:
        wanted = self._model.expected(self._state)
        return f", expected '{wanted[0].label}'" if wanted else ""


def undeclared(kids: Sequence[etree._Element], reason: str) -> Iterator[Issue]:
    """An issue for each child of an element that may have none."""
    for child in kids:
        name = QName.parse(str(child.tag)).name
        yield issue_at(child, "unknown-element", f"'{name}' stands in {reason}")
