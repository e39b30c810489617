"""A contract as text that a person can check: what is not a default, one line each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.qname import XS, QName
from wsdlsmith.model.schema import Occurs, SchemaSet

INDENT = "  "


def contract_text(contract: Contract, diagnostics: Diagnostics | None = None) -> str:
    """Services, then the five symbol spaces, then what was told."""
    lines = [line for one in contract.services for line in _lines(one, "")]
    for space in fields(SchemaSet):
        for one in getattr(contract.schema, space.name).values():
            lines += _lines(one, "")
    for told in diagnostics or ():
        lines.append(f"told {told.code}: {told.location.path}")
    return "\n".join(lines) + "\n"


def _lines(one: Any, indent: str, label: str = "") -> Iterator[str]:
    """``Kind word=value``, and one line more for each part that has parts."""
    words, below = [], []
    for field in fields(one):
        value = getattr(one, field.name)
        if field.name in ("location", "declaration") or value == _default(field):
            continue
        if _has_parts(value):
            below.append((field.name, value))
        else:
            words.append(f"{field.name}={_word(value)}")
    yield f"{indent}{label}{type(one).__name__} {' '.join(words)}".rstrip()
    for name, value in below:
        for item in value if isinstance(value, tuple) else (value,):
            if is_dataclass(item):
                yield from _lines(item, indent + INDENT, f"{name}: ")
            else:
                yield f"{indent}{INDENT}{name}: {_word(item)}"


def _has_parts(value: object) -> bool:
    if isinstance(value, (QName, Occurs)):
        return False
    return is_dataclass(value) or (isinstance(value, tuple) and bool(value))


def _default(field: Field[Any]) -> object:
    return None if field.default is MISSING else field.default


def _word(value: object) -> str:
    if isinstance(value, QName):
        return f"xs:{value.name}" if value.namespace == XS else str(value)
    if isinstance(value, Occurs):
        return f"{value.min}..{'*' if value.max is None else value.max}"
    if isinstance(value, tuple):
        return "(" + " ".join(_word(item) for item in value) + ")"
    return repr(value)
