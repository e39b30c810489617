"""The server of the calls: one answer for every POST, in a process of its own.

It does as little as HTTP/1.1 allows, so that what a client takes is the client's.
``python -m benchmarks.calls_server`` prints its port, and ends with its input.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer

_ANSWER = b"""<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
<ForceResyncResponse xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88">\
<Response xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><IsOk>true</IsOk>\
<UserExplanation>Two records were sent out.</UserExplanation><TechExplanation/>\
<ErrorCode i:nil="true"/><Changes><AddedRecords i:nil="true"/><UpdatedRecords>\
<ChangedDataItem><Tablename>contact</Tablename><RecordId>4711</RecordId>\
</ChangedDataItem><ChangedDataItem><Tablename>person</Tablename>\
<RecordId>4712</RecordId></ChangedDataItem></UpdatedRecords>\
<DeletedRecords/></Changes></Response></ForceResyncResponse></s:Body></s:Envelope>"""
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\n"
_WHOLE = _HEAD + b"Content-Length: %d\r\n\r\n%s" % (len(_ANSWER), _ANSWER)


class _Handler(BaseRequestHandler):
    """One connection: it stays open as long as the client keeps it."""

    def handle(self) -> None:
        waiting = b""
        with suppress(ConnectionError):
            while chunk := self.request.recv(65536):
                waiting += chunk
                while (size := _request_size(waiting)) <= len(waiting):
                    waiting = waiting[size:]
                    self.request.sendall(_WHOLE)


def _request_size(data: bytes) -> int:
    """How long the first request is, or one more than is there yet."""
    head, end, _ = data.partition(b"\r\n\r\n")
    if not end:
        return len(data) + 1
    lines = (line.partition(b":") for line in head.split(b"\r\n"))
    length = next(v for name, _, v in lines if name.lower() == b"content-length")
    return len(head) + len(end) + int(length)


class _Server(ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 128


@contextmanager
def answering() -> Iterator[str]:
    """The URL of a server that runs meanwhile."""
    process = subprocess.Popen(
        [sys.executable, "-m", __spec__.name],
        cwd=Path(__file__).parents[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}/ErpSync.svc"
        process.stdin.close()


def _serve() -> None:
    with _Server(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        sys.stdout.write(f"{server.server_address[1]}\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    _serve()
