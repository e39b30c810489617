"""``--help`` of every verb: its examples can be copied, and mean something."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
import rich_click as click
from wsdlsmith.cli.main import cli

from tests.cli.conftest import Command

VERBS = cli.list_commands(click.Context(cli))


def _examples(out: str) -> list[str]:
    return out.partition(" Examples:\n")[2].rstrip().splitlines()


def test_help_lists_every_verb_with_what_it_does(wsdlsmith: Command) -> None:
    code, out, _ = wsdlsmith("--help")
    assert code == 0
    for verb in VERBS:
        assert re.search(rf"^│ {verb} +[A-Z][a-z]+ ", out, re.M)


@pytest.mark.parametrize("verb", VERBS)
def test_help_ends_with_examples_that_can_be_copied(
    wsdlsmith: Command, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _ = wsdlsmith(verb, "--help")
    lines = _examples(out)
    assert code == 0
    assert len(lines) > 2
    assert max(map(len, lines)) <= 80
    for line in filter(None, lines):
        assert re.match(rf"   (# |wsdlsmith {verb} |wsdlsmith {verb}$|    [-'])", line)


@pytest.mark.parametrize("verb", VERBS)
def test_the_examples_are_commands_that_the_verb_takes(
    wsdlsmith: Command, verb: str, parsed: Callable[[str, list[str]], None]
) -> None:
    Path("docs").mkdir()  # a report goes only into a folder that is there
    _, out, _ = wsdlsmith(verb, "--help")
    text = "\n".join(_examples(out)).replace("\\\n", " ")
    tried = 0
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            words = shlex.split(line.partition(" | ")[0])
            assert words[:2] == ["wsdlsmith", verb]
            parsed(verb, words[2:])
            tried += 1
    assert tried >= 2


@pytest.fixture
def parsed() -> Callable[[str, list[str]], None]:
    """Parse the words of a verb as click does before it runs it."""

    def parse(verb: str, words: list[str]) -> None:
        command = cli.get_command(click.Context(cli), verb)
        assert command is not None
        command.make_context(verb, list(words))

    return parse


def test_a_mistyped_verb_is_told_which_one_was_meant(wsdlsmith: Command) -> None:
    code, _, err = wsdlsmith("genrate")
    assert code == 2
    assert "No such command 'genrate'. Did you mean 'generate'?" in err


def test_a_word_that_is_no_verb_gets_no_guess(wsdlsmith: Command) -> None:
    code, _, err = wsdlsmith("soap")
    assert code == 2
    assert "No such command 'soap'." in err
    assert "mean" not in err
