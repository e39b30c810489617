"""When two definitions are one."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")


def same_but_for_documentation(first: T, second: T) -> bool:
    """Whether two definitions differ in documentation at most."""
    return first == second or undocumented(first) == undocumented(second)


def better_documented(first: T, second: T) -> T:
    """The one with more documentation; between equals a choice without order."""
    return max(first, second, key=lambda one: (_amount(one), repr(one)))


def undocumented(value: T) -> T:
    """``value`` without documentation, all the way down."""
    return _undocumented(value)  # type: ignore[no-any-return]


def _undocumented(value: Any) -> Any:
    if type(value) is tuple:
        return tuple(_undocumented(item) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {
        one.name: "" if one.name == "documentation" else _undocumented(old)
        for one in fields(value)
        if one.compare and (old := getattr(value, one.name)) is not None
    }
    return replace(value, **changes)


def _amount(value: Any) -> int:
    if type(value) is tuple:
        return sum(_amount(item) for item in value)
    if not is_dataclass(value):
        return 0
    return sum(
        len(old) if one.name == "documentation" else _amount(old)
        for one in fields(value)
        if (old := getattr(value, one.name)) is not None
    )
