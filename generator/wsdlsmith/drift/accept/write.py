"""Changing ``drift.toml`` without losing what people wrote into it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from wsdlsmith.drift.accept.entry import Entry
from wsdlsmith.drift.accept.read import parse
from wsdlsmith.errors import OutputError, UsageError
from wsdlsmith.location import Location
from wsdlsmith.swap import replace_files

_HEAD = """\
# Changes of the contract that are known and meant. wsdlsmith accept writes entries;
# wsdlsmith check counts those that are stale or expired as findings.
"""
_TABLE = re.compile(r"\s*\[")
_ENTRY = re.compile(r"\s*\[\[\s*accept\s*\]\]\s*(#.*)?")


def with_entries(text: str, entries: Sequence[Entry]) -> str:
    """``text`` and the entries at its end; not one that stands there already."""
    known = set(parse(text).accepts)
    new = [_as_toml(entry) for entry in entries if entry not in known]
    start = text.rstrip("\n") + "\n" if text.strip() else _HEAD
    written = start + "".join(f"\n{one}" for one in new)
    try:
        parse(written)
    except UsageError as error:
        raise UsageError(
            "an entry cannot be added to the ones that are there",
            Location("drift.toml"),
            "write each as a table of its own that begins with [[accept]]",
        ) from error
    return written


def without(text: str, gone: Callable[[Entry], bool]) -> str:
    """``text`` without the entries that are ``gone``, and their own comments."""
    entries = parse(text).accepts
    lines = text.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if _ENTRY.fullmatch(line)]
    if len(starts) != len(entries):
        raise UsageError(
            "the entries cannot be told apart",
            Location("drift.toml"),
            "write each as a table of its own that begins with [[accept]]",
        )
    dropped: set[int] = set()
    for start, entry in zip(starts, entries, strict=True):
        if gone(entry):
            dropped.update(range(_first(lines, start), _end(lines, start)))
    kept = "".join(one for number, one in enumerate(lines) if number not in dropped)
    if parse(kept).accepts != tuple(one for one in entries if not gone(one)):
        raise UsageError(
            "the entries cannot be removed one by one",
            Location("drift.toml"),
            "remove the stale ones by hand",
        )
    return kept.rstrip("\n") + "\n"


def write_file(file: Path, text: str) -> None:
    """Replace the file as a whole; its lines end as they did."""
    try:
        if file.is_file() and b"\r\n" in file.read_bytes():
            text = text.replace("\n", "\r\n")
        replace_files({file: text.encode("utf-8")})
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror}", Location(file.name)
        ) from error


def _first(lines: Sequence[str], start: int) -> int:
    """Where the comment above a table begins."""
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _end(lines: Sequence[str], start: int) -> int:
    """Behind the table's last line; comments below it are no part of it."""
    following = range(start + 1, len(lines))
    end = next((n for n in following if _TABLE.match(lines[n])), len(lines))
    while not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#"):
        end -= 1
    while end < len(lines) and not lines[end].strip():
        end += 1
    return end


def _as_toml(entry: Entry) -> str:
    facts: list[tuple[str, str | None]] = [
        ("rule", entry.rule),
        ("path", entry.path),
        ("from", entry.old),
        ("to", entry.new),
        ("reason", entry.reason),
    ]
    lines = ["[[accept]]"]
    lines += [f"{key} = {_quoted(text)}" for key, text in facts if text is not None]
    if entry.expiry is not None:
        lines.append(f"expiry = {entry.expiry.isoformat()}")
    if entry.fingerprint:
        lines.append(f"fingerprint = {_quoted(entry.fingerprint)}")
    if entry.api:
        lines.append(f"api = {_quoted(entry.api)}")
    if entry.upstream:
        lines.append("upstream = true")
    if entry.against:
        lines.append("against = true")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string (TOML 1.0, "String"): JSON's escapes, and U+007F."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
