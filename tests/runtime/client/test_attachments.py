"""SOAP with Attachments: parts that go, parts that come, and what refuses them.

What is sent is read by the standard library's email package.
"""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from wsdlsmith.runtime import (
    Attachment,
    EncodeError,
    HttpRequest,
    MalformedAnswerError,
    Session,
    SoapFault,
)

from tests.runtime.client.conftest import Server
from tests.runtime.client.vault import SOAP11, generated

WSDL = Path(__file__).with_name("post.wsdl")
BINARY = bytes(range(256)) + b"\r\n--part-\r\n\r\n--"
TYPE = 'multipart/related; boundary="b-1"; type="text/xml"'


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The package of post.wsdl."""
    yield from generated(tmp_path_factory.mktemp("post"), "post", WSDL)


def answer(content: str, *parts: bytes, header: str = "") -> bytes:
    """The envelope with that in its Body, and the parts."""
    head = f"<s:Header>{header}</s:Header>" if header else ""
    envelope = (
        f'<s:Envelope xmlns:s="{SOAP11}" xmlns:t="urn:post">{head}'
        f"<s:Body>{content}</s:Body></s:Envelope>"
    ).encode()
    pieces = [b"Content-Type: text/xml\r\nContent-ID: <root>\r\n\r\n" + envelope]
    return b"".join(b"--b-1\r\n%s\r\n" % one for one in (*pieces, *parts)) + b"--b-1--"


SENT = "<t:SendResponse><t:Count>2</t:Count></t:SendResponse>"
FETCHED = "<t:FetchResponse/>"
RECEIPT = b"Content-ID: <receipt=1@x>\r\nContent-Type: application/pdf\r\n\r\n%PDF"


def both(post: Any, call: Callable[[Any], Any], url: str, **options: Any) -> Any:
    """What a sync client and an async one make of a call; it must be the same."""

    async def asynchronous() -> Any:
        async with post.AsyncPost(url, **options) as client:
            return await call(client)

    with post.Post(url, **options) as client:
        found = call(client)
    assert asyncio.run(asynchronous()) == found
    return found


def send(client: Any, **values: Any) -> Any:
    given = {"note": "n", "photo": BINARY, "größe": b"words", **values}
    return client.send(**given)


def posted(server: Server, number: int = -1) -> tuple[EmailMessage, list[EmailMessage]]:
    """The last request as the email package reads it: the envelope, the others."""
    one = server.posted[number]
    head = f"Content-Type: {one.headers['content-type']}\r\n\r\n".encode()
    whole = message_from_bytes(head + one.body, policy=policy.HTTP)
    assert whole.get_content_type() == "multipart/related"
    assert not whole.defects
    parts = list(whole.walk())[1:]
    assert parts[0]["Content-ID"] == whole.get_param("start")
    assert whole.get_param("type") == parts[0].get_content_type()
    return parts[0], parts[1:]


def test_parts_go_beside_the_envelope_under_their_names(
    post: Any, server: Server
) -> None:
    server.gives(answer(SENT, RECEIPT), 200, {"Content-Type": TYPE})
    photo = Attachment(BINARY, "image/gif", "Größe 1.gif")
    count, receipt = both(post, lambda c: send(c, photo=photo), server.url)
    assert count == 2
    assert receipt == Attachment(b"%PDF", "application/pdf")
    root, (first, second) = posted(server)
    assert (
        etree.fromstring(root.get_payload(decode=True)).findtext(  # type: ignore[arg-type]
            ".//{urn:post}Note"
        )
        == "n"
    )
    assert root.get_content_charset() == "utf-8"
    assert first["Content-ID"].startswith("<photo=")
    assert first.get_content_type() == "image/gif"
    assert first.get_filename() == "Größe 1.gif"
    assert first.get_payload(decode=True) == BINARY
    # what is no ASCII is escaped as in a URL (Attachments Profile 1.0, R2933)
    assert second["Content-ID"].startswith("<gr%C3%B6%C3%9Fe=")
    assert second.get_content_type() == "application/octet-stream"
    assert server.posted[0].headers["soapaction"] == '"urn:post/Send"'


def test_bytes_get_the_first_type_that_the_binding_names(
    post: Any, server: Server
) -> None:
    server.gives(answer(SENT, RECEIPT), 200, {"Content-Type": TYPE})
    both(post, send, server.url)
    assert posted(server)[1][0].get_content_type() == "image/png"
    ids = {posted(server, n)[1][0]["Content-ID"] for n in (0, 1)}
    assert len(ids) == 2


def test_an_answer_that_is_a_part_alone_is_the_result(
    post: Any, server: Server
) -> None:
    head = (
        b"Content-ID: <photo>\r\nContent-Type: image/png; name=x.png\r\n"
        b'Content-Disposition: attachment; filename="../../etc/cat.png"\r\n\r\n'
    )
    server.gives(answer(FETCHED, head + BINARY), 200, {"Content-Type": TYPE})
    found = both(post, lambda c: c.fetch(), server.url)
    assert isinstance(found, Attachment)
    assert (found.content, found.file_name) == (BINARY, "cat.png")
    assert found.content_type == "image/png; name=x.png"
    assert str(len(BINARY)) not in repr(found)
    assert "\\x00" not in repr(found)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (b"Content-Disposition: attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe", "Größe"),
        (b"Content-Disposition: attachment; filename=C:\\x\\y.txt", "y.txt"),
        (b'Content-Type: text/plain; name="a b.txt"', "a b.txt"),
        (
            b"Content-Disposition: attachment; filename*=UTF-8''%2Fetc%2Fpasswd",
            "passwd",
        ),
        (b"Content-Disposition: attachment; filename*=nonsense", ""),
        (b"Content-Type: image/png", ""),
    ],
)
def test_a_file_name_is_read_without_its_folders(
    post: Any, server: Server, lines: bytes, name: str
) -> None:
    part = b"Content-ID: <photo>\r\n" + lines + b"\r\n\r\nx"
    server.gives(answer(FETCHED, part), 200, {"Content-Type": TYPE})
    assert both(post, lambda c: c.fetch(), server.url).file_name == name


def test_a_part_without_its_name_is_found_by_its_place(
    post: Any, server: Server
) -> None:
    server.gives(answer(FETCHED, b"\r\nx"), 200, {"Content-Type": TYPE})
    assert both(post, lambda c: c.fetch(), server.url).content == b"x"


@pytest.mark.parametrize("parts", [(), (b"\r\nx", b"\r\ny")])
def test_an_answer_without_its_part_is_malformed(
    post: Any, server: Server, parts: tuple[bytes, ...]
) -> None:
    server.gives(answer(FETCHED, *parts), 200, {"Content-Type": TYPE})
    with (
        post.Post(server.url) as client,
        pytest.raises(MalformedAnswerError, match="has no attachment 'photo'"),
    ):
        client.fetch()


@pytest.mark.parametrize("value", ["text", None, 1, [b""]])
def test_what_is_no_attachment_is_refused(post: Any, value: object) -> None:
    with (
        post.Post("http://127.0.0.1:1") as client,
        pytest.raises(EncodeError, match="Send: photo: bytes or an Attachment, not"),
    ):
        send(client, photo=value)


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (Attachment(b"", "image/png\r\nX-Evil: 1"), "no media type"),
        (Attachment(b"", "image"), "no media type"),
        (Attachment(b"", content_id="a>\r\nX-Evil: 1"), "no Content-ID"),
        (Attachment(b"", content_id=""), "no Content-ID"),
    ],
)
def test_no_header_can_be_smuggled_in(post: Any, part: Attachment, reason: str) -> None:
    with (
        post.Post("http://127.0.0.1:1") as client,
        pytest.raises(EncodeError, match=f"Fetch: an attachment's .* is {reason}"),
    ):
        client.with_attachments(part).fetch()


def test_a_file_name_cannot_end_its_header(post: Any, server: Server) -> None:
    server.gives(answer(FETCHED, b"\r\nx"), 200, {"Content-Type": TYPE})
    evil = 'a"\r\nX-Evil: 1; \u202e.png'
    with post.Post(server.url) as client:
        client.with_attachments(Attachment(b"", file_name=evil)).fetch()
    _, (part,) = posted(server)
    assert part["X-Evil"] is None
    assert "X-Evil" in str(part.get_filename())


def test_parts_that_no_binding_names_go_with_a_siblings_calls(
    post: Any, server: Server
) -> None:
    server.gives(answer(SENT, RECEIPT), 200, {"Content-Type": TYPE})
    slip = Attachment(b"slip", "text/plain")
    call = lambda c: send(c.with_attachments(slip), slip=slip.uri)  # noqa: E731
    both(post, call, server.url)
    root, parts = posted(server)
    tree = etree.fromstring(root.get_content().encode())
    said = tree.findtext(".//{urn:post}Slip") or ""
    assert [part["Content-ID"] for part in parts].count(f"<{said[4:]}>") == 1
    assert len(parts) == 3
    with pytest.raises(TypeError, match="Attachment\\(content"):
        post.Post("http://127.0.0.1").with_attachments(b"bytes")
    with (
        post.Post(server.url) as client,
        pytest.raises(EncodeError, match="two attachments have one content_id"),
    ):
        client.with_attachments(slip, slip).fetch()


def _session(post: Any) -> Any:
    module = importlib.import_module(f"{post.__name__}.session")
    kinds = [v for v in vars(module).values() if isinstance(v, type)]
    (found,) = (k for k in kinds if issubclass(k, Session) and k is not Session)
    return found


def test_a_session_carries_parts_too(post: Any, server: Server) -> None:
    server.gives(answer(FETCHED, b"\r\nx"), 200, {"Content-Type": TYPE})
    session = _session(post)
    with session(server.url) as api:
        api.with_attachments(Attachment(b"1")).post.fetch()
        api.post.fetch()
    assert len(posted(server, 0)[1]) == 1
    assert server.posted[1].headers["content-type"] == "text/xml; charset=utf-8"


def test_an_event_shows_how_large_the_parts_are_and_nothing_of_them(
    post: Any, server: Server
) -> None:
    server.gives(answer(SENT, RECEIPT), 200, {"Content-Type": TYPE})
    shown: list[str] = []
    raw: list[HttpRequest] = []

    def look(event: Any) -> None:
        shown.append(event.text)
        raw.append(event.raw)

    with post.Post(server.url, on_request=look) as client:
        send(client, photo=b"7T:secret")
    assert shown == [f"({len(raw[0].content):,} bytes of multipart/related)"]


def test_a_block_of_a_headerfault_is_typed_beside_the_fault(
    post: Any, server: Server
) -> None:
    trouble = "<t:StampTrouble><t:Missing>3</t:Missing></t:StampTrouble>"
    fault = "<s:Fault><faultcode>s:Client</faultcode><faultstring>no</faultstring></s:Fault>"
    server.gives(answer(fault, header=trouble), 500, {"Content-Type": TYPE})
    with post.Post(server.url, stamp="1") as client, pytest.raises(SoapFault) as caught:
        send(client)
    found = caught.value.headers["stamp_trouble"]
    assert type(found).__name__ == "StampTrouble"
    assert found.missing == 3  # type: ignore[attr-defined]
    assert caught.value.headers.unknown == ()  # type: ignore[attr-defined]
