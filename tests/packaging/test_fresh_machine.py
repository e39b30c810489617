"""The commands of README on a machine that has Python, make and the checkout only.

``make test`` is left out: it is what CI calls.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.packaging.environment import run

pytestmark = pytest.mark.packaging


@pytest.fixture
def clone(checkout: Path, tmp_path: Path) -> Path:
    """A copy of all files that are, or would be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=checkout,
        capture_output=True,
        check=True,
    )
    for name in listed.stdout.decode().split("\0"):
        if name and (checkout / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(checkout / name, tmp_path / name)
    return tmp_path


def with_pip_alone(readme: Path) -> list[str]:
    """The commands of README below "With pip alone"."""
    block = re.search(
        r"With pip alone:\n\n```console\n(.*?)```", readme.read_text(), re.S
    )
    assert block
    return block.group(1).replace("$ ", "").splitlines()


def generated(top: Path) -> dict[str, bytes]:
    """Every generated file."""
    return {
        path.relative_to(top).as_posix(): path.read_bytes()
        for path in (top / "generated").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_make_generate_sets_up_and_does_the_main_job(
    clone: Path, checkout: Path
) -> None:
    shutil.rmtree(clone / "generated")
    printed = run("make", "generate", cwd=clone)
    assert "superoffice.services88: 1 service, 2 operations" in printed
    assert generated(clone) == generated(checkout)


def test_with_pip_alone_it_works_too(clone: Path, checkout: Path) -> None:
    shutil.rmtree(clone / "generated")
    for command in with_pip_alone(clone / "README.md"):
        run(*command.split(), cwd=clone)
    assert generated(clone) == generated(checkout)
