"""signxml in our use: it logs at DEBUG all that it signs or verifies, passwords too."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

_SILENT: ContextVar[bool] = ContextVar("wsdlsmith_signing", default=False)


class _Silent(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        return not _SILENT.get()


_FILTER: Final = _Silent()


@contextmanager
def silently() -> Iterator[None]:
    """Until the end of the block, signxml logs nothing of this thread or task."""
    logging.getLogger("signxml.processor").addFilter(_FILTER)  # once: it knows them
    token = _SILENT.set(True)
    try:
        yield
    finally:
        _SILENT.reset(token)
