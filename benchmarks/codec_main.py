"""``python -m benchmarks --codec``: the payloads, read and written by everybody."""

from __future__ import annotations

import platform
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.codec import Timing, run_codec
from benchmarks.codec_peers import Peer, Xsdata, Zeep
from benchmarks.codec_table import codec_rows
from benchmarks.inputs import unpack
from benchmarks.payloads import PAYLOADS, Payload, small
from benchmarks.table import padded

PACKAGE = "bench_services"


def codec_table(options: Namespace, tell: Callable[[str], None]) -> str:
    """The table's text, or a sentence where the published WSDLs are not."""
    with TemporaryDirectory(prefix="bench-codec-") as name:
        top = Path(name)
        if not unpack(top / "wsdl", options.version or "Services88"):
            return "The published WSDLs are not here (see WSDLSMITH_CORPUS)."
        _generate(top)
        peers: list[Peer] = []
        if not options.no_peer:
            (top / "peers").mkdir()
            peers = [Zeep(top / "wsdl"), Xsdata(top / "wsdl", top / "peers")]
        timings = []
        for timing in run_codec(PACKAGE, _payloads(options), peers, _rounds(options)):
            timings.append(timing)
            tell(_line(timing))
        return f"{_title(options)}\n\n{padded(codec_rows(timings))}"


def _generate(top: Path) -> None:
    """Our package of all WSDLs, ready to be imported."""
    command = [sys.executable, "-m", "wsdlsmith", "generate", str(top / "wsdl")]
    command += ["--package", PACKAGE, "--output", str(top / "ours"), "--quiet"]
    subprocess.run(command, check=True)
    sys.path.insert(0, str(top / "ours"))


def _payloads(options: Namespace) -> list[Payload]:
    if options.smoke:
        return [small(payload) for payload in PAYLOADS]
    return [p for p in PAYLOADS if not options.quick or p.rows <= 1_000]


def _rounds(options: Namespace) -> int:
    return options.rounds or (1 if options.quick or options.smoke else 5)


def _line(timing: Timing) -> str:
    speed = timing.size / timing.seconds / 1e6
    where = f"round {timing.round + 1}: {timing.payload}: {timing.way}: {timing.case}"
    return f"{where}: {speed:.1f} MB/s"


def _title(options: Namespace) -> str:
    peers = "without peers"
    if not options.no_peer:
        peers = f"zeep {version('zeep')}, xsdata {version('xsdata')}"
    return (
        f"{options.version or 'Services88'}; {peers}; lxml {version('lxml')}; "
        f"{platform.python_implementation()} {platform.python_version()}"
    )
