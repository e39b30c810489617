"""The lines of a lock as text, and the text read back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final, NoReturn

from wsdlsmith.drift.lock.line import Line, Value, namespaces
from wsdlsmith.emit.prefixes import Prefixes
from wsdlsmith.errors import InputError
from wsdlsmith.location import Location
from wsdlsmith.model.qname import QName

FORMAT: Final = "wsdlsmith-lock 1"
_HEAD: Final = (
    "# What the service promises, a line a fact. Written by `wsdlsmith lock`,",
    "# compared by `wsdlsmith check`: review what changes here as you review code.",
)
_PLAIN = re.compile(r'[^\s"=#-][^\s"=]*')
_TOKEN = re.compile(r'\s*(?:([^\s"=]+)=)?("(?:[^"\\]|\\.)*"|[^\s"=]+)')
_AGAIN: Final = "write it anew with wsdlsmith lock, and review what changes"


def write_text(lines: Sequence[Line], target: str) -> str:
    """The text of a lock; ``target`` is the namespace that is called ``tns``."""
    prefixes = Prefixes(target, namespaces(lines))
    text = [*_HEAD, FORMAT, f"tool {_tool()}"]
    for uri, prefix in sorted(prefixes.by_namespace.items(), key=lambda one: one[1]):
        text.append(f"namespace {prefix} {_quoted(uri)}")
    for line in lines:
        text += _written(line, prefixes, 0)
    return "\n".join([*text, "end", ""])


def _tool() -> str:
    return version("wsdlsmith")


def _written(line: Line, prefixes: Prefixes, depth: int) -> Iterator[str]:
    words = [line.word]
    if line.name is not None:
        words.append(_value(line.name, prefixes))
    elif line.facts and line.facts[0][1] is None:
        words.append("-")
    for key, value in line.facts:
        words.append(key if value is None else f"{key}={_value(value, prefixes)}")
    yield "  " * depth + " ".join(words)
    for below in line.below:
        yield from _written(below, prefixes, depth + 1)


def _value(value: str | QName, prefixes: Prefixes) -> str:
    return _quoted(prefixes(value) if isinstance(value, QName) else value)


def _quoted(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    # U+0085 and U+2028 would end a line for some editors, and so for a review
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub(
        "[\x7f-\x9f\u2028\u2029]", lambda m: f"\\u{ord(m.group()):04x}", quoted
    )


@dataclass(slots=True)
class Locked:
    """A lock as text: its prefixes and its lines."""

    label: str
    namespaces: dict[str, str]
    lines: list[Line]

    def qname(self, text: str, line: Line) -> QName:
        """``prefix:name`` as a name."""
        prefix, colon, name = text.partition(":")
        if not colon:
            return QName("", text)
        if prefix not in self.namespaces:
            self.fail(line.number, f'no namespace is called "{prefix}"')
        return QName(self.namespaces[prefix], name)

    def fail(self, number: int, message: str) -> NoReturn:
        """Say what is wrong with a line of the file."""
        raise InputError(
            f"not a contract lock: {message}", Location(self.label, number), _AGAIN
        )


def read_text(text: str, label: str, *, any_tool: bool = False) -> Locked:
    """Parse a lock. Refuses one of another version, and one that has no end.

    An editor or git on Windows may have ended its lines in another way.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    locked = Locked(label, {}, [])
    rows = [
        (number, row)
        for number, row in enumerate(text.split("\n"), start=1)
        if row.strip() and not row.startswith("#")
    ]
    _check_head(locked, [row for _, row in rows[:2]], any_tool=any_tool)
    if rows[-1][1] != "end":
        raise InputError(
            "the lock is cut off: its last line is not `end`",
            Location(label, rows[-1][0]),
            "restore the file from version control, or " + _AGAIN,
        )
    open_lines: list[Line] = []
    for number, row in rows[2:-1]:
        line, depth = _parsed(locked, number, row)
        if line.word == "namespace" and not depth:
            prefix, uri = str(line.name), line.facts[0][0] if line.facts else ""
            locked.namespaces[prefix] = uri
            continue
        if depth > len(open_lines):
            locked.fail(number, "the line belongs to none above it")
        del open_lines[depth:]
        (open_lines[-1].below if open_lines else locked.lines).append(line)
        open_lines.append(line)
    return locked


def _check_head(locked: Locked, rows: Sequence[str], *, any_tool: bool) -> None:
    if not rows or not rows[0].startswith("wsdlsmith-lock"):
        locked.fail(1, f'it does not begin with "{FORMAT}"')
    tool = rows[1].removeprefix("tool ") if len(rows) > 1 else ""
    if rows[0] != FORMAT or not (any_tool or tool == _tool()):
        raise InputError(
            f"the lock was written by wsdlsmith {tool or 'of another version'} "
            f"({rows[0]}), and this is {_tool()} ({FORMAT})",
            Location(locked.label),
            f"use that version, or {_AGAIN}",
        )


def _parsed(locked: Locked, number: int, row: str) -> tuple[Line, int]:
    body = row.lstrip(" ")
    depth, odd = divmod(len(row) - len(body), 2)
    tokens = list(_tokens(locked, number, body))
    if odd or tokens[0][0]:
        locked.fail(number, f"cannot be read: {body[:60]}")
    line = Line(tokens[0][1], number=number)
    rest: Iterable[tuple[str, str, bool]] = tokens[1:]
    if len(tokens) > 1 and not tokens[1][0]:
        _, name, quoted = tokens[1]
        line.name = None if name == "-" and not quoted else name
        rest = tokens[2:]
    line.facts = [(key or text, text if key else None) for key, text, _ in rest]
    return line, depth


def _tokens(locked: Locked, number: int, body: str) -> Iterator[tuple[str, str, bool]]:
    """(key or empty, text, whether it stood in quotes)."""
    place = 0
    while place < len(body.rstrip()):
        found = _TOKEN.match(body, place)
        if found is None:
            locked.fail(number, f"cannot be read: {body[place:][:60]}")
        key, text = found.group(1) or "", found.group(2)
        place = found.end()
        quoted = text.startswith('"')
        try:
            yield key, json.loads(text) if quoted else text, quoted
        except ValueError:
            locked.fail(number, f"cannot be read: {text[:60]}")


def value_text(value: Value) -> str:
    """A value that was read; the text of a flag is empty."""
    return "" if value is None else str(value)
