"""multipart/related: XOP parts become bytes, other parts are reached, all is bounded."""

from __future__ import annotations

import re
import time
import tracemalloc
from base64 import b64encode
from email import message_from_bytes
from typing import Any

import pytest
from lxml import etree
from wsdlsmith.runtime.codec.multipart import MultipartError, read_multipart
from wsdlsmith.runtime.errors import MalformedAnswerError

from tests.runtime.client.conftest import Server
from tests.runtime.client.vault import envelope, fetched, outcome, vault

__all__ = ["vault"]

TYPE = 'multipart/related; boundary="b-1"; type="application/xop+xml"; start="<root>"'
INCLUDE = '<x:Include xmlns:x="http://www.w3.org/2004/08/xop/include" href="cid:{}"/>'
BINARY = bytes(range(256)) + b"\r\n--b-\r\n\r\n--"


def part(content: bytes, content_id: str = "", *lines: str) -> bytes:
    named = [f"Content-ID: <{content_id}>"] if content_id else []
    head = "\r\n".join([*named, *lines])
    head += "\r\n" if head else ""
    return f"--b-1\r\n{head}\r\n".encode() + content + b"\r\n"


def packed(*parts: bytes) -> bytes:
    return b"preamble\r\n" + b"".join(parts) + b"--b-1--\r\nepilogue"


def included(content_id: str) -> bytes:
    return fetched(more=f"<t:Content>{INCLUDE.format(content_id)}</t:Content>")


ROOT = ("root", 'Content-Type: application/xop+xml; charset=utf-8; type="text/xml"')


def fetch(
    vault: Any, server: Server, body: bytes, kind: str = TYPE, **options: Any
) -> Any:
    server.gives(body, 200, {"Content-Type": kind})
    return outcome(vault, lambda c: c.fetch(), server.url, **options)


def test_an_included_part_is_the_value(vault: Any, server: Server) -> None:
    body = packed(part(included("a%40b"), *ROOT), part(BINARY, "a@b"))
    assert fetch(vault, server, body).content == BINARY


def test_the_root_may_stand_anywhere(vault: Any, server: Server) -> None:
    body = packed(part(BINARY, "a"), part(included("a"), *ROOT))
    assert fetch(vault, server, body).content == BINARY
    first = TYPE.replace('; start="<root>"', "")
    body = packed(part(included("a"), *ROOT), part(BINARY, "a"))
    assert fetch(vault, server, body, first).content == BINARY


def test_transfer_encodings_are_undone(vault: Any, server: Server) -> None:
    coded = part(b64encode(BINARY), "a", "Content-Transfer-Encoding: BASE64")
    assert fetch(vault, server, packed(part(included("a"), *ROOT), coded)).content == (
        BINARY
    )


def test_bare_line_ends_and_the_roots_charset_are_heard(
    vault: Any, server: Server
) -> None:
    root = fetched("Grønn").decode().encode("iso-8859-1")
    body = packed(part(root, "root", "Content-Type: text/xml; charset=iso-8859-1"))
    body = body.replace(b"\r\n", b"\n")
    assert fetch(vault, server, body).name == "Grønn"


def test_parts_that_are_not_included_are_attachments(
    vault: Any, server: Server
) -> None:
    body = packed(
        part(fetched(), "root", "Content-Type: text/xml"),
        part(BINARY, "pic", "Content-Type: image/png"),
        part(b"text"),
    )
    server.gives(body, 200, {"Content-Type": TYPE})
    with vault.Vault(server.url) as client:
        reply = client.reply(client.fetch)
    assert list(reply.attachments) == ["pic", "3"]
    assert reply.attachments["pic"].content == BINARY
    assert reply.attachments["pic"].content_type == "image/png"
    assert reply.attachments["3"].content == b"text"


def test_a_fault_may_come_in_a_part(vault: Any, server: Server) -> None:
    fault = (
        "<s:Fault><faultcode>s:Server</faultcode><faultstring>x</faultstring></s:Fault>"
    )
    body = packed(part(envelope(fault), "root", "Content-Type: text/xml"))
    server.gives(body, 500, {"Content-Type": TYPE})
    error = outcome(vault, lambda c: c.fetch(), server.url)
    assert type(error).__name__ == "SoapFault"


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        (b"", TYPE, "does not end|no part"),
        (packed(), TYPE, "no part"),
        (b"no delimiter at all", TYPE, "does not end"),
        (part(fetched(), "root"), TYPE, "does not end"),
        (packed(part(fetched(), "root")), "multipart/related", "no usable boundary"),
        (packed(part(fetched())), TYPE.replace("b-1", "b" * 300), "usable boundary"),
        (packed(part(included("no"), *ROOT)), TYPE, "an Include names no part"),
        (packed(part(included("root"), *ROOT)), TYPE, "an Include names no part"),
        (
            packed(part(fetched(), "root"), part(b"", "a"), part(b"", "a")),
            TYPE,
            "two of",
        ),
        (packed(part(b"a" * 99, "a", "Content-Transfer-Encoding: x")), TYPE, "unknown"),
        (packed(part(b"a", "a", "Content-Transfer-Encoding: base64")), TYPE, "base64"),
        (b"--b-1\r\nX: " + b"y" * 99_999 + b"\r\n--b-1--", TYPE, "headers"),
        (packed(*[part(b"")] * 1001), TYPE, "more than 1000 parts"),
        (
            packed(
                part(included("a").replace(b"<x:", b"x<x:"), *ROOT), part(b"", "a")
            ).replace(b"</t:Content>", b"<y/></t:Content>"),
            TYPE,
            "not alone",
        ),
    ],
)
def test_a_hostile_multipart_is_malformed(
    vault: Any, server: Server, body: bytes, kind: str, reason: str
) -> None:
    error = fetch(vault, server, body, kind)
    assert isinstance(error, MalformedAnswerError)
    assert re.search(reason, str(error))


def test_one_part_included_again_and_again_is_bounded(
    vault: Any, server: Server
) -> None:
    many = f"<t:Copies>{INCLUDE.format('a')}</t:Copies>" * 2000
    body = packed(part(fetched(more=many), *ROOT), part(b"x" * 100_000, "a"))
    tracemalloc.start()
    start = time.monotonic()
    error = fetch(vault, server, body, max_response_bytes=2_000_000)
    assert isinstance(error, MalformedAnswerError)
    assert "larger than allowed" in str(error)
    assert time.monotonic() - start < 10
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("noise", [b"\r\n--b-", b"--b-1", b"\r\n" * 2, b"-"])
def test_a_body_like_delimiters_is_read_in_linear_time(noise: bytes) -> None:
    start = time.monotonic()
    with pytest.raises(MultipartError):
        read_multipart(noise * 500_000, TYPE)
    assert time.monotonic() - start < 5


def test_mtom_sends_large_values_as_parts(vault: Any, server: Server) -> None:
    server.gives(envelope("<t:StoreResponse><t:Result>1</t:Result></t:StoreResponse>"))
    large = BINARY * 8
    call = lambda c: c.store(content=large, small=b"abc")  # noqa: E731
    assert outcome(vault, call, server.url, mtom=True) == 1
    for posted in server.posted:
        assert posted.headers["soapaction"] == '""'
        head = f"Content-Type: {posted.headers['content-type']}\r\n\r\n"
        message = message_from_bytes(head.encode() + posted.body)
        root, attached = list(message.walk())[1:]
        assert message.get_param("type") == "application/xop+xml"
        assert message.get_param("start-info") == "text/xml"
        assert message.get_param("start") == root["Content-ID"]
        assert root.get_content_type() == "application/xop+xml"
        assert attached.get_payload(decode=True) == large
        tree = etree.fromstring(root.as_bytes().partition(b"\n\n")[2])
        (include,) = tree.iter("{http://www.w3.org/2004/08/xop/include}Include")
        assert f"<{(include.get('href') or '')[4:]}>" == attached["Content-ID"]
        assert tree.findtext(".//{urn:vault}Small") == "YWJj"


def test_without_a_large_value_nothing_is_packed(vault: Any, server: Server) -> None:
    server.gives(envelope("<t:StoreResponse><t:Result>1</t:Result></t:StoreResponse>"))
    call = lambda c: c.store(content=b"x" * 99)  # noqa: E731
    assert outcome(vault, call, server.url, mtom=100) == 1
    assert server.posted[0].headers["content-type"] == "text/xml; charset=utf-8"
    assert outcome(vault, call, server.url, mtom=99) == 1
    assert server.posted[2].headers["content-type"].startswith("multipart/related;")


def test_what_we_send_as_mtom_we_can_read(vault: Any, server: Server) -> None:
    from wsdlsmith.runtime.codec.xop import Outside, with_parts
    from wsdlsmith.runtime.codec.xop import included as put_back
    from wsdlsmith.runtime.limits import DEFAULT_LIMITS

    outside = Outside(1)
    root = etree.Element("a")
    outside.take(etree.SubElement(root, "b"), BINARY)
    kind = 'application/soap+xml; action="x"'
    sent = with_parts(etree.tostring(root), kind, outside.parts, ())
    envelope_part, parts = read_multipart(*sent)
    again, rest = put_back(envelope_part.content, parts, DEFAULT_LIMITS)
    assert etree.fromstring(again).findtext("b") == b64encode(BINARY).decode()
    assert rest == {}
