"""What went on although the input gave reason to stop, told to the caller.

An exception (:mod:`wsdlsmith.errors`) means "cannot go on"; a diagnostic means
"went on, and you must know". Nothing is dropped or approximated in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wsdlsmith.location import NOWHERE, Location


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One thing that was noticed and worked around.

    ``code`` is a kebab-case sentence (``port-without-soap``), the same word in
    docs, tests and JSON; ``hint`` says what the reader of the message can do.
    """

    code: str
    message: str
    location: Location = NOWHERE
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location.file else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.message} [{self.code}]{hint}"


@dataclass(slots=True)
class Diagnostics:
    """The diagnostics of one run, each kept once, in the order they came."""

    _entries: dict[Diagnostic, None] = field(default_factory=dict)

    def add(
        self, code: str, message: str, location: Location = NOWHERE, hint: str = ""
    ) -> None:
        """Keep one diagnostic; a repeated one is kept once."""
        self._entries.setdefault(Diagnostic(code, message, location, hint))

    def extend(self, entries: Iterable[Diagnostic]) -> None:
        """Keep each of ``entries``."""
        for entry in entries:
            self._entries.setdefault(entry)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
