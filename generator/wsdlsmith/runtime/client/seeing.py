"""What a caller may see of each call: event hooks, and the logger ``wsdlsmith``.

A hook gets the request before it is sent (each attempt) and the answer when it
came. The logger says one line for a call at INFO, and redacted messages at DEBUG.
What neither wants is not made: most calls have no event.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from wsdlsmith.runtime.errors import CallError
from wsdlsmith.runtime.http import public_url

if TYPE_CHECKING:
    from wsdlsmith.runtime.client.events import ResponseEvent
    from wsdlsmith.runtime.client.exchange import Call
    from wsdlsmith.runtime.http import HttpAnswer

LOGGER: Final = logging.getLogger("wsdlsmith.client")


def show_request(call: Call) -> None:
    """Tell hook and log of a request."""
    hook = call.handling.on_request
    debug = LOGGER.isEnabledFor(logging.DEBUG)
    if hook is None and not debug:
        return
    from wsdlsmith.runtime.client.events import RequestEvent

    event = RequestEvent(
        service=call.operation.service.name,
        operation=call.operation.name,
        url=public_url(call.request.url),
        raw=call.request,
        _secrets=call.secrets,
    )
    if debug:
        LOGGER.debug("%s.%s request: %s", event.service, event.operation, event.text)
    if hook is not None:
        hook(event)


def show_response(
    call: Call, answer: HttpAnswer | None, error: CallError | None, seconds: float
) -> None:
    """Tell hook and log of an answer, or that there was none."""
    hook = call.handling.on_response
    if hook is None and not LOGGER.isEnabledFor(logging.INFO):
        return
    from wsdlsmith.runtime.client.events import ResponseEvent

    event = ResponseEvent(
        service=call.operation.service.name,
        operation=call.operation.name,
        url=public_url(call.request.url),
        status=answer.status if answer is not None else None,
        elapsed=timedelta(seconds=seconds),
        error=error,
        raw=answer,
        _secrets=call.secrets,
    )
    _log(event)
    if hook is not None:
        hook(event)


class ShownOnce:
    """Tells hook and log of an answer that takes its time, when it is known how it ended."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._start = time.monotonic()
        self._done = False

    def __call__(self, head: HttpAnswer | None, error: CallError | None) -> None:
        if not self._done:
            self._done = True
            seconds = time.monotonic() - self._start
            if head is not None:
                head = replace(head, elapsed=timedelta(seconds=seconds))
            show_response(self._call, head, error, seconds)

    @contextmanager
    def beginning(self) -> Iterator[None]:
        """Tell the error of an answer that does not even begin."""
        try:
            yield
        except CallError as error:
            self(error.answer, error)
            raise


def _log(event: ResponseEvent) -> None:
    outcome = type(event.error).__name__ if event.error is not None else "result"
    LOGGER.info(
        "%s.%s: %s, HTTP %s, %.3f s",
        event.service,
        event.operation,
        outcome,
        event.status or "-",
        event.elapsed.total_seconds(),
    )
    held = event.raw is not None and event.raw.content  # a stream holds nothing
    if held and LOGGER.isEnabledFor(logging.DEBUG):
        LOGGER.debug("%s.%s answer: %s", event.service, event.operation, event.text)
