"""Lexical form <-> Python for dates, times and durations (Part 2, 3.2.6 to 3.2.14).

What Python's classes cannot hold (a seventh digit of the second, 24:00:00, the
zone of a date) stays in the text, which the caller keeps beside the value.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from wsdlsmith.runtime.values.duration import Duration
from wsdlsmith.runtime.values.names import XML_SPACE, pattern_of
from wsdlsmith.runtime.values.simple import OutOfReachError, Scope

_ZONE = r"(Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
_DATE = r"(-?(?:[1-9][0-9]{4,8}|[0-9]{4}))-([0-9]{2})-([0-9]{2})"
_TIME = r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?"
_DATETIME = f"{_DATE}T{_TIME}{_ZONE}"
_DATE_ONLY = _DATE + _ZONE
_TIME_ONLY = _TIME + _ZONE
_LONGEST = 100


def _matched(expression: str, text: str) -> re.Match[str] | None:
    if len(text) >= _LONGEST:
        return None
    return pattern_of(expression).fullmatch(text.strip(XML_SPACE))


def _zone(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    if text == "Z":
        return UTC
    size = timedelta(hours=int(text[1:3]), minutes=int(text[4:6]))
    return timezone(-size if text[0] == "-" else size)


def _clock(parts: tuple[str | None, ...]) -> tuple[time, bool]:
    """The time of day, and whether it is the end of the day (24:00:00)."""
    hour, minute, second, fraction, zone = parts
    micro = int((fraction or "0")[:6].ljust(6, "0"))
    if hour == "24":
        if minute != "00" or second != "00" or (fraction or "").strip("0"):
            raise ValueError("not a time of day")
        return time(tzinfo=_zone(zone)), True
    whole = (int(hour or 0), int(minute or 0), int(second or 0))
    return time(*whole, micro, tzinfo=_zone(zone)), False


def _day(year: str, month: str, day: str) -> date:
    number = int(year)
    if 1 <= number <= 9999:
        return date(number, int(month), int(day))
    if not number:
        raise ValueError("there is no year 0")
    # the calendar comes again every 400 years; before year 1 there is no year 0
    date(2000 + (number + (number < 0)) % 400, int(month), int(day))
    raise OutOfReachError("a year that Python's dates do not reach")


def decode_datetime(text: str, scope: Scope) -> datetime:
    """``xs:dateTime``; digits beyond the microsecond are cut, never rounded."""
    match = _matched(_DATETIME, text)
    if match is None:
        raise ValueError("not a dateTime")
    clock, midnight = _clock(match.group(4, 5, 6, 7, 8))
    day = _day(*match.group(1, 2, 3))
    if midnight:
        try:
            day += timedelta(days=1)
        except OverflowError:
            reason = "a day that Python's dates do not reach"
            raise OutOfReachError(reason) from None
    return datetime.combine(day, clock)


def decode_date(text: str, scope: Scope) -> date:
    """``xs:date``; its zone stays in the text."""
    match = _matched(_DATE_ONLY, text)
    if match is None:
        raise ValueError("not a date")
    return _day(*match.group(1, 2, 3))


def decode_time(text: str, scope: Scope) -> time:
    """``xs:time``; 24:00:00 is midnight."""
    match = _matched(_TIME_ONLY, text)
    if match is None:
        raise ValueError("not a time")
    return _clock(match.groups())[0]


def _clock_text(value: time | datetime) -> str:
    text = f"{value.hour:02}:{value.minute:02}:{value.second:02}"
    if value.microsecond:
        text += f".{value.microsecond:06}".rstrip("0")
    offset = value.utcoffset()
    if offset is None:
        return text
    if not offset:
        return text + "Z"
    minutes, rest = divmod(int(offset.total_seconds()), 60)
    if rest or offset.microseconds or abs(minutes) > 14 * 60:
        raise ValueError("a zone of whole minutes, at most 14 hours")
    hours, minutes_left = divmod(abs(minutes), 60)
    return f"{text}{'-' if minutes < 0 else '+'}{hours:02}:{minutes_left:02}"


def encode_datetime(value: object, scope: Scope) -> str:
    """As ISO 8601 with the shortest fraction; UTC is Z."""
    if not isinstance(value, datetime):
        raise TypeError(f"expected datetime, not {type(value).__name__}")
    return f"{value.year:04}-{value.month:02}-{value.day:02}T{_clock_text(value)}"


def encode_date(value: object, scope: Scope) -> str:
    """Year, month and day; a datetime is refused, it would lose its time."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(f"expected date, not {type(value).__name__}")
    return f"{value.year:04}-{value.month:02}-{value.day:02}"


def encode_time(value: object, scope: Scope) -> str:
    """The time of day with the shortest fraction."""
    if not isinstance(value, time):
        raise TypeError(f"expected time, not {type(value).__name__}")
    return _clock_text(value)


def decode_duration(text: str, scope: Scope) -> Duration:
    """``xs:duration``."""
    return Duration.parse(text.strip(XML_SPACE))


def encode_duration(value: object, scope: Scope) -> str:
    """A timedelta is written too: it is the plain way to say a span."""
    if isinstance(value, timedelta):
        value = Duration.from_timedelta(value)
    if not isinstance(value, Duration):
        raise TypeError(f"expected Duration, not {type(value).__name__}")
    return str(value)
