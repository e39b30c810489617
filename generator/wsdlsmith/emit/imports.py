"""The import lines of a generated module, found by what its text uses."""

from __future__ import annotations

import re
from collections.abc import Iterable

_STDLIB = {
    "dt": "import datetime as dt",
    "Decimal": "from decimal import Decimal",
    "UUID": "from uuid import UUID",
    "Flag": "from enum import Flag",
}
_RUNTIME = ("Duration", "QName", "Token")
_NAME = re.compile(r"[^\W\d]\w*")


def used_names(texts: Iterable[str]) -> set[str]:
    """Every identifier in the given annotations or base classes."""
    return {name for text in texts for name in _NAME.findall(text)}


def stdlib_lines(names: set[str], *always: str) -> list[str]:
    """Imports of the standard library for the given names, sorted as isort does."""
    lines = [line for name, line in _STDLIB.items() if name in names]
    return sorted([*lines, *always], key=lambda line: (line.startswith("from"), line))


def runtime_names(names: set[str], *always: str) -> list[str]:
    """The names to import from ``wsdlsmith.runtime``."""
    return sorted({*(name for name in _RUNTIME if name in names), *always})
