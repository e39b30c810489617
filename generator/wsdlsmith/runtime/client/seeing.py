"""What a caller may see of each call: event hooks, and the logger ``wsdlsmith``.

A hook gets the request before it is sent (each attempt) and the answer when it
came. What an event shows is redacted: the values of SOAP headers, elements with a
name like Ticket or Password, wsse, and HTTP headers like Authorization. ``raw``
is the message as it was, for who must have it.

The logger says one line for a call at INFO, and redacted messages at DEBUG.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from wsdlsmith.runtime.client.redact import Secrets, redacted_headers, redacted_message
from wsdlsmith.runtime.errors import CallError
from wsdlsmith.runtime.http import HttpAnswer, HttpRequest, public_url

if TYPE_CHECKING:
    from wsdlsmith.runtime.client.exchange import Call

LOGGER: Final = logging.getLogger("wsdlsmith.client")


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEvent:
    """A request that is about to be sent."""

    service: str
    operation: str
    url: str
    """Without user info and query."""
    raw: HttpRequest = field(repr=False)
    _secrets: Secrets = field(repr=False)

    @property
    def headers(self) -> Mapping[str, str]:
        """The HTTP headers, secret ones masked."""
        return redacted_headers(self.raw.headers, self._secrets)

    @property
    def text(self) -> str:
        """The envelope, secrets masked."""
        kind = self.raw.headers.get("Content-Type", "")
        return redacted_message(self.raw.content, kind, self._secrets)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseEvent:
    """What became of a request: an answer, or the error that there was none."""

    service: str
    operation: str
    url: str
    """Without user info and query."""
    status: int | None
    elapsed: timedelta
    error: CallError | None
    """What the call raises because of it: a fault, a timeout; None for a result."""
    raw: HttpAnswer | None = field(repr=False)
    _secrets: Secrets = field(repr=False)

    @property
    def headers(self) -> Mapping[str, str]:
        """The HTTP headers, secret ones masked."""
        given = self.raw.headers if self.raw is not None else {}
        return redacted_headers(given, self._secrets)

    @property
    def text(self) -> str:
        """The answer's body, secrets masked."""
        if self.raw is None:
            return ""
        kind = self.raw.headers.get("content-type", "")
        return redacted_message(self.raw.content, kind, self._secrets)


def show_request(call: Call) -> None:
    """Tell hook and log of a request."""
    hook = call.handling.on_request
    debug = LOGGER.isEnabledFor(logging.DEBUG)
    if hook is None and not debug:
        return
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
    if event.raw is not None and LOGGER.isEnabledFor(logging.DEBUG):
        LOGGER.debug("%s.%s answer: %s", event.service, event.operation, event.text)
