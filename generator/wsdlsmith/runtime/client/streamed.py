"""One streamed answer without its transport: pieces in, records out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from wsdlsmith.runtime.client.reply import ReplyHeaders
from wsdlsmith.runtime.client.understood import elements_of
from wsdlsmith.runtime.codec.parsing import begins, is_utf8
from wsdlsmith.runtime.codec.read_records import RecordFeed, repeated
from wsdlsmith.runtime.errors import DecodeError

if TYPE_CHECKING:
    from wsdlsmith.runtime.client.exchange import Call
    from wsdlsmith.runtime.codec.read_envelope import EnvelopeReader
    from wsdlsmith.runtime.http import HttpAnswer

_PROLOG = 64 * 1024
"""How much is looked at for the root element."""


class StreamedAnswer:
    """Records of an answer that is an envelope in UTF-8, as its bytes come.

    Any other answer (a failing status, several parts, another encoding, one that
    must be signed) is waited for as a whole, and understood as a call's answer is.
    """

    def __init__(self, call: Call, head: HttpAnswer) -> None:
        self.head = head
        self.headers = ReplyHeaders({})
        self._call = call
        self._start = bytearray()
        self._feed: RecordFeed | None = None
        self._whole = not self._is_usual()

    def _is_usual(self) -> bool:
        head, call = self.head, self._call
        return (
            200 <= head.status < 300
            and head.media_type != "multipart/related"
            and head.charset.lower() in ("", "utf-8")
            and call.handling.signers is None
            and repeated(call.operation) is not None
        )

    def feed(self, chunk: bytes) -> Iterator[object]:
        """The records that have ended with this piece. Raises CallError."""
        if self._feed is None:
            self._start += chunk
            if self._whole or not self._begins():
                return
            chunk = bytes(self._start)
            self._start.clear()
            handling = self._call.handling
            self._feed = RecordFeed(
                self._call.operation, handling.limits, handling.on_deviation, self._heed
            )
        try:
            yield from self._feed.feed(chunk)
        except DecodeError as error:
            raise self._call.unreadable(self.head, True, self._told(error)) from None

    def _begins(self) -> bool:
        """Whether the root has begun; what is no plain envelope is for the end."""
        start = bytes(self._start)
        begun = begins(start) if is_utf8(start) else False
        if begun is False or (begun is None and len(start) > _PROLOG):
            self._whole = True
        return bool(begun)

    def finish(self) -> Iterator[object]:
        """What is left when all has come: records, or the error that it was."""
        if self._feed is None:
            answer = replace(self.head, content=bytes(self._start))
            reply = self._call.reply(answer)
        else:
            try:
                message = self._feed.close()
            except DecodeError as error:
                told = self._told(error)
                raise self._call.unreadable(self.head, True, told) from None
            reply = self._call.message(self.head, True, message, {}, b"")
        self.headers = reply.headers
        yield from reply.result or ()

    def _heed(self, heads: EnvelopeReader) -> None:
        unknown = elements_of(heads.heading.blocks)
        self.headers = ReplyHeaders(heads.headers, unknown)
        self._call.refuse_headers(self.head, heads.headers, unknown)

    def _told(self, error: DecodeError) -> str:
        error.operation = error.operation or self._call.operation.name
        return str(error)
