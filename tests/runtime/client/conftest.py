"""A server on 127.0.0.1 that answers as a test says."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from lxml import etree


@dataclass
class Posted:
    """A request as the server saw it; header names in lower case."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Given:
    """What the server says. ``length`` is the length it claims the body has."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    length: int | None = None


class _Quiet(ThreadingHTTPServer):
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """Tests drop connections on purpose."""


class Server:
    """Remembers what was posted; ``answer`` decides what comes back."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.posted: list[Posted] = []
        self.connections = 0
        self.answer: Callable[[Posted], Given] = lambda posted: Given()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 10

            def setup(self) -> None:
                super().setup()
                server.connections += 1

            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                headers = {name.lower(): value for name, value in self.headers.items()}
                posted = Posted(self.path, headers, self.rfile.read(length))
                server.posted.append(posted)
                self.give(server.answer(posted))

            def give(self, given: Given) -> None:
                time.sleep(given.delay)
                self.send_response(given.status)
                for name, value in given.headers.items():
                    self.send_header(name, value)
                length = len(given.body) if given.length is None else given.length
                self.send_header("Content-Length", str(length))
                self.end_headers()
                try:
                    self.wfile.write(given.body)
                except OSError:
                    self.close_connection = True
                if given.length is not None:
                    self.close_connection = True

            def log_message(self, *args: object) -> None:
                """Nothing is printed."""

        self._http = _Quiet(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._http.block_on_close = False
        if context is not None:
            self._http.socket = context.wrap_socket(
                self._http.socket, server_side=True, do_handshake_on_connect=False
            )
        scheme = "https" if context else "http"
        self.url = f"{scheme}://127.0.0.1:{self._http.server_address[1]}"
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.02}
        )

    @staticmethod
    def given(body: bytes) -> Given:
        """An answer for ``answer`` to return."""
        return Given(body)

    def gives(
        self,
        body: bytes = b"",
        status: int = 200,
        headers: dict[str, str] | None = None,
        delay: float = 0.0,
        length: int | None = None,
    ) -> None:
        """Answer every request so."""
        given = Given(body, status, headers or {}, delay, length)
        self.answer = lambda posted: given

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._http.shutdown()
        self._thread.join(5)
        self._http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    """A started server, stopped after the test."""
    made = Server()
    made.start()
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of these tests leaves the machine."""
    monkeypatch.setenv("NO_PROXY", "*")


SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP12 = "http://www.w3.org/2003/05/soap-envelope"


@dataclass
class Envelopes:
    """Answers of the depot as bytes, and requests as texts by element name."""

    def found(self, number: object, served_by: str = "", note: str = "") -> bytes:
        """The answer to Find."""
        header = f"<s:Header><t:ServedBy>{served_by}</t:ServedBy></s:Header>"
        return (
            f'<s:Envelope xmlns:s="{SOAP11}" xmlns:t="urn:depot">'
            f"{header if served_by else ''}<s:Body><t:FindResponse><t:Result>"
            f"<t:Number>{number}</t:Number><t:Note>{note}</t:Note>"
            "</t:Result></t:FindResponse></s:Body></s:Envelope>"
        ).encode()

    def weighed(self, result: int) -> bytes:
        """The answer to Weigh, in SOAP 1.2."""
        return (
            f'<s:Envelope xmlns:s="{SOAP12}" xmlns:t="urn:depot"><s:Body>'
            f"<t:WeighResponse><t:Result>{result}</t:Result></t:WeighResponse>"
            "</s:Body></s:Envelope>"
        ).encode()

    def fault(self, reason: str, served_by: str = "") -> bytes:
        """A SOAP 1.1 fault with the declared detail."""
        header = f"<s:Header><t:ServedBy>{served_by}</t:ServedBy></s:Header>"
        return (
            f'<s:Envelope xmlns:s="{SOAP11}" xmlns:t="urn:depot">'
            f"{header if served_by else ''}<s:Body><s:Fault>"
            f"<faultcode>s:Client</faultcode><faultstring>{reason}</faultstring>"
            "<detail><t:TroubleDetail><t:Shelf>7</t:Shelf></t:TroubleDetail></detail>"
            "</s:Fault></s:Body></s:Envelope>"
        ).encode()

    def texts(self, envelope: bytes) -> dict[str, str]:
        """The texts of an envelope by local name."""
        root = etree.fromstring(envelope)
        return {
            etree.QName(element).localname: element.text or ""
            for element in root.iter(etree.Element)
        }


@pytest.fixture
def envelopes() -> Envelopes:
    """Answers to give, and requests to look into."""
    return Envelopes()
