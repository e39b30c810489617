"""httpx2's timeouts and exceptions in our words; imported beside httpx2 only."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import httpx2

from wsdlsmith.runtime.client.transport import NEEDS_SOCKSIO
from wsdlsmith.runtime.errors import (
    CallError,
    CallTimeoutError,
    MalformedAnswerError,
    Phase,
    TransportError,
)
from wsdlsmith.runtime.http import HttpRequest, Timeout

SPENT: Final = "the time for the whole call is spent"
QUOTED: Final = r"""(?s)[\s:]*(?:bytearray\(|b?["']).*"""
"""What a text quotes: servers repeat tickets where they say no HTTP, too."""
_BEFORE_SENDING: Final = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.LocalProtocolError,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
)


def waits(timeout: Timeout) -> httpx2.Timeout:
    """``timeout`` for httpx2: no wait, the one for the pool neither, beyond ``total``."""
    read, connect = (
        _least(part, timeout.total) for part in (timeout.read, timeout.connect)
    )
    return httpx2.Timeout(read, connect=connect)


def _least(part: float | None, total: float | None) -> float | None:
    return min((t for t in (part, total) if t is not None), default=None)


@contextmanager
def translated(request: HttpRequest, timeout: Timeout) -> Iterator[None]:
    """Raise what httpx2 raises as an error of the call.

    The original stays as the cause, but where its text may quote the URL, a header
    value or what the server said in place of HTTP.
    """
    try:
        yield
    except (httpx2.InvalidURL, httpx2.LocalProtocolError, UnicodeError) as exc:
        message = f"the request cannot be sent as HTTP ({type(exc).__name__})"
        raise TransportError(message, request, phase="connect", lasting=True) from None
    except ExceptionGroup as exc:
        if exc.subgroup(OverflowError) is None:
            raise
        message = "no connection: the port is beyond 65535"
        raise TransportError(message, request, phase="connect", lasting=True) from None
    except TimeoutError as exc:
        if isinstance(exc, CallError):
            raise
        raise _too_late(request, timeout) from exc
    except httpx2.TimeoutException as exc:
        raise _timed_out(exc, request, timeout) from exc
    except httpx2.DecodingError as exc:
        message = "the compressed answer is damaged"
        raise MalformedAnswerError(message, request) from exc
    except (httpx2.ProxyError, httpx2.RemoteProtocolError) as exc:
        raise _failed(exc, request) from None
    except (httpx2.HTTPError, httpx2.StreamError) as exc:
        raise _failed(exc, request) from exc


@contextmanager
def making(request: HttpRequest) -> Iterator[None]:
    """Raise what keeps httpx2 from making a client as an error of the call.

    The caller's own proxy was looked at before: it is one of the environment.
    """
    try:
        yield
    except (ImportError, ValueError, httpx2.InvalidURL) as exc:
        socks = isinstance(exc, ImportError)
        reason = NEEDS_SOCKSIO if socks else "it is no URL of a proxy"
        message = f"the proxy that the environment names cannot be used: {reason}"
        raise TransportError(message, request, phase="connect", lasting=True) from None


def _too_late(request: HttpRequest, timeout: Timeout) -> CallError:
    message = f"the answer was not complete{_within(timeout.total)}"
    return CallTimeoutError(message, request, phase="read")


def _timed_out(
    exc: httpx2.TimeoutException, request: HttpRequest, timeout: Timeout
) -> CallError:
    phase, total = _phase(exc), timeout.total
    part = timeout.connect if isinstance(exc, httpx2.ConnectTimeout) else timeout.read
    bounded = total is not None and (part is None or total <= part)
    if (bounded or SPENT in str(exc)) and phase != "connect":
        return _too_late(request, timeout)
    within = _within(_least(part, total))
    if isinstance(exc, httpx2.ConnectTimeout):
        message = f"no connection{within}"
    elif isinstance(exc, httpx2.PoolTimeout):
        message = f"no free connection{within}"
    elif isinstance(exc, httpx2.WriteTimeout):
        message = f"the server took none of the request{_within(part, 'for')}"
    else:
        message = f"the server said nothing{_within(part, 'for')}"
    return CallTimeoutError(message, request, phase=phase)


def _within(seconds: float | None, word: str = "within") -> str:
    """None is the caller's "without end", and the system gave up all the same."""
    return " in time" if seconds is None else f" {word} {seconds:g} s"


def _failed(exc: Exception, request: HttpRequest) -> CallError:
    phase = _phase(exc)
    what = "no connection" if phase == "connect" else "the connection broke"
    scheme = isinstance(exc, httpx2.UnsupportedProtocol)
    if scheme:
        reason = "the URL begins neither with http:// nor with https://"
    else:
        proxy = isinstance(exc, httpx2.ProxyError)
        reason = _said_by_proxy(exc) if proxy else _reason(exc)
    lasting = scheme or "CERTIFICATE" in reason
    message = f"{what}: {reason}"
    return TransportError(message, request, phase=phase, lasting=lasting)


def _said_by_proxy(exc: Exception) -> str:
    """The status alone: the words beside it are a stranger's, who knows a password."""
    status = str(exc)[:3]
    return (
        f"the proxy says HTTP {status}" if status.isdecimal() else "the proxy refuses"
    )


def _reason(exc: BaseException) -> str:
    """What the system said, where it did: async says "all attempts failed"."""
    inner: BaseException | None = exc
    while inner is not None:
        if isinstance(inner, ConnectionError) and inner.errno:
            return os.strerror(inner.errno)
        if isinstance(inner, BaseExceptionGroup):
            inner = inner.exceptions[0]
        else:
            inner = inner.__cause__ or inner.__context__
    return re.sub(QUOTED, "", str(exc)) or type(exc).__name__


def _phase(exc: Exception) -> Phase:
    if isinstance(exc, _BEFORE_SENDING):
        return "connect"
    if isinstance(exc, httpx2.WriteError | httpx2.WriteTimeout):
        return "write"
    return "read"
