"""httpx2 in our use: quiet about URLs, careful with pages nobody reads."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

import httpx2

from wsdlsmith.runtime.errors import AnswerTooLargeError
from wsdlsmith.runtime.http import HttpRequest, public_url

_REQUEST: ContextVar[HttpRequest | None] = ContextVar("wsdlsmith_request", default=None)
_REFUSAL: Final = 64 * 1024
"""How much of a page with HTTP 401 is read: Digest reads it before it goes on."""


class _WithoutQuery(logging.Filter):
    """httpx2 logs each URL at INFO, and a query may hold a key or a ticket.

    So may the words beside the status. Only what is logged during calls of ours is
    changed.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if _REQUEST.get() is not None and isinstance(record.args, tuple):
            record.args = tuple(
                public_url(str(arg)) if isinstance(arg, httpx2.URL) else arg
                for arg in record.args
            )
            if isinstance(record.msg, str) and record.msg.startswith("HTTP Request: "):
                record.args = (*record.args[:4], "")
                record.msg = 'HTTP Request: %s %s "%s %d%s"'
        return True


class _WithoutHeaders(logging.Filter):
    """httpcore2 logs each answer's headers at DEBUG: cookies and challenges.

    And, where it is no HTTP, what it is in its place.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if _REQUEST.get() is not None and isinstance(record.msg, str):
            start, found, _ = record.msg.partition(".failed exception=")
            record.msg = (
                start + ".failed"
                if found
                else start.partition("headers.complete return_value=")[0]
            )
        return True


_FILTERS: Final = (
    (logging.getLogger("httpx2"), _WithoutQuery()),
    (logging.getLogger("httpcore2.http11"), _WithoutHeaders()),
    (logging.getLogger("httpcore2.http2"), _WithoutHeaders()),
    (logging.getLogger("httpcore2.proxy"), _WithoutHeaders()),
)


@contextmanager
def sending(request: HttpRequest) -> Iterator[None]:
    """Until the end of the block, what httpx2 does is done for ``request``."""
    for logger, wanted in _FILTERS:
        logger.addFilter(wanted)  # once: it knows its filters
    token = _REQUEST.set(request)
    try:
        yield
    finally:
        _REQUEST.reset(token)


class _Refusal(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """The body of a 401, up to a bound."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._left = _REFUSAL

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            yield self._counted(chunk)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            yield self._counted(chunk)

    def _counted(self, chunk: bytes) -> bytes:
        self._left -= len(chunk)
        request = _REQUEST.get()
        if self._left < 0 and request is not None:
            raise AnswerTooLargeError(
                f"the page that asks for a password (HTTP 401) is larger than "
                f"{_REFUSAL:,} bytes",
                request,
            )
        return chunk

    def close(self) -> None:
        self._stream.close()

    async def aclose(self) -> None:
        await self._stream.aclose()


def bound_refusal(response: httpx2.Response) -> None:
    """A hook: bound what is read of a 401."""
    if response.status_code == 401:
        response.stream = _Refusal(response.stream)


async def abound_refusal(response: httpx2.Response) -> None:
    """:func:`bound_refusal` for async clients."""
    bound_refusal(response)
