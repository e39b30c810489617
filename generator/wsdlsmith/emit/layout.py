"""Lines as black would lay them, so that what the templates write is stable.

Black is run on a file only where a line is left too long to know its layout,
or where a template of the user's own wrote it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

WIDTH = 88


def signature(head: str, parameters: Sequence[str], result: str, indent: int) -> str:
    """The def line or lines of a function; ``parameters`` without ``self`` and ``*``."""
    pad = " " * indent
    names = ["self", "*", *parameters] if parameters else ["self"]
    one_line = f"{pad}{head}({', '.join(names)}) -> {result}:"
    if len(one_line) <= WIDTH:
        return one_line
    inner = f"{pad}    {', '.join(names)}"
    if len(inner) <= WIDTH and len(names) > 1:
        return f"{pad}{head}(\n{inner}\n{pad}) -> {result}:"
    lines = "".join(f"{pad}    {name},\n" for name in names)
    return f"{pad}{head}(\n{lines}{pad}) -> {result}:"


def call(head: str, arguments: Sequence[str], indent: int) -> str:
    """One call as a statement: ``return get(self, "Get", key)``."""
    pad = " " * indent
    one_line = f"{pad}{head}({', '.join(arguments)})"
    if len(one_line) <= WIDTH:
        return one_line
    inner = f"{pad}    {', '.join(arguments)}"
    if len(inner) <= WIDTH:
        return f"{pad}{head}(\n{inner}\n{pad})"
    lines = "".join(f"{pad}    {argument},\n" for argument in arguments)
    return f"{pad}{head}(\n{lines}{pad})"


def import_from(module: str, names: Sequence[str], indent: int = 0) -> str:
    """``from module import A, B``, a name a line where it is too long for one."""
    pad = " " * indent
    one_line = f"{pad}from {module} import {', '.join(names)}"
    if len(one_line) <= WIDTH:
        return one_line
    lines = "".join(f"{pad}    {name},\n" for name in names)
    return f"{pad}from {module} import (\n{lines}{pad})"


def assignment(target: str, value: str, indent: int) -> str:
    """``NAME = "value"``, the value on a line of its own where it only fits there."""
    pad = " " * indent
    one_line = f"{pad}{target} = {value}"
    if len(one_line) <= WIDTH or len(f"{pad}    {value}") > WIDTH:
        return one_line
    return f"{pad}{target} = (\n{pad}    {value}\n{pad})"


def paragraphs(text: str) -> list[list[str]]:
    """The blocks of a docstring for a text whose paragraphs an empty line parts."""
    return [[part.strip()] for part in text.split("\n\n") if part.strip()]


def docstring(blocks: Sequence[Sequence[str]], indent: int) -> str:
    """A docstring with its quotes, wrapped; nothing in it can end it early.

    A block is lines that stand together; an empty line parts two blocks. A
    line that begins with blanks is an item, and wraps under itself.
    """
    pad = " " * indent
    lines: list[str] = []
    for block in blocks:
        wrapped = [
            w for text in block for w in _wrapped(_escaped(text), WIDTH - indent)
        ]
        lines += [""] * bool(lines and wrapped) + wrapped
    if not lines:
        return f'{pad}""" """'
    lines[0] = lines[0].lstrip()
    lines[0] = f" {lines[0]}" if lines[0].startswith('"') else lines[0]
    if len(lines) == 1 and len(pad) + len(lines[0]) + 6 > WIDTH:
        # black has the quotes of a single line beside it, so they must fit there
        lines = textwrap.wrap(lines[0], WIDTH - indent - 6, break_long_words=False)
    if len(lines) == 1:
        end = " " if lines[0].endswith('"') else ""
        return f'{pad}"""{lines[0]}{end}"""'
    rest = textwrap.dedent("\n".join(lines[1:])).split("\n") if lines[1:] else []
    body = "".join(f"{pad}{line}".rstrip() + "\n" for line in rest)
    return f'{pad}"""{lines[0].rstrip()}\n{body}{pad}"""'


def _wrapped(text: str, width: int) -> list[str]:
    item = "    " if text.startswith(" ") else ""
    return textwrap.wrap(
        " ".join(text.split()),
        width - 3,  # the opening quotes
        initial_indent=item,
        subsequent_indent=item * 2,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _escaped(text: str) -> str:
    text = "".join(c if c.isprintable() else " " for c in text)
    return text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
