"""Threads and tasks that share a client never see each other's values."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from wsdlsmith.runtime import Message, ServiceBinding, new_request, write_message

from tests.runtime.client.conftest import Envelopes, Given, Posted, Server
from tests.runtime.client.depot.session import AsyncDepotApi, DepotApi
from tests.runtime.guests import SERVICE, Guest

CALLS = 200


@pytest.fixture
def echo(server: Server, envelopes: Envelopes) -> Any:
    """A server that gives the number back, and the ticket as a header."""

    def answer(posted: Posted) -> Given:
        texts = envelopes.texts(posted.body)
        return server.given(envelopes.found(texts["Number"], served_by=texts["Ticket"]))

    server.answer = answer
    return server


def test_threads_never_mix_headers(echo: Server) -> None:
    with DepotApi(echo.url, ticket="start") as api, ThreadPoolExecutor(8) as pool:

        def one(number: int) -> None:
            ticket = f"ticket-{number}"
            if number % 2:
                depot = api.depot.with_headers(ticket=ticket)
            else:
                depot = api.with_headers(ticket=ticket).depot
            reply = depot.reply(depot.find, number=number)
            assert reply.headers["served_by"] == ticket
            assert reply.result is not None
            assert reply.result.number == number

        list(pool.map(one, range(CALLS)))
    assert len(echo.posted) == CALLS
    assert echo.connections <= 8


def test_tasks_never_mix_headers(echo: Server) -> None:
    async def one(api: AsyncDepotApi, number: int) -> None:
        ticket = f"ticket-{number}"
        client = api.depot.with_headers(ticket=ticket)
        reply = await client.reply(client.find, number=number)
        assert reply.headers["served_by"] == ticket
        assert reply.result is not None
        assert reply.result.number == number

    async def run() -> None:
        async with AsyncDepotApi(echo.url, ticket="start") as api:
            gate = asyncio.Semaphore(32)

            async def limited(number: int) -> None:
                async with gate:
                    await one(api, number)

            await asyncio.gather(*(limited(number) for number in range(CALLS)))

    asyncio.run(run())
    assert len(echo.posted) == CALLS


@pytest.fixture
def eager_threads() -> Iterator[None]:
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("eager_threads")
def test_threads_that_call_first_at_once_agree_on_the_message() -> None:
    def first_call(service: ServiceBinding, barrier: Barrier) -> bytes:
        operation = service.operations["Put"]
        barrier.wait(5)
        body = new_request(operation, Guest(name="Ann"))
        return write_message(operation, "request", Message(body))

    with ThreadPoolExecutor(8) as pool:
        for _ in range(20):
            service = ServiceBinding(SERVICE.schema, "Guests", SERVICE._text)
            barrier = Barrier(8)
            calls = [pool.submit(first_call, service, barrier) for _ in range(8)]
            assert len({call.result() for call in calls}) == 1
