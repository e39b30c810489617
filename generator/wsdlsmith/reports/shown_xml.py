"""XML as a person sees it on a terminal, and as no CI takes it for a command.

GitHub's runner looks for ``::command::`` at the start of a line, behind any white
space, and for ``##[command]`` anywhere in it; Azure's for ``##vso[command]``.
"""

from __future__ import annotations

import re
from typing import Final

_HIDDEN: Final = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]"
"""What ``one_line`` escapes, but for the ends of lines."""
_COMMAND: Final = r"(?<=^):(?=:)|(?<=\s):(?=:)|#(?=#[\w.]*\[)"
_REFERRED: Final = re.compile(f"{_HIDDEN}|{_COMMAND}", re.MULTILINE)


def shown_xml(text: str) -> str:
    """The same XML, with character references for what is not to be read as it is."""
    return _REFERRED.sub(lambda found: f"&#{ord(found[0])};", text)
