"""Connections that go wrong before HTTP has its say: what is raised, and when."""

from __future__ import annotations

import asyncio
import re
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx2
import pytest
from wsdlsmith.runtime import Timeout
from wsdlsmith.runtime.errors import CallTimeoutError, TransportError

from tests.runtime.client.conftest import Server
from tests.runtime.client.test_secrets import behind
from tests.runtime.client.vault import fetched, outcome, vault

__all__ = ["vault"]

BASIC = "dTpwNHNzdzByZA=="
"""What ``printf u:p4ssw0rd | base64`` says."""


@contextmanager
def full() -> Iterator[int]:
    """The port of a server that accepts nobody, and whose queue is full."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(listener.getsockname())
        yield listener.getsockname()[1]
        for one in waiting:
            one.close()


@contextmanager
def proxy(says: bytes) -> Iterator[int]:
    """The port of a proxy that says this to whoever wants a tunnel."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            for _ in range(2):
                connection, _address = listener.accept()
                with connection:
                    connection.recv(65536)
                    connection.sendall(says)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(5)


def fetch(vault: Any, url: str, **options: Any) -> Any:
    return outcome(vault, lambda client: client.fetch(), url, **options)


@pytest.mark.parametrize("connect", [None, 5])
def test_total_bounds_a_connection_that_does_not_come(
    vault: Any, connect: float | None
) -> None:
    wait = Timeout(connect=connect, read=None, total=0.3)
    with full() as port, vault.Vault(f"http://127.0.0.1:{port}/", timeout=wait) as one:
        start = time.monotonic()
        with pytest.raises(CallTimeoutError, match=r"no connection within 0\.3 s"):
            one.fetch()
    assert time.monotonic() - start < 2


def test_total_bounds_the_wait_for_a_free_connection(
    vault: Any, server: Server
) -> None:
    server.gives(fetched(), delay=1.5)
    limits = httpx2.Limits(max_connections=1)
    wait = Timeout(connect=5, read=5, total=0.2)
    with httpx2.Client(limits=limits) as own:
        client = vault.Vault(server.url, http_client=own)
        holder = threading.Thread(target=client.fetch)
        holder.start()
        while not server.posted:
            time.sleep(0.01)
        start = time.monotonic()
        with pytest.raises(CallTimeoutError, match=r"no free connection within 0\.2"):
            client.with_timeout(wait).fetch()
        assert time.monotonic() - start < 1
        holder.join()


def test_a_proxy_that_repeats_its_password_is_not_quoted(vault: Any) -> None:
    words = f"HTTP/1.1 407 Basic {BASIC} p4ssw0rd\r\nContent-Length: 0\r\n\r\n"
    with proxy(words.encode()) as port:
        url = f"http://u:p4ssw0rd@127.0.0.1:{port}"
        error = fetch(vault, "https://h.invalid/", proxy=url)
    assert isinstance(error, TransportError)
    assert "no connection: the proxy says HTTP 407" in str(error)
    for one in (error, *behind(error)):
        assert "p4ssw0rd" not in repr(one)
        assert BASIC not in repr(one)


def test_nor_is_one_that_the_environment_names(
    vault: Any, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", server.url.replace("//", "//u:p4ssw0rd@"))
    server.gives(f"{BASIC} p4ssw0rd".encode(), 407)
    error = fetch(vault, "http://h.invalid/")
    assert "HTTP 407" in str(error)
    assert str(error).endswith(": *** ***")


@pytest.mark.parametrize("kind", ["Vault", "AsyncVault"])
def test_a_socks_proxy_without_socksio_is_refused_with_what_to_install(
    vault: Any, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "socksio", None)
    with pytest.raises(ImportError, match=r"^proxy: .* pip install 'httpx2\[socks\]'"):
        getattr(vault, kind)(proxy="socks5://127.0.0.1:1080")


@pytest.mark.parametrize(
    ("proxy", "reason"),
    [
        ("socks5://u:p4ssw0rd@127.0.0.1:1080", r"pip install 'httpx2\[socks\]'$"),
        ("http://u:p4ssw0rd@127.0.0.1:port", "it is no URL of a proxy$"),
        ("ftp://u:p4ssw0rd@127.0.0.1", "it is no URL of a proxy$"),
    ],
)
def test_a_proxy_of_the_environment_that_is_of_no_use_is_a_transport_error(
    vault: Any, proxy: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "socksio", None)
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", proxy)
    error = fetch(vault, "http://h.invalid/")
    assert isinstance(error, TransportError)
    assert (error.phase, error.lasting) == ("connect", True)
    assert re.search(reason, str(error))
    for one in (error, *behind(error)):
        assert "p4ssw0rd" not in repr(one)


def test_a_port_beyond_65535_that_only_httpx2_sees_is_a_transport_error(
    vault: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:65536")

    async def run() -> None:
        async with vault.AsyncVault("http://h.invalid/") as client:
            with pytest.raises(TransportError, match="beyond 65535") as caught:
                await client.fetch()
            assert caught.value.phase == "connect"

    asyncio.run(run())


@pytest.mark.parametrize("host", ["a..b", "a" * 70])
def test_a_host_that_no_name_server_takes_is_a_transport_error(
    vault: Any, host: str
) -> None:
    with (
        vault.Vault(f"http://{host}/") as client,
        pytest.raises(TransportError) as caught,
    ):
        client.fetch()
    assert caught.value.phase == "connect"


@pytest.mark.parametrize(
    "options",
    [
        {"base_url": "http://me:p4ssw0rd@h\u2100st/"},
        {"base_url": "http://me:p4ssw0rd@[::1/"},
        {"base_url": "me:p4ssw0rd@h:8080/"},
        {"base_url": "h.example/Shop/?key=p4ssw0rd"},
        {"base_url": "ftp://me:p4ssw0rd@h/"},
        {"base_url": "http:///p4ssw0rd"},
        {"base_url": ""},
        {"proxy": "http://me:p4ssw0rd@[::1"},
        {"proxy": "ftp://me:p4ssw0rd@h"},
        {"proxy": "proxy.example"},
        {"base_url": "http://me:p4ssw0rd@h:65536/"},
        {"proxy": "http://me:p4ssw0rd@h:65536"},
        {"proxy": "http://me:p4ssw0rd@h:port"},
        {"proxy": "socks5://me:p4ssw0rd@"},
    ],
)
def test_what_is_no_url_is_refused_at_once_and_not_quoted(
    vault: Any, options: dict[str, str]
) -> None:
    makers: list[Callable[..., Any]] = [vault.Vault, vault.AsyncVault]
    for make in makers:
        with pytest.raises(ValueError, match=r"^(base_url|proxy): ") as caught:
            make(**options)
        for one in (caught.value, *behind(caught.value)):
            assert "p4ssw0rd" not in repr(one)


def test_a_scheme_that_nobody_sends_by_is_named_in_the_error(vault: Any) -> None:
    """The caller's own httpx2 client may have transports for it, and here has none."""
    with httpx2.Client() as own:
        client = vault.Vault("jms://queue/", http_client=own)
        with pytest.raises(TransportError, match="neither with http:// nor") as caught:
            client.fetch()
    assert caught.value.phase == "connect"


def test_a_client_of_the_callers_that_he_has_closed_is_a_transport_error(
    vault: Any, server: Server
) -> None:
    own = httpx2.Client()
    own.close()
    client = vault.Vault(server.url, http_client=own)
    with pytest.raises(TransportError, match="the client is closed"):
        client.fetch()
    assert server.posted == []


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf")])
def test_a_timeout_that_is_no_time_is_refused_before_any_call(
    vault: Any, seconds: float
) -> None:
    client = vault.Vault("http://127.0.0.1:1/")
    with pytest.raises(ValueError, match="more than 0 seconds and has an end"):
        client.with_timeout(seconds)
    with pytest.raises(ValueError, match="more than 0 seconds and has an end"):
        vault.Vault("http://127.0.0.1:1/", timeout=seconds)


def test_a_timeout_in_words_is_refused_before_any_call(vault: Any) -> None:
    with pytest.raises(TypeError, match="is seconds or a Timeout, not str"):
        vault.Vault("http://127.0.0.1:1/", timeout="30")
