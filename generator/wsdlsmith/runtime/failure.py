"""Answers that say by a header that the operation did not succeed.

Some services answer HTTP 200, an empty result and a header that holds the
exception. Which header, the project file says; the service text has it as
``failure ExceptionInfo Succeeded``. A boolean means failure when it is false,
anything else when it is there with something in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wsdlsmith.runtime.schema.record import Record, record_type
from wsdlsmith.runtime.values.names import local

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.operation import Operation

_MESSAGE = ("message", "error_message", "description", "text", "reason")
_FRIENDLY = ("friendly_text", "friendly_message", "user_message", "display_message")
_TYPE = ("exception_type", "type", "error_type", "error_code", "code", "name")
_INNER = ("inner_exception", "inner", "inner_exceptions", "cause", "causes")
_DEPTH = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an exception header says; ``inner`` are the exceptions behind it."""

    message: str = ""
    friendly_text: str = ""
    type: str = ""
    inner: tuple[Said, ...] = ()
    detail: Any = None


def failure_of(operation: Operation, headers: Mapping[str, object]) -> Said | None:
    """What the header values of an answer say went wrong; None when nothing did."""
    names = operation.service.failure
    shape = operation.response
    if not names or shape is None:
        return None
    found = [
        headers[part.name]
        for part in shape.headers.values()
        if local(part.slot.entry.name) in names and part.name in headers
    ]
    if not any(_means_failure(value) for value in found):
        return None
    told = [said(value) for value in found if not isinstance(value, bool)]
    telling = [one for one in told if one.message or one.type or one.friendly_text]
    return next(iter(telling or told), Said(detail=False))


def said(value: object, depth: int = 0) -> Said:
    """What a header's value says, by the names that its fields have."""
    if not isinstance(value, Record):
        return Said(message="" if value is None else str(value), detail=value)
    inner: list[Said] = []
    if depth < _DEPTH:
        for one in _values(value, _INNER):
            items = one if isinstance(one, list) else [one]
            inner += [said(item, depth + 1) for item in items if not _empty(item)]
    return Said(
        message=_text(value, _MESSAGE),
        friendly_text=_text(value, _FRIENDLY),
        type=_text(value, _TYPE),
        inner=tuple(inner),
        detail=value,
    )


def _means_failure(value: object) -> bool:
    if isinstance(value, bool):
        return not value
    return not _empty(value)


def _empty(value: object) -> bool:
    """Whether nothing is said: nil, no text, a record without a single value."""
    if isinstance(value, Record):
        names = record_type(type(value)).slots
        return all(_empty(getattr(value, slot.field)) for slot in names)
    return value is None or value in ("", [], {})


def _text(record: Record, names: tuple[str, ...]) -> str:
    return next((str(v) for v in _values(record, names) if isinstance(v, str)), "")


def _values(record: Record, names: tuple[str, ...]) -> Iterator[object]:
    for name in names:
        value = getattr(record, name, None)
        if value is not None:
            yield value
