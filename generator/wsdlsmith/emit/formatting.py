"""Black, for the files whose layout the templates alone do not settle."""

from __future__ import annotations

import warnings
from collections.abc import Iterable

from wsdlsmith.errors import UsageError


def format_files(files: dict[str, str], paths: Iterable[str]) -> None:
    """Format the given Python files in place.

    Raises UsageError where a file is not Python: a user's template is at fault,
    because ours are proved by tests.
    """
    chosen = sorted(path for path in paths if path.endswith(".py"))
    if not chosen:
        return
    import black  # costs 0.1 s, and most packages need none of it
    from black.parsing import InvalidInput

    mode = black.Mode()
    for path in chosen:
        try:
            _compile(files[path], path)
            files[path] = black.format_str(files[path], mode=mode)
        except (InvalidInput, SyntaxError, ValueError) as error:
            raise UsageError(
                f"{path} is not valid Python: {error}",
                hint="the template that wrote it is at fault",
            ) from error


def _compile(text: str, path: str) -> None:
    """Python's own opinion: black takes more for Python than Python does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        compile(text, path, "exec", dont_inherit=True)
