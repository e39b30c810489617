"""A thousand calls, one by one and at once: no error, no leak, nothing mixed up."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from superoffice.services88 import AsyncErpSync, ErpSync, Services88
from superoffice.services88.types import PluginResponse, SoCredentials

from tests.interop.callers import AsyncJudgedTransport, Judge, JudgedTransport
from tests.interop.processes import sockets
from tests.interop.wsdls import Wsdls

CALLS = 1000
TASKS = 32
THREADS = 8
LOOP = 3
"""What an event loop has open for itself."""


@pytest.fixture
def before() -> Iterator[int]:
    """How many sockets were open before the test; after it there are no more."""
    number = sockets()
    yield number
    assert sockets() <= number


@pytest.fixture
def judge(wsdls: Wsdls) -> Judge:
    """Looks at every request."""
    return Judge(wsdls.schema("ErpSync"))


def mine(answer: PluginResponse | None, number: int) -> None:
    """The answer is that to the caller of this number, headers and all."""
    assert answer is not None
    assert answer.user_explanation == f"app{number}/ticket{number}"
    assert answer.tech_explanation == f"all: {number},{number + 1}"


def headers(number: int) -> dict[str, object]:
    return {
        "application_token": f"app{number}",
        "credentials": SoCredentials(ticket=f"ticket{number}"),
    }


def test_a_thousand_calls_one_after_the_other(
    php: str, judge: Judge, before: int
) -> None:
    transport = JudgedTransport(judge)
    with Services88(php, transport=transport) as api:
        erp = api.erp_sync
        for number in range(CALLS):
            one = erp.with_headers(**headers(number))
            keys = [number, number + 1]
            mine(one.force_resync(erp_connection_id=1, internal_key_ids=keys), number)
        assert sockets() <= before + 1  # PHP closes each connection: none piles up
    transport.close()
    assert judge.sent == CALLS


def test_a_thousand_calls_of_eight_threads(php: str, judge: Judge, before: int) -> None:
    transport = JudgedTransport(judge)
    erp = ErpSync(php, transport=transport)

    def call(number: int) -> None:
        one = erp.with_headers(**headers(number))
        keys = [number, number + 1]
        mine(one.force_resync(erp_connection_id=1, internal_key_ids=keys), number)

    with ThreadPoolExecutor(THREADS) as pool:
        for done in [pool.submit(call, number) for number in range(CALLS)]:
            done.result(60)
        assert sockets() <= before + THREADS
    transport.close()
    assert judge.sent == CALLS


def test_a_thousand_calls_of_thirty_two_tasks(
    php: str, judge: Judge, before: int
) -> None:
    async def all_calls() -> None:
        transport = AsyncJudgedTransport(judge)
        erp = AsyncErpSync(php, transport=transport)
        numbers = iter(range(CALLS))

        async def task() -> None:
            for number in numbers:
                one = erp.with_headers(**headers(number))
                keys = [number, number + 1]
                answer = await one.force_resync(
                    erp_connection_id=1, internal_key_ids=keys
                )
                mine(answer, number)

        await asyncio.wait_for(asyncio.gather(*(task() for _ in range(TASKS))), 120)
        assert sockets() <= before + TASKS + LOOP
        await transport.aclose()

    asyncio.run(all_calls())
    assert judge.sent == CALLS
