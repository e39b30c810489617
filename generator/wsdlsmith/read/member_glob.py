"""``#GLOB``: which members of an archive, a folder or a git tree are meant."""

from __future__ import annotations

import fnmatch
import re
from functools import lru_cache

WILD = frozenset("*?[")


def has_wildcard(text: str) -> bool:
    """Whether ``text`` is a pattern rather than a name."""
    return not WILD.isdisjoint(text)


def matches(path: str, pattern: str) -> bool:
    """Whether a member's path matches, case-sensitively.

    Without ``**`` a star also matches ``/``, so ``*Services88-*`` finds a file
    in any folder. With ``**`` the pattern is read as shells and git do: ``**``
    for any number of folders, ``*`` within one.
    """
    return _compiled(pattern).match(path) is not None


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    pattern = pattern.removeprefix("./")
    if "**" not in pattern:
        return re.compile(fnmatch.translate(pattern))
    parts: list[str] = []
    for piece in re.split(r"(\*\*/|\*\*|\*|\?)", pattern):
        parts.append(_WORDS.get(piece) or re.escape(piece))
    return re.compile("".join(parts) + r"\Z", re.DOTALL)


_WORDS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
