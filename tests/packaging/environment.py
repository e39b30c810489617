"""A fresh virtual environment, and commands run in it from another folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Environment:
    """An environment with nothing of this checkout on its path."""

    home: Path

    @classmethod
    def fresh(cls, home: Path) -> Environment:
        """Make one, with this Python."""
        venv.create(home, with_pip=True, symlinks=os.name != "nt")
        return cls(home)

    @property
    def scripts(self) -> Path:
        """Where its commands are."""
        return Path(sysconfig.get_path("scripts", "venv", {"base": str(self.home)}))

    def run(self, command: str, *arguments: object, cwd: Path) -> str:
        """Run a command of the environment; what it printed, when it succeeded."""
        return run(self.scripts / command, *arguments, cwd=cwd)

    def pip(self, *arguments: object, cwd: Path) -> None:
        """Run pip install."""
        quiet = ("--disable-pip-version-check", "--quiet")
        self.run("python", "-m", "pip", *quiet, "install", *arguments, cwd=cwd)


def run(*command: object, cwd: Path) -> str:
    """Run a command without what this process's own environment would lend it."""
    lent = ("PYTHON", "VIRTUAL_ENV", "WSDLSMITH")
    clean = {k: v for k, v in os.environ.items() if not k.startswith(lent)}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=clean,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def this_python() -> Path:
    """The Python that runs the tests, which has the build front end."""
    return Path(sys.executable)
