"""``stream`` over HTTP: connections, compression, hooks, and async."""

from __future__ import annotations

import asyncio
import gzip
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from wsdlsmith.runtime import AnswerTooLargeError, ServiceFailure, SoapFault

from tests.runtime.client.conftest import Given, Server
from tests.runtime.client.ledger import AsyncLedger, Entry, Ledger
from tests.runtime.client.ledger_answers import answer, entries, fault, ledger_entries

COUNT = 20_000


@pytest.fixture
def stalled() -> Iterator[str]:
    """A server that gives three records, and then says nothing for a long time."""
    start, _, _ = answer(entries(3)).partition(b"</t:Result>")
    listener = socket.create_server(("127.0.0.1", 0))
    kept: list[socket.socket] = []

    def serve() -> None:
        client, _ = listener.accept()
        kept.append(client)
        client.recv(65536)
        client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + start)

    threading.Thread(target=serve, daemon=True).start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    listener.close()
    for client in kept:
        client.close()


def test_closing_from_another_thread_ends_the_wait_for_a_record(stalled: str) -> None:
    told: list[object] = []
    with Ledger(stalled, on_response=lambda e: told.append(e.error)) as ledger:
        stream = ledger.stream(ledger.all)
        closing = threading.Timer(0.3, stream.close)
        closing.start()
        start = time.monotonic()
        assert list(stream) == ledger_entries(3)
        assert time.monotonic() - start < 10, "the read timeout is 30 s"
        closing.join()
        assert told == [None]
        transport: Any = ledger._link.transport
        assert not transport._client._transport._pool.connections


def test_two_threads_do_not_wait_for_one_record(stalled: str) -> None:
    with (
        Ledger(stalled) as ledger,
        ThreadPoolExecutor(1) as pool,
        ledger.stream(ledger.all) as stream,
    ):
        reading = pool.submit(list, stream)
        time.sleep(0.3)
        with pytest.raises(RuntimeError, match="one reader at a time"):
            next(stream)
        stream.close()
        assert reading.result(10) == ledger_entries(3)


def test_closing_from_another_task_ends_the_wait_for_a_record(stalled: str) -> None:
    async def run() -> None:
        told: list[object] = []
        async with AsyncLedger(
            stalled, on_response=lambda e: told.append(e.error)
        ) as ledger:
            stream = await ledger.stream(ledger.all)

            async def read() -> list[object]:
                return [entry async for entry in stream]

            reading = asyncio.create_task(read())
            await asyncio.sleep(0.3)
            with pytest.raises(RuntimeError, match="one reader at a time"):
                await anext(stream)
            await stream.aclose()
            assert await asyncio.wait_for(reading, 10) == ledger_entries(3)
            assert told == [None]
            transport: Any = ledger._link.transport
            (client,) = transport._clients.values()
            assert not client._transport._pool.connections
            await stream.aclose()

    asyncio.run(run())


def test_a_hook_may_close_the_stream_that_is_being_read(server: Server) -> None:
    server.gives(answer(f"{entries(1)}<t:Odd/>{entries(1000)}"))
    streams: list[Any] = []

    def close(*_: str) -> None:
        for stream in streams:
            stream.close()

    with Ledger(server.url, on_deviation=close) as ledger:
        streams.append(ledger.stream(ledger.all))
        assert list(streams[0]) == ledger_entries(1)


def test_a_connection_is_used_again_after_the_last_record(server: Server) -> None:
    server.gives(answer(entries(COUNT)), headers={"Content-Type": "text/xml"})
    with Ledger(server.url) as ledger:
        for _ in range(3):
            assert sum(1 for _ in ledger.stream(ledger.all)) == COUNT
    assert server.connections == 1


def test_leaving_early_lets_go_of_the_connection(server: Server) -> None:
    server.gives(answer(entries(COUNT)))
    with Ledger(server.url) as ledger:
        with ledger.stream(ledger.all) as stream:
            assert next(stream) == Entry(number=0, note="note 0")
        with pytest.raises(StopIteration):
            next(stream)
        for entry in ledger.stream(ledger.all):
            assert entry is not None
            break
        client: Any = ledger._link.transport
        assert not client._client._transport._pool.connections
        assert len(ledger.all() or []) == COUNT


def test_other_calls_may_be_made_between_two_records(server: Server) -> None:
    contents = [answer(entries(COUNT)), answer(entries(1))]
    server.answer = lambda posted: Given(contents[b"Year" in posted.body])
    with Ledger(server.url, timeout=30) as ledger, ledger.stream(ledger.all) as stream:
        for _ in range(3):
            assert next(stream) is not None
            assert ledger.all(year=1) == ledger_entries(1)
        assert sum(1 for _ in stream) == COUNT - 3


def test_a_compressed_answer_is_unpacked_as_it_comes(server: Server) -> None:
    packed = gzip.compress(answer(entries(COUNT)))
    server.gives(packed, headers={"Content-Encoding": "gzip"})
    with Ledger(server.url) as ledger:
        assert sum(1 for _ in ledger.stream(ledger.all)) == COUNT


def test_too_large_an_answer_ends_the_stream(server: Server) -> None:
    packed = gzip.compress(answer(entries(COUNT)))
    for content, coding in ((answer(entries(COUNT)), "identity"), (packed, "gzip")):
        given = Given(content, headers={"Content-Encoding": coding})
        server.answer = lambda posted, given=given: given  # type: ignore[misc]
        with (
            Ledger(server.url, max_response_bytes=300_000) as ledger,
            pytest.raises(AnswerTooLargeError),
        ):
            list(ledger.stream(ledger.all))


def test_hooks_are_told_once_how_it_ended(server: Server) -> None:
    told: list[tuple[int | None, str]] = []
    server.gives(answer(entries(3)))
    with Ledger(
        server.url,
        on_response=lambda e: told.append((e.status, type(e.error).__name__)),
    ) as ledger:
        list(ledger.stream(ledger.all))
        ledger.stream(ledger.all).close()
        server.gives(fault(), 500)
        with pytest.raises(SoapFault):
            ledger.stream(ledger.all)
    assert told == [(200, "NoneType"), (200, "NoneType"), (500, "SoapFault")]


def test_async_streams_do_the_same(server: Server) -> None:
    async def run() -> None:
        async with AsyncLedger(server.url) as ledger:
            server.gives(answer(entries(COUNT)))
            count = 0
            async for entry in await ledger.stream(ledger.all):
                assert entry is not None
                count += 1
            assert count == COUNT
            async with await ledger.stream(ledger.all) as stream:
                assert await anext(stream) == Entry(number=0, note="note 0")
            with pytest.raises(StopAsyncIteration):
                await anext(stream)
            transport: Any = ledger._link.transport
            (client,) = transport._clients.values()
            assert not client._transport._pool.connections
            server.gives(fault(), 500)
            with pytest.raises(SoapFault):
                await ledger.stream(ledger.all)
            server.gives(answer("", "<t:Problem>sold out</t:Problem>"))
            with pytest.raises(ServiceFailure):
                await ledger.stream(ledger.all)

    asyncio.run(run())
