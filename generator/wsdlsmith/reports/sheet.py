"""What every report shows: a title, and notes of one form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final, Literal, TypeAlias

Level: TypeAlias = Literal["error", "warning", "info"]
LEVELS: Final[tuple[Level, ...]] = ("error", "warning", "info")
HOME: Final = "https://pypi.org/project/wsdlsmith/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One finding. ``place`` is its path in the contract, ``file`` where it stands."""

    rule: str
    level: Level
    text: str
    place: str = ""
    fingerprint: str = ""
    about: str = ""
    """What the rule detects, in a phrase."""
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The notes of one run, the worst first."""

    title: str
    notes: tuple[Note, ...]

    def count(self, level: Level) -> int:
        """How many notes have that level."""
        return sum(note.level == level for note in self.notes)


Render: TypeAlias = Callable[[Sheet], str]


def tool_version() -> str:
    """The version that reports name."""
    return version("wsdlsmith")
