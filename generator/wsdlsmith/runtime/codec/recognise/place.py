"""Where a value is in the code of a reader."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """``v0`` holds the value and ``x0`` the end of an empty tag; ``bit`` is for nil."""

    label: str
    bit: int
    flags: str = "k"

    @classmethod
    def of(cls, number: int) -> Place:
        """The place of a record's field."""
        return cls(str(number), 1 << number)

    def below(self, number: int) -> Place:
        """The place of a field of the small record that is here."""
        return Place(f"{self.label}_{number}", 1 << number, f"k{self.label}")

    @property
    def nil(self) -> str:
        """What notes that the element is nil."""
        return f"{self.flags} |= {self.bit}"
