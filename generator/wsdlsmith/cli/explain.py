"""``wsdlsmith explain``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

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
from wsdlsmith.drift.explain import Explained
from wsdlsmith.drift.explain import explain as explained
from wsdlsmith.drift.finding import Finding
from wsdlsmith.errors import UsageError


@click.command(epilog="""
\b
  wsdlsmith explain 965e046bbe old.wsdl new.wsdl
  wsdlsmith explain 965e 'wsdl.zip#*Services84-*' 'wsdl.zip#*Services88-*'
""")
@click.argument("fingerprint")
@click.argument("old")
@click.argument("new")
@click.option(
    "--namespace-map",
    "namespaces",
    multiple=True,
    metavar="OLD=NEW",
    help="As given to diff.",
)
@evidence_options
@click.option("--offline", is_flag=True, help="Ask no network.")
@report_options("text", "json")
def explain(
    fingerprint: str,
    old: str,
    new: str,
    namespaces: tuple[str, ...],
    examples: tuple[str, ...],
    new_examples: tuple[str, ...],
    offline: bool,
    formats: Mapping[str, str],
    quiet: bool,
    verbose: bool,
) -> None:
    """Explain one finding of ``diff OLD NEW``: rule, reach, and a witness.

    The witness is a message that is valid for its sender and not for its receiver,
    with what a validator says of it. FINGERPRINT may be shortened.
    """
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
        )
        drift = sides.drift(diagnostics)
        shown = sides.evidence(drift)
        finding = find([*drift.findings, *shown.findings], fingerprint)
        step("looking for a witness")
        told = explained(drift, finding, shown)
    tell_diagnostics(diagnostics, quiet=quiet, verbose=verbose)
    deliver(dict(formats), lambda form: _rendered(form, told))


def find(findings: Sequence[Finding], fingerprint: str) -> Finding:
    """The finding whose fingerprint begins so."""
    found = [f for f in findings if f.fingerprint.startswith(fingerprint)]
    if len(found) == 1 and fingerprint:
        return found[0]
    if not found:
        raise UsageError(
            f'no finding between the two has the fingerprint "{fingerprint}"',
            hint="wsdlsmith diff, with the same sources, lists them",
        )
    raise UsageError(
        f'{len(found)} findings begin with "{fingerprint}"', hint="give more of it"
    )


def _rendered(form: str, told: Explained) -> str:
    if form == "json":
        return json.dumps(told.as_json(), indent=2, ensure_ascii=False)
    return told.text()
