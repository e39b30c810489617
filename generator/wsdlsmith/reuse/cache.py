"""A folder of JSON documents that may vanish at any time.

Nothing in it is believed that somebody else could have put there, and nothing
is executed: what is cut short, changed or of another shape counts as absent.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import tempfile
from contextlib import suppress
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any

VARIABLE = "WSDLSMITH_CACHE"
"""Names the folder; ``off`` means none."""
_MOST_BYTES = 64 * 1024 * 1024
_MOST_ENTRIES = 64


class Cache:
    """Documents by name in one folder; without a folder it keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @classmethod
    def of_user(cls) -> Cache:
        """Where ``WSDLSMITH_CACHE`` says, else the user's folder for caches."""
        named = os.environ.get(VARIABLE, "")
        if named == "off":
            return cls(None)
        return cls(Path(named).absolute() if named else _user_folder())

    def load(self, name: str) -> object | None:
        """The document of that name as JSON gives it; None where there is none."""
        if self._folder is None:
            return None
        path = self._folder / f"{name}.json"
        try:
            if not (_is_ours(self._folder) and _is_ours(path)):
                return None
            if path.stat().st_size > _MOST_BYTES:
                return None
            digest, _, text = path.read_bytes().partition(b"\n")
            if digest != sha256(text).hexdigest().encode():
                return None
            document: object = json.loads(text)
        except (OSError, ValueError, RecursionError):
            return None
        return document

    def save(self, name: str, document: object) -> None:
        """Keep a document; a folder that cannot be written is no error."""
        if self._folder is None:
            return
        text = json.dumps(document, separators=(",", ":"), default=_by_field).encode()
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_ours(self._folder):
                self._put(f"{name}.json", sha256(text).hexdigest().encode(), text)

    def _put(self, name: str, digest: bytes, text: bytes) -> None:
        assert self._folder is not None
        number, path = tempfile.mkstemp(dir=self._folder)
        try:
            with os.fdopen(number, "wb") as stream:
                stream.write(digest + b"\n" + text)
            Path(path).replace(self._folder / name)
        except BaseException:
            Path(path).unlink(missing_ok=True)
            raise
        self._forget_oldest()

    def _forget_oldest(self) -> None:
        assert self._folder is not None
        entries = [(p.stat().st_mtime, p) for p in self._folder.glob("*.json")]
        for _, path in sorted(entries)[:-_MOST_ENTRIES]:
            path.unlink(missing_ok=True)


def _by_field(value: Any) -> dict[str, object]:
    """A dataclass as JSON has it."""
    return {one.name: getattr(value, one.name) for one in fields(value)}


def _user_folder() -> Path | None:
    """As the system has it: XDG's folder, ``Library/Caches``, or ``LOCALAPPDATA``."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    try:
        home = Path(base).expanduser()
    except RuntimeError:  # there is no home
        return None
    return home / "wsdlsmith" if base and home.is_absolute() else None


def _is_ours(path: Path) -> bool:
    """Whether it is no link, belongs to this user, and nobody else may write it."""
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        return False
    if sys.platform == "win32":
        return True  # the folder of caches is the user's own there
    return found.st_uid == os.getuid() and not found.st_mode & 0o022
