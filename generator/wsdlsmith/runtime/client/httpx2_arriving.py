"""An answer by httpx2 that is read as it comes; imported beside httpx2 only.

Between two pieces the caller does what he likes, other calls too. So what holds
for this request alone (its deadline, what is logged of it) is entered for each
wait, and left again.
"""

from __future__ import annotations

import socket
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

import httpx2

from wsdlsmith.runtime.client.body import BoundedBody
from wsdlsmith.runtime.client.httpx2_deadline import cancelled, deadline
from wsdlsmith.runtime.client.httpx2_errors import translated, waits
from wsdlsmith.runtime.client.httpx2_privacy import sending
from wsdlsmith.runtime.http import HttpAnswer, HttpRequest, Timeout


class _Arriving:
    """What both kinds know: the response, its body, and how long it may take."""

    _response: httpx2.Response
    _body: BoundedBody
    head: HttpAnswer

    def __init__(
        self, client: Any, request: HttpRequest, timeout: Timeout, limit: int
    ) -> None:
        self._client = client
        self._request = request
        self._timeout = timeout
        self._limit = limit
        self._start = time.monotonic()

    def _built(self) -> httpx2.Request:
        request = self._request
        built: httpx2.Request = self._client.build_request(
            "POST",
            request.url,
            content=request.content,
            headers=dict(request.headers),
            timeout=waits(self._timeout),
        )
        return built

    def _begin(self, response: httpx2.Response) -> None:
        self._response = response
        self.head = answer_of(response, b"", self._start)
        self._body = body_of(
            self._request, response, self._limit, self._timeout, self._start
        )

    def _left(self) -> float | None:
        """The seconds until the whole answer must be there."""
        total = self._timeout.total
        return None if total is None else self._start + total - time.monotonic()


class HttpArriving(_Arriving):
    """An answer to a client's request, as it comes."""

    _chunks: Iterator[bytes]

    def __init__(
        self, client: httpx2.Client, request: HttpRequest, timeout: Timeout, limit: int
    ) -> None:
        super().__init__(client, request, timeout, limit)
        with self._waiting():
            response = client.send(self._built(), stream=True)
            try:
                self._begin(response)
            except BaseException:
                response.close()
                raise
        if response.is_stream_consumed:  # a hook of the caller's client read it
            self._chunks = iter((response.content,))
        else:
            self._chunks = response.iter_raw()

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        with (
            sending(self._request),
            translated(self._request, self._timeout),
            deadline(self._left()),
        ):
            yield

    def read(self) -> bytes:
        """The next piece of the body, unpacked; empty at its end."""
        while True:
            with self._waiting():
                chunk = next(self._chunks, None)
                if chunk is None:
                    return self._body.close()
                self._body.feed(chunk)
            content = self._body.take()
            if content:
                return content

    def stop(self) -> None:
        """Have a ``read`` end that another thread waits in.

        To close a socket wakes nobody, and to shut it down does. The connections of
        HTTP/2 belong to others, too: there the wait ends by the next piece.
        """
        response = self._response
        stream = response.extensions.get("network_stream")
        if stream is None or response.is_closed or response.http_version == "HTTP/2":
            return
        held = stream.get_extra_info("socket")
        if isinstance(held, socket.socket):
            with suppress(OSError):  # closed meanwhile
                socket.socket.shutdown(held, socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of the connection; one that has more to say is closed."""
        self._response.close()


class AsyncHttpArriving(_Arriving):
    """An answer to an async client's request, as it comes."""

    _chunks: AsyncIterator[bytes]

    async def begin(self) -> AsyncHttpArriving:
        """Send, and wait for the headers."""
        with self._waiting():
            response = await self._client.send(self._built(), stream=True)
            try:
                self._begin(response)
            except BaseException:
                await response.aclose()
                raise
        consumed = response.is_stream_consumed
        self._chunks = _once(response.content) if consumed else response.aiter_raw()
        return self

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        with (
            sending(self._request),
            translated(self._request, self._timeout),
            cancelled(self._left()),
        ):
            yield

    async def read(self) -> bytes:
        """The next piece of the body, unpacked; empty at its end."""
        while True:
            with self._waiting():
                chunk = await anext(self._chunks, None)
                if chunk is None:
                    return self._body.close()
                self._body.feed(chunk)
            content = self._body.take()
            if content:
                return content

    async def aclose(self) -> None:
        """Let go of the connection; one that has more to say is closed."""
        await self._response.aclose()


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content


def body_of(
    request: HttpRequest,
    response: httpx2.Response,
    limit: int,
    timeout: Timeout,
    start: float,
) -> BoundedBody:
    """What takes the chunks of a response."""
    unpacked = response.is_stream_consumed
    return BoundedBody(
        request,
        limit=limit,
        deadline=None if timeout.total is None else start + timeout.total,
        coding="" if unpacked else response.headers.get("content-encoding", ""),
        length="" if unpacked else response.headers.get("content-length", ""),
    )


def answer_of(response: httpx2.Response, content: bytes, start: float) -> HttpAnswer:
    """The response with its content, or without one that is still to come."""
    return HttpAnswer(
        status=response.status_code,
        headers=dict(response.headers.items()),
        content=content,
        reason=response.reason_phrase,
        elapsed=timedelta(seconds=time.monotonic() - start),
    )
