"""mypy and pyright understand ``reply``, the siblings and NIL."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[3]
USE = Path(__file__).with_name("typed_use.py")


def run(*command: object) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return done.stdout


def test_mypy_finds_the_errors_that_are_there_and_no_other() -> None:
    said = run("mypy", "--strict", USE)
    assert "Success: no issues found in 1 source file" in said


def test_pyright_finds_the_errors_that_are_there_and_no_other() -> None:
    said = json.loads(
        run("pyright", "--pythonpath", sys.executable, "--outputjson", USE)
    )
    errors = [
        (found["range"]["start"]["line"] + 1, found["message"])
        for found in said["generalDiagnostics"]
    ]
    assert errors == []
    assert said["summary"]["filesAnalyzed"] == 1
