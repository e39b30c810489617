"""``wsdlsmith lock``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import rich_click as click

from wsdlsmith.check.locks import lock_texts, read_said
from wsdlsmith.cli.jobs import Choices
from wsdlsmith.cli.options import (
    api_option,
    deliver,
    offline_option,
    report_options,
    strict_option,
    tell_diagnostics,
)
from wsdlsmith.cli.progress import progress
from wsdlsmith.cli.targets import targets
from wsdlsmith.cli.verb import Verb
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import OutputError
from wsdlsmith.line_ends import with_lf
from wsdlsmith.location import Location
from wsdlsmith.swap import replace_files


@click.command(
    cls=Verb,
    epilog="""
    # all APIs of the project; commit what it writes
    wsdlsmith lock

    # one of them
    wsdlsmith lock --api superoffice/Services88
    """,
)
@api_option
@strict_option
@offline_option
@report_options("text", "json")
def lock(
    api: str,
    strict: bool,
    offline: bool,
    formats: Mapping[str, str],
    quiet: bool,
    verbose: bool,
) -> None:
    """Write the contract lock: what the service promises, a line a fact.

    It goes to wsdl/NAME/VERSION/contract.lock and is committed: a pull request
    shows what changes, and wsdlsmith check compares the WSDLs with it.
    """
    choices = Choices(api=api, strict=strict, offline=offline)
    diagnostics = Diagnostics()
    texts: dict[Path, tuple[str, str]] = {}
    with progress(quiet=quiet) as step:
        for target in targets(choices):
            said = read_said(target, diagnostics, step)
            for path, text in lock_texts(target, said).items():
                texts[path] = (target.shown(path), text)
        changed = _write(texts)
    tell_diagnostics(diagnostics, quiet=quiet, verbose=verbose)
    deliver(formats, lambda form: _rendered(form, changed), quiet=quiet)


def _write(texts: Mapping[Path, tuple[str, str]]) -> dict[str, bool]:
    """Replace the locks that differ, all of them or none: which ones, as shown."""
    new = {path: text.encode("utf-8") for path, (_, text) in texts.items()}
    try:
        changed = {path: _on_disk(path) != data for path, data in new.items()}
        replace_files({path: new[path] for path in new if changed[path]})
    except OSError as error:
        name = str(error.filename or "")
        place = next((s for p, (s, _) in texts.items() if name.startswith(str(p))), "")
        raise OutputError(
            f"the lock cannot be written: {error.strerror}", Location(place)
        ) from error
    return {shown: changed[path] for path, (shown, _) in texts.items()}


def _on_disk(path: Path) -> bytes | None:
    return with_lf(path.read_bytes()) if path.is_file() else None


def _rendered(form: str, changed: Mapping[str, bool]) -> str:
    if form == "json":
        files = [{"file": file, "changed": one} for file, one in changed.items()]
        return json.dumps({"version": 1, "locks": files}, indent=2)
    return "\n".join(
        f"{file}: {'written' if one else 'as before'}" for file, one in changed.items()
    )
