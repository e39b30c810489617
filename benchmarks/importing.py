"""What it costs to begin: imports, a client, its first call; beside zeep.

Each case is a process of its own, as a caller's is; several in turns. Times are
CPU, but "own code" is what ``-X importtime`` says of wsdlsmith's modules and of the
generated ones, without lxml, httpx2 and the standard library: that is the wall's
time, and of a busy machine the least of it means most.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

from benchmarks.codec import operation_of
from benchmarks.interpreters import Interpreter
from benchmarks.payloads import PAYLOADS, envelope

_TIMED = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)")
_CLOCK = (
    "import time; start = time.process_time()\n{}\nprint(time.process_time() - start)"
)
_TYPES = """import {0}.types as t
for name in dir(t): getattr(t, name)"""
_FIRST_CALL = """from {0}.services.erp_sync import ErpSync
with ErpSync("{1}") as client: client.get_field_values_from_crm(record_id=1)"""
# as our client, without the authorities, which http needs not
_ALONE = """import ssl, httpx2, lxml.etree
with httpx2.Client(verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)) as client:
    lxml.etree.fromstring(client.post("{0}", content=b"<a/>").content)"""
_ZEEP = """import zeep
client = zeep.Client({0!r})"""
_ZEEP_CALL = """
binding = next(iter(client.wsdl.bindings))
client.create_service(binding, "{0}").GetFieldValuesFromCrm(RecordId=1)"""
_Case = tuple[Interpreter, str]


@dataclass(frozen=True, slots=True)
class Start:
    """One case and its milliseconds, of several processes."""

    case: str
    milliseconds: list[float]


@dataclass(frozen=True, slots=True)
class Setting:
    """The generated package, the folder that holds it, and who imports it."""

    package: str
    folder: Path
    wsdls: Path
    client: Interpreter
    zeep: Interpreter | None


def starts(setting: Setting, rounds: int) -> list[Start]:
    """Every case, round after round."""
    with _answering(setting.package) as url:
        cases = {**_own_code(setting), **_whole(setting, url)}
        for work in cases.values():
            work()  # compiles to bytecode
        found: dict[str, list[float]] = {name: [] for name in cases}
        for _ in range(rounds):
            for name, work in cases.items():
                found[name].append(work())
    return [Start(name, times) for name, times in found.items()]


def start_rows(found: list[Start]) -> list[tuple[str, ...]]:
    """A row for each case."""
    rows: list[tuple[str, ...]] = [("to begin with", "ms, least", "median", "most")]
    for start in found:
        times = start.milliseconds
        shown = (min(times), median(times), max(times))
        rows.append((start.case, *(f"{time:.1f}" for time in shown)))
    return rows


def _own_code(setting: Setting) -> dict[str, Callable[[], float]]:
    """Milliseconds that our modules and the package's take of an import."""

    def own(module: str) -> Callable[[], float]:
        statement = f"import {setting.package}.services.{module}"
        return lambda: _own(setting, "-X", "importtime", "-c", statement)

    return {
        "import of ErpSync, own code": own("erp_sync"),
        "import of List, own code": own("list"),
    }


def _own(setting: Setting, *arguments: str) -> float:
    told = _TIMED.findall(setting.client.run(setting.folder, *arguments).stderr)
    ours = ("wsdlsmith", setting.package)
    return sum(int(time) for time, name in told if name.startswith(ours)) / 1000


def _whole(setting: Setting, url: str) -> dict[str, Callable[[], float]]:
    """Milliseconds of CPU that statements take in a new process."""
    package = setting.package
    cases = {
        "import of all types": (setting.client, _TYPES.format(package)),
        "import of ErpSync, client, first call": (
            setting.client,
            _FIRST_CALL.format(package, url),
        ),
        "httpx2 and lxml alone: import, POST": (setting.client, _ALONE.format(url)),
    }
    if setting.zeep is not None:
        small, large = (
            _ZEEP.format(str(next(iter(setting.wsdls.glob(f"*-{service}.*")))))
            for service in ("ErpSync", "List")
        )
        cases["zeep: import, Client of ErpSync"] = (setting.zeep, small)
        called = small + _ZEEP_CALL.format(url)
        cases["zeep: import, Client of ErpSync, first call"] = (setting.zeep, called)
        cases["zeep: import, Client of List"] = (setting.zeep, large)

    def timed(case: _Case) -> Callable[[], float]:
        who, text = case
        clocked = _CLOCK.format(text)
        return lambda: float(who.run(setting.folder, "-c", clocked).stdout) * 1000

    return {name: timed(case) for name, case in cases.items()}


@contextmanager
def _answering(package: str) -> Iterator[str]:
    """A server that gives one small answer to everybody."""
    payload = PAYLOADS[0]
    content = envelope(payload, operation_of(package, payload))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Type", "text/xml; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            """Nothing to tell."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
