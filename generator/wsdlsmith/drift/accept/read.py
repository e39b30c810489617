"""Reading ``drift.toml``, strictly."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from wsdlsmith.drift.accept.entry import Entry
from wsdlsmith.drift.finding import Severity
from wsdlsmith.drift.policy import parse_severities
from wsdlsmith.drift.rules.table import known_rule
from wsdlsmith.errors import UsageError
from wsdlsmith.location import Location
from wsdlsmith.toml_table import TomlTable

NAME = "drift.toml"


@dataclass(frozen=True, slots=True)
class DriftFile:
    """What the project makes of drift; empty where there is no such file."""

    accepts: tuple[Entry, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)


def read_drift_file(file: Path) -> DriftFile:
    """Read it; UsageError for what is not known, not a date, or without a reason."""
    if not file.exists():
        return DriftFile()
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise UsageError(f"cannot be read: {why}", Location(file.name)) from error
    return parse(text, file.name)


def parse(text: str, label: str = NAME) -> DriftFile:
    """The same, of a text."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"not TOML: {error}", Location(label)) from error
    table = TomlTable(content, label, "")
    found = DriftFile(
        accepts=table.tables("accept", _entry),
        severities=table.table("severity", _severities) or {},
    )
    table.finish()
    return found


def _severities(table: TomlTable) -> dict[str, Severity]:
    try:
        return parse_severities(f"{key}={table.text(key)}" for key in table.values)
    except UsageError as error:
        raise table.error(error.message, error.hint) from error


def _entry(table: TomlTable) -> Entry:
    rule = table.text("rule")
    try:
        known_rule(rule)
    except UsageError as error:
        raise table.error(error.message, error.hint) from error
    return Entry(
        rule=rule,
        path=table.text("path"),
        old=table.optional("from"),
        new=table.optional("to"),
        reason=table.text("reason"),
        expiry=table.date("expiry"),
        fingerprint=table.text("fingerprint", ""),
        upstream=table.flag("upstream"),
        against=table.flag("against"),
        api=table.text("api", ""),
    )


def parse_date(text: str) -> date:
    """A day given on the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f'"{text}" is no date', hint="write year, month and day: 2027-01-31"
        ) from error
