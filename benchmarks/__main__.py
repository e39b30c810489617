"""``python -m benchmarks``: time and memory of generating, beside xsdata's CLI."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bodies import Outcome, Tool
from benchmarks.generation import Setting, run_rounds
from benchmarks.inputs import seed, unpack
from benchmarks.roundtrip import (
    VERSIONS,
    declared,
    headline,
    published_bodies,
    run_bodies,
    seed_bodies,
    table,
)
from benchmarks.table import markdown, rows, write_section


def main() -> int:
    """Measure, print the table, and write it where it is asked for."""
    options = _options()
    if options.codec:
        return _codec(options)
    if options.start:
        return _start(options)
    if options.profile:
        return _profile(options)
    if options.calls:
        return _calls(options)
    if options.roundtrip:
        return _roundtrip(options)
    name = options.version or "Services88"
    with TemporaryDirectory(prefix="bench-") as place:
        top = Path(place)
        folder = top / "wsdl"
        most = 3 if options.quick else None
        wsdls = [] if options.smoke else unpack(folder, name, most)
        wsdls = wsdls or seed(folder)
        older = top / "older"
        if options.smoke or not unpack(older, VERSIONS[0], most):
            seed(older)
        setting = Setting(
            wsdls=folder,
            older=older,
            work=top / "work",
            package="bench." + name.lower(),
            rounds=options.rounds or (1 if options.quick else 3),
            limit=options.limit,
            peer_style=options.style,
            peer=not options.no_peer,
        )
        samples = list(run_rounds(setting, _tell))
    text = f"{_title(name, len(wsdls), options.style)}\n\n"
    text += markdown(rows(samples))
    return _tell_section(options, "generation", text)


def _codec(options: argparse.Namespace) -> int:
    """Payloads read and written, by everybody."""
    from benchmarks.codec_main import codec_table

    text = codec_table(options, _tell)
    return _tell_section(options, "codec", text)


def _start(options: argparse.Namespace) -> int:
    """Imports, a client and its first call."""
    from benchmarks.start_main import start_table

    text = start_table(options, _tell)
    return _tell_section(options, "start", text)


def _profile(options: argparse.Namespace) -> int:
    """Where the time of the codec goes."""
    from benchmarks.codec_main import profile_table

    text = profile_table(options)
    return _tell_section(options, "profile", text)


def _calls(options: argparse.Namespace) -> int:
    """Small calls, by everybody."""
    from benchmarks.calls_main import calls_table

    text = calls_table(options, _tell)
    return _tell_section(options, "calls", text)


def _roundtrip(options: argparse.Namespace) -> int:
    """The documented bodies there and back, by tool."""
    versions = [options.version] if options.version else list(VERSIONS)
    rows: dict[str, dict[Tool, Outcome]] = {}
    for name in ["the project's own pages"] if options.smoke else versions:
        with TemporaryDirectory(prefix="bench-") as top:
            folder = Path(top) / "wsdl"
            files = seed(folder) if options.smoke else unpack(folder, name)
            wsdls = {path.stem.rpartition("-")[2]: path for path in files}
            bodies = seed_bodies() if options.smoke else published_bodies(name)
            if not files:
                sys.stderr.write(f"{name}: the published files are not here\n")
                return 1
            known = {s: declared(wsdls[s], b) for s, b in bodies.items() if s in wsdls}
            for form, found in run_bodies(wsdls, known, _tell).items():
                rows[f"{name}, {form}"] = found
    text = f"{headline()}\n\n{table(rows)}"
    return _tell_section(options, "roundtrip", text)


def _tell_section(options: argparse.Namespace, name: str, text: str) -> int:
    """Print what was measured, and write it where that is asked for."""
    sys.stdout.write(f"{text}\n")
    if options.write:
        write_section(options.write, name, text)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("--version", help="the published version (Services88; --roundtrip: all)")
    add("--roundtrip", action="store_true", help="documented bodies there and back")
    add("--rounds", type=int, help="how often every case runs (3; quick: 1)")
    add("--limit", type=float, default=300, help="seconds after which a run is ended")
    add("--style", default="single-package", help="xsdata's --structure-style")
    add("--codec", action="store_true", help="reading and writing, not generating")
    add("--start", action="store_true", help="imports, a client, its first call")
    add("--calls", action="store_true", help="small calls, CPU and how many a second")
    add("--profile", action="store_true", help="the functions that reading takes")
    add("--no-peer", action="store_true", help="without the peers")
    add("--quick", action="store_true", help="three WSDLs, one round")
    add("--smoke", action="store_true", help="the project's own WSDL only")
    add("--write", type=Path, metavar="FILE", help="put the table into a page")
    return parser.parse_args()


def _title(name: str, count: int, style: str) -> str:
    """What was measured, and on what; times compare within one run only."""
    try:
        peer = f"xsdata {version('xsdata')} ({style})"
    except PackageNotFoundError:
        peer = "without xsdata"
    return (
        f"{name}, {count} WSDL{'s' if count > 1 else ''}; {peer}; "
        f"{platform.python_implementation()} {platform.python_version()}, "
        f"{os.cpu_count()} cores"
    )


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
