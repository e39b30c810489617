"""Certificates are checked unless the caller says otherwise."""

from __future__ import annotations

import asyncio
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from wsdlsmith.runtime.client.late_trust import LateTrust
from wsdlsmith.runtime.errors import TransportError

from tests.runtime.client.conftest import Envelopes, Server
from tests.runtime.client.depot.services.depot import AsyncDepot, Depot

pytestmark = pytest.mark.skipif(
    shutil.which("openssl") is None, reason="openssl makes the certificate"
)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate that nobody has signed but itself, with its key."""
    file = tmp_path / "both.pem"
    words = "req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -days 2"
    name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(file), "-out", str(tmp_path / "cert.pem")]
    subprocess.run(
        ["openssl", *words.split(), *name, *files],
        check=True,
        capture_output=True,
        timeout=30,
    )
    file.write_bytes(file.read_bytes() + (tmp_path / "cert.pem").read_bytes())
    return file


@pytest.fixture
def secure(certificate: Path, envelopes: Envelopes) -> Iterator[Server]:
    """A server that speaks TLS with that certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = Server(context)
    server.gives(envelopes.found(3))
    server.start()
    yield server
    server.stop()


def test_an_untrusted_certificate_is_a_transport_error(secure: Server) -> None:
    with (
        Depot(secure.url, ticket="7T") as depot,
        pytest.raises(TransportError, match=r"(?i)certificate") as caught,
    ):
        depot.find(number=3)
    assert caught.value.phase == "connect"
    assert not secure.posted


def test_a_context_or_false_says_whom_to_trust(
    secure: Server, certificate: Path
) -> None:
    context = ssl.create_default_context(cafile=certificate)
    for verify in (context, False):
        with Depot(secure.url, verify=verify) as depot:
            assert depot.find(number=3) is not None


def test_the_authorities_of_the_environment_are_trusted(
    secure: Server, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with Depot(secure.url, ticket="7T") as depot:
        assert depot.find(number=3) is not None


async def _found(url: str) -> object:
    async with AsyncDepot(url, ticket="7T") as depot:
        return await depot.find(number=3)


def test_an_async_client_trusts_the_same_authorities_and_no_others(
    secure: Server, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(TransportError, match=r"(?i)certificate"):
        asyncio.run(_found(secure.url))
    assert not secure.posted
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert asyncio.run(_found(secure.url)) is not None


def test_a_certificate_for_another_name_is_refused(
    secure: Server, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    resolve = socket.getaddrinfo

    def here(_: str, *rest: Any, **options: Any) -> Any:
        return resolve("127.0.0.1", *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", here)
    with (
        Depot(secure.url.replace("127.0.0.1", "depot.example"), ticket="7T") as depot,
        pytest.raises(TransportError, match=r"(?i)mismatch|not valid"),
    ):
        depot.find(number=3)
    assert not secure.posted


def test_a_call_without_tls_loads_no_authorities(
    server: Server, envelopes: Envelopes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(*_: object, **__: object) -> None:
        raise AssertionError("loaded")

    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", load)
    server.gives(envelopes.found(3))
    with Depot(server.url, ticket="7T") as depot:
        assert depot.find(number=3) is not None


def test_by_itself_the_default_context_trusts_nobody() -> None:
    context = LateTrust()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.get_ca_certs() == []
