"""The body of an answer, collected within limits.

A server, or who stands between, can send more than a client wants to hold:
endless chunks, or a gzip of a thousand times its size. Both the bytes that
arrive and the bytes that they unpack to are counted as they come.
"""

from __future__ import annotations

import time
import zlib

from wsdlsmith.runtime.errors import (
    AnswerTooLargeError,
    CallTimeoutError,
    MalformedAnswerError,
)
from wsdlsmith.runtime.http import HttpRequest

ACCEPTED_CODINGS = "gzip, deflate"
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_RAW_DEFLATE = -zlib.MAX_WBITS


class BoundedBody:
    """Takes the chunks of one answer, undoes its content coding (RFC 9110 8.4)."""

    def __init__(
        self,
        request: HttpRequest,
        *,
        limit: int,
        deadline: float | None = None,
        coding: str = "",
        length: str = "",
    ) -> None:
        self._request = request
        self._limit = limit
        self._deadline = deadline
        self._arrived = 0
        self._taken = 0
        self._content = bytearray()
        self._unpacker: zlib._Decompress | None = None
        coding = coding.strip().lower()
        if coding in ("gzip", "x-gzip", "deflate"):
            self._unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
        elif coding not in ("", "identity"):
            raise self._malformed("the answer has a content coding nobody asked for")
        if length.isdecimal() and int(length) > limit:
            raise self._too_large()

    def feed(self, chunk: bytes) -> None:
        """Take what arrived; raises once there is too much of it, or too late."""
        if self._deadline is not None and time.monotonic() > self._deadline:
            raise CallTimeoutError(
                "the answer was not complete in time", self._request, phase="read"
            )
        first = self._arrived == 0
        self._arrived += len(chunk)
        if self._unpacker is None:
            self._content += chunk
        else:
            self._unpack(self._unpacker, chunk, first)
        if max(self._arrived, self._taken + len(self._content)) > self._limit:
            raise self._too_large()

    def take(self) -> bytes:
        """What was unpacked since the last time; it counts, but is kept no longer."""
        content = bytes(self._content)
        self._taken += len(content)
        self._content.clear()
        return content

    def close(self) -> bytes:
        """The whole body; raises when its coding ended early."""
        if self._unpacker is not None and self._arrived and not self._unpacker.eof:
            raise self._malformed("the compressed answer ends early")
        return bytes(self._content)

    def _unpack(self, unpacker: zlib._Decompress, chunk: bytes, first: bool) -> None:
        try:
            while chunk:
                if unpacker.eof:  # a gzip file is a row of members (RFC 1952 2.2)
                    unpacker = self._unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
                room = self._limit - self._taken - len(self._content) + 1
                self._content += unpacker.decompress(chunk, room)
                if self._taken + len(self._content) > self._limit:
                    return
                chunk = unpacker.unused_data
        except zlib.error as exc:
            if not first:
                raise self._malformed("the compressed answer is damaged") from exc
            # "deflate" without the zlib header, as some servers understand it
            unpacker = self._unpacker = zlib.decompressobj(_RAW_DEFLATE)
            self._unpack(unpacker, chunk, first=False)

    def _too_large(self) -> AnswerTooLargeError:
        return AnswerTooLargeError(
            f"the answer is larger than {self._limit:,} bytes (max_response_bytes)",
            self._request,
        )

    def _malformed(self, message: str) -> MalformedAnswerError:
        return MalformedAnswerError(message, self._request)
