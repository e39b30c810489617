"""``wsdlsmith verify``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import rich_click as click

from wsdlsmith.cli.jobs import Choices, Task, tasks
from wsdlsmith.cli.options import (
    api_option,
    deliver,
    report_options,
    source_options,
    tell_diagnostics,
)
from wsdlsmith.cli.progress import progress
from wsdlsmith.cli.verb import Verb
from wsdlsmith.errors import UsageError
from wsdlsmith.pipeline import Built, Part, build
from wsdlsmith.verify.accept import of_one_api
from wsdlsmith.verify.bindings import Bindings, bindings_in
from wsdlsmith.verify.render_json import render_json
from wsdlsmith.verify.render_markdown import render_markdown
from wsdlsmith.verify.render_text import render_text
from wsdlsmith.verify.report import Report
from wsdlsmith.verify.verify import verify as run


@click.command(
    cls=Verb,
    epilog="""
    # the envelopes of a folder of pages
    wsdlsmith verify service.wsdl --examples docs/

    # out of the vendor's two zips
    wsdlsmith verify 'wsdl.zip#*Services88-*' \\
        --examples 'docs.zip#soap/Services88/*/*'

    # the project's APIs; for people on the terminal, for CI in a file
    wsdlsmith verify -f text -f json=verify.json
    """,
)
@click.argument("sources", nargs=-1)
@click.option(
    "--examples",
    multiple=True,
    metavar="SOURCE",
    help="Documentation pages that show envelopes.",
)
@api_option
@click.option(
    "--package",
    help="Use this generated package as it stands, instead of making one for the"
    " purpose.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder that --package is below.  [default: generated]",
)
@source_options
@report_options("text", "json", "markdown")
def verify(
    sources: tuple[str, ...],
    examples: tuple[str, ...],
    api: str,
    package: str | None,
    output: Path | None,
    per_service: bool,
    strict: bool,
    lenient: bool,
    offline: bool,
    formats: Mapping[str, str],
    quiet: bool,
    verbose: bool,
) -> None:
    """Check documented envelopes: against the contract, and there and back.

    Each envelope is compared with what the WSDL says, and is read and written
    again by the bindings. The exit code is 1 where anything is found that the
    project file does not accept.
    """
    choices = Choices(
        sources=sources,
        examples=examples,
        api=api,
        package=package,
        output=output,
        per_service=per_service,
        strict=strict,
        lenient=lenient,
        offline=offline,
    )
    reports: list[Report] = []
    for task in tasks(choices):
        if not task.job.examples:
            raise UsageError(
                "no examples are given: which pages show envelopes?",
                hint="--examples SOURCE, or examples = [...] in the project file",
            )
        with progress(quiet=quiet) as step:
            built = build(task.job, step)
            step("verifying")
            found = list(_verified(task, built, committed=bool(package)))
        own = package or task.api
        reports += of_one_api(
            found if own else [_of_sources(r, sources) for r in found]
        )
        tell_diagnostics(built.diagnostics, quiet=quiet, verbose=verbose)
    deliver(
        formats, lambda form: _rendered(form, reports, verbose=verbose), quiet=quiet
    )
    if not all(report.clean for report in reports):
        sys.exit(1)


def _verified(task: Task, built: Built, *, committed: bool) -> Iterator[Report]:
    """A report for each part of what was built, with its own bindings."""
    accept = task.api.accept if task.api else ()
    for part in built.parts:
        with _bindings(task, built, part, committed=committed) as bindings:
            yield run(part.contract, built.pages_of(part), bindings, accept)


def _of_sources(report: Report, sources: Sequence[str]) -> Report:
    """Under the name of what was given: the package was made for the purpose alone."""
    _, _, service = report.package.partition(".")
    name = ", ".join(sources)
    return replace(report, package=f"{name} ({service})" if service else name)


@contextmanager
def _bindings(
    task: Task, built: Built, part: Part, *, committed: bool
) -> Iterator[Bindings]:
    """The package on disk, or the one just built, in a folder of its own."""
    if committed:
        with bindings_in(task.output.absolute(), part.plan.package) as bindings:
            yield bindings
        return
    with TemporaryDirectory(prefix="wsdlsmith-") as name:
        built.files.write(Path(name))
        with bindings_in(Path(name), part.plan.package) as bindings:
            yield bindings


def _rendered(form: str, reports: Sequence[Report], *, verbose: bool) -> str:
    if form == "json":
        return render_json(reports)
    if form == "markdown":
        return "\n\n".join(map(render_markdown, reports))
    return "\n\n".join(render_text(report, verbose=verbose) for report in reports)
