"""The structure of a Markdown page: front matter, sections, fences.

Only what documentation pages use (CommonMark 4.2 ATX headings, 4.5 fenced code
blocks, YAML front matter of ``key: value`` lines); the rest is prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wsdlsmith.read.document import Document

_FENCE = re.compile(r"^( {0,3})(`{3,}|~{3,})[ \t]*([^`]*)$")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*)$")
_KEY = re.compile(r"^([\w.-]+)[ \t]*:(?:[ \t]+(.*))?$")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced code block; ``line`` is the line of its opening, from 1."""

    language: str
    text: str
    line: int


@dataclass(slots=True)
class Section:
    """A heading with the prose and the fences under it, up to the next heading."""

    heading: str = ""
    level: int = 0
    line: int = 1
    prose: list[str] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """A Markdown page; the first section has no heading."""

    front_matter: dict[str, str]
    sections: list[Section]

    @property
    def fences(self) -> list[tuple[Section, Fence]]:
        """All fences, each with its section."""
        return [
            (section, fence) for section in self.sections for fence in section.fences
        ]


def read_page(document: Document) -> Page:
    """The page's structure. An unclosed fence ends with the page (CommonMark 4.5)."""
    lines = decode(document.data).split("\n")
    front_matter, start = _front_matter(lines)
    sections = [Section()]
    number = start
    while number < len(lines):
        line = lines[number].rstrip("\r")
        opening = _FENCE.match(line)
        heading = None if opening else _HEADING.match(line)
        if opening:
            fence = _fence(lines, number, opening)
            sections[-1].fences.append(fence)
            number += fence.text.count("\n") + 1
        elif heading:
            marks, title = heading.groups()
            sections.append(Section(_title(title), len(marks), number + 1))
        else:
            sections[-1].prose.append(line)
        number += 1
    return Page(front_matter, sections)


def _title(text: str) -> str:
    """A heading's text without the marks that may close it (CommonMark 4.2)."""
    text = text.strip()
    bare = text.rstrip("#")
    return bare.rstrip() if not bare or bare[-1] in " \t" else text


def decode(data: bytes) -> str:
    """The page's text: a byte order mark decides, then UTF-8, then Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _front_matter(lines: list[str]) -> tuple[dict[str, str], int]:
    """The keys, and the number of the first line after them.

    Values are kept as text without their quotes. What is not ``key: value`` (a
    list, a nested mapping) is passed over: nothing here needs it.
    """
    if not lines or lines[0].rstrip() != "---":
        return {}, 0
    found: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            return found, number + 1
        entry = _KEY.match(line.rstrip())
        if entry:
            found[entry.group(1)] = _unquoted(entry.group(2) or "")
    return {}, 0


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value


def _fence(lines: list[str], number: int, opening: re.Match[str]) -> Fence:
    """The fence that opens on line ``number`` (from 0)."""
    indent, marks, information = opening.groups()
    closing = re.compile(rf"^ {{0,3}}{re.escape(marks[0])}{{{len(marks)},}}[ \t]*$")
    end = number + 1
    while end < len(lines) and not closing.match(lines[end].rstrip("\r")):
        end += 1
    body = lines[number + 1 : end]
    if indent:
        body = [re.sub(rf"^ {{0,{len(indent)}}}", "", line) for line in body]
    language = information.split()[0].lower() if information.split() else ""
    return Fence(language, "".join(f"{line}\n" for line in body), number + 1)
