"""The limits of :func:`~wsdlsmith.runtime.codec.parsing.parse`, for bytes that come in pieces."""

from __future__ import annotations

from wsdlsmith.runtime.codec.parsing import is_crowded
from wsdlsmith.runtime.errors import DecodeError
from wsdlsmith.runtime.limits import Limits


class RunningMeasure:
    """Counts before libxml2 builds anything of a piece."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._bytes = self._elements = self._attributes = 0
        self._last = b""
        """The last byte: what is counted may be cut in two."""
        self._tag = b""
        """What has come of a tag that is still open."""

    def count(self, chunk: bytes) -> None:
        """Take a piece. Raises DecodeError once there is too much of anything."""
        limits, window = self._limits, self._last + chunk
        self._bytes += len(chunk)
        self._elements += window.count(b"<") - window.count(b"</")
        self._elements -= self._last == b"<"
        self._attributes += window.count(b'="') + window.count(b"='")
        self._last = chunk[-1:] or self._last
        if self._bytes > limits.bytes:
            raise DecodeError("the message has more bytes than allowed")
        if self._elements > limits.elements:
            raise DecodeError("the message has more elements than allowed")
        if self._attributes > limits.attributes:
            raise DecodeError("the message has more attributes than allowed")
        tags = self._tag + chunk
        if len(tags) > 4 * limits.attributes_each and is_crowded(tags, limits):
            raise DecodeError("an element has more attributes than allowed")
        start = tags.rfind(b"<")
        self._tag = tags[start:] if start > tags.rfind(b">") else b""
