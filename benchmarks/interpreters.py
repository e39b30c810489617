"""Pythons for cases in a process of their own: this one, or one with what users have."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.inputs import CHECKOUT

_LENT = ("PYTHON", "VIRTUAL_ENV")


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A Python, and the environment variables that it runs with."""

    python: str
    variables: Mapping[str, str]

    @classmethod
    def here(cls) -> Interpreter:
        """The one that runs, with all that development needs beside it."""
        return cls(sys.executable, os.environ)

    @classmethod
    def with_client(cls, home: Path) -> Interpreter:
        """A new one that has what a generated client needs, and nothing else."""
        made = cls._fresh(home)
        made._install(*(f"{name}=={version(name)}" for name in ("lxml", "httpx2")))
        made._install("--no-deps", str(CHECKOUT))
        return made

    @classmethod
    def with_zeep(cls, home: Path) -> Interpreter:
        """A new one that has zeep, and what it brings."""
        made = cls._fresh(home)
        made._install(*(f"{name}=={version(name)}" for name in ("lxml", "zeep")))
        return made

    @classmethod
    def _fresh(cls, home: Path) -> Interpreter:
        venv.create(home, symlinks=os.name != "nt")
        scripts = sysconfig.get_path("scripts", "venv", {"base": str(home)})
        own = {k: v for k, v in os.environ.items() if not k.startswith(_LENT)}
        return cls(str(Path(scripts) / "python"), own)

    def _install(self, *packages: str) -> None:
        pip = [sys.executable, "-m", "pip", "--python", self.python]
        quiet = ["--disable-pip-version-check", "-qq"]
        subprocess.run([*pip, *quiet, "install", *packages], check=True)

    def run(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run it; it imports from ``folder`` too, and keeps bytecode."""
        path = os.pathsep.join([str(folder), self.variables.get("PYTHONPATH", "")])
        own = {"PYTHONPATH": path.rstrip(os.pathsep), "PYTHONDONTWRITEBYTECODE": ""}
        return subprocess.run(
            [self.python, *arguments],
            env={**self.variables, **own},
            check=True,
            capture_output=True,
            text=True,
        )
