"""``wsdlsmith generate``."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import rich_click as click

from wsdlsmith.cli.collector import collector_paused
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
from wsdlsmith.diagnostics import Diagnostic
from wsdlsmith.errors import UsageError
from wsdlsmith.fileset import Comparison, write_all
from wsdlsmith.reports.counts import plural
from wsdlsmith.reuse.cache import Cache
from wsdlsmith.reuse.make import Made, make


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What one task made, and how the disk differed from it."""

    task: Task
    made: Made
    before: Comparison

    @property
    def lines(self) -> int:
        python = (d for p, d in self.made.files.items() if p.endswith(".py"))
        return sum(data.count(b"\n") for data in python)


@click.command(
    cls=Verb,
    epilog="""
    # one file, into generated/shop
    wsdlsmith generate service.wsdl --package shop

    # all WSDLs of one version, with the words of the vendor's pages
    wsdlsmith generate 'wsdl.zip#*Services88-*' --package vendor.services88 \\
        --examples 'docs.zip#soap/Services88/*/*'

    # a live service
    wsdlsmith generate 'https://host/Service.svc?singleWsdl' --package service

    # the project's APIs: is what is committed up to date? (exit code 1 if not)
    wsdlsmith generate --check
    """,
)
@click.argument("sources", nargs=-1)
@click.option("--package", help="Import name of the package: vendor.api.v1.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder that the package is written below.  [default: generated]",
)
@click.option(
    "--examples",
    multiple=True,
    metavar="SOURCE",
    help="Documentation pages: their words become docstrings.",
)
@api_option
@click.option("--check", is_flag=True, help="Write nothing; show what would change.")
@click.option(
    "--templates",
    type=click.Path(path_type=Path),
    help="Folder of templates that go before the built-in ones.",
)
@click.option(
    "--tests",
    is_flag=True,
    help="Write pytest tests too: each documented envelope, there and back.",
)
@click.option(
    "--no-cache",
    is_flag=True,
    help="Make everything anew: nothing of earlier runs is used or kept.",
)
@source_options
@report_options("text", "json")
def generate(
    sources: tuple[str, ...],
    package: str | None,
    output: Path | None,
    examples: tuple[str, ...],
    api: str,
    check: bool,
    templates: Path | None,
    tests: bool,
    no_cache: bool,
    per_service: bool,
    strict: bool,
    lenient: bool,
    offline: bool,
    formats: Mapping[str, str],
    quiet: bool,
    verbose: bool,
) -> None:
    """Write typed bindings and clients for SOURCE..., or for the project's APIs.

    A SOURCE is a file, a folder, a zip, a URL, a Markdown page or git:REF:PATH,
    with an optional #GLOB that chooses members. What a file is, its content says.
    """
    if sources and not package:
        raise UsageError(
            "--package is missing: the import name of what is written",
            hint="for example --package vendor.api",
        )
    choices = Choices(
        sources=sources,
        examples=examples,
        api=api,
        package=package,
        output=output,
        templates=templates,
        tests=tests,
        per_service=per_service,
        strict=strict,
        lenient=lenient,
        offline=offline,
    )
    with progress(quiet=quiet) as step, collector_paused():
        # everything is made before anything is written
        cache = Cache(None) if no_cache else Cache.of_user()
        made = [
            (task, make(task.job, task.output, cache, step)) for task in tasks(choices)
        ]
        step("comparing with the disk" if check else "writing")
        outcomes = _delivered(made, check=check)
    for outcome in outcomes:
        tell_diagnostics(outcome.made.diagnostics, quiet=quiet, verbose=verbose)
    deliver(formats, lambda f: _report(f, outcomes, check=check), quiet=quiet)
    if check and not all(outcome.before.clean for outcome in outcomes):
        sys.exit(1)


def _delivered(made: Sequence[tuple[Task, Made]], *, check: bool) -> list[_Outcome]:
    """Compare the packages with the disk, or write all of them or none."""
    if check:
        before = [one.files.compare(task.output) for task, one in made]
    else:
        before = write_all([(one.files, task.output) for task, one in made])
    outcomes = []
    for (task, one), differed in zip(made, before, strict=True):
        if differed.clean or not check:
            one.remember()
        outcomes.append(_Outcome(task, one, differed))
    return outcomes


def _report(form: str, outcomes: Sequence[_Outcome], *, check: bool) -> str:
    if form == "json":
        return json.dumps(_as_json(outcomes, check=check), indent=2)
    return "\n".join(_as_text(outcome, check=check) for outcome in outcomes)


def _as_text(outcome: _Outcome, *, check: bool) -> str:
    made, before = outcome.made, outcome.before
    home = _shown(outcome.task.output / made.files.folder)
    counts = ", ".join(
        plural(count, noun)
        for count, noun in (
            (made.services, "service"),
            (made.operations, "operation"),
            (made.types, "type"),
        )
    )
    lines = [
        f"{outcome.task.job.package}: {counts}",
        f"  {_state(before, check=check)} {home.as_posix()}"
        f" ({plural(len(made.files), 'file')}, {plural(outcome.lines, 'line')})",
    ]
    if check and not before.clean:
        if before.foreign:
            lines.append("  not ours: " + ", ".join(before.foreign))
        lines.append(before.diff.rstrip("\n"))
        lines.append("  bring it up to date with wsdlsmith generate")
    return "\n".join(lines)


def _shown(path: Path) -> Path:
    """As it is seen from here, where it is inside."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _state(before: Comparison, *, check: bool) -> str:
    if before.clean:
        return "up to date in"
    return "out of date in" if check else "written to"


def _as_json(outcomes: Sequence[_Outcome], *, check: bool) -> dict[str, object]:
    return {
        "version": 1,
        "services": sum(o.made.services for o in outcomes),
        "operations": sum(o.made.operations for o in outcomes),
        "types": sum(o.made.types for o in outcomes),
        "files": [
            f"{o.made.files.folder}/{path}" for o in outcomes for path in o.made.files
        ],
        "lines": sum(o.lines for o in outcomes),
        "diagnostics": [
            diagnostic_json(d) for o in outcomes for d in o.made.diagnostics
        ],
        "up_to_date": all(o.before.clean for o in outcomes),
        "diff": "".join(o.before.diff for o in outcomes) if check else "",
        "written": not check,
    }


def diagnostic_json(diagnostic: Diagnostic) -> dict[str, object]:
    """A diagnostic as the reports' JSON has it."""
    return asdict(diagnostic) | {"location": diagnostic.location._asdict()}
