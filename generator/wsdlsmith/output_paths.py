"""Which paths a generated file may have: plain ones, below its folder, on any disk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from wsdlsmith.errors import OutputError

# control characters, what Windows gives a meaning to, and halves of a character
_REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\ud800-\udfff]')


def check_path(path: str) -> None:
    """Refuse a path that could lead out of its folder or that no disk can hold."""
    bad_step = any(step.strip() in ("", ".", "..") for step in path.split("/"))
    if bad_step or _REFUSED.search(path):
        raise OutputError(
            f"the path {path!r} is not a plain path below the output folder",
            hint="a path is made of names and '/', without '..' or a drive",
        )


def check_paths(paths: Iterable[str]) -> None:
    """Refuse two paths that are one on some disk, or a file that is also a folder."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        check_path(path)
        key = unicodedata.normalize("NFC", path).casefold()
        if key in seen:
            raise _clash(seen[key], path)
        seen[key] = path
    for key, path in seen.items():
        for slash in re.finditer("/", key):
            if (parent := key[: slash.start()]) in seen:
                raise _clash(seen[parent], path)


def _clash(one: str, other: str) -> OutputError:
    return OutputError(
        f"the paths {one!r} and {other!r} cannot both be on one disk",
        hint="they differ by case only, or one is a file where the other needs a folder",
    )
