"""Text of others inside of GitHub-flavoured Markdown (https://github.github.com/gfm/)."""

from __future__ import annotations

import re
from typing import Final

# emphasis, code, links, tables, HTML, strikethrough and entities (6.1 to 6.11), a
# closing heading (4.2), and the two beginnings of a link without brackets (6.9)
_MARKS: Final = re.compile(r"[\\`*_\[\]<>|~&#]|(?<=[a-z]):(?=//)|(?<=www)\.", re.I)
# a heading, a list, a rule or a quotation that a line would begin (4 and 5)
_BEGINNING: Final = re.compile(r"^(\d*)([-+=.)])")


def as_text(text: str) -> str:
    """Names and values as text: no markup of their own, on one line."""
    text = _MARKS.sub(lambda mark: f"\\{mark[0]}", " ".join(text.split()))
    return _BEGINNING.sub(r"\1\\\2", text)
