"""Time and memory of generating a whole API version, beside xsdata's command line.

Run by ``make bench``. Both tools get the same files in the same run, each in a
process of its own; the peer is stopped after ``--limit`` seconds. Without the
published files both get the two operations of ``wsdl/``, which says little.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

CHECKOUT = Path(__file__).parents[2]
CORPUS = Path(
    os.environ.get("WSDLSMITH_CORPUS") or CHECKOUT.parent / "shared" / "corpus"
)
BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took, and what it left."""

    seconds: float
    megabytes: float
    lines: int
    outcome: str


def measure(command: list[str], home: Path, limit: float) -> Run:
    """Run ``command`` in ``home``, alone; peak memory as the system counts it."""
    home.mkdir()
    log = home / "log.txt"
    # xsdata's command line looks for ruff on PATH
    path = os.pathsep.join((str(BIN), os.environ["PATH"]))
    start = time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=home,
            env={**os.environ, "PATH": path},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        timer = threading.Timer(limit, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
    timer.cancel()
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode == 0:
        outcome = "done"
    elif seconds >= limit:
        outcome = "stopped: out of time"
    else:
        last = log.read_text(errors="replace").strip().splitlines()[-1:]
        outcome = f"failed: {last[0].strip()[:80] if last else process.returncode}"
    lines = sum(path.read_bytes().count(b"\n") for path in home.rglob("*.py"))
    return Run(seconds, usage.ru_maxrss / 1024, lines, outcome)


def unpack(folder: Path, version: str) -> int:
    """The WSDLs of ``version`` as ``*.wsdl``: xsdata's CLI goes by the ending."""
    folder.mkdir()
    archive = CORPUS / "superoffice" / "wsdl-2023.zip"
    if not archive.is_file():
        shutil.copy(CHECKOUT / "wsdl/superoffice/Services88/ErpSync.wsdl", folder)
        return 1
    with ZipFile(archive) as members:
        names = [name for name in members.namelist() if f"-{version}-" in name]
        for name in names:
            target = folder / Path(name).with_suffix(".wsdl").name
            target.write_bytes(members.read(name))
    return len(names)


def show(name: str, run: Run) -> None:
    """One line of the table."""
    print(
        f"{name:<34}{run.seconds:>9.1f} s{run.megabytes:>9.0f} MB"
        f"{run.lines:>10,} lines  {run.outcome}",
        flush=True,
    )


def main() -> None:
    """Measure both and print them side by side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--version", default="Services88")
    parser.add_argument("--limit", type=float, default=400, help="seconds a run")
    parser.add_argument("--style", default="filenames", help="xsdata's layout")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        top = Path(name)
        count = unpack(top / "wsdl", options.version)
        print(f"{options.version}: {count} WSDL(s), {os.cpu_count()} core(s)")
        package = options.version.lower()
        ours = [str(BIN / "wsdlsmith"), "generate", str(top / "wsdl")]
        ours += ["--package", package, "--output", "out"]
        peer = [str(BIN / "xsdata"), "generate", str(top / "wsdl")]
        peer += ["--package", package, "--structure-style", options.style]
        mine = measure(ours, top / "ours", options.limit)
        show("wsdlsmith generate", mine)
        other = measure(peer, top / "peer", options.limit)
        show(f"xsdata generate -ss {options.style}", other)
        if mine.outcome == "done":
            most = "at least " if other.outcome != "done" else ""
            print(f"{most}{other.seconds / mine.seconds:.1f} times as fast")


if __name__ == "__main__":
    main()
