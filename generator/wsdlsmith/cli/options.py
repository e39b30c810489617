"""Options that several verbs share, and where results go."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeVar

import rich_click as click
from click.core import ParameterSource

from wsdlsmith.cli.printing import print_result, write_result
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import OutputError, UsageError
from wsdlsmith.location import Location
from wsdlsmith.read.git import repository
from wsdlsmith.read.references import has_scheme
from wsdlsmith.reports.one_line import one_line

F = TypeVar("F", bound=Callable[..., Any])


api_option = click.option(
    "--api", default="", help="One of the project's APIs: NAME or NAME/VERSION."
)
offline_option = click.option("--offline", is_flag=True, help="Ask no network.")
strict_option = click.option(
    "--strict", is_flag=True, help="Refuse what would only be a diagnostic."
)


def source_options(command: F) -> F:
    """``--offline``, ``--lenient``, ``--strict`` and ``--per-service``."""
    for option in (
        click.option(
            "--per-service",
            is_flag=True,
            help="Give each service its own types, where two define one differently.",
        ),
        strict_option,
        click.option(
            "--lenient",
            is_flag=True,
            help="Read a definition or import that is nowhere as anything.",
        ),
        offline_option,
    ):
        command = option(command)
    return command


def comparison_options(command: F) -> F:
    """``--namespace-map``, ``--severity``, ``--strict`` and ``--offline``."""
    for option in (
        offline_option,
        strict_option,
        click.option(
            "--severity",
            "severities",
            multiple=True,
            metavar="RULE=LEVEL",
            help="Take a rule as error, warning, info or off; "
            "RULE@request for one direction.",
        ),
        click.option(
            "--namespace-map",
            "namespaces",
            multiple=True,
            metavar="OLD=NEW",
            help="Which namespace became which; "
            "found by itself where only a version differs.",
        ),
    ):
        command = option(command)
    return command


def apart_options(command: F) -> F:
    """``--lenient`` and ``--per-service``, as generate has them."""
    for option in (
        click.option(
            "--per-service",
            is_flag=True,
            help="Compare each service with its own types, where two define one "
            "differently.",
        ),
        click.option(
            "--lenient",
            is_flag=True,
            help="Tell a definition that is nowhere, and read it as anything.",
        ),
    ):
        command = option(command)
    return command


def evidence_options(command: F) -> F:
    """``--examples``, ``--new-examples`` and ``--no-examples``."""
    for option in (
        click.option(
            "--no-examples",
            is_flag=True,
            help="Take no pages of the project where OLD or NEW is one of its APIs.",
        ),
        click.option(
            "--new-examples",
            multiple=True,
            metavar="SOURCE",
            help="Pages that document NEW: tells which examples were added, removed.",
        ),
        click.option(
            "--examples",
            multiple=True,
            metavar="SOURCE",
            help="Pages that document OLD: their envelopes are held against both.",
        ),
    ):
        command = option(command)
    return command


def against_option(text: str) -> Callable[[F], F]:
    """``--against GITREF``; an empty one is a variable that a script did not set."""
    return click.option(
        "--against", default="", metavar="GITREF", help=text, callback=_commit
    )


def _commit(ctx: click.Context, param: click.Parameter, value: str) -> str:
    given = ctx.get_parameter_source(str(param.name))
    if not value.strip() and given is not ParameterSource.DEFAULT:
        raise UsageError(
            f"{param.opts[0]} was given nothing",
            hint="name a commit, as in --against origin/main; a shell variable that "
            "is not set gives an empty one",
        )
    if ":" in value:  # no reference holds one (git-check-ref-format): a path follows
        raise UsageError(
            f'{param.opts[0]}: "{value}" is more than a commit',
            hint=f"leave the path away: {param.opts[0]} {value.partition(':')[0]}",
        )
    return value


def report_options(*formats: str) -> Callable[[F], F]:
    """``-f FORMAT[=FILE]``, ``-q`` and ``-v``."""

    def add(command: F) -> F:
        for option in (
            click.option("-v", "--verbose", is_flag=True, help="Say more."),
            click.option("-q", "--quiet", is_flag=True, help="Say only errors."),
            click.option(
                "-f",
                "--format",
                "formats",
                multiple=True,
                metavar="FORMAT[=FILE]",
                help=f"How to report: {', '.join(formats)}. Repeat it with =FILE.",
                callback=_parsed(formats),
            ),
        ):
            command = option(command)
        return command

    return add


def _parsed(
    known: tuple[str, ...],
) -> Callable[[click.Context, click.Parameter, tuple[str, ...]], dict[str, str]]:
    def parse(
        ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
    ) -> dict[str, str]:
        chosen: dict[str, str] = {}
        for value in values or (known[0],):
            name, _, path = value.partition("=")
            if name not in known:
                raise click.BadParameter(
                    f'"{name}" is no format; choose from {", ".join(known)}'
                )
            if name in chosen:
                raise click.BadParameter(f"{name} is asked for twice")
            chosen[name] = path
        _check_reports(chosen)
        return chosen

    return parse


def _check_reports(formats: dict[str, str]) -> None:
    """Refuse what could not be reported, before anything is done."""
    if sum(not path for path in formats.values()) > 1:
        raise UsageError(
            "two reports would be printed into each other",
            hint="give all but one a file: -f text -f json=report.json",
        )
    files = [text for text in formats.values() if text]
    for text in files:
        if files.count(text) > 1:
            raise UsageError(f"two reports would be written to {text}")
        path = Path(text)
        if path.is_dir() or not path.parent.is_dir():
            why = "it is a folder" if path.is_dir() else "its folder is not there"
            raise OutputError(f"the report cannot be written: {why}", Location(text))
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            raise OutputError("the report may not be written there", Location(text))


def deliver(
    formats: Mapping[str, str], render: Callable[[str], str], *, quiet: bool = False
) -> None:
    """Print each report, or write it to the file that was named with it.

    When one cannot be delivered, every file is what it was. With ``quiet`` the one for
    people is not printed.
    """
    wanted = {
        n: path for n, path in formats.items() if path or n != "text" or not quiet
    }
    texts = {name: render(name) for name in wanted}
    with ExitStack() as undo:
        for name, path in wanted.items():
            if path:
                write_result(click.unstyle(texts[name]), path, undo)
            else:
                print_result(texts[name], document=name != "text")
        undo.pop_all()


def in_repository(text: str, base: Path | None = None) -> str:
    """A file as its repository names it: code hosts show findings by such paths.

    ``base`` is the folder that a relative path is seen from. What is in no
    repository, and no file (a URL), stays as it is.
    """
    path = (base or Path.cwd()) / text
    if not text or has_scheme(text) or not path.exists():
        return text
    path = Path(os.path.normpath(path))
    home = repository(path.parent)
    if home is not None:
        return path.relative_to(home).as_posix()
    if path.is_relative_to(Path.cwd()):
        return path.relative_to(Path.cwd()).as_posix()
    return text


def tell_diagnostics(diagnostics: Diagnostics, *, quiet: bool, verbose: bool) -> None:
    """Diagnostics to stderr: all of them with ``-v``, else the first few."""
    entries = list(diagnostics)
    shown = entries if verbose else entries[:5]
    if quiet:
        return
    for entry in shown:
        click.echo(f"note: {one_line(str(entry))}", err=True)
    if len(entries) > len(shown):
        click.echo(f"note: {len(entries) - len(shown)} more with -v", err=True)
