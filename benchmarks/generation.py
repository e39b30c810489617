"""Generating one API version: wsdlsmith and xsdata's command line, in turns."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Run, measure

OURS = "wsdlsmith generate"
CHANGED = "wsdlsmith generate, one WSDL changed"
CHECK = "wsdlsmith generate --check, nothing changed"
PEER = "xsdata generate"
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
                if sample.case == PEER:
                    peer_left = sample.run.done
                yield sample


def _ours(setting: Setting, number: int) -> Iterator[Sample]:
    """Cold, then again on top of what it wrote: unchanged, and one file changed."""
    home = _home(setting, f"ours{number}")
    wsdls = home / "wsdl"
    shutil.copytree(setting.wsdls, wsdls)
    command = [sys.executable, "-m", "wsdlsmith", "generate", str(wsdls)]
    command += ["--package", setting.package, "--output", "out", "--quiet"]
    run = measure(command, home, setting.limit)
    yield Sample(OURS, number, run, _lines(home))
    if run.done:
        checked = measure([*command, "--check"], home, setting.limit)
        yield Sample(CHECK, number, checked, 0)
        _change(min(wsdls.iterdir()))
        again = measure(command, home, setting.limit)
        yield Sample(CHANGED, number, again, _lines(home))
    shutil.rmtree(home)


def _peer(setting: Setting, number: int) -> Iterator[Sample]:
    home = _home(setting, f"peer{number}")
    command = [sys.executable, "-m", "xsdata", "generate", str(setting.wsdls)]
    command += ["--package", setting.package]
    command += ["--structure-style", setting.peer_style]
    run = measure(command, home, setting.limit)
    yield Sample(PEER, number, run, _lines(home))
    shutil.rmtree(home)


def _change(wsdl: Path) -> None:
    """Another address: a change that is one file's own, and every tool must notice."""
    text = wsdl.read_bytes()
    wsdl.write_bytes(ADDRESS.sub(rb"\1?changed", text, count=1))


def _home(setting: Setting, name: str) -> Path:
    home = setting.work / name
    home.mkdir(parents=True)
    return home


def _lines(folder: Path) -> int:
    return sum(path.read_bytes().count(b"\n") for path in folder.rglob("*.py"))
