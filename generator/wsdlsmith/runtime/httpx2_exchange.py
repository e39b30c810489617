"""One POST by httpx2; imported beside httpx2 only.

A client of our own has no headers, parameters or cookies to merge into a request,
so the request is made here: a third of what httpx2 takes for a small call. With the
caller's client all that he set on it counts.
"""

from __future__ import annotations

import time
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    aclosing,
    closing,
)
from datetime import timedelta
from functools import lru_cache
from typing import Any, Final

import httpx2

from wsdlsmith.runtime.body import BoundedBody
from wsdlsmith.runtime.http import HttpAnswer, HttpRequest, Timeout
from wsdlsmith.runtime.httpx2_errors import waits

_url: Final = lru_cache(maxsize=256)(httpx2.URL)


def posted(
    client: httpx2.Client, request: HttpRequest, timeout: Timeout, owned: bool
) -> AbstractContextManager[httpx2.Response]:
    """The answer, its body still to come."""
    if owned:
        return closing(client.send(_made(request, timeout), stream=True))
    return client.stream("POST", request.url, **_wanted(request, timeout))


async def aposted(
    client: httpx2.AsyncClient, request: HttpRequest, timeout: Timeout, owned: bool
) -> AbstractAsyncContextManager[httpx2.Response]:
    """:func:`posted` for async clients."""
    if owned:
        return aclosing(await client.send(_made(request, timeout), stream=True))
    return client.stream("POST", request.url, **_wanted(request, timeout))


def _made(request: HttpRequest, timeout: Timeout) -> httpx2.Request:
    return httpx2.Request(
        "POST",
        _url(request.url),
        content=request.content,
        headers=dict(request.headers),
        extensions={"timeout": waits(timeout).as_dict()},
    )


def _wanted(request: HttpRequest, timeout: Timeout) -> dict[str, Any]:
    return {
        "content": request.content,
        "headers": dict(request.headers),
        "timeout": waits(timeout),
    }


def bounded_body(
    request: HttpRequest,
    response: httpx2.Response,
    limit: int,
    timeout: Timeout,
    start: float,
) -> BoundedBody:
    """What collects the body of the answer."""
    unpacked = response.is_stream_consumed
    return BoundedBody(
        request,
        limit=limit,
        deadline=None if timeout.total is None else start + timeout.total,
        coding="" if unpacked else response.headers.get("content-encoding", ""),
        length="" if unpacked else response.headers.get("content-length", ""),
    )


def answer_of(response: httpx2.Response, content: bytes, start: float) -> HttpAnswer:
    """The answer as plain values."""
    return HttpAnswer(
        status=response.status_code,
        headers=dict(response.headers.items()),
        content=content,
        reason=response.reason_phrase,
        elapsed=timedelta(seconds=time.monotonic() - start),
    )
