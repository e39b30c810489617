"""Dates, times and durations: lexical forms and order (Datatypes 3.2.6 - 3.2.14).

Kept as exact numbers, never as ``datetime``: XML Schema allows years beyond 9999
and before 1, and fractions of any length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_YEAR = r"(?P<year>-?(?:[1-9][0-9]{4,}|[0-9]{4}))"
_MONTH = r"(?P<month>[0-9]{2})"
_DAY = r"(?P<day>[0-9]{2})"
_TIME = (
    r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})(?P<part>\.[0-9]+)?"
)
_ZONE = r"(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?"

_FORMS = {
    "dateTime": re.compile(f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}{_ZONE}"),
    "date": re.compile(f"{_YEAR}-{_MONTH}-{_DAY}{_ZONE}"),
    "time": re.compile(f"{_TIME}{_ZONE}"),
    "gYearMonth": re.compile(f"{_YEAR}-{_MONTH}{_ZONE}"),
    "gYear": re.compile(f"{_YEAR}{_ZONE}"),
    "gMonthDay": re.compile(f"--{_MONTH}-{_DAY}{_ZONE}"),
    "gMonth": re.compile(f"--{_MONTH}{_ZONE}"),
    "gDay": re.compile(f"---{_DAY}{_ZONE}"),
}
_DURATION = re.compile(
    r"(?P<sign>-?)P(?=[0-9T])(?:(?P<years>[0-9]+)Y)?(?:(?P<months>[0-9]+)M)?"
    r"(?:(?P<days>[0-9]+)D)?(?:T(?=[0-9])(?:(?P<hours>[0-9]+)H)?"
    r"(?:(?P<minutes>[0-9]+)M)?(?:(?P<seconds>[0-9]+(?:\.[0-9]+)?)S)?)?"
)
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FOURTEEN_HOURS = 14 * 3600
_REFERENCES = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))


@dataclass(frozen=True, slots=True)
class Moment:
    """A point on the time line in seconds; ``zoned`` when its time zone is known."""

    seconds: Fraction
    zoned: bool

    def compare(self, other: Moment) -> int | None:
        """-1, 0 or 1; None where a missing time zone leaves it open (3.2.7.4)."""
        apart = self.seconds - other.seconds
        if self.zoned != other.zoned and abs(apart) <= _FOURTEEN_HOURS:
            return None
        return (apart > 0) - (apart < 0)


@dataclass(frozen=True, slots=True)
class Span:
    """A duration: whole months and seconds, which have no common measure."""

    months: int
    seconds: Fraction

    def compare(self, other: Span) -> int | None:
        """-1, 0 or 1; None where it depends on the month (3.2.6.2)."""
        signs = set()
        for year, month in _REFERENCES:
            apart = self._from(year, month) - other._from(year, month)
            signs.add((apart > 0) - (apart < 0))
        return signs.pop() if len(signs) == 1 else None

    def _from(self, year: int, month: int) -> Fraction:
        years, index = divmod(year * 12 + month - 1 + self.months, 12)
        return days_before(years, index + 1, 1) * 86400 + self.seconds


def read_moment(kind: str, text: str) -> Moment:
    """The value of a ``dateTime``, ``date``, ``time`` or ``g...``; or ValueError."""
    match = _FORMS[kind].fullmatch(text)
    if match is None:
        raise ValueError(text)
    found = match.groupdict()
    year = int(found.get("year") or 2000)
    month = int(found.get("month") or 1)
    day = int(found.get("day") or 1)
    if year == 0 or not 1 <= month <= 12 or not 1 <= day <= _last_day(found, month):
        raise ValueError(text)
    zone = _zone(found["zone"])
    local = days_before(year, month, day) * 86400 + _time_of_day(found)
    return Moment(local - (zone or 0), zone is not None)


def read_span(text: str) -> Span:
    """The value of a ``duration``; or ValueError."""
    match = _DURATION.fullmatch(text)
    if match is None:
        raise ValueError(text)
    sign = -1 if match["sign"] else 1

    def number(name: str) -> Fraction:
        return Fraction(match[name] or 0)

    months = int(number("years")) * 12 + int(number("months"))
    minutes = (number("days") * 24 + number("hours")) * 60 + number("minutes")
    return Span(sign * months, sign * (minutes * 60 + number("seconds")))


def days_before(year: int, month: int, day: int) -> int:
    """Days from 0000-03-01 of the proleptic Gregorian calendar."""
    year += year < 0
    year -= month < 3
    from_march = (153 * ((month - 3) % 12) + 2) // 5 + day - 1
    return year * 365 + year // 4 - year // 100 + year // 400 + from_march


def _last_day(found: dict[str, str | None], month: int) -> int:
    last = _MONTH_DAYS[month - 1]
    if month == 2 and found.get("year"):
        year = int(found["year"] or 0)
        year += year < 0
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return last if leap else last - 1
    return last


def _time_of_day(found: dict[str, str | None]) -> Fraction:
    hour, minute = int(found.get("hour") or 0), int(found.get("minute") or 0)
    second = Fraction(f"{found.get('second') or 0}{found.get('part') or ''}")
    if (hour == 24 and (minute or second)) or hour > 24 or minute > 59 or second >= 60:
        raise ValueError(f"{hour}:{minute}")
    return (hour * 60 + minute) * 60 + second


def _zone(text: str | None) -> int | None:
    if text is None:
        return None
    if text == "Z":
        return 0
    hours, minutes = int(text[1:3]), int(text[4:6])
    if minutes > 59 or hours * 60 + minutes > 14 * 60:
        raise ValueError(text)
    offset = (hours * 60 + minutes) * 60
    return -offset if text[0] == "-" else offset
