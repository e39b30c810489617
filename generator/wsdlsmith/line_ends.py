"""Line ends, which version control changes: they are not what a file says.

With ``core.autocrlf`` git gives a checkout CRLF and a commit LF. Files are compared and
hashed as they are with LF, so a checkout on Windows holds what a commit on Linux does.
"""

from __future__ import annotations

from collections.abc import Iterator


def with_lf(data: bytes) -> bytes:
    """The same content with LF."""
    return data.replace(b"\r\n", b"\n")


def as_checked_out(data: bytes) -> Iterator[bytes]:
    """What version control may have had before it gave us ``data``."""
    plain = with_lf(data)
    yield from (data, plain, plain.replace(b"\n", b"\r\n"))
