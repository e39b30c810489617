"""httpx2's timeouts and exceptions in our words; imported beside httpx2 only."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import httpx2

from wsdlsmith.runtime.errors import (
    CallError,
    CallTimeoutError,
    MalformedAnswerError,
    Phase,
    TransportError,
)
from wsdlsmith.runtime.http import HttpRequest, Timeout

SPENT: Final = "the time for the whole call is spent"
QUOTED: Final = re.compile(r"""[\s:]*(?:bytearray\(|b?["']).*""", re.DOTALL)
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
    """``timeout`` for httpx2; ``total`` is looked at as the body comes."""
    return httpx2.Timeout(timeout.read, connect=timeout.connect)


@contextmanager
def translated(request: HttpRequest, timeout: Timeout) -> Iterator[None]:
    """Raise what httpx2 raises as an error of the call.

    The original stays as the cause, but where its text may quote the URL, a header
    value or what the server said in place of HTTP.
    """
    try:
        yield
    except (httpx2.InvalidURL, httpx2.LocalProtocolError) as exc:
        message = f"the request cannot be sent as HTTP ({type(exc).__name__})"
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
    except httpx2.RemoteProtocolError as exc:
        raise _failed(exc, request) from None
    except (httpx2.HTTPError, httpx2.StreamError) as exc:
        raise _failed(exc, request) from exc


def _too_late(request: HttpRequest, timeout: Timeout) -> CallError:
    message = f"the answer was not complete within {timeout.total:g} s"
    return CallTimeoutError(message, request, phase="read")


def _timed_out(
    exc: httpx2.TimeoutException, request: HttpRequest, timeout: Timeout
) -> CallError:
    total, read = timeout.total, timeout.read
    bounded = total is not None and (read is None or total <= read)
    if (bounded or SPENT in str(exc)) and _phase(exc) != "connect":
        return _too_late(request, timeout)
    if isinstance(exc, httpx2.ConnectTimeout):
        message = f"no connection within {timeout.connect:g} s"
    elif isinstance(exc, httpx2.PoolTimeout):
        message = f"no free connection within {timeout.read:g} s"
    elif isinstance(exc, httpx2.WriteTimeout):
        message = f"the server took none of the request for {timeout.read:g} s"
    else:
        message = f"the server said nothing for {timeout.read:g} s"
    return CallTimeoutError(message, request, phase=_phase(exc))


def _failed(exc: Exception, request: HttpRequest) -> CallError:
    phase = _phase(exc)
    what = "no connection" if phase == "connect" else "the connection broke"
    reason = _reason(exc)
    lasting = isinstance(exc, httpx2.UnsupportedProtocol) or "CERTIFICATE" in reason
    message = f"{what}: {reason}"
    return TransportError(message, request, phase=phase, lasting=lasting)


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
    return QUOTED.sub("", str(exc)) or type(exc).__name__


def _phase(exc: Exception) -> Phase:
    if isinstance(exc, _BEFORE_SENDING):
        return "connect"
    if isinstance(exc, httpx2.WriteError | httpx2.WriteTimeout):
        return "write"
    return "read"
