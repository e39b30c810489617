"""A value from a document, inside of a line that a person reads on a terminal."""

from __future__ import annotations

import re
from typing import Final

# control characters, what ends a line (Unicode 5.8), and what turns its direction
# (UAX 9): a line of its own in a log of GitHub Actions could be a command
_UNSEEN: Final = "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]"
# and what GitHub's runner (##[command]) and Azure's (##vso[command]) look for anywhere
_COMMAND: Final = r"#(?=#[\w.]*\[)"
_ESCAPED: Final = re.compile(f"{_UNSEEN}|{_COMMAND}")


def one_line(text: str) -> str:
    """``text`` with an escape, as Python reads it, for what is not to be read as it is."""
    return _ESCAPED.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return r"\x23" if found[0] == "#" else ascii(found[0])[1:-1]
