"""Annotations of GitHub Actions: workflow commands, a line a finding.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from wsdlsmith.reports.sheet import Note, Sheet

_COMMANDS: Final = {"error": "error", "warning": "warning", "info": "notice"}


def render_github(sheet: Sheet) -> str:
    """One command a finding; nothing found is a line that is no command.

    The first of each rule stand first: GitHub shows ten errors and ten warnings of a
    step, and no more.
    """
    seen: Counter[str] = Counter()
    turns = []
    for note in sheet.notes:
        turns.append((seen[note.rule], _command(note)))
        seen[note.rule] += 1
    commands = [command for _, command in sorted(turns, key=lambda one: one[0])]
    return "\n".join(commands) or f"{_data(sheet.title)}: no finding"


def _command(note: Note) -> str:
    facts = {"title": f"{note.rule} {note.fingerprint}".strip()}
    if note.file:
        facts |= {"file": note.file, "line": str(max(note.line, 1))}
    properties = ",".join(f"{key}={_property(text)}" for key, text in facts.items())
    return f"::{_COMMANDS[note.level]} {properties}::{_data(note.text)}"


def _data(text: str) -> str:
    """A message: what would end the line or begin another command is escaped."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
