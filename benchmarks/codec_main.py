"""``python -m benchmarks --codec``: the payloads, read and written by everybody."""

from __future__ import annotations

import platform
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.codec import Timing, run_codec
from benchmarks.codec_peers import Peer, Suds, Xsdata, Zeep
from benchmarks.codec_table import codec_rows
from benchmarks.inputs import unpack
from benchmarks.memory import memory_rows
from benchmarks.payloads import PAYLOADS, Payload, small
from benchmarks.table import padded

PACKAGE = "bench_services"


def codec_table(options: Namespace, tell: Callable[[str], None]) -> str:
    """The table's text, or a sentence where the published WSDLs are not."""
    with TemporaryDirectory(prefix="bench-codec-") as name:
        top = Path(name)
        if not unpack(top / "wsdl", options.version or "Services88"):
            return "The published WSDLs are not here (see WSDLSMITH_CORPUS)."
        generate_package(top)
        tables = list(_tables(options, top, tell))
        return "\n\n".join([_title(options), *map(padded, tables)])


def profile_table(options: Namespace) -> str:
    """Where the hot ways spend their time, as text."""
    from benchmarks.profiles import profile_rows

    with TemporaryDirectory(prefix="bench-profile-") as name:
        top = Path(name)
        if not unpack(top / "wsdl", options.version or "Services88"):
            return "The published WSDLs are not here (see WSDLSMITH_CORPUS)."
        generate_package(top)
        payloads = [small(p) for p in PAYLOADS] if options.smoke else [*PAYLOADS]
        return padded(profile_rows(PACKAGE, payloads))


def _tables(
    options: Namespace, top: Path, tell: Callable[[str], None]
) -> Iterator[list[tuple[str, ...]]]:
    """Speed, and memory of the largest payload."""
    wsdls = top / "wsdl"
    peers: list[Peer] = []
    if not options.no_peer:
        (top / "peers").mkdir()
        peers = [Zeep(wsdls), Xsdata(wsdls, top / "peers"), Suds(wsdls)]
    timings = []
    payloads, rounds = _payloads(options), _rounds(options)
    for timing in run_codec(PACKAGE, payloads, peers, rounds):
        timings.append(timing)
        tell(_line(timing))
    yield codec_rows(timings)
    tell("memory")
    yield memory_rows(PACKAGE, top / "ours", wsdls, _largest(payloads), bool(peers))


def _largest(payloads: list[Payload]) -> Payload:
    """The largest of ErpSync, whose client reads it in other processes too."""
    return max((p for p in payloads if p.service == "ErpSync"), key=lambda p: p.rows)


def generate_package(top: Path) -> None:
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
        names = ("zeep", "xsdata", "suds-community")
        peers = ", ".join(f"{name} {version(name)}" for name in names)
    return (
        f"{options.version or 'Services88'}; {peers}; lxml {version('lxml')}; "
        f"{platform.python_implementation()} {platform.python_version()}"
    )
