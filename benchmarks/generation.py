"""Generating one API version, and what follows: wsdlsmith and xsdata, in turns."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Run, measure

OURS = "wsdlsmith generate"
CHANGED = "wsdlsmith generate, one WSDL changed"
CHECK = "wsdlsmith generate --check, nothing changed"
PEER = "xsdata generate"
MYPY = "mypy --strict on wsdlsmith's package, cold"
PEER_MYPY = "mypy --strict on xsdata's package, cold"
DIFF = "wsdlsmith diff from Services84"
ADDRESS = re.compile(rb'(address\s[^>]*location="[^"]*)')


@dataclass(frozen=True, slots=True)
class Sample:
    """One run of one case in one round."""

    case: str
    round: int
    run: Run
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is measured: the inputs, the rounds, and the bounds in seconds."""

    wsdls: Path
    older: Path
    """The WSDLs of an earlier version."""
    work: Path
    package: str
    rounds: int
    limit: float
    peer_style: str
    peer: bool = True


def run_rounds(setting: Setting, tell: Callable[[str], None]) -> Iterator[Sample]:
    """Every case once a round, so that a slow minute of the machine hits them all.

    Rounds turn the order about. A peer that failed or ran out of time would do so
    again, and is not started a second time.
    """
    peer_left = setting.peer
    for number in range(setting.rounds):
        blocks = [_ours, _peer] if number % 2 == 0 else [_peer, _ours]
        for block in blocks:
            if block is _peer and not peer_left:
                continue
            for sample in block(setting, number):
                tell(
                    f"round {number + 1}: {sample.case}: "
                    f"{sample.run.seconds:.2f} s, {sample.run.ending}"
                )
                if sample.case == PEER and not sample.run.done:
                    peer_left = False
                yield sample


def _ours(setting: Setting, number: int) -> Iterator[Sample]:
    """Cold, then again on top of what it wrote: unchanged, and one file changed.

    Each round has a cache of its own: the first run finds nothing in it.
    """
    home = _home(setting, f"ours{number}")
    wsdls = home / "wsdl"
    shutil.copytree(setting.wsdls, wsdls)
    tool = [sys.executable, "-m", "wsdlsmith"]
    command = [*tool, "generate", str(wsdls), "--package", setting.package]
    command += ["--output", "out", "--quiet"]
    own = {"WSDLSMITH_CACHE": str(home / "cache")}
    run = measure(command, home, setting.limit, settings=own)
    yield Sample(OURS, number, run, _lines(home))
    if run.done:
        checked = measure([*command, "--check"], home, setting.limit, settings=own)
        yield Sample(CHECK, number, checked, 0)
        _change(wsdls)
        again = measure(command, home, setting.limit, settings=own)
        yield Sample(CHANGED, number, again, _lines(home))
        yield Sample(MYPY, number, _mypy(setting, home, "out", (0,)), 0)
    drift = [*tool, "diff", str(setting.older), str(setting.wsdls)]
    drifted = measure(drift, home, setting.limit, expect=(0, 1))
    yield Sample(DIFF, number, drifted, 0)
    shutil.rmtree(home)


def _peer(setting: Setting, number: int) -> Iterator[Sample]:
    home = _home(setting, f"peer{number}")
    command = [sys.executable, "-m", "xsdata", "generate", str(setting.wsdls)]
    command += ["--package", setting.package]
    command += ["--structure-style", setting.peer_style]
    run = measure(command, home, setting.limit)
    yield Sample(PEER, number, run, _lines(home))
    if run.done:
        yield Sample(PEER_MYPY, number, _mypy(setting, home, ".", (0, 1)), 0)
    shutil.rmtree(home)


def _mypy(setting: Setting, home: Path, folder: str, expect: Sequence[int]) -> Run:
    """What a user's type checker takes the first time; exit code 1: it found errors."""
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file="]
    command += ["--cache-dir", "mypy-cache", "--package", setting.package]
    places = {"MYPYPATH": str(home / folder)}
    return measure(command, home, setting.limit, expect=expect, settings=places)


def _change(wsdls: Path) -> None:
    """Another address in the file of middle size: every tool must notice that."""
    files = sorted(wsdls.iterdir(), key=lambda path: path.stat().st_size)
    wsdl = files[len(files) // 2]
    text = wsdl.read_bytes()
    wsdl.write_bytes(ADDRESS.sub(rb"\1?changed", text, count=1))


def _home(setting: Setting, name: str) -> Path:
    home = setting.work / name
    home.mkdir(parents=True)
    return home


def _lines(folder: Path) -> int:
    return sum(path.read_bytes().count(b"\n") for path in folder.rglob("*.py"))
