"""docs/drift.md does what it says: its commands run in a repository, in their order."""

from __future__ import annotations

import re
import shlex
from datetime import date
from typing import get_args

import pytest
import rich_click as click
from wsdlsmith.check.problem import Check
from wsdlsmith.cli.main import cli
from wsdlsmith.drift.accept.read import parse

from tests.check.sample import LOCK, Sample
from tests.check.test_check import broken
from tests.conftest import CHECKOUT

GUIDE = (CHECKOUT / "docs/drift.md").read_text()


def _fences(language: str) -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE, re.S | re.M)
    return [text for name, text in found if name == language]


def test_the_commands_of_the_guide_run(sample: Sample) -> None:
    commands = "".join(_fences("console")).splitlines()
    assert len(commands) > 6
    for line in commands:
        program, *arguments = shlex.split(line.removeprefix("$ "))
        assert program == "wsdlsmith"
        code, _, err = sample.run(*arguments)
        assert code == 0, f"{line}: {err}"


def test_the_lines_of_a_lock_that_the_guide_shows_are_in_ours(sample: Sample) -> None:
    (shown,) = _fences("")
    assert shown in (sample.root / LOCK).read_text()


def test_the_entry_of_the_guide_accepts_what_it_speaks_of(sample: Sample) -> None:
    (text,) = _fences("toml")
    (entry,) = parse(text).accepts
    assert entry.expiry == date(2099, 1, 31)
    broken(sample)
    assert sample.run("generate")[0] == 0
    (sample.root / "drift.toml").write_text(text)
    code, told = sample.check()
    assert code == 0, told


def test_the_accepts_of_the_guide_run(sample: Sample) -> None:
    explain, first, second, third = _fences("sh")[0].splitlines()
    broken(sample, "published/ErpSync.wsdl")
    assert sample.run(*shlex.split(second)[1:])[0] == 0
    assert sample.check("--upstream")[0] == 0
    broken(sample)
    assert sample.run(*shlex.split(explain)[1:])[0] == 0
    first = re.sub(r"--expires \S+", "--expires 2099-01-31", first)
    assert sample.run(*shlex.split(first)[1:])[0] == 0
    sample.git("update-ref", "refs/remotes/origin/main", "main")
    assert sample.run("generate")[0] == sample.run("lock")[0] == 0
    (sample.root / "drift.toml").unlink()
    assert sample.run(*shlex.split(third)[1:])[0] == 0
    assert sample.check("--against", "origin/main")[0] == 0


def test_every_check_is_in_the_guides_table() -> None:
    for check in get_args(Check):
        assert f"| {check} |" in GUIDE


def test_our_own_project_holds(checkout: object, sample: Sample) -> None:
    ours = CHECKOUT / LOCK
    assert ours.read_text() == (sample.root / LOCK).read_text()


@pytest.mark.parametrize("verb", ["diff", "history", "check", "lock", "accept"])
def test_every_option_of_a_verb_is_in_a_guide(verb: str) -> None:
    text = "".join(
        (CHECKOUT / f"docs/{name}.md").read_text() for name in ("drift", "guide")
    )
    with click.Context(cli) as context:
        command = cli.get_command(context, verb)
    assert command is not None
    long = [o for one in command.params for o in one.opts if o.startswith("--")]
    told_by_help = {"--format", "--quiet", "--verbose"}
    assert "--offline" in long
    assert [one for one in long if one not in text and one not in told_by_help] == []
