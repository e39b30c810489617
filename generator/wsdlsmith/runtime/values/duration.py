"""``xs:duration`` without loss (XML Schema Part 2, 3.2.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import total_ordering

from wsdlsmith.runtime.values.names import pattern_of

_LEXICAL = (
    r"(-)?P(?=[0-9T])(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?"
    r"(?:T(?=[0-9])(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+(?:\.[0-9]+)?)S)?)?"
)
_LONGEST = 400


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Duration:
    """A span of time as it was written: months are not days, nor seconds rounded.

    Two are equal when they are as many months and seconds (``P1D``, ``PT24H``).
    """

    years: int = 0
    months: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0
    seconds: Decimal = Decimal(0)
    negative: bool = False

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read the lexical form; ValueError when it is none."""
        match = pattern_of(_LEXICAL).fullmatch(text) if len(text) <= _LONGEST else None
        if match is None:
            raise ValueError("not a duration")
        sign, *whole, seconds = match.groups()
        years, months, days, hours, minutes = (int(part or 0) for part in whole)
        exact = Decimal(seconds or 0)
        return cls(years, months, days, hours, minutes, exact, sign is not None)

    @classmethod
    def from_timedelta(cls, value: timedelta) -> Duration:
        """The duration as days, hours, minutes and seconds."""
        size = abs(value)
        minutes, seconds = divmod(size.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        exact = Decimal(seconds) + Decimal(size.microseconds) / 1_000_000
        negative = value < timedelta(0)
        return cls(0, 0, size.days, hours, minutes, exact, negative)

    def to_timedelta(self) -> timedelta:
        """The exact timedelta; ValueError for months and fractions it cannot hold."""
        months, seconds = self._key()
        if months:
            raise ValueError(f"{self} has months, which have no fixed length")
        micro = seconds * 1_000_000
        if micro != int(micro):
            raise ValueError(f"{self} is finer than a microsecond")
        return timedelta(microseconds=int(micro))

    def _key(self) -> tuple[int, Decimal]:
        months = self.years * 12 + self.months
        whole = ((self.days * 24 + self.hours) * 60 + self.minutes) * 60
        seconds = whole + self.seconds
        return (-months, -seconds) if self.negative else (months, seconds)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Duration):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __lt__(self, other: Duration) -> bool:
        """Order where XSD defines one; TypeError where months meet days."""
        months, seconds = self._key()
        other_months, other_seconds = other._key()
        if (months - other_months) * (seconds - other_seconds) < 0:
            raise TypeError(f"{self} and {other} have no order")
        return (months, seconds) < (other_months, other_seconds)

    def __str__(self) -> str:
        date = _parts((self.years, "Y"), (self.months, "M"), (self.days, "D"))
        time = _parts((self.hours, "H"), (self.minutes, "M"), (self.seconds, "S"))
        sign = "-" if self.negative else ""
        if not date and not time:
            return sign + "PT0S"
        return f"{sign}P{date}T{time}" if time else f"{sign}P{date}"


def _parts(*parts: tuple[int | Decimal, str]) -> str:
    return "".join(
        f"{size:f}{unit}" if isinstance(size, Decimal) else f"{size}{unit}"
        for size, unit in parts
        if size
    )
