"""Bytes to a message of an operation and back (SOAP 1.1 section 4, SOAP 1.2 part 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.codec.message import Direction, Message, Observer
from wsdlsmith.runtime.errors import DecodeError, EncodeError
from wsdlsmith.runtime.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.read_envelope import EnvelopeReader
    from wsdlsmith.runtime.schema.dialect import Dialect
    from wsdlsmith.runtime.schema.operation import Operation
    from wsdlsmith.runtime.schema.record import Record
    from wsdlsmith.runtime.schema.shape import MessageShape

__all__ = [
    "Direction",
    "Message",
    "new_request",
    "read_message",
    "result_of",
    "write_message",
]


def read_message(
    operation: Operation,
    direction: Direction,
    data: bytes,
    *,
    limits: Limits = DEFAULT_LIMITS,
    on_deviation: Observer | None = None,
) -> Message:
    """Read an envelope of the operation.

    Raises DecodeError for what is no such envelope. What can be kept is kept
    and told to ``on_deviation`` as (code, path, detail).
    """
    from wsdlsmith.runtime.codec.read_envelope import EnvelopeReader

    shape = _shape(operation, direction)
    if shape is None:
        raise DecodeError(
            "a one-way operation has no response", operation=operation.name
        )
    reader = EnvelopeReader(operation, shape, limits, on_deviation)
    return read_by(reader, data, direction == "response")


def read_by(reader: EnvelopeReader, data: bytes, may_fault: bool) -> Message:
    """What the reader reads; its ``headers`` are there even where the body is not."""
    name = reader.operation.name
    try:
        return reader.read(data, may_fault)
    except DecodeError as error:
        error.operation = error.operation or name
        raise
    except RecursionError:
        reason = "nested deeper than the caller's stack allows"
        raise DecodeError(reason, operation=name) from None


def write_message(
    operation: Operation,
    direction: Direction,
    message: Message,
    dialect: Dialect | None = None,
) -> bytes:
    """Write an envelope of the operation, in ``dialect`` or the message's own.

    Raises EncodeError for values that the schema has no place for.
    """
    from wsdlsmith.runtime.codec.write_envelope import EnvelopeWriter, written

    shape = _shape(operation, direction)
    if shape is None:
        raise EncodeError(
            "a one-way operation has no response", operation=operation.name
        )
    return written(
        EnvelopeWriter(operation, shape, message, dialect or message.dialect)
    )


def new_request(operation: Operation, *values: object) -> Record:
    """A request of these values, in the order of its fields."""
    return operation.request.new(*values)


def result_of(operation: Operation, body: Record) -> object:
    """What a method gives back: nothing, the one value, or the whole response."""
    shape = operation.response
    if shape is None or not shape.kind.slots:
        return None
    if len(shape.kind.slots) == 1:
        return getattr(body, shape.kind.slots[0].field)
    return body


def _shape(operation: Operation, direction: Direction) -> MessageShape | None:
    return operation.request if direction == "request" else operation.response
