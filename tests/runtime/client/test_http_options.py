"""Basic, Digest, proxies and client certificates against servers on this machine."""

from __future__ import annotations

import asyncio
import hashlib
import re
import select
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from wsdlsmith.runtime import Timeout
from wsdlsmith.runtime.errors import (
    AnswerTooLargeError,
    CallTimeoutError,
    HttpStatusError,
    TransportError,
)

from tests.runtime.client.conftest import Given, Posted, Server
from tests.runtime.client.test_tls import certificate
from tests.runtime.client.vault import fetched, outcome, vault

__all__ = ["certificate", "vault"]


def fetch(vault: Any, url: str, **options: Any) -> Any:
    return outcome(vault, lambda c: c.fetch(number=3), url, **options)


def test_basic_authentication_is_sent(vault: Any, server: Server) -> None:
    def answer(posted: Posted) -> Given:
        good = posted.headers.get("authorization") == "Basic bWU6cGE1NXc="
        return Given(fetched()) if good else Given(b"", 401)

    server.answer = answer
    assert fetch(vault, server.url, auth=("me", "pa55w")).name == "cup"
    error = fetch(vault, server.url, auth=("me", "other-pa55"))
    assert isinstance(error, HttpStatusError)
    assert "other-pa55" not in str(error)


class Digest(httpx2.DigestAuth):
    """Forgets the challenge, so that both kinds of client meet it."""

    def auth_flow(self, request: httpx2.Request) -> Any:
        self._last_challenge = None
        yield from super().auth_flow(request)


def digest_answer(page: bytes = b"") -> Callable[[Posted], Given]:
    """RFC 7616 with MD5, for the user me with the password pa55w."""

    def md5(text: str) -> str:
        return hashlib.md5(text.encode()).hexdigest()

    def answer(posted: Posted) -> Given:
        said = dict(
            re.findall(r'(\w+)="?([^",]+)', posted.headers.get("authorization", ""))
        )
        if said:
            ha1 = md5("me:vault:pa55w")
            ha2 = md5(f"POST:{posted.path}")
            middle = f"{said['nonce']}:{said['nc']}:{said['cnonce']}:auth"
            if said["response"] == md5(f"{ha1}:{middle}:{ha2}"):
                return Given(fetched())
        challenge = 'Digest realm="vault", nonce="abc", qop="auth", algorithm=MD5'
        return Given(page, 401, {"WWW-Authenticate": challenge})

    return answer


def test_digest_authentication_answers_the_challenge(
    vault: Any, server: Server
) -> None:
    server.answer = digest_answer(b"<p>who are you?</p>")
    auth = Digest("me", "pa55w")
    assert fetch(vault, f"{server.url}/a?b=c", auth=auth).name == "cup"
    wrong = fetch(vault, server.url, auth=Digest("me", "wr0ng"))
    assert isinstance(wrong, HttpStatusError)
    assert wrong.status == 401
    assert "who are you?" in str(wrong)


def test_the_page_of_a_challenge_is_not_read_without_end(
    vault: Any, server: Server
) -> None:
    server.answer = digest_answer(b"x" * 2_000_000)
    error = fetch(vault, server.url, auth=Digest("me", "pa55w"))
    assert isinstance(error, AnswerTooLargeError)
    assert "HTTP 401" in str(error)


class Proxy:
    """An HTTP proxy: forwards requests, and tunnels where it is asked to (CONNECT)."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://user:proxy-pa55@127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._handle, args=[client], daemon=True).start()

    def _handle(self, client: socket.socket) -> None:
        with client:
            head = b""
            while b"\r\n\r\n" not in head:
                head += client.recv(65536)
            line = head.decode("latin-1").splitlines()[0]
            self.asked.append(head.decode("latin-1"))
            method, target, _ = line.split()
            host = re.sub(r"^http://|/.*$", "", target)
            name, _, port = host.partition(":")
            with socket.create_connection((name, int(port)), 5) as server:
                if method == "CONNECT":
                    client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                else:
                    path = target.partition(host)[2]
                    server.sendall(head.replace(target.encode(), path.encode(), 1))
                self._pump(client, server)

    def _pump(self, one: socket.socket, other: socket.socket) -> None:
        while True:
            ready, _, _ = select.select([one, other], [], [], 5)
            if not ready:
                return
            for source in ready:
                data = source.recv(65536)
                if not data:
                    return
                (other if source is one else one).sendall(data)

    def close(self) -> None:
        self._listener.close()


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    made = Proxy()
    yield made
    made.close()


def test_a_proxy_forwards_plain_http(vault: Any, server: Server, proxy: Proxy) -> None:
    server.gives(fetched())
    assert fetch(vault, server.url, proxy=proxy.url).name == "cup"
    assert len(proxy.asked) == 2
    assert all(asked.startswith(f"POST {server.url}") for asked in proxy.asked)
    assert all("Proxy-Authorization: Basic" in asked for asked in proxy.asked)
    timed = fetch(vault, server.url, proxy=proxy.url, timeout=5)
    assert timed.name == "cup"


def test_a_proxy_tunnels_tls(vault: Any, proxy: Proxy, certificate: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = Server(context)
    server.gives(fetched())
    server.start()
    trusted = ssl.create_default_context(cafile=certificate)
    item = fetch(vault, server.url, proxy=proxy.url, verify=trusted, timeout=5)
    server.stop()
    assert item.name == "cup"
    assert all(asked.startswith("CONNECT 127.0.0.1:") for asked in proxy.asked)


def test_a_proxy_that_is_not_there_is_a_transport_error(
    vault: Any, server: Server
) -> None:
    error = fetch(vault, server.url, proxy="http://me:proxy-pa55@127.0.0.1:1")
    assert isinstance(error, TransportError)
    assert error.phase == "connect"
    assert "proxy-pa55" not in str(error)


def test_a_server_may_want_a_client_certificate(
    vault: Any, certificate: Path, tmp_path: Path
) -> None:
    key, cert = tmp_path / "client-key", tmp_path / "client-cert"
    words = "req -x509 -nodes -newkey rsa:2048 -days 2 -subj /CN=client".split()
    subprocess.run(
        ["openssl", *words, "-keyout", str(key), "-out", str(cert)],
        check=True,
        capture_output=True,
        timeout=60,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cert)
    server = Server(context)
    server.gives(fetched())
    server.start()
    known = ssl.create_default_context(cafile=certificate)
    known.load_cert_chain(cert, key)
    unknown = ssl.create_default_context(cafile=certificate)
    good = fetch(vault, server.url, verify=known)
    with (
        vault.Vault(server.url, verify=unknown) as client,
        pytest.raises(TransportError),
    ):
        client.fetch()
    server.stop()
    assert good.name == "cup"


@pytest.fixture
def dripping() -> Iterator[str]:
    """A server whose headers never end: one byte every 50 ms."""
    listener = socket.create_server(("127.0.0.1", 0))

    def drip(client: socket.socket) -> None:
        with client:
            try:
                client.recv(65536)
                client.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
                while True:
                    client.sendall(b"x")
                    time.sleep(0.05)
            except OSError:
                return

    def serve() -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=drip, args=[client], daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    listener.close()


def test_total_holds_while_headers_drip(vault: Any, dripping: str) -> None:
    start = time.monotonic()
    error = fetch(vault, dripping, timeout=Timeout(read=30, total=0.5))
    assert isinstance(error, CallTimeoutError)
    assert "not complete within 0.5 s" in str(error)
    assert time.monotonic() - start < 5


def test_total_holds_for_each_call_of_a_kept_connection(
    vault: Any, server: Server
) -> None:
    server.gives(fetched())
    with vault.Vault(server.url, timeout=Timeout(total=0.5)) as client:
        for _ in range(4):
            client.fetch()
            time.sleep(0.2)
    assert server.connections == 1


def test_a_cancelled_task_leaves_the_client_usable(vault: Any, server: Server) -> None:
    async def run() -> None:
        async with vault.AsyncVault(server.url) as client:
            server.gives(fetched(), delay=1)
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(client.fetch(), 0.1)
            server.gives(fetched())
            assert (await client.fetch()).name == "cup"

    asyncio.run(run())
