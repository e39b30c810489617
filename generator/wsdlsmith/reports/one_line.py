"""A value from a document, inside of a line that a person reads on a terminal."""

from __future__ import annotations

import re
from typing import Final

# control characters, what ends a line (Unicode 5.8), and what turns its direction
# (UAX 9): a line of its own in a log of GitHub Actions could be a command
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def one_line(text: str) -> str:
    """``text`` with an escape as Python writes it for what would not be seen."""
    return _UNSEEN.sub(lambda found: ascii(found[0])[1:-1], text)
