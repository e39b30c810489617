"""How much of an input is read before it is refused.

The largest published WSDL that was met has 6 MB, the largest archive 6 MB that
unpack to 45 MB at a ratio of 22 to 1; the limits stand an order of magnitude above.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wsdlsmith.errors import SourceError


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds in bytes, in members and in seconds."""

    document: int = 100 * 1024 * 1024
    archive: int = 500 * 1024 * 1024
    unpacked: int = 1024 * 1024 * 1024
    members: int = 200_000
    ratio: int = 300
    """Unpacked to packed size of one member, above ``ratio_from`` bytes."""
    ratio_from: int = 5 * 1024 * 1024
    seconds: float = 30.0
    """Wait for a server or for git."""


LIMITS = Limits()


def read_bounded(path: Path, name: str, limit: int) -> bytes:
    """The file's bytes; SourceError where it cannot be read or is too large."""
    if not path.is_file():
        raise SourceError(f"{name}: not a regular file")
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(f"{name}: cannot be read: {reason}") from error
    if len(data) > limit:
        raise SourceError(f"{name}: larger than {limit:,} bytes")
    return data
