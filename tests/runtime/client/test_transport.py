"""HttpTransport and AsyncHttpTransport against a server of the standard library."""

from __future__ import annotations

import asyncio
import gc
import gzip
import pickle
import socket
import time
import zlib
from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from wsdlsmith.runtime.client.transport import AsyncHttpTransport, HttpTransport
from wsdlsmith.runtime.errors import (
    AnswerTooLargeError,
    CallError,
    CallTimeoutError,
    MalformedAnswerError,
    TransportError,
)
from wsdlsmith.runtime.http import HttpAnswer, HttpRequest, Timeout

from tests.runtime.client.conftest import Given, Posted, Server

SHORT = Timeout(connect=2, read=2)
Send = Callable[..., HttpAnswer]


def send_sync(request: HttpRequest, timeout: Timeout, **settings: Any) -> HttpAnswer:
    transport = HttpTransport(**settings)
    try:
        return transport.send(request, timeout)
    finally:
        transport.close()


def send_async(request: HttpRequest, timeout: Timeout, **settings: Any) -> HttpAnswer:
    async def run() -> HttpAnswer:
        transport = AsyncHttpTransport(**settings)
        try:
            return await transport.send(request, timeout)
        finally:
            await transport.aclose()

    return asyncio.run(run())


@pytest.fixture(params=[send_sync, send_async], ids=["sync", "async"])
def send(request: pytest.FixtureRequest) -> Send:
    sender: Send = request.param
    return sender


def posting(url: str) -> HttpRequest:
    headers = {"Content-Type": "text/xml", "Accept-Encoding": "gzip, deflate"}
    return HttpRequest(operation="Find", url=url, headers=headers, content=b"<a/>")


def test_the_answer_has_status_headers_body_and_time(
    server: Server, send: Send
) -> None:
    server.gives(b"<b/>", 500, {"X-One": "1"}, 0.05)
    answer = send(posting(server.url), SHORT)
    assert (answer.status, answer.content) == (500, b"<b/>")
    assert answer.headers["x-one"] == "1"
    assert answer.elapsed.total_seconds() >= 0.05
    assert server.posted[0].body == b"<a/>"
    assert server.posted[0].headers["content-type"] == "text/xml"


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", lambda data: gzip.compress(data[:3]) + gzip.compress(data[3:])),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
    ],
)
def test_a_packed_answer_is_unpacked(
    server: Server, send: Send, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    body = b"<b>" + b"x" * 100_000 + b"</b>"
    server.gives(pack(body), 200, {"Content-Encoding": coding})
    assert send(posting(server.url), SHORT).content == body


def test_a_damaged_or_short_packed_answer_is_malformed(
    server: Server, send: Send
) -> None:
    packed = gzip.compress(b"<b>text</b>" * 500)
    for body, reason in [(packed[:-9], "ends early"), (b"nonsense", "is damaged")]:
        server.gives(body, 200, {"Content-Encoding": "gzip"})
        with pytest.raises(MalformedAnswerError, match=reason):
            send(posting(server.url), SHORT)


def test_a_coding_that_nobody_asked_for_is_malformed(
    server: Server, send: Send
) -> None:
    server.gives(b"?", 200, {"Content-Encoding": "br"})
    with pytest.raises(MalformedAnswerError, match="content coding nobody asked for"):
        send(posting(server.url), SHORT)


def test_an_answer_beyond_the_limit_is_not_read(server: Server, send: Send) -> None:
    server.gives(b"x" * 2001)
    with pytest.raises(AnswerTooLargeError, match="larger than 2,000 bytes") as caught:
        send(posting(server.url), SHORT, max_response_bytes=2000)
    assert caught.value.operation == "Find"
    assert (
        len(send(posting(server.url), SHORT, max_response_bytes=2001).content) == 2001
    )


def test_a_gzip_bomb_stops_at_the_limit(server: Server, send: Send) -> None:
    bomb = gzip.compress(bytes(64 * 1024 * 1024))
    assert len(bomb) < 100_000
    server.gives(bomb, 200, {"Content-Encoding": "gzip"})
    with pytest.raises(AnswerTooLargeError):
        send(posting(server.url), SHORT, max_response_bytes=100_000)


def test_a_silent_server_is_a_timeout_error(server: Server, send: Send) -> None:
    server.gives(delay=1.0)
    start = time.monotonic()
    with pytest.raises(CallTimeoutError, match=r"said nothing for 0\.2 s") as caught:
        send(posting(server.url), Timeout(connect=1, read=0.2))
    assert time.monotonic() - start < 0.9
    assert isinstance(caught.value, TimeoutError)
    assert caught.value.phase == "read"


def test_a_dripping_server_ends_at_the_total(send: Send) -> None:
    async def drip() -> Any:
        for _ in range(100):
            await asyncio.sleep(0.02)
            yield b"x"

    def drip_sync() -> Any:
        for _ in range(100):
            time.sleep(0.02)
            yield b"x"

    stream = drip_sync if send is send_sync else drip
    kind: Any = httpx2.Client if send is send_sync else httpx2.AsyncClient
    mock = httpx2.MockTransport(lambda request: httpx2.Response(200, content=stream()))
    with pytest.raises(CallTimeoutError, match="not complete in time"):
        send(posting("http://x/"), Timeout(total=0.2), http_client=kind(transport=mock))


def test_a_refused_connection_says_that_nothing_was_sent(send: Send) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: refused
        url = f"http://user:pa55@127.0.0.1:{taken.getsockname()[1]}/a/b?ticket=7T"
        with pytest.raises(TransportError, match="no connection") as caught:
            send(posting(url), SHORT)
    assert caught.value.phase == "connect"
    assert caught.value.url.endswith("/a/b")
    assert "pa55" not in str(caught.value)
    assert "7T" not in str(caught.value)


def test_a_body_that_breaks_off_is_a_transport_error(
    server: Server, send: Send
) -> None:
    server.gives(b"<b>", length=100)
    with pytest.raises(TransportError, match="the connection broke") as caught:
        send(posting(server.url), SHORT)
    assert caught.value.phase == "read"


@pytest.mark.parametrize("url", ["ftp://x/", "http://u:pa/55@x:y/", "nonsense", ""])
def test_a_url_that_cannot_be_used_is_a_transport_error(url: str, send: Send) -> None:
    with pytest.raises(TransportError) as caught:
        send(posting(url), SHORT)
    assert caught.value.phase == "connect"
    assert "55" not in str(caught.value)


def test_redirects_are_not_followed_and_cookies_not_kept(server: Server) -> None:
    headers = {"Location": f"{server.url}/other", "Set-Cookie": "who=me"}
    server.gives(b"", 307, headers)
    transport = HttpTransport()
    for _ in range(2):
        assert transport.send(posting(f"{server.url}/one"), SHORT).status == 307
    transport.close()
    assert [posted.path for posted in server.posted] == ["/one", "/one"]
    assert "cookie" not in server.posted[1].headers
    assert server.connections == 1


def test_a_callers_httpx2_client_is_used_and_stays_open() -> None:
    mock = httpx2.MockTransport(lambda request: httpx2.Response(200, content=b"<b/>"))
    with httpx2.Client(transport=mock) as client:
        assert send_sync(posting("http://x/"), SHORT, http_client=client).content
        assert not client.is_closed


@pytest.mark.parametrize("status", [307, 308])
def test_a_callers_httpx2_client_may_follow_redirects(
    server: Server, status: int
) -> None:
    def answer(posted: Posted) -> Given:
        if posted.path == "/new":
            return Given(posted.body)
        return Given(status=status, headers={"Location": "/new"})

    server.answer = answer
    request = posting(f"{server.url}/old")
    with httpx2.Client(follow_redirects=True) as client:
        found = send_sync(request, SHORT, http_client=client)
    assert (found.status, found.content) == (200, request.content)
    assert send_sync(request, SHORT).status == status


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_an_async_transport_goes_on_in_another_event_loop(server: Server) -> None:
    # as scripts do that call asyncio.run more than once
    server.gives(b"<a/>")
    transport = AsyncHttpTransport()

    async def twice() -> list[int]:
        return [
            (await transport.send(posting(server.url), SHORT)).status for _ in range(2)
        ]

    assert asyncio.run(twice()) == asyncio.run(twice()) == [200, 200]
    assert server.connections == 2

    async def end() -> None:
        assert await twice() == [200, 200]
        await transport.aclose()
        with pytest.raises(TransportError, match="the client is closed"):
            await twice()

    asyncio.run(end())
    gc.collect()  # the connections of the first loop, which nobody could close


def test_a_closed_transport_says_so(send: Send) -> None:
    transport = HttpTransport()
    transport.close()
    with pytest.raises(TransportError, match="the client is closed"):
        transport.send(posting("http://127.0.0.1:9/"), SHORT)


def test_an_error_survives_pickling() -> None:
    error = TransportError("no", posting("http://x/a?b=c"), phase="connect")
    again: CallError = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error) == "Find at http://x/a: no"
    assert isinstance(again, TransportError)
    assert again.phase == "connect"
