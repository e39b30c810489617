"""Mono's WCF servers, compiled; for the vendor's services with svcutil's contracts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.interop.processes import run

SOURCES = Path(__file__).parent / "mono"
LIBRARIES = "System.ServiceModel,System.Runtime.Serialization,System.Xml"


def compiled(server: str, folder: Path, *contracts: Path) -> list[str]:
    """The words that start ``server``."""
    program = folder / f"{server}.exe"
    source = SOURCES / f"{server}.cs"
    options = ["-nologo", "-warn:0", f"-r:{LIBRARIES}", f"-out:{program}"]
    run(["mcs", *options, source, *contracts])
    return ["mono", str(program)]


def data_contracts(wsdl: Path, folder: Path) -> Path:
    """The types that svcutil makes of a WSDL; it reads http URLs only.

    Its service contract does not compile where operations have no parameters.
    """
    made = folder / f"{wsdl.stem}.cs"
    with _served(wsdl) as url:
        run(["svcutil", "--noLogo", "--noConfig", f"-o:{made}", url])
    text = made.read_text(encoding="utf-8-sig")
    made.write_text(text[text.index("namespace www.superoffice.net") :])
    return made


@contextmanager
def _served(wsdl: Path) -> Iterator[str]:
    """The URL of a file, for as long as it is needed."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/xml")
            self.end_headers()
            self.wfile.write(wsdl.read_bytes())

        def log_message(self, *args: object) -> None:
            """Nothing is printed."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/{wsdl.name}"
        finally:
            server.shutdown()
            thread.join(5)
