"""What GitLab and GitHub get, held against what they and others write themselves."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import jsonschema
from wsdlsmith.reports.formats import RENDERERS
from wsdlsmith.reports.sheet import Note, Sheet

from tests.interop.stacks import TOOLKIT, require
from tests.reports.schemas import GITLAB
from tests.reports.sheets import EMPTY, EVERY, sheets

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
TOOLKIT_WRITES = """
import { readFileSync } from "node:fs";
const core = await import(process.argv[1]);
for (const [command, text, properties] of JSON.parse(readFileSync(0, "utf8")))
    core[command](text, properties);
"""


def test_gitlab_is_what_its_documentation_says() -> None:
    for sheet in sheets():
        issues = json.loads(RENDERERS["gitlab"](sheet))
        jsonschema.validate(issues, GITLAB)
        prints = [issue["fingerprint"] for issue in issues]
        assert len(set(prints)) == len(prints)
        assert bool(issues) == bool(sheet.notes)


def test_gitlab_gets_what_a_linter_sends_it(tmp_path: Path) -> None:
    """Ruff's report is read by GitLab every day: ours has its fields and no others."""
    (tmp_path / "bad.py").write_text("import os\n")
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache"]
    command += ["--select", "F401", "--output-format", "gitlab", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    (theirs,) = json.loads(done.stdout)
    ours = json.loads(RENDERERS["gitlab"](EVERY))
    assert [one["severity"] for one in ours] == ["critical", "critical"]  # once each
    for one in ours:
        assert {key: type(one[key]) for key in one} == {
            key: type(theirs[key]) for key in theirs
        }
        assert type(one["location"]["path"]) is type(theirs["location"]["path"])


def _as_the_toolkit_takes_it(note: Note) -> tuple[str, str, dict[str, object]]:
    facts: dict[str, object] = {"title": f"{note.rule} {note.fingerprint}".strip()}
    if note.file:
        facts |= {"file": note.file, "startLine": max(note.line, 1)}
    return COMMANDS[note.level], note.text, facts


def test_github_gets_the_bytes_that_its_own_toolkit_writes() -> None:
    require("actions")
    files = ("", "a%b,c:d\r\n.wsdl", "wsdl/ü ::.wsdl")
    hostile = tuple(replace(one, file=file) for one in EVERY.notes for file in files)
    every = [Sheet(title="", notes=hostile), *(one for one in sheets() if one.notes)]
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", TOOLKIT_WRITES, TOOLKIT],
        input=json.dumps([_as_the_toolkit_takes_it(n) for s in every for n in s.notes]),
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    ours = [RENDERERS["github"](sheet) for sheet in every]
    written = "\n".join(ours).split("\n")
    assert sorted(done.stdout.split("\n")) == sorted([*written, ""])


def test_github_gets_the_first_of_each_rule_first() -> None:
    """It shows ten errors of a step, and here the tenth rule has the 46th."""
    notes = tuple(
        Note(rule=f"rule-{number}", level="error", text=f"{turn}")
        for number in range(10)
        for turn in range(5)
    )
    lines = RENDERERS["github"](Sheet(title="", notes=notes)).split("\n")
    assert lines[:10] == [f"::error title=rule-{number}::0" for number in range(10)]
    assert lines[-1] == "::error title=rule-9::4"


def _command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner reads it (actions/runner, ActionCommand)."""
    found = re.fullmatch(r"::([a-z]+) ([^\n]*?)::(.*)", line)
    assert found is not None, line
    facts = dict(one.split("=", 1) for one in found.group(2).split(","))
    unescaped = {
        key: value.replace("%3A", ":").replace("%2C", ",")
        for key, value in facts.items()
    }
    return found.group(1), {k: _data(v) for k, v in unescaped.items()}, found.group(3)


def _data(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_github_gets_one_command_a_finding_and_nothing_else() -> None:
    for sheet in (s for s in sheets() if s.notes):
        lines = RENDERERS["github"](sheet).split("\n")
        assert len(lines) == len(sheet.notes)
        by_title = sorted(sheet.notes, key=lambda one: (one.rule, one.fingerprint))
        lines.sort(key=lambda line: _command(line)[1]["title"])
        for line, note in zip(lines, by_title, strict=True):
            command, facts, text = _command(line)
            assert (command, _data(text)) == (COMMANDS[note.level], note.text)
            assert facts.get("file", "") == note.file
            assert facts["title"].startswith(note.rule)
    assert not RENDERERS["github"](EMPTY).startswith("::")
