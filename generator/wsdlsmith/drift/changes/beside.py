"""The values next to a border: a little and far below and above it (Datatypes 4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from decimal import Context, Decimal, InvalidOperation
from fractions import Fraction
from typing import Final, NamedTuple

from wsdlsmith.verify.schema_datetime import Span, read_span

_MOMENT: Final = re.compile(
    r"(?:(?P<year>-?[0-9]{4,9})|-(?=-)|(?=[0-9]{2}:))"
    r"(?:-(?P<month>[0-9]{2})|(?:-(?=-)))?(?:-(?P<day>[0-9]{2}))?"
    r"(?:T?(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})"
    r"(?P<part>\.[0-9]{1,6})?[0-9]*)?(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?"
)
_YEARS: Final = 400
"""After as many years the calendar is the same: one of them stands for any other."""
_STEPS: Final = (
    timedelta(microseconds=1),
    timedelta(seconds=1),
    timedelta(days=1),
    timedelta(days=31),
    timedelta(days=400),
    timedelta(days=36525),
)
_DAY: Final = 86400
_MOST_DIGITS: Final = 400
"""No float or double has more before its point, or zeros behind it."""
_SPANS: Final = (
    Span(0, Fraction(1, 1_000_000)),
    Span(0, Fraction(1)),
    Span(0, Fraction(_DAY)),
    Span(1, Fraction(0)),
    Span(12, Fraction(0)),
    Span(1200, Fraction(0)),
)


def beside(value: str) -> Iterator[str]:
    """The next values below and above a number, a date, a time or a duration."""
    text = value.strip()
    yield from _numbers(text)
    match = _MOMENT.fullmatch(text)
    if match is not None:
        with suppress(ValueError):  # a day that no month has is no border either
            yield from _moments(match)
    with suppress(ValueError):
        yield from _durations(read_span(text))


def _numbers(text: str) -> Iterator[str]:
    """Exact ones near; far ones for a float, to which a small step is none."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return
    if number.is_finite() and abs(number.adjusted()) <= _MOST_DIGITS:
        exact = Context(prec=len(text) + _MOST_DIGITS)
        for step in (Decimal(1), Decimal("0.5"), abs(number)):
            yield format(exact.subtract(number, step), "f")
            yield format(exact.add(number, step), "f")


class _Form(NamedTuple):
    """Which parts of a moment are written: the others are those of any day."""

    year: int | None
    month: bool
    day: bool
    time: bool

    def text(self, moment: datetime) -> str:
        """What is written of a moment, by its type's lexical form."""
        date = ""
        if self.year is not None:
            since = moment.year - _stand_in(self.year) + self.year
            year = since if since > 0 else since - 1  # there is no year 0
            date = f"{'-' * (year < 0)}{abs(year):04}"
        elif self.month or self.day:
            date = "-"
        if self.month or (self.day and not date.strip("-")):
            date += f"-{moment:%m}" if self.month else "-"
        if self.day:
            date += f"-{moment:%d}"
        if not self.time:
            return date
        return f"{date}T{moment.time().isoformat()}".removeprefix("T")


def _stand_in(year: int) -> int:
    return 2000 + year % _YEARS


def _moments(match: re.Match[str]) -> Iterator[str]:
    """Those before and after, with and without a time zone."""
    parts = match.groupdict()
    written = parts["year"]
    year = None if written is None else int(written) + written.startswith("-")
    form = _Form(year, *(parts[name] is not None for name in ("month", "day", "hour")))
    base = datetime(
        2000 if year is None else _stand_in(year),
        int(parts["month"] or (6 if year is not None else 1)),
        int(parts["day"] or 15),
    ) + timedelta(
        hours=int(parts["hour"] or 0),
        minutes=int(parts["minute"] or 0),
        seconds=int(parts["second"] or 0),
        microseconds=int((parts["part"] or ".0")[1:].ljust(6, "0")),
    )
    zones = [parts["zone"] or "", "" if parts["zone"] else "Z"]
    near = (base, *(base + sign * step for step in _STEPS for sign in (-1, 1)))
    texts = (form.text(moment) + zone for moment in near for zone in zones)
    yield from dict.fromkeys(texts)


def _durations(span: Span) -> Iterator[str]:
    for step in _SPANS:
        for sign in (-1, 1):
            months = span.months + sign * step.months
            text = _duration(months, span.seconds + sign * step.seconds)
            if text is not None:
                yield text


def _duration(months: int, seconds: Fraction) -> str | None:
    """The text for as much, or a little less: a month has 28 days at the least."""
    if months < 0 or (months == 0 and seconds < 0):
        text = _duration(-months, -seconds)
        return None if text is None else f"-{text}"
    if seconds < 0:
        months, seconds = months - 1, seconds + 28 * _DAY
    if months < 0 or seconds < 0:
        return None
    parts: list[Fraction | int] = [*divmod(months, 12), *divmod(seconds, _DAY)]
    parts += divmod(parts.pop(), 3600)
    parts += divmod(parts.pop(), 60)
    written = [
        f"{_plain(n)}{mark}" if n else ""
        for n, mark in zip(parts, "YMDHMS", strict=True)
    ]
    date, time = "".join(written[:3]), "".join(written[3:])
    return f"P{date}T{time}" if time else f"P{date or '0D'}"


def _plain(number: Fraction | int) -> str:
    return f"{Decimal(number.numerator) / number.denominator:f}"
