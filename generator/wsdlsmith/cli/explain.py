"""``wsdlsmith explain``."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import rich_click as click

from wsdlsmith.check.run import compare_api
from wsdlsmith.cli.collector import collector_paused
from wsdlsmith.cli.contracts import Sides
from wsdlsmith.cli.jobs import Choices
from wsdlsmith.cli.options import (
    against_option,
    apart_options,
    deliver,
    evidence_options,
    offline_option,
    report_options,
    tell_diagnostics,
)
from wsdlsmith.cli.progress import progress
from wsdlsmith.cli.targets import targets
from wsdlsmith.cli.verb import Verb
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.evidence.evidence import Evidence
from wsdlsmith.drift.evidence.examined import Examined
from wsdlsmith.drift.explain import Explained
from wsdlsmith.drift.explain import explain as explained
from wsdlsmith.errors import UsageError


@click.command(
    cls=Verb,
    epilog="""
    # a finding of wsdlsmith check
    wsdlsmith explain 965e046bbe

    # one of wsdlsmith check --upstream
    wsdlsmith explain 965e046bbe --upstream

    # one of wsdlsmith diff; a fingerprint may be shortened
    wsdlsmith explain 965e 'wsdl.zip#*Services84-*' 'wsdl.zip#*Services88-*'
    """,
)
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
@evidence_options
@apart_options
@click.option("--upstream", is_flag=True, help="As given to check.")
@against_option("As given to check.")
@offline_option
@report_options("text", "json")
def explain(
    fingerprint: str,
    old: str,
    new: str,
    namespaces: tuple[str, ...],
    examples: tuple[str, ...],
    new_examples: tuple[str, ...],
    no_examples: bool,
    lenient: bool,
    per_service: bool,
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
    of_diff = bool(namespaces or examples or new_examples or no_examples)
    if bool(old) != bool(new) or (upstream or against if old else of_diff):
        raise UsageError(
            "explain takes a fingerprint alone, or with both OLD and NEW",
            hint="--upstream and --against are for a finding of check, the other "
            "options for one of diff",
        )
    diagnostics = Diagnostics()
    with progress(quiet=quiet) as step, collector_paused():
        step("reading and comparing")
        if old:
            sides = Sides(
                old=old,
                new=new,
                namespaces=namespaces,
                examples=examples,
                new_examples=new_examples,
                own_examples=not no_examples,
                offline=offline,
                lenient=lenient,
                per_service=per_service,
            )
            compared = _of_diff(sides, diagnostics)
        else:
            compared = _of_check(upstream, against, offline, diagnostics, step)
        told = _explained(compared, fingerprint, of_check=not old)
    tell_diagnostics(diagnostics, quiet=quiet, verbose=verbose)
    deliver(formats, lambda form: _rendered(form, told))


def _of_diff(sides: Sides, diagnostics: Diagnostics) -> list[Examined]:
    found = sides.compare(diagnostics)
    shown = sides.evidence(found)
    known = {key for drift in found.drifts for key in drift.behind}
    rest = [one for one in found.findings if one.fingerprint not in known]
    whole = replace(shown, findings=(*shown.findings, *rest))
    first, *others = found.drifts
    return [
        Examined(first, whole),
        *(Examined(drift, Evidence()) for drift in others),
    ]


def _of_check(
    upstream: bool,
    against: str,
    offline: bool,
    diagnostics: Diagnostics,
    step: Callable[[str], None],
) -> list[Examined]:
    found = targets(Choices(offline=offline), upstream=upstream, against=against)
    outcomes = [compare_api(one, diagnostics, step) for one in found]
    return [examined for one in outcomes for _, examined in one.examined]


def _explained(
    compared: Sequence[Examined], fingerprint: str, *, of_check: bool
) -> Explained:
    """The finding whose fingerprint begins so."""
    found = [
        (one, finding)
        for one in compared
        for finding in one.findings
        if finding.fingerprint.startswith(fingerprint)
    ]
    meant = {finding.fingerprint for _, finding in found}
    if len(meant) == 1 and fingerprint:
        one, finding = max(found, key=lambda row: row[0].drift.knows(row[1]))
        return explained(one.drift, finding, one.shown)
    if found:
        raise UsageError(
            f'{len(meant)} findings begin with "{fingerprint}"', hint="give more of it"
        )
    if of_check:
        raise UsageError(
            f'no finding has the fingerprint "{fingerprint}"',
            hint="wsdlsmith check lists them (--upstream: those of the vendor); for one "
            "of wsdlsmith diff give its OLD and NEW too",
        )
    raise UsageError(
        f'no finding between the two has the fingerprint "{fingerprint}"',
        hint="wsdlsmith diff, with the same sources, lists them",
    )


def _rendered(form: str, told: Explained) -> str:
    if form == "json":
        return json.dumps(told.as_json(), indent=2, ensure_ascii=False)
    return told.text()
