"""``wsdlsmith lock``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import rich_click as click

from wsdlsmith.check.locks import lock_texts, read_said
from wsdlsmith.cli.jobs import Choices
from wsdlsmith.cli.options import deliver, report_options, tell_diagnostics
from wsdlsmith.cli.progress import progress
from wsdlsmith.cli.targets import targets
from wsdlsmith.cli.verb import Verb
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import OutputError
from wsdlsmith.location import Location


@click.command(
    cls=Verb,
    epilog="""
    # all APIs of the project; commit what it writes
    wsdlsmith lock

    # one of them
    wsdlsmith lock --api superoffice/Services88
    """,
)
@click.option(
    "--api", default="", help="One of the project's APIs: NAME or NAME/VERSION."
)
@click.option("--strict", is_flag=True, help="Refuse what would only be a diagnostic.")
@click.option("--offline", is_flag=True, help="Ask no network.")
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
        # everything is made before anything is written
        changed = {
            shown: _write(path, shown, text) for path, (shown, text) in texts.items()
        }
    tell_diagnostics(diagnostics, quiet=quiet, verbose=verbose)
    if not (quiet and set(formats) == {"text"}):
        deliver(dict(formats), lambda form: _rendered(form, changed))


def _write(path: Path, shown: str, text: str) -> bool:
    """Replace the lock as a whole, if it differs at all."""
    try:
        if path.is_file() and path.read_bytes() == text.encode("utf-8"):
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(path.name + ".new")
        new.write_text(text, encoding="utf-8", newline="\n")
        new.replace(path)
    except OSError as error:
        raise OutputError(
            f"the lock cannot be written: {error.strerror}", Location(shown)
        ) from error
    return True


def _rendered(form: str, changed: Mapping[str, bool]) -> str:
    if form == "json":
        files = [{"file": file, "changed": one} for file, one in changed.items()]
        return json.dumps({"version": 1, "locks": files}, indent=2)
    return "\n".join(
        f"{file}: {'written' if one else 'as before'}" for file, one in changed.items()
    )
