"""Certificates are checked unless the caller says otherwise."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from wsdlsmith.runtime.errors import TransportError

from tests.runtime.client.conftest import Envelopes, Server
from tests.runtime.client.depot.services.depot import Depot

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
