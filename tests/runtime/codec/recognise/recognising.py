"""A message recognised, and held against what the generic way reads."""

from __future__ import annotations

from wsdlsmith.runtime import Message, Operation, ServiceBinding
from wsdlsmith.runtime.codec.message import Direction
from wsdlsmith.runtime.codec.recognise.opening import opening_of
from wsdlsmith.runtime.limits import DEFAULT_LIMITS, Limits

from tests.runtime.codec.fast.alike import outcome_of, read, shape_of
from tests.runtime.codec.fast.rows import SCHEMA, SERVICE, put


def new_put() -> Operation:
    """The operation, of which nothing was read yet."""
    SCHEMA.compiled.clear()
    return ServiceBinding(SCHEMA, "Rows", SERVICE).operations["Put"]


def recognised(
    operation: Operation,
    direction: Direction,
    data: bytes,
    limits: Limits = DEFAULT_LIMITS,
) -> Message | None:
    """The message, if it is recognised; it is then what the generic way reads."""
    schema = operation.service.schema
    opening = opening_of(schema, shape_of(operation, direction), data)
    message = None if opening is None else opening.read(data, limits)
    if message is not None:
        generic, _ = read(operation, direction, data, False, limits)
        assert outcome_of(message, ()) == generic, data
    return message


def recognised_put(xml: str, limits: Limits = DEFAULT_LIMITS) -> Message | None:
    """The same of a request around these elements."""
    operation = new_put()
    read(operation, "request", put(""), True)
    return recognised(operation, "request", put(xml), limits)
