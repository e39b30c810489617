"""``wsdlsmith diff``."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date

import rich_click as click

from wsdlsmith.cli.contracts import Sides
from wsdlsmith.cli.drift_file import project_drift_file
from wsdlsmith.cli.options import (
    apart_options,
    comparison_options,
    deliver,
    evidence_options,
    in_repository,
    report_options,
    tell_diagnostics,
)
from wsdlsmith.cli.printing import in_colour
from wsdlsmith.cli.progress import progress
from wsdlsmith.cli.verb import Verb
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.accept.read import DriftFile
from wsdlsmith.drift.finding import Severity
from wsdlsmith.drift.lines import Lines
from wsdlsmith.drift.policy import Policy, parse_severities, rule_on
from wsdlsmith.drift.render_json import render_json
from wsdlsmith.drift.render_markdown import render_markdown
from wsdlsmith.drift.render_text import plain, render_text
from wsdlsmith.drift.report import Report
from wsdlsmith.drift.to_sheet import to_sheet
from wsdlsmith.reports.formats import RENDERERS

_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


@click.command(
    cls=Verb,
    epilog="""
    # two versions out of one zip: the version in the namespace is no difference
    wsdlsmith diff 'wsdl.zip#*Services84-*' 'wsdl.zip#*Services88-*'

    # what this branch does to the contract; warnings fail too
    wsdlsmith diff git:main:wsdl/ wsdl/ --fail-on warning

    # for people on the terminal, for scripts in a file
    wsdlsmith diff old.wsdl new.wsdl -f text -f json=drift.json

    # and do the documented envelopes still hold?
    wsdlsmith diff old.wsdl new.wsdl \\
        --examples 'docs.zip#v1/*' --new-examples 'docs.zip#v2/*'
    """,
)
@click.argument("old")
@click.argument("new")
@comparison_options
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="error",
    show_default=True,
    help="The mildest severity that gives exit code 1.",
)
@click.option(
    "--no-policy",
    is_flag=True,
    help="Leave the project's drift.toml aside: its severities and accepts.",
)
@evidence_options
@apart_options
@report_options("text", "json", "markdown", *RENDERERS)
def diff(
    old: str,
    new: str,
    namespaces: tuple[str, ...],
    severities: tuple[str, ...],
    fail_on: Severity,
    no_policy: bool,
    examples: tuple[str, ...],
    new_examples: tuple[str, ...],
    no_examples: bool,
    lenient: bool,
    per_service: bool,
    strict: bool,
    offline: bool,
    formats: Mapping[str, str],
    quiet: bool,
    verbose: bool,
) -> None:
    """Tell what drifted from OLD to NEW, and whom it breaks.

    OLD and NEW are sources: a file, a folder, a zip, a URL, a Markdown page or
    git:REF:PATH, each with an optional #GLOB; or a contract.lock. The exit code is
    1 where a finding is at least as severe as --fail-on. In a project the severities
    and accepts of its drift.toml hold, and where OLD is one of its APIs, its pages
    are the examples.
    """
    policy = chosen_policy(severities, fail_on, DriftFile() if no_policy else None)
    diagnostics = Diagnostics()
    with progress(quiet=quiet) as step:
        step("reading and comparing")
        sides = Sides(
            old=old,
            new=new,
            namespaces=namespaces,
            examples=examples,
            new_examples=new_examples,
            own_examples=not no_examples,
            offline=offline,
            strict=strict,
            lenient=lenient,
            per_service=per_service,
        )
        compared = sides.compare(diagnostics)
        step("replaying the examples")
        pages = sides.evidence(compared)
        found = compared.with_more(pages.findings).findings
    tell_diagnostics(diagnostics, quiet=quiet, verbose=verbose)
    report = Report(old, new, rule_on(found, policy))

    def render(form: str) -> str:
        if form in RENDERERS:
            lines = Lines(*compared.drifts)
            return RENDERERS[form](to_sheet(report, lines, in_repository, pages))
        return _rendered(form, report, verbose=verbose)

    deliver(formats, render, quiet=quiet)
    if report.ruling.failed:
        sys.exit(1)


def chosen_policy(
    severities: Sequence[str], fail_on: Severity, file: DriftFile | None = None
) -> Policy:
    """What the command line says, on top of the project's ``drift.toml``."""
    given = parse_severities(severities)
    file = project_drift_file() if file is None else file
    today = date.today()
    return Policy(
        severities={**file.severities, **given},
        fail_on=fail_on,
        accepts=[entry for entry in file.accepts if not entry.expired(today)],
    )


def _rendered(form: str, report: Report, *, verbose: bool) -> str:
    if form == "json":
        return render_json(report)
    if form == "markdown":
        return render_markdown(report)
    style = _coloured if in_colour() else plain
    return render_text(report, verbose=verbose, style=style)


def _coloured(text: str, severity: Severity) -> str:
    return click.style(text, fg=_COLOURS.get(severity), bold=True)
