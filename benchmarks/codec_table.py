"""Timings of the codec as a table: MB/s and ratios of the same round."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from benchmarks.codec import FLOOR, OURS, Timing
from benchmarks.table import spread

HEAD = ("payload", "MB", "way", "who", "MB/s", "times lxml alone", "times wsdlsmith")


def codec_rows(timings: Sequence[Timing]) -> list[tuple[str, ...]]:
    """A row for each payload, way and case, the payloads in their order."""
    rows: list[tuple[str, ...]] = [HEAD]
    keys = dict.fromkeys((t.payload, t.way, t.case) for t in timings)
    places = {payload: n for n, payload in enumerate(dict.fromkeys(k[0] for k in keys))}
    for key in sorted(keys, key=lambda k: (k[1], places[k[0]])):
        own = [t for t in timings if (t.payload, t.way, t.case) == key]
        rows.append(_row(key, own, timings))
    return rows


def _row(
    key: tuple[str, str, str], own: Sequence[Timing], timings: Sequence[Timing]
) -> tuple[str, ...]:
    payload, way, case = key
    size = own[0].size
    return (
        payload,
        f"{size / 1e6:.3f}",
        way,
        case,
        f"{median(size / t.seconds / 1e6 for t in own):.1f}",
        "" if case == FLOOR else _ratios(own, timings, FLOOR),
        "" if case == OURS else _ratios(own, timings, OURS),
    )


def _ratios(own: Sequence[Timing], timings: Sequence[Timing], other: str) -> str:
    """How many times the seconds of another case for as many bytes."""
    base = {
        t.round: t.seconds / t.size
        for t in timings
        if (t.payload, t.way, t.case) == (own[0].payload, own[0].way, other)
    }
    return spread([t.seconds / t.size / base[t.round] for t in own])
