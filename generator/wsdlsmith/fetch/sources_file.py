"""``SOURCES.toml``: where the files of an API's folder are from."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wsdlsmith.errors import InputError
from wsdlsmith.location import Location

NAME = "SOURCES.toml"
_HEADER = "# Where the files of this folder are from. Written by `wsdlsmith fetch`.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file. ``source`` is as the project file has it, without a login.

    ``member`` tells which of the source's documents it is, where the source does
    not say that itself. ``origin`` is free text, for files that were not fetched.
    """

    path: str
    source: str = ""
    member: str = ""
    origin: str = ""
    size: int
    sha256: str

    @classmethod
    def of(cls, path: str, source: str, document: str, data: bytes) -> Entry:
        """The entry of a file with that content; ``document`` is its full name."""
        digest = hashlib.sha256(data).hexdigest()
        member = document.removeprefix(source.partition("#")[0]).lstrip("#")
        return cls(
            path=path, source=source, member=member, size=len(data), sha256=digest
        )


def read_entries(file: Path) -> tuple[Entry, ...]:
    """The entries of a SOURCES.toml; none where there is no such file."""
    if not file.is_file():
        return ()
    try:
        listed = tomllib.loads(file.read_text(encoding="utf-8")).get("file", [])
        return tuple(
            Entry(
                path=str(each["path"]),
                source=str(each.get("source", "")),
                member=str(each.get("member", "")),
                origin=str(each.get("origin", "")),
                size=int(each["size"]),
                sha256=str(each["sha256"]),
            )
            for each in listed
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"not a list of sources: {error}",
            Location(file.as_posix()),
            "move it aside, and fetch again",
        ) from error


def to_toml(entries: Iterable[Entry], header: str = "") -> bytes:
    """The file's bytes: sorted by path, without a clock."""
    lines = [header or _HEADER, "version = 1\n"]
    for entry in sorted(entries, key=lambda each: each.path):
        lines.append("\n[[file]]\n")
        for key in ("path", "source", "member", "origin"):
            value = str(getattr(entry, key))
            if value:
                lines.append(f"{key} = {quoted(value)}\n")
        lines.append(f"size = {entry.size}\nsha256 = {quoted(entry.sha256)}\n")
    return "".join(lines).encode("utf-8")


def header_of(file: Path) -> str:
    """The comment that a SOURCES.toml begins with, which is kept."""
    if not file.is_file():
        return ""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    comment: list[str] = []
    for line in lines:
        if not line.startswith("#"):
            break
        comment.append(line)
    return "".join(comment)


def quoted(text: str) -> str:
    """A TOML basic string (TOML 1.0, "String"): JSON's escapes, and U+007F."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
