"""One process, timed: how long it took, its peak memory, how it ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_MAXRSS = 1 if sys.platform == "darwin" else 1024
"""The unit of ``ru_maxrss``: bytes on macOS, KiB elsewhere (getrusage(2))."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took; ``ending`` is ``done``, or why it is not.

    ``processor`` is its CPU seconds and its children's: what other work on the
    machine disturbs least.
    """

    seconds: float
    processor: float
    megabytes: float
    ending: str

    @property
    def done(self) -> bool:
        """Whether it came to its end, so that its time is the job's."""
        return self.ending == "done"


def measure(
    command: Sequence[str],
    folder: Path,
    limit: float,
    *,
    expect: Sequence[int] = (0,),
    settings: Mapping[str, str] | None = None,
) -> Run:
    """Run ``command`` in ``folder``, and end it and its children after ``limit``.

    Time is the wall's; memory is the most that the process, or a child that it
    waited for, held at once (``wait4``). ``expect`` are the exit codes of success,
    ``settings`` what the environment has beside ours.
    """
    log = folder.with_suffix(".log")
    with log.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**environment(), **(settings or {})},
            start_new_session=True,
        )
        timer = threading.Timer(limit, _stop, [process.pid])
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    ending = "done"
    if process.returncode == -signal.SIGKILL and seconds >= limit:
        ending = f"stopped after {limit:.0f} s"
    elif process.returncode not in expect:
        ending = f"failed: {_last_line(log) or f'exit code {process.returncode}'}"
    processor = usage.ru_utime + usage.ru_stime
    return Run(seconds, processor, usage.ru_maxrss * _MAXRSS / 1e6, ending)


def _stop(pid: int) -> None:
    """End the session that the process leads; it may have gone by itself."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def environment() -> dict[str, str]:
    """Ours, with the tools beside this Python found first (xsdata starts ruff).

    Bytecode is kept, as it is wherever a package is installed.
    """
    tools = str(Path(sys.executable).parent)
    path = os.pathsep.join([tools, os.environ.get("PATH", "")])
    own = {"PATH": path, "PYTHONDONTWRITEBYTECODE": "", "NO_COLOR": "1", "TERM": "dumb"}
    return {**os.environ, **own}


def _last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines()
    return lines[-1].strip()[:70] if lines else ""
