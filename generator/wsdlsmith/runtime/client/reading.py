"""What a stream reads from, while another thread or task may say that it is enough.

A generator that runs cannot be closed. So who closes a stream while another waits
for its next record only says so, and makes that wait end; the one who waited lets
go of the connection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.errors import CallError

if TYPE_CHECKING:
    from anyio import CancelScope

    from wsdlsmith.runtime.client.arriving import Arriving, AsyncArriving


class Reading:
    """The pieces of an answer, none of them once it is ``ended``."""

    def __init__(self, source: Arriving) -> None:
        self.ended = False
        self._source = source

    def read(self) -> bytes:
        """The next piece; empty at the end, and when somebody says that it is one."""
        try:
            return b"" if self.ended else self._source.read()
        except CallError:
            if self.ended:  # what broke, :meth:`stop` has broken
                return b""
            raise

    def stop(self) -> None:
        """Have a ``read`` of another thread end."""
        self.ended = True
        self._source.stop()

    def close(self) -> None:
        """Let go of the connection; nobody is reading."""
        self._source.close()


class AsyncReading:
    """The pieces of an answer, none of them once it is ``ended``."""

    def __init__(self, source: AsyncArriving) -> None:
        self.ended = False
        self._source = source
        self._wait: CancelScope | None = None

    async def read(self) -> bytes:
        """The next piece; empty at the end, and when somebody says that it is one."""
        from anyio import CancelScope

        if not self.ended:
            with CancelScope() as self._wait:
                return await self._source.read()
        return b""

    def stop(self) -> None:
        """Have a ``read`` of another task end."""
        self.ended = True
        if self._wait is not None:
            self._wait.cancel()

    async def aclose(self) -> None:
        """Let go of the connection; nobody is reading."""
        await self._source.aclose()
