"""What it costs to begin: imports, a client, its first call; beside zeep.

Each case is a process of its own, as a caller's is; several in turns. Times are
CPU, but "own code" is what ``-X importtime`` says of wsdlsmith's modules and of the
generated ones, without lxml, httpx2 and the standard library: that is the wall's
time, and of a busy machine the least of it means most.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

from benchmarks.codec import operation_of
from benchmarks.measure import environment
from benchmarks.payloads import PAYLOADS, envelope

_TIMED = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)")
_CLOCK = (
    "import time; start = time.process_time()\n{}\nprint(time.process_time() - start)"
)
_TYPES = """import {0}.types as t
for name in dir(t): getattr(t, name)"""
_FIRST_CALL = """from {0}.services.erp_sync import ErpSync
with ErpSync("{1}") as client: client.get_field_values_from_crm(record_id=1)"""
_ZEEP = """import zeep
zeep.Client({0!r})"""


@dataclass(frozen=True, slots=True)
class Start:
    """One case and its milliseconds, of several processes."""

    case: str
    milliseconds: list[float]


def starts(
    package: str, folder: Path, wsdls: Path, rounds: int, peers: bool
) -> list[Start]:
    """Every case, round after round; ``folder`` holds the package."""
    with _answering(package) as url:
        cases = _cases(package, folder, wsdls, url)
        if not peers:
            cases = {n: w for n, w in cases.items() if not n.startswith("zeep")}
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


def _cases(
    package: str, folder: Path, wsdls: Path, url: str
) -> dict[str, Callable[[], float]]:
    def own(module: str) -> Callable[[], float]:
        return lambda: _own(package, folder, f"import {package}.{module}")

    def whole(text: str) -> Callable[[], float]:
        return lambda: _whole(folder, text)

    def zeep(service: str) -> Callable[[], float]:
        path = next(iter(wsdls.glob(f"*-{service}.*")))
        return whole(_ZEEP.format(str(path)))

    return {
        "import of ErpSync, own code": own("services.erp_sync"),
        "import of List, own code": own("services.list"),
        "import of all types": whole(_TYPES.format(package)),
        "import of ErpSync, client, first call": whole(
            _FIRST_CALL.format(package, url)
        ),
        "zeep: import, Client of ErpSync": zeep("ErpSync"),
        "zeep: import, Client of List": zeep("List"),
    }


def _own(package: str, folder: Path, statement: str) -> float:
    """Milliseconds that our modules and the package's take of an import."""
    command = [sys.executable, "-X", "importtime", "-c", statement]
    shown = _run(command, folder).stderr
    ours = ("wsdlsmith", package)
    return sum(int(n) for n, m in _TIMED.findall(shown) if m.startswith(ours)) / 1000


def _whole(folder: Path, text: str) -> float:
    """Milliseconds of CPU that the statements take in a new process."""
    command = [sys.executable, "-c", _CLOCK.format(text)]
    return float(_run(command, folder).stdout) * 1000


def python_in(folder: Path) -> dict[str, str]:
    """The environment of a Python that imports from ``folder``, and keeps bytecode."""
    env = environment()
    env["PYTHONPATH"] = f"{folder}:{env.get('PYTHONPATH', '')}"
    env["PYTHONDONTWRITEBYTECODE"] = ""
    return env


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, env=python_in(folder), check=True, capture_output=True, text=True
    )


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
