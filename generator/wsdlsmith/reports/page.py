"""One HTML page that needs nothing beside it: no script, no font, no network."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from wsdlsmith.reports.sheet import LEVELS, Level, Note, Sheet, tool_version

_HEADS: Final[dict[Level, str]] = {
    "error": "Errors",
    "warning": "Warnings",
    "info": "For information",
}
# what is a parse error wherever it stands (HTML, 13.2.3.5, preprocessing)
_NO_CHARACTER = re.compile(
    "[^\t\n\r -~\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
_STYLE: Final = """\
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem;
  padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #8886; padding: .4rem .6rem; text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
.error h2 { color: #c62828; } .warning h2 { color: #b26a00; } .info h2 { color: #1769aa; }
code { font-size: .9em; } td:last-child { white-space: nowrap; }"""


def escape(text: str) -> str:
    """``text`` as text of the page, without what no page may hold."""
    return html.escape(_NO_CHARACTER.sub("\ufffd", text))


def render_html(sheet: Sheet) -> str:
    """A table for each level, the worst first."""
    counts = ", ".join(f"{_HEADS[one]}: {sheet.count(one):,}" for one in LEVELS)
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(sheet.title)}</title>",
        f"<style>\n{_STYLE}\n</style></head>",
        f"<body><h1>{escape(sheet.title)}</h1>",
        f"<p>{counts if sheet.notes else 'Nothing was found.'}</p>",
    ]
    for level in LEVELS:
        notes = [note for note in sheet.notes if note.level == level]
        if notes:
            lines += _section(level, notes)
    lines.append(f"<footer><p>wsdlsmith {escape(tool_version())}</p></footer>")
    return "\n".join([*lines, "</body></html>"])


def _section(level: Level, notes: list[Note]) -> Iterator[str]:
    yield f'<section class="{level}"><h2>{_HEADS[level]}: {len(notes):,}</h2>'
    yield "<table><thead><tr><th>Rule</th><th>Finding</th><th>Where</th>"
    yield "<th>Fingerprint</th></tr></thead><tbody>"
    for note in notes:
        where = f"{note.file}:{note.line}" if note.line else note.file or note.place
        cells = (
            f'<code title="{escape(note.about)}">{escape(note.rule)}</code>',
            escape(note.text),
            escape(where),
            f"<code>{escape(note.fingerprint)}</code>",
        )
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    yield "</tbody></table></section>"
