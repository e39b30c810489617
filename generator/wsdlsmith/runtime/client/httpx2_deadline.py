"""A deadline for all that httpx2 waits for; imported beside httpx2 only.

httpx2 bounds each wait by itself. A server that sends a byte of its headers now
and then never exceeds that, and there is no body yet whose time could be looked
at. So every wait on a socket is cut to what is left of ``Timeout.total``.

httpx2 has no place for a network backend, httpcore2 does: its pools are given
one that knows the deadline. In async code a whole request can be cancelled.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import Any, Final

import httpcore2
import httpx2

from wsdlsmith.runtime.client.httpx2_errors import SPENT

_GRACE: Final = 0.05
_DEADLINE: ContextVar[float | None] = ContextVar("wsdlsmith_deadline", default=None)


@contextmanager
def deadline(total: float | None) -> Iterator[None]:
    """Cut every wait of this thread so that none ends later."""
    token = _DEADLINE.set(None if total is None else time.monotonic() + total)
    try:
        yield
    finally:
        _DEADLINE.reset(token)


def cancelled(left: float | None) -> AbstractContextManager[object]:
    """:func:`deadline` for async code: what takes longer is cancelled.

    A moment later, so that a wait of httpx2's own that is as long ends first.
    """
    if left is None:
        return nullcontext()
    from anyio import fail_after

    return fail_after(left + _GRACE)


def cut(timeout: float | None, error: type[Exception]) -> float | None:
    """What is left to wait; raises where that is nothing."""
    end = _DEADLINE.get()
    if end is None:
        return timeout
    left = end - time.monotonic()
    if left <= 0:
        raise error(SPENT)
    return left if timeout is None else min(left, timeout)


class _Stream(httpcore2.NetworkStream):
    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, cut(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, cut(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        left = cut(timeout, httpcore2.ConnectTimeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore2.NetworkBackend):
    def __init__(self, backend: httpcore2.NetworkBackend) -> None:
        self._backend = backend

    def connect_tcp(self, *args: Any, **kwargs: Any) -> httpcore2.NetworkStream:
        kwargs["timeout"] = cut(kwargs.get("timeout"), httpcore2.ConnectTimeout)
        return _Stream(self._backend.connect_tcp(*args, **kwargs))

    def connect_unix_socket(self, *args: Any, **kwargs: Any) -> httpcore2.NetworkStream:
        kwargs["timeout"] = cut(kwargs.get("timeout"), httpcore2.ConnectTimeout)
        return _Stream(self._backend.connect_unix_socket(*args, **kwargs))

    def sleep(self, seconds: float) -> None:
        self._backend.sleep(seconds)


def heed_deadline(client: httpx2.Client) -> None:
    """Give the pools of a client of our own a backend that knows the deadline."""
    for transport in (client._transport, *client._mounts.values()):
        pool = getattr(transport, "_pool", None)
        backend = getattr(pool, "_network_backend", None)
        if pool is not None and backend is not None:
            pool._network_backend = _Backend(backend)
