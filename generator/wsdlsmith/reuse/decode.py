"""JSON to frozen dataclasses, by their annotations; what does not fit is refused."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


class Misfit(ValueError):
    """The JSON is not of the shape that was asked for."""


def decode(kind: type[T], value: object) -> T:
    """``value`` as ``kind``: str, int, bool, tuples, dicts, and dataclasses of them."""
    found: T = _decode(kind, value)
    return found


def _decode(kind: Any, value: Any) -> Any:
    if kind in (str, int, bool):
        if type(value) is not kind:
            raise Misfit(f"{type(value).__name__} in place of {kind.__name__}")
        return value
    if isinstance(kind, UnionType):
        inner = next(one for one in get_args(kind) if one is not type(None))
        return None if value is None else _decode(inner, value)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple and isinstance(value, list):
        if arguments[-1] is Ellipsis:
            return tuple(_decode(arguments[0], one) for one in value)
        if len(arguments) == len(value):
            return tuple(map(_decode, arguments, value))
    if origin is dict and isinstance(value, dict):
        return {key: _decode(arguments[1], one) for key, one in value.items()}
    if isinstance(kind, type) and is_dataclass(kind) and isinstance(value, dict):
        hints = _hints(kind)
        if value.keys() == hints.keys():
            return kind(**{name: _decode(hints[name], value[name]) for name in hints})
    raise Misfit(f"{type(value).__name__} in place of {kind}")


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {one.name: hints[one.name] for one in fields(kind)}
