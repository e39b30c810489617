"""The developer's commands: listed by ``make help``, and the ones CI calls exist."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
MAKEFILE = (CHECKOUT / "Makefile").read_text()
TARGETS = re.findall(r"^\.PHONY: (\S+)$", MAKEFILE, re.M)


@pytest.mark.skipif(not shutil.which("make"), reason="make is not here")
def test_make_help_lists_every_target() -> None:
    done = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.findall(r"^  make (\S+) +\S", done.stdout, re.M) == TARGETS


@pytest.mark.parametrize("page", [".ci/run", "README.md", "CONTRIBUTING.md"])
def test_every_make_target_that_is_spoken_of_exists(page: str) -> None:
    text = (CHECKOUT / page).read_text()
    spoken = re.findall(
        r"(?:^|[`$] |step |`|=\"\$required\" )make ([a-z-]+)", text, re.M
    )
    assert spoken
    assert set(spoken) <= set(TARGETS)


def test_ci_calls_the_test_command_of_readme() -> None:
    assert "$ make test\n" in (CHECKOUT / "README.md").read_text()
    assert re.search(r"^step .*\bmake test\b", (CHECKOUT / ".ci/run").read_text(), re.M)


@pytest.mark.skipif(not shutil.which("make"), reason="make is not here")
def test_ci_checks_the_bindings_with_generate_and_with_check() -> None:
    """Decision 0011: the one goes by what it remembers, the other by nothing."""
    assert re.search(r"^step make check$", (CHECKOUT / ".ci/run").read_text(), re.M)
    done = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", "check"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    ours = re.findall(r"^\.venv/bin/wsdlsmith (.+)$", done.stdout, re.M)
    assert ours == ["generate --check", "check"]
