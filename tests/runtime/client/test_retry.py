"""Calling again: only where it is safe, and not for ever."""

from __future__ import annotations

import socket
import sys
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
import stamina
from wsdlsmith.runtime import Retry
from wsdlsmith.runtime.client.retry import retry_after
from wsdlsmith.runtime.errors import HttpStatusError, TransportError
from wsdlsmith.runtime.http import HttpAnswer, HttpRequest

from tests.runtime.client.conftest import Given, Posted, Server
from tests.runtime.client.vault import fetched, outcome, vault

__all__ = ["vault"]


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """The own pauses of stamina are some seconds; the servers' are what is tested."""
    original = stamina.retry_context

    def quick(**options: Any) -> Any:
        return original(**options, wait_initial=0.001, wait_max=0.001, wait_jitter=0)

    monkeypatch.setattr(stamina, "retry_context", quick)


@pytest.fixture
def busy(server: Server) -> Server:
    """A server that is busy the first two times, and then answers."""

    def answer(posted: Posted) -> Given:
        if len(server.posted) % 3:
            return Given(b"", 503, {"Retry-After": "0"})
        return server.given(fetched())

    server.answer = answer
    return server


def fetch(vault: Any, url: str, **options: Any) -> Any:
    return outcome(vault, lambda c: c.fetch(number=3), url, **options)


@pytest.mark.parametrize(
    "idempotent",
    [True, ["Fetch"], {"fetch"}, ["Vault.Fetch"], lambda o: o.name == "Fetch"],
)
def test_an_idempotent_operation_is_called_again(
    vault: Any, busy: Server, idempotent: Any
) -> None:
    retry = Retry(attempts=3, idempotent=idempotent)
    assert fetch(vault, busy.url, retry=retry).name == "cup"
    assert len(busy.posted) == 6  # three by the sync client, three by the async one


@pytest.mark.parametrize("retry", [None, 3, Retry(idempotent=["Store"])])
def test_no_other_operation_is_called_again(
    vault: Any, busy: Server, retry: Any
) -> None:
    assert isinstance(fetch(vault, busy.url, retry=retry), HttpStatusError)


def test_attempts_are_bounded(vault: Any, server: Server) -> None:
    server.gives(b"", 429)
    error = fetch(vault, server.url, retry=Retry(attempts=4, idempotent=True))
    assert isinstance(error, HttpStatusError)
    assert error.status == 429
    assert len(server.posted) == 8


def test_retry_after_is_respected(vault: Any, server: Server) -> None:
    def answer(posted: Posted) -> Given:
        if len(server.posted) == 1:
            return Given(b"", 429, {"Retry-After": "1"})
        return server.given(fetched())

    server.answer = answer
    start = time.monotonic()
    with vault.Vault(server.url, retry=Retry(idempotent=True)) as client:
        assert client.fetch().name == "cup"
    assert 1.0 <= time.monotonic() - start < 5


def test_a_server_that_asks_for_too_long_a_pause_is_not_asked_again(
    vault: Any, server: Server
) -> None:
    server.gives(b"", 503, {"Retry-After": "31"})
    error = fetch(vault, server.url, retry=Retry(idempotent=True))
    assert isinstance(error, HttpStatusError)
    assert len(server.posted) == 2


def test_a_refused_connection_is_tried_again_for_any_operation(vault: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        seen: list[object] = []
        error = fetch(vault, url, retry=3, on_response=seen.append)
    assert isinstance(error, TransportError)
    assert error.phase == "connect"
    assert len(seen) == 6


def test_a_lost_answer_is_not_asked_for_again(vault: Any, server: Server) -> None:
    server.gives(b"<a>", length=1000)
    error = fetch(vault, server.url, retry=3)
    assert isinstance(error, TransportError)
    assert error.phase == "read"
    assert len(server.posted) == 2


def test_what_lasts_is_not_tried_again(vault: Any) -> None:
    seen: list[object] = []
    fetch(vault, "http://h/\x7f/", retry=3, on_response=seen.append)
    assert len(seen) == 2


def status(header: str) -> HttpStatusError:
    request = HttpRequest(operation="Fetch", url="http://x/", headers={}, content=b"")
    answer = HttpAnswer(status=503, headers={"retry-after": header}, content=b"")
    return HttpStatusError("no", request, answer)


def test_retry_after_is_seconds_or_a_date() -> None:
    assert retry_after(status("7")) == 7
    assert retry_after(status("soon")) is None
    assert retry_after(status("-1")) is None
    assert retry_after(status("9" * 5000)) == 999_999_999
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=100), usegmt=True)
    assert 95 < (retry_after(status(later)) or 0) <= 100
    assert retry_after(status("Wed, 21 Oct 2015 07:28:00 GMT")) == 0


def test_a_name_alone_is_no_list_of_names() -> None:
    with pytest.raises(TypeError, match="a list of names"):
        Retry(idempotent="Fetch")


def test_without_stamina_the_error_says_what_to_install(
    vault: Any, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "stamina", None)
    with (
        vault.Vault(server.url, retry=3) as client,
        pytest.raises(ImportError, match=r"pip install 'wsdlsmith\[retry\]'"),
    ):
        client.fetch()
