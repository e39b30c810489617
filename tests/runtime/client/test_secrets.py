"""A server that repeats the ticket wherever HTTP and SOAP have room for it.

None of it is in the error's text, its representation, its traceback (with the
exceptions behind it), any log at DEBUG, or what hooks are shown.
"""

from __future__ import annotations

import logging
import socket
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.runtime.client.vault import SOAP11, envelope, outcome, vault

__all__ = ["vault"]

TICKET = "7T:SeCrEt=="
PASSWORD = "p4ssw0rd"
T = TICKET.encode()
BASIC = "bWU6cDRzc3cwcmQ="
"""What ``printf me:p4ssw0rd | base64`` says."""
QUOTED = "7T%3ASeCrEt%3D%3D"
SPELLINGS = (TICKET, TICKET.lower(), TICKET.replace(":", " "), QUOTED)


def http(body: bytes, *lines: bytes, status: bytes = b"200 OK") -> bytes:
    head = [b"HTTP/1.1 " + status, b"Content-Length: %d" % len(body), *lines]
    if not any(line.lower().startswith(b"content-type") for line in lines):
        head.append(b"Content-Type: text/xml")
    return b"\r\n".join(head) + b"\r\n\r\n" + body


def fault(code: bytes, reason: bytes) -> bytes:
    said = b"<s:Fault><faultcode>%s</faultcode><faultstring>%s</faultstring></s:Fault>"
    return envelope((said % (code, reason)).decode())


PARTS = b"Content-Type: multipart/related; boundary="
ANSWERS = {
    "status line": b"HTTP/1.1 " + T + b"\r\n\r\n",
    "no HTTP": T + b"\r\n\r\n",
    "HTTP/2": b"HTTP/2 200 " + T + b"\r\n\r\n",
    "reason": http(b"", status=b"500 no " + T),
    "reason of 200": http(b"", status=b"200 " + T),
    "reason of 103": b"HTTP/1.1 103 " + T + b"\r\n\r\n" + http(b""),
    "header line": b"HTTP/1.1 200 OK\r\n" + T.replace(b":", b" ") + b"\r\n\r\n",
    "header without name": b"HTTP/1.1 200 OK\r\n: " + T + b"\r\n\r\n",
    "header value": b"HTTP/1.1 200 OK\r\nX: " + T + b"\x00\r\n\r\n",
    "length": b"HTTP/1.1 200 OK\r\nContent-Length: " + T + b"\r\n\r\n",
    "transfer": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: " + T + b"\r\n\r\n",
    "chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + T + b"\r\n",
    "coding": http(b"x", b"Content-Encoding: " + T),
    "gzip": http(T, b"Content-Encoding: gzip"),
    "type": http(b"x", b"Content-Type: " + T),
    "charset": http(b"<a/>", b"Content-Type: text/xml; charset=" + T),
    "boundary": http(b"--x\r\n\r\n" + T, PARTS + T),
    "part": http(b"--b\r\nContent-Transfer-Encoding: " + T + b"\r\n\r\n", PARTS + b"b"),
    "page": http(b"<html>" + T + b"</html>"),
    "page of 500": http(b"<html>" + T + b"</html>", status=b"500 x"),
    "page with references": http(b"7T&#58;SeCrEt&#x3d;&#61;", status=b"500 x"),
    "page with a link": http(f"<p>/?t={QUOTED}".encode(), status=b"404 x"),
    "page with headers": http(b"Authorization: Basic " + BASIC.encode()),
    "quoted location": http(b"", f"Location: /a/{QUOTED}".encode(), status=b"302 x"),
    "query": http(b"no page /?key=" + T + b"&sig=" + T, status=b"404 x"),
    "challenge": http(T, b"WWW-Authenticate: Basic realm=" + T, status=b"401 x"),
    "cookie": http(b"", b"Set-Cookie: a=" + T, status=b"403 x"),
    "location": http(b"", b"Location: http://h/" + T + b"?" + T, status=b"302 x"),
    "odd location": http(b"", b"Location: " + T, status=b"302 x"),
    "retry-after": http(b"", b"Retry-After: " + T, status=b"429 x"),
    "text": http(b"<t>" + T),
    "element": http(envelope(f"<{TICKET}/>")),
    "namespace": http(envelope(f"<x xmlns='urn:{TICKET}'/>")),
    "attribute": http(envelope(f"<x a='1' a='{TICKET}'/>")),
    "value": http(
        envelope(
            f"<t:FetchResponse><t:Result><t:Content>{TICKET}*</t:Content>"
            "</t:Result></t:FetchResponse>"
        )
    ),
    "fault": http(fault(b"s:Client", b"no " + T), status=b"500 x"),
    "fault code": http(fault(T, b"no")),
    "fault actor": http(
        fault(
            b"s:Client",
            b"no</faultstring><faultactor>" + T + b"</faultactor><faultstring>",
        )
    ),
    "demand": http(
        envelope(
            "<t:FetchResponse/>",
            f"<x xmlns='urn:{TICKET}' s:mustUnderstand='1' xmlns:s='{SOAP11}'/>",
        )
    ),
    "failure": http(
        envelope(
            "<t:FetchResponse/>",
            f"<t:ExceptionInfo><t:Message>{TICKET}</t:Message></t:ExceptionInfo>",
        )
    ),
    "half a body": b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + T,
    "endless header": b"HTTP/1.1 200 OK\r\nX: " + T * 20_000 + b"\r\n\r\n",
}


def behind(error: BaseException) -> Iterator[BaseException]:
    """Every error that an error leads to, hidden from tracebacks or not."""
    for other in (error.__cause__, error.__context__):
        if other is not None:
            yield other
            yield from behind(other)


@contextmanager
def saying(data: bytes) -> Iterator[int]:
    """The port of a server that says this, whatever it is asked."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    _converse(connection, data)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def _converse(connection: socket.socket, data: bytes) -> None:
    connection.settimeout(3)
    heard = b""
    try:
        while b"Envelope>" not in heard:
            heard += connection.recv(65536) or b"Envelope>"
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        connection.recv(1)
    except OSError:
        return


@pytest.mark.parametrize("place", ANSWERS)
def test_nobody_is_shown_the_ticket(
    vault: Any, place: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    shown: list[str] = []

    def look(event: Any) -> None:
        shown.extend([repr(event), event.text, str(event.headers), event.url])
        shown.append(repr(getattr(event, "error", "")))

    with saying(ANSWERS[place]) as port:
        error = outcome(
            vault,
            lambda client: client.fetch(),
            f"http://me:{PASSWORD}@127.0.0.1:{port}/?key={TICKET}",
            ticket=TICKET,
            timeout=5,
            on_request=look,
            on_response=look,
        )
    assert isinstance(error, Exception)
    shown += [str(error), repr(error), caplog.text, *traceback.format_exception(error)]
    answer = getattr(error, "answer", None)
    shown += [repr(answer), repr(getattr(error, "headers", ""))]
    shown += [repr(getattr(error, "fault", "")), *map(repr, behind(error))]
    for text in shown:
        for secret in (*SPELLINGS, PASSWORD, BASIC):
            assert secret not in text
    assert "Fetch" in caplog.text
