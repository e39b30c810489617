"""Prose of documentation pages as plain text.

The vendor's pages are Markdown with the XML of .NET documentation comments in
it: ``<para />``, ``<see cref="M:A.B.C"/>``, ``<b>``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_TAGS = (
    "para|p|br|hr|div|see|seealso|paramref|typeparamref|b|i|u|em|strong|c|code|tt|pre"
    "|list|listheader|item|term|description|ul|ol|li|a|span|note|remarks|summary"
    "|example|value|returns|exception|sub|sup|small|img|h[1-6]|table|thead|tbody|tr|td|th"
)
"""Only these are tags: ``List<int>`` in prose is text."""

_TAG = re.compile(rf"<(/?)({_TAGS})((?:\s[^<>]*)?)/?>", re.IGNORECASE)
_BREAKS = frozenset(
    "para p br hr div pre list ul ol table tr note remarks summary example".split()
)
_ITEMS = frozenset({"item", "li"})
_ATTRIBUTE = re.compile(r"""\b(?:cref|langword|href|name)\s*=\s*["']([^"']*)["']""")
# bounded, so that text full of unclosed marks does not take quadratic time
_LINK = re.compile(
    r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,1000}(?:\s{1,9}\"[^\"]{0,300}\")?\)"
)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """Plain text: paragraphs parted by an empty line, list items by a line each."""
    text = _TAG.sub(_tag, text)
    text = _LINK.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    text = html.unescape(_ESCAPE.sub(r"\1", text))
    paragraphs = re.split(r"\n[ \t\r]*\n\s*", text.replace("\xa0", " "))
    return "\n\n".join(filter(None, (_paragraph(each) for each in paragraphs)))


def _paragraph(text: str) -> str:
    """One paragraph, its lines joined; a list item begins a line of its own."""
    joined: list[str] = []
    for line in text.splitlines():
        words = " ".join(line.split())
        if not words:
            continue
        if joined and not re.match(r"[-*+] ", words):
            joined[-1] = f"{joined[-1]} {words}"
        else:
            joined.append(words)
    return "\n".join(joined)


def _tag(match: re.Match[str]) -> str:
    closing, name, attributes = match.groups()
    name = name.lower()
    if name in _BREAKS:
        return "\n\n"
    if name in _ITEMS:
        return "" if closing else "\n- "
    empty = match.group().endswith("/>")
    if name in ("see", "seealso", "paramref", "typeparamref") and empty:
        found = _ATTRIBUTE.search(attributes)
        return _short(found.group(1)) if found else ""
    return " " if name in ("term", "description", "td", "th") else ""


def _short(reference: str) -> str:
    """``M:SuperOffice.IAgent.Do(System.Int32)`` is ``Do``."""
    if "://" in reference:
        return reference
    name = re.sub(r"^[A-Z!]:", "", reference).partition("(")[0]
    return re.sub(r"`+\d+", "", name).rpartition(".")[2]


def plain_lines(lines: Iterable[str]) -> str:
    """Plain text of the lines of a section."""
    return plain("\n".join(lines))
