"""One POST by httpx2; imported beside httpx2 only.

A client of our own has no headers, parameters or cookies to merge into a request,
so the request is made here: a third of what httpx2 takes for a small call. With the
caller's client all that he set on it counts.
"""

from __future__ import annotations

from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    aclosing,
    closing,
)
from functools import lru_cache
from typing import Any, Final

import httpx2

from wsdlsmith.runtime.client.httpx2_errors import waits
from wsdlsmith.runtime.http import HttpRequest, Timeout

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
