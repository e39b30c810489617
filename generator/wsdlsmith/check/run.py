"""All checks of one API, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from wsdlsmith.check.accepts import expired_entries, stale_entries
from wsdlsmith.check.against import check_against
from wsdlsmith.check.bindings import check_bindings
from wsdlsmith.check.drifted import Comparison, check_drift
from wsdlsmith.check.examples import (
    check_examples,
    removed_examples,
    without_vanished,
)
from wsdlsmith.check.locks import (
    Progress,
    Said,
    left_over,
    load_lock,
    lock_path,
    lock_texts,
    read_said,
)
from wsdlsmith.check.problem import Outcome, Problem, Target
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.apart import NOTHING
from wsdlsmith.job import open_sources
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.example import OperationPage
from wsdlsmith.pipeline import build, read_contracts
from wsdlsmith.read.document import Document
from wsdlsmith.read.page import wsdl_in_page
from wsdlsmith.read.sniff import sniff


def check_api(target: Target, diagnostics: Diagnostics, step: Progress) -> Outcome:
    """Run every check of one API; nothing is written."""
    outcome = Outcome(target.api.label)
    target, vanished = without_vanished(target)
    built = build(target.job, step)
    diagnostics.extend(built.diagnostics)
    step("comparing the bindings")
    outcome.add("bindings", check_bindings(target, built.files), "current")
    step("verifying the examples")
    problems, told = check_examples(target, built)
    said = Said(built.parts, built.pages)
    drifted = _contract(target, outcome, said)
    for lock, file in outcome.locks:
        problems += removed_examples(lock.documented, built.pages, file)
    outcome.add("examples", vanished + problems, told)
    outcome.add("contract", drifted, "as locked")
    _elsewhere(target, outcome, said, diagnostics, step)
    return outcome


def compare_api(target: Target, diagnostics: Diagnostics, step: Progress) -> Outcome:
    """Contract and publication alone: what is told apart from bindings and pages."""
    outcome = Outcome(target.api.label)
    target, _ = without_vanished(target)
    said = read_said(target, diagnostics, step)
    problems = _contract(target, outcome, said)
    outcome.add("contract", problems, "as locked")
    _elsewhere(target, outcome, said, diagnostics, step)
    return outcome


def _elsewhere(
    target: Target,
    outcome: Outcome,
    said: Said,
    diagnostics: Diagnostics,
    step: Progress,
) -> None:
    """What a commit promises and what the vendor publishes, where that is asked."""
    if target.against:
        step(f"comparing with {target.against}")
        check_against(target, outcome, said)
    if target.upstream:
        step("asking the vendor")
        _upstream(target, outcome, said.pages, diagnostics)


def _contract(target: Target, outcome: Outcome, said: Said) -> list[Problem]:
    problems: list[Problem] = []
    texts = lock_texts(target, said)
    for part in said.parts:
        path = lock_path(target, part)
        file = target.shown(path)
        loaded = load_lock(target, path)
        if loaded is None:
            problems.append(_no_lock(file))
            continue
        text, lock = loaded
        outcome.locks.append((lock, file))
        compared = Comparison(
            check="contract",
            lock=lock.contract,
            other=part.contract,
            file=file,
            pages=said.pages,
            same_text=text == texts[path],
        )
        problems += check_drift(target, outcome, compared)
    problems += map(partial(_left_over, target), left_over(target, said))
    return problems


def _left_over(target: Target, path: Path) -> Problem:
    file = target.shown(path)
    return Problem(
        check="contract",
        code="lock-left-over",
        sentence=f"{file} is the lock of what no WSDL has any more",
        todo="restore the WSDL, or make it a new version and remove the file",
        file=file,
    )


def _no_lock(file: str) -> Problem:
    return Problem(
        check="contract",
        code="lock-missing",
        sentence=f"there is no {file} to compare the WSDLs with",
        todo="run wsdlsmith lock and commit it",
        file=file,
    )


def _upstream(
    target: Target,
    outcome: Outcome,
    pages: Sequence[OperationPage],
    diagnostics: Diagnostics,
) -> None:
    """Compare each lock with what is published, and replay ``pages`` on that."""
    locks = outcome.locks
    if not target.api.sources:
        outcome.add("upstream", [], "no sources are declared")
        return
    if not locks:
        outcome.add("upstream", [], "no lock to compare with")
        return
    problems: list[Problem] = []
    published = published_contracts(target, diagnostics)
    known = {_first(lock.contract): (lock.contract, file) for lock, file in locks}
    found = {_first(one): one for one in published}
    if len(locks) == len(published) == 1:  # one contract may have any services
        found = dict(zip(known, published, strict=True))
    for name in sorted(known.keys() | found.keys()):
        lock, file = known.get(name, (NOTHING, ""))
        compared = Comparison(
            check="upstream",
            lock=lock,
            other=found.get(name, NOTHING),
            file=file,
            pages=pages,
            same_text=True,
        )
        problems += check_drift(target, outcome, compared)
    outcome.add("upstream", problems, "as locked")


def _first(contract: Contract) -> str:
    return contract.services[0].name


def published_contracts(
    target: Target, diagnostics: Diagnostics
) -> tuple[Contract, ...]:
    """What the declared sources say now."""
    job = replace(target.job, sources=target.api.sources, examples=())
    opened = open_sources(job, job.sources)
    # sources may bring examples too; where none brings a WSDL, reading says so
    described = [one for one in opened if any(map(_describes, one.documents))]
    return read_contracts(job, described or opened, diagnostics)


def _describes(document: Document) -> bool:
    kind = sniff(document)
    if kind == "page":
        return wsdl_in_page(document) is not None
    return kind in ("wsdl", "wsdl2", "schema")


def check_accepts(
    targets: Sequence[Target], outcomes: Sequence[Outcome], *, all_apis: bool
) -> Outcome:
    """The entries of ``drift.toml``, which are about all APIs together.

    Which of them nothing needs can be said only where all APIs were checked.
    """
    outcome = Outcome("drift.toml")
    if targets:
        used = {entry for one in outcomes for entry in one.used}
        first = targets[0]
        problems = list(expired_entries(first))
        if all_apis:
            moved = any(one.moved for one in outcomes)
            problems += stale_entries(first, used, moved=moved)
        outcome.add("accepts", problems, f"{len(first.drift.accepts)} in use")
    return outcome
