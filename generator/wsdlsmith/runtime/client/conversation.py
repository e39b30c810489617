"""A call with all that belongs to it: span, renewal of a ticket, attempts, hooks.

The two halves differ in what they wait for, and in nothing else.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias, TypeVar

from wsdlsmith.runtime.client.exchange import Call
from wsdlsmith.runtime.client.forgetting import FORGETTING
from wsdlsmith.runtime.client.link import Link
from wsdlsmith.runtime.client.reply import Reply
from wsdlsmith.runtime.client.seeing import show_request, show_response
from wsdlsmith.runtime.client.tracing import traced
from wsdlsmith.runtime.client.transport import AsyncTransport, Transport
from wsdlsmith.runtime.errors import CallError
from wsdlsmith.runtime.schema.operation import Operation
from wsdlsmith.runtime.schema.record import Record

Values = Mapping[str, object]
Once: TypeAlias = "Callable[[Link[Transport], Call], Reply[Any]]"
AsyncOnce: TypeAlias = "Callable[[Link[AsyncTransport], Call], Awaitable[Reply[Any]]]"
T = TypeVar("T")


def carrying(
    link: Link[T], operation: Operation, values: tuple[object, ...]
) -> tuple[Link[T], tuple[object, ...]]:
    """A method's values: those of the message, and a link that carries the parts
    which the binding puts beside it; they come last.
    """
    count = len(operation.attachments)
    if not count:
        return link, values
    from wsdlsmith.runtime.codec.bound_parts import parts_to_send

    parts = parts_to_send(operation, values[-count:])
    return link.with_attachments(*parts), values[:-count]


def converse(
    link: Link[Transport],
    operation: Operation,
    body: Record | None,
    once: Once | None = None,
) -> Reply[Any]:
    """Call an operation, and wait for its reply; ``once`` makes one attempt."""
    once = once or _once
    tracer, url = link.handling.tracer, link.endpoint(operation)
    with FORGETTING, traced(tracer, operation, url) as carried:
        renewal = link.renewal
        if renewal is None or not renewal.concerns(operation):
            return _tried(link, operation, body, link.headers, carried, once)
        header = renewal.spec.header
        used = renewal.value(link.headers.get(header))
        try:
            values = {**link.headers, header: used}
            return _tried(link, operation, body, values, carried, once)
        except CallError as error:
            if not renewal.spec.expired(error):
                raise
        values = {**link.headers, header: renewal.renewed(used)}
        return _tried(link, operation, body, values, carried, once)


def _tried(
    link: Link[Transport],
    operation: Operation,
    body: Record | None,
    values: Values,
    carried: Mapping[str, str],
    once: Once,
) -> Reply[Any]:
    retry = link.handling.retry
    if retry is None:
        return once(link, link.call(operation, body, values, carried))
    for attempt in retry.attempts_for(operation):
        with attempt:
            return once(link, link.call(operation, body, values, carried))
    raise AssertionError("stamina ends with a result or an error")


def _once(link: Link[Transport], call: Call) -> Reply[Any]:
    show_request(call)
    start = time.monotonic()
    try:
        answer = link.transport.send(call.request, link.timeout)
    except CallError as error:
        show_response(call, error.answer, error, time.monotonic() - start)
        raise
    return understood(call, answer, start)


async def aconverse(
    link: Link[AsyncTransport],
    operation: Operation,
    body: Record | None,
    once: AsyncOnce | None = None,
) -> Reply[Any]:
    """Call an operation, and await its reply; ``once`` makes one attempt."""
    once = once or _aonce
    tracer, url = link.handling.tracer, link.endpoint(operation)
    with FORGETTING, traced(tracer, operation, url) as carried:
        renewal = link.renewal
        if renewal is None or not renewal.concerns(operation):
            return await _atried(link, operation, body, link.headers, carried, once)
        header = renewal.spec.header
        used = await renewal.avalue(link.headers.get(header))
        try:
            values = {**link.headers, header: used}
            return await _atried(link, operation, body, values, carried, once)
        except CallError as error:
            if not renewal.spec.expired(error):
                raise
        values = {**link.headers, header: await renewal.arenewed(used)}
        return await _atried(link, operation, body, values, carried, once)


async def _atried(
    link: Link[AsyncTransport],
    operation: Operation,
    body: Record | None,
    values: Values,
    carried: Mapping[str, str],
    once: AsyncOnce,
) -> Reply[Any]:
    retry = link.handling.retry
    if retry is None:
        return await once(link, link.call(operation, body, values, carried))
    async for attempt in retry.attempts_for(operation):
        with attempt:
            return await once(link, link.call(operation, body, values, carried))
    raise AssertionError("stamina ends with a result or an error")


async def _aonce(link: Link[AsyncTransport], call: Call) -> Reply[Any]:
    show_request(call)
    start = time.monotonic()
    try:
        answer = await link.transport.send(call.request, link.timeout)
    except CallError as error:
        show_response(call, error.answer, error, time.monotonic() - start)
        raise
    return understood(call, answer, start)


def understood(call: Call, answer: Any, start: float) -> Reply[Any]:
    """The reply in an answer, or its error; shown either way."""
    try:
        reply = call.reply(answer)
    except CallError as error:
        show_response(call, answer, error, time.monotonic() - start)
        raise
    show_response(call, answer, None, time.monotonic() - start)
    return reply
