"""``python -m benchmarks``: time and memory of generating, beside xsdata's CLI."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generation import Setting, run_rounds
from benchmarks.inputs import seed, unpack
from benchmarks.table import markdown, rows, write_section


def main() -> int:
    """Measure, print the table, and write it where it is asked for."""
    options = _options()
    if options.codec:
        from benchmarks.codec_main import codec_table

        text = codec_table(options, _tell)
        sys.stdout.write(f"{text}\n")
        if options.write:
            write_section(options.write, "codec", text)
        return 0
    with TemporaryDirectory(prefix="bench-") as name:
        top = Path(name)
        folder = top / "wsdl"
        most = 3 if options.quick else None
        wsdls = [] if options.smoke else unpack(folder, options.version, most)
        wsdls = wsdls or seed(folder)
        setting = Setting(
            wsdls=folder,
            work=top / "work",
            package="bench." + options.version.lower(),
            rounds=options.rounds or (1 if options.quick else 3),
            limit=options.limit,
            peer_style=options.style,
            peer=not options.no_peer,
        )
        samples = list(run_rounds(setting, _tell))
    text = f"{_title(options.version, len(wsdls), options.style)}\n\n"
    text += markdown(rows(samples))
    sys.stdout.write(f"{text}\n")
    if options.write:
        write_section(options.write, "generation", text)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("--version", default="Services88", help="the published version to generate")
    add("--rounds", type=int, help="how often every case runs (3; quick: 1)")
    add("--limit", type=float, default=300, help="seconds after which a run is ended")
    add("--style", default="single-package", help="xsdata's --structure-style")
    add("--codec", action="store_true", help="reading and writing, not generating")
    add("--no-peer", action="store_true", help="without xsdata")
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
