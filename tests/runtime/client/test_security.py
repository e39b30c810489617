"""WS-Security headers, judged by what the specifications say and by signxml."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from base64 import b64decode, b64encode
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from wsdlsmith.runtime import Signature, Timestamp, UsernameToken

from tests.runtime.client.conftest import Server
from tests.runtime.client.vault import fetched, outcome, vault

__all__ = ["vault"]

WSS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-"
NS = {
    "s": "http://schemas.xmlsoap.org/soap/envelope/",
    "wsse": f"{WSS}wssecurity-secext-1.0.xsd",
    "wsu": f"{WSS}wssecurity-utility-1.0.xsd",
    "ds": "http://www.w3.org/2000/09/xmldsig#",
}

ID = "{" + NS["wsu"] + "}Id"
MUST = "{" + NS["s"] + "}mustUnderstand"


def sent(vault: Any, server: Server, security: Any, **options: Any) -> etree._Element:
    """The Security block of a call, and the envelope around it."""
    server.gives(fetched())
    outcome(vault, lambda c: c.fetch(), server.url, security=security, **options)
    root = etree.fromstring(server.posted[-1].body)
    (block,) = root.findall("s:Header/wsse:Security", NS)
    assert block.get(MUST) == "1"
    return block


def test_a_password_as_text(vault: Any, server: Server) -> None:
    block = sent(vault, server, UsernameToken("me", "p<&>w"))
    assert block.findtext("wsse:UsernameToken/wsse:Username", None, NS) == "me"
    password = block.find("wsse:UsernameToken/wsse:Password", NS)
    assert password is not None
    assert password.text == "p<&>w"
    assert password.get("Type") == f"{WSS}username-token-profile-1.0#PasswordText"


def test_a_password_as_digest_is_new_in_each_call(vault: Any, server: Server) -> None:
    nonces = set()
    for _ in range(2):
        block = sent(vault, server, [UsernameToken("me", "pæss", digest=True)])
        token = block.find("wsse:UsernameToken", NS)
        assert token is not None
        nonce = b64decode(token.findtext("wsse:Nonce", "", NS))
        created = token.findtext("wsu:Created", "", NS)
        whole = hashlib.sha1(nonce + created.encode() + "pæss".encode()).digest()
        assert token.findtext("wsse:Password", "", NS) == b64encode(whole).decode()
        nonces.add(nonce)
    assert len(nonces) == 2
    assert b"p\xc3\xa6ss" not in server.posted[-1].body


def test_a_timestamp_ends_when_it_says(vault: Any, server: Server) -> None:
    block = sent(vault, server, [Timestamp(60)], ticket="7T")
    created, expires = (
        datetime.fromisoformat(block.findtext(f"wsu:Timestamp/wsu:{name}", "", NS))
        for name in ("Created", "Expires")
    )
    assert (expires - created).total_seconds() == 60
    assert created.tzinfo is not None


def test_a_token_shows_no_password() -> None:
    assert "secret" not in repr(UsernameToken("me", "secret"))
    assert "secret" not in repr(Signature(b"secret", b"cert", b"secret"))


@pytest.fixture(scope="module", params=["rsa:2048", "ec"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: Any) -> tuple[bytes, bytes]:
    """A key and its certificate."""
    return new_pair(request.param, tmp_path_factory.mktemp("pair"))


def new_pair(kind: str, folder: Path) -> tuple[bytes, bytes]:
    """A key (``rsa:2048`` or ``ec``) and its certificate, by openssl."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate")
    words = f"req -x509 -nodes -newkey {kind} -days 2 -subj /CN=me".split()
    if kind == "ec":
        words += ["-pkeyopt", "ec_paramgen_curve:prime256v1"]
    files = ["-keyout", str(folder / "key"), "-out", str(folder / "cert")]
    subprocess.run(
        ["openssl", *words, *files], check=True, capture_output=True, timeout=60
    )
    return (folder / "key").read_bytes(), (folder / "cert").read_bytes()


def test_a_signature_holds_for_body_timestamp_and_user(
    vault: Any,
    server: Server,
    pair: tuple[bytes, bytes],
    caplog: pytest.LogCaptureFixture,
) -> None:
    signxml = pytest.importorskip("signxml")
    caplog.set_level("DEBUG")
    security = [UsernameToken("me", "sesame"), Timestamp(), Signature(*pair)]
    block = sent(vault, server, security, ticket="7T")
    assert "sesame" not in caplog.text
    assert etree.QName(block[0]).localname == "BinarySecurityToken"
    reference = block.find("ds:Signature/ds:KeyInfo//wsse:Reference", NS)
    assert reference is not None
    assert reference.get("URI") == "#" + (block[0].get(ID) or "")
    der = b64decode(block[0].text or "")
    assert der == b64decode(b"".join(pair[1].splitlines()[1:-1]))

    def verify(data: bytes) -> Any:
        return signxml.XMLVerifier().verify(
            data,
            x509_cert=pair[1].decode(),
            expect_config=signxml.SignatureConfiguration(expect_references=4),
        )

    caplog.clear()
    results = verify(server.posted[-1].body)
    assert "sesame" in caplog.text  # as signxml does it by itself
    signed = {etree.QName(result.signed_xml).localname for result in results}
    assert signed == {"Body", "Timestamp", "UsernameToken", "BinarySecurityToken"}
    with pytest.raises(Exception, match=r"(?i)digest|signature"):
        verify(server.posted[-1].body.replace(b"<soap:Body ", b"<soap:Body x='1' "))


def test_signed_messages_cannot_leave_values_out() -> None:
    from tests.runtime.client.depot.services.depot import Depot

    with pytest.raises(TypeError, match="mtom and a Signature"):
        Depot(mtom=True, security=Signature(b"", b""))


def test_without_signxml_the_error_says_what_to_install(
    vault: Any, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "signxml", None)
    with (
        vault.Vault(server.url, security=Signature(b"", b"")) as client,
        pytest.raises(ImportError, match=r"pip install 'wsdlsmith\[wssecurity\]'"),
    ):
        client.fetch()
