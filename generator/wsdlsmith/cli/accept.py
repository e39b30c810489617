"""``wsdlsmith accept``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import rich_click as click

from wsdlsmith.check.accepts import stale
from wsdlsmith.check.problem import Outcome, Target
from wsdlsmith.check.run import compare_api
from wsdlsmith.cli.drift_file import drift_file
from wsdlsmith.cli.jobs import Choices
from wsdlsmith.cli.options import against_option, offline_option
from wsdlsmith.cli.printing import print_result
from wsdlsmith.cli.progress import progress
from wsdlsmith.cli.targets import targets
from wsdlsmith.cli.verb import Verb
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.accept.entry import Entry
from wsdlsmith.drift.accept.read import parse_date
from wsdlsmith.drift.accept.write import with_entries, without, write_file
from wsdlsmith.drift.finding import Finding
from wsdlsmith.errors import UsageError


@click.command(
    cls=Verb,
    epilog="""
    # one finding of wsdlsmith check, until the end of the year
    wsdlsmith accept 965e046bbe --reason 'we never send it' --expires 2026-12-31

    # one of wsdlsmith check --upstream
    wsdlsmith accept 965e046bbe --upstream --reason 'we take it with Services89'

    # one of wsdlsmith check --against origin/main
    wsdlsmith accept 965e046bbe --against origin/main --reason 'all know it'

    # remove what is expired or accepts nothing any more
    wsdlsmith accept --prune
    """,
)
@click.argument("fingerprints", nargs=-1, metavar="FINGERPRINT...")
@click.option("--reason", default="", help="Why the change is taken.")
@click.option("--expires", default="", metavar="DATE", help="The last day: 2027-01-31.")
@click.option(
    "--api", default="", help="The API that it is accepted for: NAME or NAME/VERSION."
)
@click.option("--prune", is_flag=True, help="Remove stale and expired entries.")
@click.option(
    "--upstream", is_flag=True, help="Look at what the declared sources publish now."
)
@against_option("Look at what breaks the lock of that commit, as check does.")
@offline_option
@click.option("-q", "--quiet", is_flag=True, help="Say only errors.")
def accept(
    fingerprints: tuple[str, ...],
    reason: str,
    expires: str,
    api: str,
    prune: bool,
    upstream: bool,
    against: str,
    offline: bool,
    quiet: bool,
) -> None:
    """Accept findings of wsdlsmith check: write them to drift.toml, with a reason.

    Comments and order of the file stay as they are.
    """
    expiry = _checked(fingerprints, reason, expires, prune=prune)
    if prune and api:
        raise UsageError("--prune looks at all APIs: --api does not go with it")
    file = drift_file()
    choices = Choices(api=api, offline=offline)
    chosen = targets(choices, upstream=upstream, against=against)
    text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
    with progress(quiet=quiet) as step:
        outcomes = [compare_api(target, Diagnostics(), step) for target in chosen]
    if prune:
        gone = _gone(chosen, outcomes)
        told = [f"removed: {entry}" for entry in gone] or ["nothing to remove"]
        new = without(text, lambda entry: entry in gone) if gone else text
    else:
        known = list(dict.fromkeys(_named(outcomes, one) for one in fingerprints))
        told, entries = [], []
        for finding in known:
            for entry in _entries(outcomes, finding, reason, expiry, api):
                old = _there(chosen[0], entry, finding)
                told.append(f"accepted{' already' if old else ''}: {old or entry}")
                entries += [] if old else [entry]
        new = with_entries(text, entries)
    if new != text:
        write_file(file, new)
    if not quiet:
        print_result("\n".join(told))


def _checked(
    fingerprints: tuple[str, ...], reason: str, expires: str, *, prune: bool
) -> date | None:
    """The last day; UsageError where the options do not fit together."""
    if prune:
        if fingerprints or reason or expires:
            raise UsageError("--prune goes alone: it removes, and accepts nothing")
        return None
    if not fingerprints:
        raise UsageError(
            "which findings are accepted?",
            hint="wsdlsmith check shows their fingerprints",
        )
    if not reason.strip():
        raise UsageError(
            "--reason is missing: whoever reads drift.toml later must know why"
        )
    expiry = parse_date(expires) if expires else None
    if expiry is not None and expiry < date.today():
        raise UsageError(f"--expires {expires} is over already")
    return expiry


def _there(target: Target, wanted: Entry, finding: Finding) -> Entry | None:
    """The entry that accepts the finding already."""
    return next(
        (
            entry
            for entry in target.drift.accepts
            if entry.upstream == wanted.upstream
            and (wanted.against or not entry.against)
            and entry.api in ("", wanted.api, wanted.api.partition("/")[0])
            and not entry.expired(target.today)
            and entry.accepts(finding)
        ),
        None,
    )


def _gone(chosen: list[Target], outcomes: list[Outcome]) -> list[Entry]:
    used = {entry for one in outcomes for entry in one.used}
    first = chosen[0]
    over = [one for one in first.drift.accepts if one.expired(first.today)]
    return over + stale(first, used, moved=any(one.moved for one in outcomes))


def _named(outcomes: list[Outcome], wanted: str) -> Finding:
    """The finding whose fingerprint begins so."""
    found = {
        fingerprint: finding
        for one in outcomes
        for fingerprint, finding in one.findings().items()
        if fingerprint.startswith(wanted)
    }
    if len(found) == 1 and wanted:
        return next(iter(found.values()))
    if found:
        raise UsageError(
            f'{len(found)} findings begin with "{wanted}"', hint="give more of it"
        )
    raise UsageError(
        f'no finding has the fingerprint "{wanted}"',
        hint="wsdlsmith check lists them; for one of check --upstream or --against "
        "give that option here too",
    )


def _entries(
    outcomes: list[Outcome],
    finding: Finding,
    reason: str,
    expiry: date | None,
    api: str,
) -> Iterator[Entry]:
    """An entry for each API that has the finding, named where there are several.

    What is found here and at the vendor's gets one for each.
    """
    for outcome in outcomes:
        checks = outcome.checks_of(finding.fingerprint)
        name = api or (outcome.label if len(outcomes) > 1 else "")
        own = Entry.of(finding, reason, expiry, api=name)
        if "contract" in checks:
            yield own
        elif "against" in checks:
            yield replace(own, against=True)
        if "upstream" in checks:
            yield replace(own, upstream=True)
