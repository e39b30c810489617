"""Results on stdout and in files, whatever the terminal, the pipe or the disk takes."""

from __future__ import annotations

import io
import os
import sys
from contextlib import ExitStack, suppress
from pathlib import Path

import rich_click as click

from wsdlsmith.errors import OutputError
from wsdlsmith.location import Location

_ERRORS = "backslashreplace"
"""A character that cannot be written is an escape, and no reason to stop."""


def prepare_streams() -> None:
    """Let stdout and stderr take every text, also where one of them is closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by the shell: `>&-`
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, nowhere)
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_ERRORS)


def in_colour() -> bool:
    """Whether a person looks who has not said otherwise (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def print_result(text: str, *, document: bool = False) -> None:
    """Print a result; a document is UTF-8 wherever it is no terminal that shows it.

    A reader that has seen enough (``| head``) is no failure: the exit code still
    tells what was found.
    """
    as_bytes = document and not sys.stdout.isatty()
    try:
        click.echo(text.encode("utf-8", _ERRORS) if as_bytes else text)
    except OSError as error:
        # nothing more goes there, not even what is flushed at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise OutputError(
                f"the result cannot be printed: {error.strerror}"
            ) from error


def write_result(text: str, path: str, undo: ExitStack) -> None:
    """Write a report into the file that was named for it; ``undo`` puts it back."""
    file = Path(path)
    try:
        before = file.read_bytes() if file.is_file() else None
        undo.callback(_put_back, file, before)
        file.write_text(text + "\n", encoding="utf-8", errors=_ERRORS)
    except OSError as error:
        raise OutputError(
            f"the report cannot be written: {error.strerror}", Location(path)
        ) from error


def _put_back(file: Path, before: bytes | None) -> None:
    """What was there before; a device or a pipe holds nothing to put back."""
    with suppress(OSError):  # what went wrong first is what is told
        if before is not None:
            file.write_bytes(before)
        elif file.is_file():
            file.unlink()
