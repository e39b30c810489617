"""``wsdlsmith history``."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import rich_click as click

from wsdlsmith.cli.collector import collector_paused
from wsdlsmith.cli.contracts import Reading, parse_namespace_map, read_side
from wsdlsmith.cli.drift_file import project_drift_file
from wsdlsmith.cli.options import (
    apart_options,
    comparison_options,
    deliver,
    report_options,
    tell_diagnostics,
)
from wsdlsmith.cli.progress import progress
from wsdlsmith.cli.verb import Verb
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.finding import Severity
from wsdlsmith.drift.history import Version
from wsdlsmith.drift.history import history as along
from wsdlsmith.drift.policy import Policy, parse_severities, rule_on
from wsdlsmith.drift.render_history import history_json, history_text
from wsdlsmith.drift.report import Report
from wsdlsmith.errors import UsageError


@click.command(
    cls=Verb,
    epilog="""
    # three versions out of one zip
    wsdlsmith history 'wsdl.zip#*Services84-*' 'wsdl.zip#*Services86-*' \\
        'wsdl.zip#*Services88-*'

    # two tags, and what is here
    wsdlsmith history git:v1:wsdl/ git:v2:wsdl/ wsdl/
    """,
)
@click.argument("sources", nargs=-1)
@comparison_options
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    help="The mildest severity that gives exit code 1.  [default: never]",
)
@apart_options
@report_options("text", "json")
def history(
    sources: tuple[str, ...],
    namespaces: tuple[str, ...],
    severities: tuple[str, ...],
    fail_on: Severity | None,
    strict: bool,
    offline: bool,
    lenient: bool,
    per_service: bool,
    formats: Mapping[str, str],
    quiet: bool,
    verbose: bool,
) -> None:
    """Tell what drifted along a row of versions, the oldest first.

    Beside the drift of each step: what went and came back, what vanished without
    being called deprecated, and changes that are repeated.
    """
    if len(sources) < 2:
        raise UsageError(
            "history needs at least two sources", hint="name the oldest version first"
        )
    given = parse_severities(severities)
    policy = Policy(
        severities={**project_drift_file().severities, **given},
        fail_on=fail_on or "error",
    )
    names = parse_namespace_map(namespaces)
    diagnostics = Diagnostics()
    reading = Reading(
        offline=offline, strict=strict, lenient=lenient, per_service=per_service
    )
    with progress(quiet=quiet) as step, collector_paused():
        versions = []
        for source in sources:
            step(f"reading {source}")
            said = read_side(source, reading)
            diagnostics.extend(said.diagnostics)
            versions.append(Version(source, said))
        step("comparing")
        found = along(versions, names, apart=per_service)
    tell_diagnostics(diagnostics, quiet=quiet, verbose=verbose)
    reports = [
        Report(old, new, rule_on(drift.findings, policy))
        for old, new, drift in zip(sources[:-1], sources[1:], found.steps, strict=True)
    ]
    over = rule_on(found.findings, policy)

    def render(form: str) -> str:
        if form == "json":
            return history_json(reports, over.standing)
        return history_text(reports, over.standing, verbose=verbose)

    deliver(formats, render, quiet=quiet)
    failed = over.failed or any(report.ruling.failed for report in reports)
    if fail_on is not None and failed:
        sys.exit(1)
