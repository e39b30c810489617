"""Where a fact stands in the input."""

from __future__ import annotations

from typing import NamedTuple


class Location(NamedTuple):
    """A place in an input document.

    Published WSDLs are often one line long, so ``path`` is what helps a reader;
    ``line`` counts from 1 and is 0 where it is not known.
    """

    file: str
    line: int = 0
    path: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place} {self.path}" if self.path else place


NOWHERE = Location("")
