"""An answer while it arrives: what a transport with ``open`` gives.

A transport of the caller's own may have ``send`` alone. Then the whole answer is
waited for, and handed out as if it had come in one piece.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from wsdlsmith.runtime.client.transport import AsyncTransport, Transport
    from wsdlsmith.runtime.http import HttpAnswer, HttpRequest, Timeout


class Arriving(Protocol):
    """An answer whose body comes piece by piece; ``head`` is without it."""

    head: HttpAnswer

    def read(self) -> bytes:
        """The next piece of the body, unpacked; empty at its end."""

    def stop(self) -> None:
        """Have a ``read`` end that another thread waits in."""

    def close(self) -> None:
        """Let go of the connection."""


class AsyncArriving(Protocol):
    """An answer whose body comes piece by piece; ``head`` is without it."""

    head: HttpAnswer

    async def read(self) -> bytes:
        """The next piece of the body, unpacked; empty at its end."""

    async def aclose(self) -> None:
        """Let go of the connection."""


class _Arrived:
    """A whole answer in one piece."""

    def __init__(self, answer: HttpAnswer) -> None:
        self.head = replace(answer, content=b"")
        self._content = answer.content

    def _taken(self) -> bytes:
        content, self._content = self._content, b""
        return content


class _SyncArrived(_Arrived):
    def read(self) -> bytes:
        return self._taken()

    def stop(self) -> None:
        """Nobody waits."""

    def close(self) -> None:
        """Nothing is open."""


class _AsyncArrived(_Arrived):
    async def read(self) -> bytes:
        return self._taken()

    async def aclose(self) -> None:
        """Nothing is open."""


def arriving(transport: Transport, request: HttpRequest, timeout: Timeout) -> Arriving:
    """The answer to ``request``, as early as the transport can give it."""
    opening: Any = getattr(transport, "open", None)
    if opening is None:
        return _SyncArrived(transport.send(request, timeout))
    opened: Arriving = opening(request, timeout)
    return opened


async def aarriving(
    transport: AsyncTransport, request: HttpRequest, timeout: Timeout
) -> AsyncArriving:
    """The answer to ``request``, as early as the transport can give it."""
    opening: Any = getattr(transport, "open", None)
    if opening is None:
        return _AsyncArrived(await transport.send(request, timeout))
    opened: AsyncArriving = await opening(request, timeout)
    return opened
