"""``wsdlsmith diff``."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import rich_click as click

from wsdlsmith.cli.contracts import Sides
from wsdlsmith.cli.options import (
    deliver,
    evidence_options,
    report_options,
    tell_diagnostics,
)
from wsdlsmith.cli.progress import progress
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.diff import in_order
from wsdlsmith.drift.finding import Severity
from wsdlsmith.drift.policy import Policy, parse_severities, rule_on
from wsdlsmith.drift.render_json import render_json
from wsdlsmith.drift.render_markdown import render_markdown
from wsdlsmith.drift.render_text import plain, render_text
from wsdlsmith.drift.report import Report
from wsdlsmith.drift.to_sheet import to_sheet
from wsdlsmith.reports.formats import RENDERERS

_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


@click.command(epilog="""
\b
  wsdlsmith diff 'wsdl.zip#*Services84-*' 'wsdl.zip#*Services88-*'
  wsdlsmith diff git:main:wsdl/ wsdl/ --fail-on warning
  wsdlsmith diff old.wsdl new.wsdl -f text -f json=drift.json
  wsdlsmith diff old.wsdl new.wsdl --examples 'docs.zip#v1/*' --new-examples 'docs.zip#v2/*'
""")
@click.argument("old")
@click.argument("new")
@click.option(
    "--namespace-map",
    "namespaces",
    multiple=True,
    metavar="OLD=NEW",
    help="Which namespace became which; found by itself where only a version differs.",
)
@click.option(
    "--severity",
    "severities",
    multiple=True,
    metavar="RULE=LEVEL",
    help="Take a rule as error, warning, info or off; RULE@request for one direction.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="error",
    show_default=True,
    help="The mildest severity that gives exit code 1.",
)
@evidence_options
@click.option("--strict", is_flag=True, help="Refuse what would only be a diagnostic.")
@click.option("--offline", is_flag=True, help="Ask no network.")
@report_options("text", "json", "markdown", *RENDERERS)
def diff(
    old: str,
    new: str,
    namespaces: tuple[str, ...],
    severities: tuple[str, ...],
    fail_on: Severity,
    examples: tuple[str, ...],
    new_examples: tuple[str, ...],
    strict: bool,
    offline: bool,
    formats: Mapping[str, str],
    quiet: bool,
    verbose: bool,
) -> None:
    """Tell what drifted from OLD to NEW, and whom it breaks.

    OLD and NEW are sources: a file, a folder, a zip, a URL, a Markdown page or
    git:REF:PATH, each with an optional #GLOB. The exit code is 1 where a finding
    is at least as severe as --fail-on.
    """
    policy = Policy(severities=parse_severities(severities), fail_on=fail_on)
    diagnostics = Diagnostics()
    with progress(quiet=quiet) as step:
        step("reading and comparing")
        sides = Sides(
            old=old,
            new=new,
            namespaces=namespaces,
            examples=examples,
            new_examples=new_examples,
            offline=offline,
            strict=strict,
        )
        drift = sides.drift(diagnostics)
        if examples or new_examples:
            step("replaying the examples")
        found = in_order([*drift.findings, *sides.evidence(drift).findings])
    tell_diagnostics(diagnostics, quiet=quiet, verbose=verbose)
    report = Report(old, new, rule_on(found, policy))
    if not (quiet and set(formats) == {"text"}):
        deliver(dict(formats), lambda form: _rendered(form, report, verbose=verbose))
    if report.ruling.failed:
        sys.exit(1)


def _rendered(form: str, report: Report, *, verbose: bool) -> str:
    if form == "json":
        return render_json(report)
    if form == "markdown":
        return render_markdown(report)
    if form in RENDERERS:
        return RENDERERS[form](to_sheet(report))
    style = _coloured if sys.stdout.isatty() else plain
    return render_text(report, verbose=verbose, style=style)


def _coloured(text: str, severity: Severity) -> str:
    return click.style(text, fg=_COLOURS.get(severity), bold=True)
