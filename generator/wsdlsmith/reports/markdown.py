"""GitHub-flavoured Markdown (https://github.github.com/gfm/): how much of it there may
be, and text of others inside.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Final

# a comment on GitHub holds 65,536 characters, and the summary of a job 1 MiB
_ROOM: Final = 60_000
_FEWER: Final = (sys.maxsize, 100, 30, 10, 3, 1, 0)
# emphasis, code, links, tables, HTML, strikethrough and entities (6.1 to 6.11), a
# closing heading (4.2), and the two beginnings of a link without brackets (6.9)
_MARKS: Final = re.compile(r"[\\`*_\[\]<>|~&#]|(?<=[a-z]):(?=//)|(?<=www)\.", re.I)
# a heading, a list, a rule or a quotation that a line would begin (4 and 5)
# the attribute `Item.@id` is nobody's account, and a value `#1` no issue: code hosts look
# for both in texts (https://docs.github.com/get-started/writing-on-github)
_MENTION: Final = re.compile(r"(?<=[@#])(?=\w)")
_BEGINNING: Final = re.compile(r"^(\d*)([-+=.)])")


def that_fits(render: Callable[[int], str]) -> str:
    """What a pull request has room for; ``render`` takes how many of a kind to show."""
    text = ""
    for few in _FEWER:
        text = render(few)
        if len(text) <= _ROOM:
            break
    return text


def as_text(text: str) -> str:
    """Names and values as text: no markup of their own, on one line."""
    text = _MARKS.sub(lambda mark: f"\\{mark[0]}", " ".join(text.split()))
    return _MENTION.sub("<!-- -->", _BEGINNING.sub(r"\1\\\2", text))
