"""Both ways side by side: what one of them gives, the other must give too."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from wsdlsmith.runtime import Message, SoapError
from wsdlsmith.runtime.codec.message import Direction
from wsdlsmith.runtime.codec.read_envelope import EnvelopeReader
from wsdlsmith.runtime.codec.write_envelope import EnvelopeWriter
from wsdlsmith.runtime.limits import DEFAULT_LIMITS, Limits
from wsdlsmith.runtime.schema.dialect import Dialect
from wsdlsmith.runtime.schema.operation import Operation
from wsdlsmith.runtime.schema.record import Record
from wsdlsmith.runtime.schema.wire import Wire


@dataclass(frozen=True)
class Outcome:
    """What came of one message, comparable down to the hidden slots."""

    error: str = ""
    value: object = None
    reports: tuple[tuple[str, str, str], ...] = ()


def shape_of(operation: Operation, direction: Direction) -> Any:
    return operation.request if direction == "request" else operation.response


def read(
    operation: Operation,
    direction: Direction,
    data: bytes,
    fast: bool,
    limits: Limits = DEFAULT_LIMITS,
) -> tuple[Outcome, Message | None]:
    """One way of reading."""
    reports: list[tuple[str, str, str]] = []
    reader = EnvelopeReader(
        operation,
        shape_of(operation, direction),
        limits,
        lambda code, path, detail: reports.append((code, path, detail)),
        fast,
    )
    try:
        message = reader.read(data, direction == "response")
    except SoapError as error:
        return Outcome(f"{type(error).__name__}: {error}"), None
    return outcome_of(message, tuple(reports)), message


def outcome_of(message: Message, reports: tuple[tuple[str, str, str], ...]) -> Outcome:
    """A message that was read, comparable."""
    value = (all_of(message.body), all_of(message.headers), message.dialect)
    return Outcome("", (*value, message._frame), reports)


def write(
    operation: Operation,
    direction: Direction,
    message: Message,
    dialect: Dialect,
    fast: bool,
) -> Outcome:
    """One way of writing."""
    shape = shape_of(operation, direction)
    try:
        writer = EnvelopeWriter(operation, shape, message, dialect, fast)
        return Outcome("", writer.write())
    except SoapError as error:
        return Outcome(f"{type(error).__name__}: {error}")


def all_of(value: object) -> object:
    """A value as nested tuples: classes, fields, order of keys, hidden slots.

    The facts in a slot are found by name, so their order means nothing.
    """
    if isinstance(value, Record):
        fields = [
            (name, all_of(getattr(value, name)))
            for kind in type(value).__mro__
            for name in getattr(kind, "__slots__", ())
        ]
        return (type(value).__name__, *fields)
    if isinstance(value, list):
        return ("list", *map(all_of, value))
    if isinstance(value, dict):
        return ("dict", *((all_of(k), all_of(v)) for k, v in value.items()))
    if isinstance(value, Wire):
        facts = [(repr(key), all_of(fact)) for key, fact in value.children.items()]
        return ("wire", sorted(facts), repr(replace(value, children={})))
    if hasattr(value, "itertext"):
        from lxml import etree

        return etree.tostring(value, method="c14n")  # type: ignore[call-overload]
    return (type(value).__name__, repr(value))


def assert_alike(
    operation: Operation,
    direction: Direction,
    data: bytes,
    limits: Limits = DEFAULT_LIMITS,
) -> Message | None:
    """Read both ways and write both ways what came of it.

    The fast way reads twice: of the second message it may know what is before the Body.
    """
    first, _ = read(operation, direction, data, True, limits)
    fast, message = read(operation, direction, data, True, limits)
    assert first == fast, data
    generic, _ = read(operation, direction, data, False, limits)
    assert fast == generic, data
    if message is not None:
        for dialect in {message.dialect, operation.dialect}:
            written = write(operation, direction, message, dialect, True)
            assert written == write(operation, direction, message, dialect, False)
    return message
