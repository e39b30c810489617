"""``wsdlsmith explain``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Literal

import rich_click as click

from wsdlsmith.check.run import compare_api
from wsdlsmith.cli.contracts import Sides, collector_paused
from wsdlsmith.cli.jobs import Choices
from wsdlsmith.cli.options import deliver, report_options, tell_diagnostics
from wsdlsmith.cli.progress import progress
from wsdlsmith.cli.targets import targets
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.diff import Drift
from wsdlsmith.drift.explain import Explained
from wsdlsmith.drift.explain import explain as explained
from wsdlsmith.drift.finding import Finding
from wsdlsmith.errors import UsageError


@click.command(epilog="""
\b
  wsdlsmith explain 965e046bbe
  wsdlsmith explain 965e046bbe --upstream
  wsdlsmith explain 965e 'wsdl.zip#*Services84-*' 'wsdl.zip#*Services88-*'
""")
@click.argument("fingerprint")
@click.argument("old", required=False, default="")
@click.argument("new", required=False, default="")
@click.option(
    "--namespace-map",
    "namespaces",
    multiple=True,
    metavar="OLD=NEW",
    help="As given to diff.",
)
@click.option("--upstream", is_flag=True, help="As given to check.")
@click.option("--against", default="", metavar="GITREF", help="As given to check.")
@click.option("--offline", is_flag=True, help="Ask no network.")
@report_options("text", "json")
def explain(
    fingerprint: str,
    old: str,
    new: str,
    namespaces: tuple[str, ...],
    upstream: bool,
    against: str,
    offline: bool,
    formats: Mapping[str, str],
    quiet: bool,
    verbose: bool,
) -> None:
    """Explain one finding of check, or of diff OLD NEW: rule, reach, and a witness.

    The witness is a message that is valid for its sender and not for its receiver,
    with what a validator says of it. FINGERPRINT may be shortened. OLD and NEW are
    what diff was given; without them the project's locks and WSDLs are compared.
    """
    if bool(old) != bool(new) or (old and (upstream or against)):
        raise UsageError(
            "explain takes a fingerprint alone, or with both OLD and NEW",
            hint="--upstream and --against are for a finding of check",
        )
    diagnostics = Diagnostics()
    with progress(quiet=quiet) as step, collector_paused():
        step("reading and comparing")
        if old:
            sides = Sides(old=old, new=new, namespaces=namespaces, offline=offline)
            drifts = [sides.drift(diagnostics)]
        else:
            found = targets(
                Choices(offline=offline), upstream=upstream, against=against
            )
            outcomes = [compare_api(one, diagnostics, step) for one in found]
            drifts = [drift for one in outcomes for drift in one.drifts]
        drift, finding = find(drifts, fingerprint, where="diff" if old else "check")
        step("looking for a witness")
        told = explained(drift, finding)
    tell_diagnostics(diagnostics, quiet=quiet, verbose=verbose)
    deliver(dict(formats), lambda form: _rendered(form, told))


def find(
    drifts: Sequence[Drift], fingerprint: str, *, where: Literal["diff", "check"]
) -> tuple[Drift, Finding]:
    """The finding whose fingerprint begins so, and the comparison that has it."""
    found = {
        finding.fingerprint: (drift, finding)
        for drift in drifts
        for finding in drift.findings
        if finding.fingerprint.startswith(fingerprint)
    }
    if len(found) == 1 and fingerprint:
        return next(iter(found.values()))
    if len(found) > 1:
        raise UsageError(
            f'{len(found)} findings begin with "{fingerprint}"', hint="give more of it"
        )
    hints = {
        "diff": "wsdlsmith diff, with the same sources, lists them",
        "check": "wsdlsmith check lists them (--upstream: those of the vendor); for "
        "one of wsdlsmith diff give its OLD and NEW too",
    }
    between = " between the two" if where == "diff" else ""
    raise UsageError(
        f'no finding{between} has the fingerprint "{fingerprint}"', hint=hints[where]
    )


def _rendered(form: str, told: Explained) -> str:
    if form == "json":
        return json.dumps(told.as_json(), indent=2, ensure_ascii=False)
    return told.text()
