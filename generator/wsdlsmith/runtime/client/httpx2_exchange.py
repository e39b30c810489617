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
from functools import lru_cache
from typing import Any, Final

import httpx2

from wsdlsmith.runtime.client.httpx2_arriving import answer_of, body_of
from wsdlsmith.runtime.client.httpx2_deadline import cancelled, deadline
from wsdlsmith.runtime.client.httpx2_errors import translated, waits
from wsdlsmith.runtime.client.httpx2_privacy import sending
from wsdlsmith.runtime.http import HttpAnswer, HttpRequest, Timeout

_url: Final = lru_cache(maxsize=256)(httpx2.URL)


def exchanged(
    client: httpx2.Client,
    request: HttpRequest,
    timeout: Timeout,
    limit: int,
    owned: bool,
) -> HttpAnswer:
    """The whole answer; ``owned`` says that the client is of our own making."""
    start = time.monotonic()
    with (
        sending(request),
        translated(request, timeout),
        deadline(timeout.total),
        _posted(client, request, timeout, owned) as response,
    ):
        body = body_of(request, response, limit, timeout, start)
        if response.is_stream_consumed:  # a hook of the caller's client read it
            body.feed(response.content)
        else:
            for chunk in response.iter_raw():
                body.feed(chunk)
        return answer_of(response, body.close(), start)


async def aexchanged(
    client: httpx2.AsyncClient,
    request: HttpRequest,
    timeout: Timeout,
    limit: int,
    owned: bool,
) -> HttpAnswer:
    """:func:`exchanged` for async clients."""
    start = time.monotonic()
    with sending(request), translated(request, timeout), cancelled(timeout.total):
        exchange = await _aposted(client, request, timeout, owned)
        async with exchange as response:
            body = body_of(request, response, limit, timeout, start)
            if response.is_stream_consumed:
                body.feed(response.content)
            else:
                async for chunk in response.aiter_raw():
                    body.feed(chunk)
            return answer_of(response, body.close(), start)


def _posted(
    client: httpx2.Client, request: HttpRequest, timeout: Timeout, owned: bool
) -> AbstractContextManager[httpx2.Response]:
    """The answer, its body still to come."""
    if owned:
        return closing(client.send(_made(request, timeout), stream=True))
    return client.stream("POST", request.url, **_wanted(request, timeout))


async def _aposted(
    client: httpx2.AsyncClient, request: HttpRequest, timeout: Timeout, owned: bool
) -> AbstractAsyncContextManager[httpx2.Response]:
    """The same for async clients."""
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
