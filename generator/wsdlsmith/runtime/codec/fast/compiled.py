"""From source text to a function."""

from __future__ import annotations

import keyword
from collections.abc import Callable
from typing import Any


def compiled(
    source: str, title: str, names: dict[str, Any], name: str
) -> Callable[..., Any]:
    """The function ``name`` of a source text, which sees ``names`` and builtins.

    The text is made of our own words and of field names of ``__slots__``, never
    of what a WSDL or a message says: see ``read_source`` and ``write_source``.
    """
    code = compile(source, f"<{title}>", "exec")
    exec(code, names)  # noqa: S102
    made: Callable[..., Any] = names[name]
    return made


def is_plain(field: str) -> bool:
    """Whether the name of a field may stand in a source text as it is."""
    return field.isidentifier() and field.isascii() and not keyword.iskeyword(field)
