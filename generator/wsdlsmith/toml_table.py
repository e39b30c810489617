"""A table of a TOML file, read strictly: every key is known and of its type."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from wsdlsmith.errors import UsageError
from wsdlsmith.location import Location

T = TypeVar("T")


@dataclass(slots=True)
class TomlTable:
    """Takes the keys of a table one by one; what is left at the end is a mistake.

    ``path`` is the table's dotted name, for messages; empty for the whole file.
    """

    values: Mapping[str, object]
    file: str
    path: str
    _known: list[str] = field(default_factory=list)

    def text(self, key: str, default: str | None = None) -> str:
        """A string, which must not be empty; required without ``default``."""
        value = self._take(key)
        if value is None and default is not None:
            return default
        if value is None:
            raise self.error(f"{key} is missing")
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(key, value, "a string that is not empty")
        return value

    def optional(self, key: str) -> str | None:
        """A string, which may be empty; None where it is not given."""
        value = self._take(key)
        if value is not None and not isinstance(value, str):
            raise self._wrong(key, value, "a string")
        return value

    def date(self, key: str) -> date | None:
        """A day: ``2027-01-31``, with or without quotes; None where not given."""
        value = self._take(key)
        if isinstance(value, str):
            try:
                value = datetime.strptime(value, "%Y-%m-%d").date()
            except ValueError:
                raise self._wrong(key, value, "a date such as 2027-01-31") from None
        if isinstance(value, datetime) or not isinstance(value, date | None):
            raise self._wrong(key, value, "a date such as 2027-01-31")
        return value

    def flag(self, key: str) -> bool:
        """A boolean, false where it is not given."""
        value = self._take(key)
        if value is None:
            return False
        if not isinstance(value, bool):
            raise self._wrong(key, value, "true or false")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty where it is not given."""
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self._wrong(key, value, "a list of strings")
        for each in value:
            if not isinstance(each, str) or not each.strip():
                raise self._wrong(key, each, "strings only")
        return tuple(value)

    def table(self, key: str, read: Callable[[TomlTable], T]) -> T | None:
        """A table in this table."""
        value = self._take(key)
        if value is None:
            return None
        return self._read(key, value, self._dotted(key), read)

    def tables(self, key: str, read: Callable[[TomlTable], T]) -> tuple[T, ...]:
        """An array of tables, written ``[[...]]``."""
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            wanted = f"an array of tables: write [[{self._dotted(key)}]]"
            raise self._wrong(key, value, wanted)
        return tuple(
            self._read(key, each, f"{self._dotted(key)}[{number}]", read)
            for number, each in enumerate(value, start=1)
        )

    def finish(self) -> None:
        """Refuse keys that nothing asked for, naming the nearest right one."""
        for key in self.values:
            if key in self._known:
                continue
            near = difflib.get_close_matches(key, self._known, n=1)
            hint = (
                f'did you mean "{near[0]}"?'
                if near
                else "known are " + ", ".join(sorted(self._known))
            )
            raise UsageError(f'unknown key "{key}"', self._place(), hint)

    def error(self, message: str, hint: str = "") -> UsageError:
        """An error about this table."""
        return UsageError(message, self._place(), hint)

    def _take(self, key: str) -> object:
        self._known.append(key)
        return self.values.get(key)

    def _read(
        self, key: str, value: object, path: str, read: Callable[[TomlTable], T]
    ) -> T:
        if not isinstance(value, dict):
            raise self._wrong(key, value, "a table")
        table = TomlTable(value, self.file, path)
        result = read(table)
        table.finish()
        return result

    def _wrong(self, key: str, value: object, wanted: str) -> UsageError:
        return self.error(f"{key} must be {wanted}, and is {_shown(value)}")

    def _dotted(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _place(self) -> Location:
        return Location(self.file, 0, f"[{self.path}]" if self.path else "")


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a table"
    return str(value)
