"""One line of a lock: a word, a name, facts, and the lines below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from wsdlsmith.model.qname import QName

Value: TypeAlias = "str | QName | None"
"""A text, a name, or None: then the key itself says it (``nillable``)."""


@dataclass(slots=True)
class Line:
    """``word name key=value flag``; ``number`` is where it stands in the file."""

    word: str
    name: Value = None
    facts: list[tuple[str, Value]] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)
    number: int = 0

    def values(self) -> Iterator[Value]:
        """Every name and value of this line and of those below it."""
        yield self.name
        yield from (value for _, value in self.facts)
        for line in self.below:
            yield from line.values()


def namespaces(lines: Iterable[Line]) -> set[str]:
    """The namespaces that the lines' names are in."""
    return {
        value.namespace
        for line in lines
        for value in line.values()
        if isinstance(value, QName)
    }
