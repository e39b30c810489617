"""The pytest module that ``generate --tests`` writes beside the bindings."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from wsdlsmith.errors import UsageError

MODULE = "tests/test_documented_envelopes.py"
"""Where the module stands below the package's folder; its template's name too."""


class Render(Protocol):
    """Fills a template by name, as :meth:`wsdlsmith.emit.render.Templates.render`."""

    def __call__(self, name: str, **values: object) -> str: ...


def roundtrip_module(
    render: Render, package: str, examples: Sequence[str], *, base: Path, output: Path
) -> str:
    """The text of the module for ``package`` below the folder ``output``.

    ``examples`` are sources seen from ``base``. All that the text says of folders
    is relative to the module, so that it is the same on every machine.
    """
    if not examples:
        raise UsageError(
            "--tests needs examples: which pages show envelopes?",
            hint="--examples SOURCE, or examples = [...] in the project file",
        )
    home = (output.absolute() / package.replace(".", "/") / MODULE).parent
    return render(
        f"{MODULE}.jinja",
        package=package,
        package_text=json.dumps(package),
        examples=[json.dumps(_relative(text, base)) for text in examples],
        root=json.dumps(_path(base.absolute(), home)),
        output=json.dumps(_path(output.absolute(), home)),
    )


def _relative(source: str, base: Path) -> str:
    """A source as it is seen from ``base``; one on the network is refused."""
    if source.startswith(("http://", "https://")):
        raise UsageError(
            f"tests cannot read {source}: they do not ask the network",
            hint="bring the pages into the project first, with wsdlsmith fetch",
        )
    path, sign, pattern = source.partition("#")
    if not Path(path).is_absolute():
        return source
    return _path(Path(path), base.absolute()) + sign + pattern


def _path(target: Path, start: Path) -> str:
    return Path(os.path.relpath(target, start)).as_posix()
