"""``wsdlsmith check``."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import rich_click as click

from wsdlsmith.check.render_markdown import summary_markdown
from wsdlsmith.check.run import check_accepts, check_api
from wsdlsmith.check.summary import Summary, summary_json, summary_text
from wsdlsmith.check.to_sheet import to_sheet
from wsdlsmith.cli.drift_file import project_root
from wsdlsmith.cli.jobs import Choices
from wsdlsmith.cli.options import (
    against_option,
    api_option,
    deliver,
    in_repository,
    offline_option,
    report_options,
    strict_option,
    tell_diagnostics,
)
from wsdlsmith.cli.printing import in_colour
from wsdlsmith.cli.progress import progress
from wsdlsmith.cli.targets import targets
from wsdlsmith.cli.verb import Verb
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.reports.formats import RENDERERS


@click.command(
    cls=Verb,
    epilog="""
    # what CI runs; the exit code is 1 where anything is found
    wsdlsmith check

    # and has the vendor published something else since?
    wsdlsmith check --upstream

    # in a pull request: nothing may break what the main branch promises
    wsdlsmith check --against origin/main
    """,
)
@api_option
@click.option(
    "--upstream",
    is_flag=True,
    help="Compare the lock with what the declared sources publish now.",
)
@against_option("Compare the WSDLs also with the lock as that commit has it.")
@strict_option
@offline_option
@report_options("text", "json", "markdown", *RENDERERS)
def check(
    api: str,
    upstream: bool,
    against: str,
    strict: bool,
    offline: bool,
    formats: Mapping[str, str],
    quiet: bool,
    verbose: bool,
) -> None:
    """Check all that the project file declares; nothing is written.

    Are the bindings what WSDLs, templates and this version of wsdlsmith give? Do
    the documented examples hold? Do the WSDLs keep what contract.lock promises?
    Are the entries of drift.toml still needed? One summary, one exit code.
    """
    choices = Choices(api=api, strict=strict, offline=offline)
    diagnostics = Diagnostics()
    with progress(quiet=quiet) as step:
        chosen = targets(choices, upstream=upstream, against=against)
        outcomes = [check_api(target, diagnostics, step) for target in chosen]
        outcomes.append(check_accepts(chosen, outcomes, all_apis=not api))
    summary = Summary(tuple(outcomes))
    tell_diagnostics(diagnostics, quiet=quiet, verbose=verbose)
    deliver(
        formats, lambda form: _rendered(form, summary, verbose=verbose), quiet=quiet
    )
    if not summary.clean:
        sys.exit(1)


def _rendered(form: str, summary: Summary, *, verbose: bool) -> str:
    if form == "json":
        return summary_json(summary)
    if form == "markdown":
        return summary_markdown(summary)
    if form in RENDERERS:
        root = project_root()
        return RENDERERS[form](
            to_sheet(summary, lambda file: in_repository(file, root))
        )
    if in_colour():
        return summary_text(summary, _red, verbose=verbose)
    return summary_text(summary, verbose=verbose)


def _red(text: str) -> str:
    return click.style(text, fg="red", bold=True)
