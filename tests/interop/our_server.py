"""A server made of our run time: foreign clients judge how it reads and writes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from wsdlsmith.runtime import (
    Fault,
    Message,
    Operation,
    ServiceBinding,
    read_message,
    write_message,
)

Answer = Callable[[Message], "tuple[object, dict[str, object]]"]
"""What a request gives: the result (or a Fault), and the headers."""


@dataclass
class OurServer:
    """Answers for one service; remembers what it did not expect."""

    service: ServiceBinding
    answers: dict[str, Answer]
    deviations: list[tuple[str, ...]] = field(default_factory=list)
    requests: list[bytes] = field(default_factory=list)
    responses: list[bytes] = field(default_factory=list)
    url: str = ""

    def answer(self, action: str, data: bytes) -> tuple[int, bytes]:
        """The status and the envelope that a request gets."""
        self.requests.append(data)
        operation = self._operation(action)
        message = read_message(
            operation,
            "request",
            data,
            on_deviation=lambda *told: self.deviations.append(told),
        )
        result, headers = self.answers[operation.name](message)
        if operation.response is None:
            return 202, b""
        body: Any = result
        if not isinstance(result, Fault):
            values = () if result is None else (result,)
            body = operation.response.new(*values)
        answer = Message(body=body, headers=headers, dialect=message.dialect)
        written = write_message(operation, "response", answer)
        self.responses.append(written)
        return 500 if isinstance(result, Fault) else 200, written

    def _operation(self, action: str) -> Operation:
        for operation in self.service.operations.values():
            if operation.soap_action == action.strip('"'):
                return operation
        raise LookupError(f"no operation has the action {action}")


@contextmanager
def serving(server: OurServer) -> Iterator[OurServer]:
    """The server, listening on a free port of 127.0.0.1."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 10

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            status, body = server.answer(self.headers["SOAPAction"], data)
            self.send_response(status)
            self.send_header("Content-Type", "text/xml; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Nothing is printed."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        http.block_on_close = False
        thread = threading.Thread(target=http.serve_forever, args=(0.02,))
        thread.start()
        server.url = f"http://127.0.0.1:{http.server_address[1]}/{server.service.path}"
        try:
            yield server
        finally:
            http.shutdown()
            thread.join(5)
