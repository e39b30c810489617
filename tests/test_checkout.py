"""What is committed is what was meant to be."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.conftest import CHECKOUT

TOP = {
    ".ci",
    ".gitattributes",
    ".gitignore",
    ".pre-commit-hooks.yaml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "action.yml",
    "benchmarks",
    "docs",
    "generated",
    "generator",
    "pyproject.toml",
    "templates",
    "tests",
    "wsdl",
}


@pytest.fixture(scope="module")
def committed() -> list[str]:
    if not (CHECKOUT / ".git").exists():
        pytest.skip("not a git checkout")
    command = ["git", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=CHECKOUT, capture_output=True, check=True)
    return [name for name in listed.stdout.decode().split("\0") if name]


def test_the_top_level_holds_what_belongs_there(committed: list[str]) -> None:
    assert {name.partition("/")[0] for name in committed} == TOP


def test_a_committed_name_is_one_that_every_machine_takes(committed: list[str]) -> None:
    assert [n for n in committed if not re.fullmatch(r"[\w.\[\]/-]+", n, re.A)] == []
    assert len({name.casefold() for name in committed}) == len(committed)
