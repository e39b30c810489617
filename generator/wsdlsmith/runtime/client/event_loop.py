"""Which event loop runs the caller."""

from __future__ import annotations

from typing import Any


class _NoLoop:
    """Stands for what runs the caller where that is not asyncio."""

    @staticmethod
    def is_closed() -> bool:
        return False


def event_loop() -> Any:
    """The loop that runs the caller, which connections belong to."""
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return _NoLoop
