"""A ticket is obtained when it is needed, and once more when it has expired."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from lxml import etree
from wsdlsmith.runtime import Renew
from wsdlsmith.runtime.errors import (
    CallError,
    HttpStatusError,
    ServiceFailure,
    SoapFault,
)

from tests.runtime.client.conftest import Given, Posted, Server
from tests.runtime.client.vault import envelope, fetched, outcome, vault

__all__ = ["vault"]

EXPIRED = fetched(
    headers="<t:ExceptionInfo><t:Message>The ticket has expired</t:Message>"
    "</t:ExceptionInfo>"
)


def ticket_of(posted: Posted) -> str | None:
    return etree.fromstring(posted.body).findtext(".//{urn:vault}Ticket")


class Tickets:
    """Gives tickets; the server takes the last one only."""

    def __init__(self, server: Server) -> None:
        self.given = 0
        self.lock = threading.Lock()
        server.answer = self.answer

    def obtain(self) -> str:
        with self.lock:
            self.given += 1
            return f"ticket-{self.given}"

    async def obtain_async(self) -> str:
        await asyncio.sleep(0.01)
        return self.obtain()

    def answer(self, posted: Posted) -> Given:
        good = ticket_of(posted) == f"ticket-{self.given}"
        return Given(fetched() if good else EXPIRED)


def test_a_ticket_is_obtained_before_the_first_call(vault: Any, server: Server) -> None:
    tickets = Tickets(server)
    renew = Renew(header="ticket", obtain=tickets.obtain)
    with vault.Vault(server.url, renew=renew) as client:
        assert tickets.given == 0
        for _ in range(3):
            assert client.fetch().name == "cup"
    assert tickets.given == 1
    assert len(server.posted) == 3


def test_an_expired_ticket_is_renewed_and_the_call_repeated(
    vault: Any, server: Server
) -> None:
    tickets = Tickets(server)
    renew = Renew(header="ticket", obtain=tickets.obtain)
    with vault.Vault(server.url, ticket="old", renew=renew) as client:
        assert client.fetch().name == "cup"
        assert client.with_timeout(5).fetch().name == "cup"
    assert [ticket_of(posted) for posted in server.posted] == [
        "old",
        "ticket-1",
        "ticket-1",
    ]


def test_a_call_is_repeated_once_only(vault: Any, server: Server) -> None:
    server.gives(EXPIRED)
    got: list[str] = []

    def obtain() -> str:
        got.append("new")
        return "new"

    renew = Renew(header="ticket", obtain=obtain)
    call = lambda c: c.fetch()  # noqa: E731
    error = outcome(vault, call, server.url, ticket="old", renew=renew)
    assert isinstance(error, ServiceFailure)
    assert len(got) == 2  # one by the sync client, one by the async one
    assert len(server.posted) == 4


def test_another_error_renews_nothing(vault: Any, server: Server) -> None:
    server.gives(b"", 500)
    renew = Renew(header="ticket", obtain=lambda: pytest.fail("renewed"))
    error = outcome(vault, lambda c: c.fetch(), server.url, ticket="a", renew=renew)
    assert isinstance(error, HttpStatusError)
    assert len(server.posted) == 2


def test_the_caller_may_say_what_expired_means(vault: Any, server: Server) -> None:
    def answer(posted: Posted) -> Given:
        return Given(fetched()) if ticket_of(posted) == "new" else Given(b"", 418)

    server.answer = answer
    renew = Renew(
        header="ticket",
        obtain=lambda: "new",
        expired=lambda e: isinstance(e, HttpStatusError) and e.status == 418,
    )
    call = lambda c: c.fetch()  # noqa: E731
    assert outcome(vault, call, server.url, ticket="a", renew=renew).name == "cup"


FAULT = "<s:Fault><faultcode>{}</faultcode><faultstring>{}</faultstring></s:Fault>"


@pytest.mark.parametrize(
    ("code", "reason", "expired"),
    [
        ("wsse:FailedAuthentication", "x", True),
        ("s:Client", "Session has timed out", True),
        ("s:Client", "Invalid credentials", True),
        ("s:Client", "No such shelf", False),
        ("s:Server", "ticket", False),
    ],
)
def test_faults_that_mean_an_expired_ticket(
    vault: Any, server: Server, code: str, reason: str, expired: bool
) -> None:
    server.gives(envelope(FAULT.format(code, reason)), 500)
    renew = Renew(header="ticket", obtain=lambda: "new")
    call = lambda c: c.fetch()  # noqa: E731
    assert isinstance(
        outcome(vault, call, server.url, ticket="a", renew=renew), SoapFault
    )
    assert len(server.posted) == (4 if expired else 2)


def test_an_operation_without_the_header_needs_no_ticket(
    vault: Any, server: Server
) -> None:
    server.gives(envelope("<t:LogInResponse><t:Ticket>x</t:Ticket></t:LogInResponse>"))
    renew = Renew(header="ticket", obtain=lambda: pytest.fail("renewed"))
    assert outcome(vault, lambda c: c.log_in(), server.url, renew=renew) == "x"


def test_obtaining_may_use_the_same_client(vault: Any, server: Server) -> None:
    def answer(posted: Posted) -> Given:
        if b"Fetch" in posted.body:
            return Given(fetched() if ticket_of(posted) == "x" else EXPIRED)
        body = "<t:LogInResponse><t:Ticket>x</t:Ticket></t:LogInResponse>"
        return Given(envelope(body))

    server.answer = answer
    renew = Renew(header="ticket", obtain=lambda: client.log_in(user="me"))
    with vault.Vault(server.url, renew=renew) as client:
        assert client.fetch().name == "cup"


def test_a_ticket_of_somebody_else_is_not_renewed(vault: Any, server: Server) -> None:
    server.gives(EXPIRED)
    renew = Renew(header="ticket", obtain=lambda: pytest.fail("renewed"))
    with (
        vault.Vault(server.url, ticket="mine", renew=renew) as client,
        pytest.raises(ServiceFailure),
    ):
        client.with_headers(ticket="theirs").fetch()
    assert [ticket_of(posted) for posted in server.posted] == ["theirs"]


def test_threads_renew_a_ticket_together_once(vault: Any, server: Server) -> None:
    tickets = Tickets(server)
    renew = Renew(header="ticket", obtain=tickets.obtain)
    with (
        vault.Vault(server.url, ticket="old", renew=renew) as client,
        ThreadPoolExecutor(8) as pool,
    ):
        names = [item.name for item in pool.map(lambda _: client.fetch(), range(40))]
    assert names == ["cup"] * 40
    assert tickets.given == 1


def test_tasks_renew_a_ticket_together_once(vault: Any, server: Server) -> None:
    tickets = Tickets(server)
    renew = Renew(header="ticket", obtain=tickets.obtain_async)

    async def run() -> None:
        async with vault.AsyncVault(server.url, ticket="old", renew=renew) as client:
            await asyncio.gather(*(client.fetch() for _ in range(40)))

    asyncio.run(run())
    assert tickets.given == 1


class LoggedOutError(Exception):
    """What the caller's own function raises."""


class Refused:
    """Gives no ticket: fails once ``calls`` have met the end of theirs."""

    def __init__(self, server: Server, calls: int) -> None:
        self.asked = self.expired = 0
        self._calls = calls
        server.gives(EXPIRED)

    def met(self, error: CallError) -> bool:
        self.expired += 1
        return True

    def obtain(self) -> str:
        self.asked += 1
        end = time.monotonic() + 5
        while self.expired < self._calls and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(0.2)  # and a moment to begin to wait
        raise LoggedOutError(f"attempt {self.asked}")

    async def obtain_async(self) -> str:
        return await asyncio.to_thread(self.obtain)


def test_threads_that_wait_for_a_renewal_fail_with_it_and_ask_once(
    vault: Any, server: Server
) -> None:
    refused = Refused(server, 8)
    renew = Renew(header="ticket", obtain=refused.obtain, expired=refused.met)
    with (
        vault.Vault(server.url, ticket="old", renew=renew) as client,
        ThreadPoolExecutor(8) as pool,
    ):
        calls = [pool.submit(client.fetch) for _ in range(8)]
        errors = [call.exception() for call in calls]
        assert [str(error) for error in errors] == ["attempt 1"] * 8
        with pytest.raises(LoggedOutError, match="attempt 2"):
            client.fetch()


def test_tasks_that_wait_for_a_renewal_fail_with_it_and_ask_once(
    vault: Any, server: Server
) -> None:
    refused = Refused(server, 8)
    renew = Renew(header="ticket", obtain=refused.obtain_async, expired=refused.met)

    async def run() -> None:
        async with vault.AsyncVault(server.url, ticket="old", renew=renew) as client:
            calls = [client.fetch() for _ in range(8)]
            errors = await asyncio.gather(*calls, return_exceptions=True)
            assert [str(error) for error in errors] == ["attempt 1"] * 8
            with pytest.raises(LoggedOutError, match="attempt 2"):
                await client.fetch()

    asyncio.run(run())


def test_a_renewal_that_is_cancelled_is_taken_over_by_who_waits(
    vault: Any, server: Server
) -> None:
    tickets = Tickets(server)
    asked: list[int] = []

    async def obtain() -> str:
        asked.append(len(asked))
        if len(asked) == 1:
            await asyncio.sleep(30)
        return tickets.obtain()

    async def run() -> None:
        renew = Renew(header="ticket", obtain=obtain)
        async with vault.AsyncVault(server.url, renew=renew) as client:
            first, *others = [asyncio.create_task(client.fetch()) for _ in range(3)]
            await asyncio.sleep(0.1)
            first.cancel()
            for item in await asyncio.gather(*others):
                assert item.name == "cup"

    asyncio.run(run())
    assert asked == [0, 1]


def test_a_sync_client_takes_no_async_function(vault: Any, server: Server) -> None:
    tickets = Tickets(server)
    renew = Renew(header="ticket", obtain=tickets.obtain_async)
    with (
        vault.Vault(server.url, renew=renew) as client,
        pytest.raises(TypeError, match="for async clients"),
    ):
        client.fetch()


def test_an_unknown_header_is_named_with_the_nearest(vault: Any) -> None:
    with pytest.raises(TypeError, match=r"'tickets'; did you mean 'ticket'"):
        vault.Vault(renew=Renew(header="tickets", obtain=str))
