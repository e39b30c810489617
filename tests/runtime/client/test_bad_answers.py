"""Every bad answer has its error, soon, in little memory and without a secret."""

from __future__ import annotations

import gzip
import socket
import struct
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from wsdlsmith.runtime.errors import (
    AnswerTooLargeError,
    CallError,
    HttpStatusError,
    MalformedAnswerError,
    TransportError,
)

from tests.runtime.client.vault import SOAP11, envelope, fetched, outcome, vault

__all__ = ["vault"]

TICKET, USER, PASSWORD = "7T:abcd&1", "annie", "pa55<word"
SECRETS = (TICKET, "7T:abcd", PASSWORD, "pa55&lt;word", "url-pa55", "url-key")
XML = "text/xml; charset=utf-8"
MANY = 100_000
QUOTING = f"Ticket {TICKET} of {PASSWORD}".encode()


class RawServer:
    """Answers each request with these very bytes, then closes or resets."""

    def __init__(self) -> None:
        self.answer = b""
        self.reset = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        port = self._listener.getsockname()[1]
        self.url = f"http://annie:url-pa55@127.0.0.1:{port}/?key=url-key"
        threading.Thread(target=self._serve, daemon=True).start()

    def gives(
        self, body: bytes, status: str = "200 OK", kind: str = XML, *more: str
    ) -> None:
        """A well-formed HTTP answer."""
        lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *more]
        if not any(line.startswith("Content-Length") for line in more):
            lines.append(f"Content-Length: {len(body)}")
        self.answer = "\r\n".join([*lines, "", ""]).encode() + body

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with client:
                self._handle(client)

    def _handle(self, client: socket.socket) -> None:
        client.settimeout(5)
        try:
            seen = b""
            while b"Envelope>" not in seen:
                seen += client.recv(65536)
            client.sendall(self.answer)
            if self.reset:
                linger = struct.pack("ii", 1, 0)
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        except OSError:
            return

    def close(self) -> None:
        self._listener.close()


@pytest.fixture
def raw() -> Iterator[RawServer]:
    server = RawServer()
    yield server
    server.close()


def error_of(vault: Any, server: RawServer, **options: Any) -> CallError:
    """The error, which came soon, needed little memory, and shows no secret."""

    def fetch() -> Any:
        auth = (USER, PASSWORD)
        call: Callable[[Any], Any] = lambda c: c.fetch(number=3)  # noqa: E731
        return outcome(vault, call, server.url, ticket=TICKET, auth=auth, **options)

    fetch()  # what is imported and compiled once is not the answer's doing
    tracemalloc.start()
    start = time.monotonic()
    error = fetch()
    spent = time.monotonic() - start
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert spent < 10
    assert peak < 64_000_000
    assert isinstance(error, CallError)
    for text in (str(error), repr(error)):
        assert len(text) < 1500
        for secret in SECRETS:
            assert secret not in text
    assert error.operation == "Fetch"
    assert "@" not in error.url
    assert "?" not in error.url
    return error


BOMB = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10))
BAD = {
    "empty 200": (b"", "200 OK", XML, MalformedAnswerError, "is empty"),
    "empty 500": (b"", "500 Oops", XML, HttpStatusError, "HTTP 500 Oops"),
    "HTML": (
        b"<html><h1>Log in, " + QUOTING + b"</h1>",
        "200 OK",
        "text/html",
        MalformedAnswerError,
        "no SOAP envelope (text/html): Log in",
    ),
    "HTML 500": (
        b"<!DOCTYPE html><p>" + QUOTING + b"</p>",
        "500 Oops",
        "text/html",
        HttpStatusError,
        "HTTP 500 Oops: Ticket ***",
    ),
    "JSON": (
        b'{"error": "x", "token": "' + TICKET.encode() + b'"}',
        "200 OK",
        "application/json",
        MalformedAnswerError,
        "no SOAP envelope (application/json)",
    ),
    "truncated": (fetched()[:-9], "200 OK", XML, MalformedAnswerError, "cannot be"),
    "two bodies": (
        fetched().replace(b"</s:Envelope>", b"<s:Body/></s:Envelope>"),
        "200 OK",
        XML,
        MalformedAnswerError,
        "2 Bodies",
    ),
    "no body": (
        f'<s:Envelope xmlns:s="{SOAP11}"/>'.encode(),
        "200 OK",
        XML,
        MalformedAnswerError,
        "no Body",
    ),
    "nothing in the body": (
        envelope(""),
        "200 OK",
        XML,
        MalformedAnswerError,
        "nothing",
    ),
    "another operation": (
        envelope("<t:StoreResponse/>"),
        "200 OK",
        XML,
        MalformedAnswerError,
        "StoreResponse",
    ),
    "wrong namespace": (
        fetched().replace(b"urn:vault", b"urn:other"),
        "200 OK",
        XML,
        MalformedAnswerError,
        "{urn:other}FetchResponse",
    ),
    "wrong envelope": (
        fetched().replace(SOAP11.encode(), b"urn:soap"),
        "200 OK",
        XML,
        MalformedAnswerError,
        "not a SOAP Envelope",
    ),
    "202": (b"", "202 Accepted", XML, MalformedAnswerError, "is empty (HTTP 202)"),
    "302": (b"", "302 Found", XML, HttpStatusError, "HTTP 302 Found"),
    "401": (QUOTING, "401 No", "text/plain", HttpStatusError, "HTTP 401 No: Ticket"),
    "413": (b"", "413 Too Large", XML, HttpStatusError, "HTTP 413"),
    "429": (b"", "429 Slowly", XML, HttpStatusError, "HTTP 429 Slowly"),
    "wrong charset": (
        fetched("Grønn").decode().encode("latin-1"),
        "200 OK",
        XML,
        MalformedAnswerError,
        "not well-formed XML",
    ),
    "unknown charset": (
        b'<?xml version="1.0" encoding="martian"?>' + fetched(),
        "200 OK",
        "text/xml; charset=martian",
        MalformedAnswerError,
        "not well-formed XML",
    ),
    "DTD": (
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1:1/x">' + fetched(),
        "200 OK",
        XML,
        MalformedAnswerError,
        "document type declaration",
    ),
    "entity bomb": (
        f'<!DOCTYPE a [<!ENTITY b0 "x">{BOMB}]>'.encode() + fetched("&b9;"),
        "200 OK",
        XML,
        MalformedAnswerError,
        "document type declaration",
    ),
    "100,000 levels": (
        fetched(more="<t:a>" * MANY + "</t:a>" * MANY),
        "200 OK",
        XML,
        MalformedAnswerError,
        "nested too deeply",
    ),
    "a value that does not fit": (
        fetched(more="<t:Content>7T:abcd&amp;1</t:Content>"),
        "200 OK",
        XML,
        MalformedAnswerError,
        "not base64",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_has_its_error(vault: Any, raw: RawServer, name: str) -> None:
    body, status, media_type, kind, said = BAD[name]
    raw.gives(body, status, media_type)
    error = error_of(vault, raw)
    assert type(error) is kind
    assert said in str(error)
    assert error.answer is not None
    assert error.answer.content == body


def test_429_keeps_what_the_server_asks_for(vault: Any, raw: RawServer) -> None:
    raw.gives(b"", "429 Slowly", XML, "Retry-After: 120")
    error = error_of(vault, raw)
    assert isinstance(error, HttpStatusError)
    assert error.answer is not None
    assert error.answer.headers["retry-after"] == "120"


def test_302_shows_where_to_without_secrets(vault: Any, raw: RawServer) -> None:
    raw.gives(b"", "302 Found", XML, f"Location: http://u:url-pa55@x/in?t={TICKET}")
    error = error_of(vault, raw)
    assert str(error).endswith("HTTP 302 Found, redirected to http://x/in")


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_compression_bomb_is_stopped(vault: Any, raw: RawServer, coding: str) -> None:
    pack = gzip.compress if coding == "gzip" else zlib.compress
    bomb = pack(b"<a>" + b" " * 300_000_000)
    raw.gives(bomb, "200 OK", XML, f"Content-Encoding: {coding}")
    error = error_of(vault, raw, max_response_bytes=8_000_000)
    assert type(error) is AnswerTooLargeError


@pytest.mark.parametrize("length", ["Content-Length: 50000000", "Connection: close"])
def test_a_body_beyond_the_limit_is_not_read(
    vault: Any, raw: RawServer, length: str
) -> None:
    raw.gives(b"x" * 20_000_000, "200 OK", XML, length)
    error = error_of(vault, raw, max_response_bytes=1_000_000)
    assert type(error) is AnswerTooLargeError
    assert "1,000,000 bytes (max_response_bytes)" in str(error)


@pytest.mark.parametrize("header", ["X: " + "y" * 5_000_000, "X: y\r\n" * 500_000])
def test_a_header_block_that_is_too_large_is_refused(
    vault: Any, raw: RawServer, header: str
) -> None:
    raw.gives(fetched(), "200 OK", XML, header)
    assert type(error_of(vault, raw)) is TransportError


def test_a_reset_in_mid_body_is_told(vault: Any, raw: RawServer) -> None:
    raw.gives(fetched(), "200 OK", XML, "Content-Length: 9999")
    raw.reset = True
    error = error_of(vault, raw)
    assert type(error) is TransportError
    assert error.phase == "read"


@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/1.1 200", b"\x16\x03\x01 nonsense\r\n\r\n"]
)
def test_what_is_no_http_is_told(vault: Any, raw: RawServer, answer: bytes) -> None:
    raw.answer = answer
    assert type(error_of(vault, raw)) is TransportError
