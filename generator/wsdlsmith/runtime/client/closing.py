"""What has a ``close``, or an ``aclose``, is closed at the end of a ``with``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self


class _HasClose(Protocol):
    def close(self) -> None:
        """Let go of what was opened."""


class _HasAclose(Protocol):
    async def aclose(self) -> None:
        """Let go of what was opened."""


class Closing:
    """A context manager by its ``close``."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self: _HasClose,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class AsyncClosing:
    """An async context manager by its ``aclose``."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self: _HasAclose,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()
