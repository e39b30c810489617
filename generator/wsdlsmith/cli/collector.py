"""The garbage collector, out of the way while much is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector from visiting a growing contract again and again.

    Next to nothing in a contract is a cycle; reading one takes half the time so.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.freeze()  # what was made stays to the end, and is not visited either
            gc.enable()
