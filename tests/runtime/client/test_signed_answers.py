"""``signed_by``: answers that signxml signs here, whole and tampered with."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from lxml import etree
from wsdlsmith.runtime import MalformedAnswerError, NotSignedError, SoapFault

from tests.runtime.client.conftest import Server
from tests.runtime.client.test_security import NS, new_pair
from tests.runtime.client.vault import envelope, fetched, outcome, vault

__all__ = ["vault"]

signxml = pytest.importorskip("signxml")
Pair = tuple[bytes, bytes]
WSU = f"{{{NS['wsu']}}}"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"


@pytest.fixture(scope="module", params=["rsa:2048", "ec"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Pair:
    """The service's key and certificate."""
    return new_pair(request.param, tmp_path_factory.mktemp("pair"))


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: Any) -> Pair:
    """Somebody else's."""
    return new_pair("ec", tmp_path_factory.mktemp("stranger"))


def stamp(created: timedelta, expires: timedelta) -> str:
    now = datetime.now(UTC)
    moments = [(now + one).strftime("%Y-%m-%dT%H:%M:%SZ") for one in (created, expires)]
    return (
        f"<wsu:Timestamp wsu:Id='TS'><wsu:Created>{moments[0]}</wsu:Created>"
        f"<wsu:Expires>{moments[1]}</wsu:Expires></wsu:Timestamp>"
    )


def signed(
    pair: Pair, signed_names: tuple[str, ...] = ("B",), inside: str = ""
) -> etree._Element:
    """The answer to Fetch with a signature, as a server makes it."""
    block = (
        f"<wsse:Security xmlns:wsse='{NS['wsse']}' xmlns:wsu='{NS['wsu']}'"
        f" s:mustUnderstand='1'>{inside}</wsse:Security>"
    )
    root = etree.fromstring(fetched("cup", headers=block))
    body = root.find("s:Body", NS)
    assert body is not None
    body.set(f"{WSU}Id", "B")
    kind = "ecdsa" if len(pair[0]) < 400 else "rsa"
    info = etree.Element("{http://www.w3.org/2000/09/xmldsig#}KeyInfo")
    etree.SubElement(info, f"{{{NS['wsse']}}}SecurityTokenReference")
    signature = signxml.XMLSigner(
        method=signxml.methods.detached,
        signature_algorithm=f"{kind}-sha256",
        c14n_algorithm=EXCLUSIVE,
    ).sign(
        root,
        key=pair[0],
        cert=pair[1].decode(),
        reference_uri=[f"#{name}" for name in signed_names],
        key_info=info,
    )
    security = root.find("s:Header/wsse:Security", NS)
    assert security is not None
    security.append(signature)
    return root


def called(vault: Any, server: Server, answer: bytes, signed_by: bytes) -> Any:
    server.gives(answer)
    return outcome(vault, lambda c: c.fetch(), server.url, signed_by=signed_by)


def test_an_answer_whose_body_the_service_signed_is_a_result(
    vault: Any, server: Server, pair: Pair, stranger: Pair
) -> None:
    names = ("B", "TS")
    inside = stamp(timedelta(0), timedelta(minutes=5))
    data = etree.tostring(signed(pair, names, inside))
    assert called(vault, server, data, pair[1]).name == "cup"
    assert called(vault, server, data, stranger[1] + pair[1]).name == "cup"


def changed(root: etree._Element) -> None:
    name = next(root.iter("{urn:vault}Name"))
    name.text = "knife"


def wrapped(root: etree._Element) -> None:
    """The signed Body stays in the message, another one is read."""
    body = root.find("s:Body", NS)
    header = root.find("s:Header", NS)
    assert body is not None
    assert header is not None
    other = etree.fromstring(etree.tostring(body))
    other.attrib.clear()
    changed(other)
    root.append(other)
    etree.SubElement(header, "{urn:any}Wrapper").append(body)


def wrapped_alike(root: etree._Element) -> None:
    """And the other one has the same identifier."""
    wrapped(root)
    body = root.find("s:Body", NS)
    assert body is not None
    body.set(f"{WSU}Id", "B")


def wrapped_nearly_alike(root: etree._Element) -> None:
    """And the other one has the identifier under another name."""
    wrapped(root)
    body = root.find("s:Body", NS)
    assert body is not None
    body.set("ID", "B")


def unsigned(root: etree._Element) -> None:
    for signature in root.findall("s:Header/wsse:Security/ds:Signature", NS):
        parent = signature.getparent()
        assert parent is not None
        parent.remove(signature)


def moved(root: etree._Element) -> None:
    """The signature stands where nobody looks."""
    (signature,) = root.findall("s:Header/wsse:Security/ds:Signature", NS)
    header = root.find("s:Header", NS)
    assert header is not None
    header.append(signature)


def emptied(root: etree._Element) -> None:
    for value in root.iter(f"{{{NS['ds']}}}SignatureValue"):
        value.text = None


def nonsense(root: etree._Element) -> None:
    for info in root.iter(f"{{{NS['ds']}}}SignedInfo"):
        info.clear()


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (changed, "what it holds is not what was signed"),
        (wrapped, "its Body is not signed"),
        (wrapped_alike, "its signature is none"),
        (wrapped_nearly_alike, "its Body is not signed"),
        (unsigned, "it has no signature"),
        (moved, "it has no signature"),
        (emptied, "its signature is none"),
        (nonsense, "its signature is none"),
    ],
)
def test_an_answer_that_was_tampered_with_brings_no_result(
    vault: Any,
    server: Server,
    pair: Pair,
    tamper: Callable[[etree._Element], None],
    said: str,
) -> None:
    root = signed(pair)
    tamper(root)
    error = called(vault, server, etree.tostring(root), pair[1])
    assert type(error) is NotSignedError
    assert said in str(error)
    assert isinstance(error, MalformedAnswerError)


def test_what_is_verified_is_not_logged(
    vault: Any, server: Server, pair: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    caplog.set_level("WARNING", "wsdlsmith.client")
    called(vault, server, etree.tostring(signed(pair)), pair[1])
    assert "Canonicalized" not in caplog.text


def test_a_signature_by_somebody_else_does_not_count(
    vault: Any, server: Server, pair: Pair, stranger: Pair
) -> None:
    error = called(vault, server, etree.tostring(signed(pair)), stranger[1])
    assert type(error) is NotSignedError
    assert "its signature is none by the given certificates" in str(error)


@pytest.mark.parametrize(
    ("names", "created", "expires", "said"),
    [
        (("TS",), 0, 5, "its Body is not signed"),
        (("B",), 0, 5, "its Timestamp is not signed"),
        (("B", "TS"), -30, -20, "its Timestamp has expired"),
        (("B", "TS"), 20, 30, "its Timestamp is of the future"),
    ],
)
def test_body_and_timestamp_must_be_signed_and_in_time(
    vault: Any,
    server: Server,
    pair: Pair,
    names: tuple[str, ...],
    created: int,
    expires: int,
    said: str,
) -> None:
    inside = stamp(timedelta(minutes=created), timedelta(minutes=expires))
    data = etree.tostring(signed(pair, names, inside))
    error = called(vault, server, data, pair[1])
    assert type(error) is NotSignedError
    assert said in str(error)


def test_clocks_may_differ_by_a_few_minutes(
    vault: Any, server: Server, pair: Pair
) -> None:
    inside = stamp(timedelta(minutes=-8), timedelta(minutes=-3))
    data = etree.tostring(signed(pair, ("B", "TS"), inside))
    assert called(vault, server, data, pair[1]).name == "cup"


def test_a_fault_is_a_fault_signed_or_not(
    vault: Any, server: Server, pair: Pair
) -> None:
    fault = "<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault>"
    error = called(vault, server, envelope(fault), pair[1])
    assert type(error) is SoapFault


def test_the_certificate_is_looked_at_when_the_client_is_made(
    vault: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValueError, match="PEM"):
        vault.Vault("http://127.0.0.1", signed_by=b"not a certificate")
    with pytest.raises(TypeError, match="in bytes"):
        vault.Vault("http://127.0.0.1", signed_by="-----BEGIN CERTIFICATE-----")
    monkeypatch.setitem(sys.modules, "signxml", None)
    with pytest.raises(ImportError, match=r"pip install 'wsdlsmith\[wssecurity\]'"):
        vault.AsyncVault("http://127.0.0.1", signed_by=b"")
