"""A command whose help ends with examples, a line as it is typed."""

from __future__ import annotations

from inspect import cleandoc

import rich_click as click


class Verb(click.RichCommand):
    """Shows its epilog line by line: a command that is wrapped cannot be copied."""

    def format_epilog(
        self, ctx: click.RichContext, formatter: click.RichHelpFormatter  # type: ignore[override]
    ) -> None:
        """Write the examples as they stand."""
        from rich.text import Text

        lines = cleandoc(self.epilog or "").splitlines()
        text = "\n".join(f"   {line}".rstrip() for line in lines)
        formatter.write(Text(f" Examples:\n{text}\n", no_wrap=True, overflow="ignore"))
