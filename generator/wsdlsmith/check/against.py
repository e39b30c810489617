"""What a commit's lock promises, kept by the WSDLs of today (``check --against``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wsdlsmith.check.drifted import Comparison, check_drift
from wsdlsmith.check.locks import Said, load_lock, lock_path, locks_at
from wsdlsmith.check.problem import Outcome, Problem, Target
from wsdlsmith.drift.apart import NOTHING
from wsdlsmith.drift.lock.lock import read_lock
from wsdlsmith.drift.policy import BUMP
from wsdlsmith.drift.report import Report


def check_against(target: Target, outcome: Outcome, said: Said) -> None:
    """A sentence for each break that the lock on disk, written anew, does not tell.

    Where that commit has the same lock, or none yet, there is nothing to compare.
    """
    told = {one.fingerprint for one in outcome.problems if one.check == "contract"}
    bump = any(one.code == BUMP for one in outcome.problems)
    promised = locks_at(target)
    fine = f"{target.against} has {'the same lock' if promised else 'no lock of it'}"
    problems: list[Problem] = []
    before = len(outcome.reports)
    for part in said.parts:
        path = lock_path(target, part)
        here, there = load_lock(target, path), promised.pop(path.name, None)
        if there is None or (here is not None and here[0] == there):
            continue
        outcome.moved = True
        file = target.shown(path)
        compared = Comparison(
            check="against",
            lock=read_lock(there, file, any_tool=True).contract,
            other=part.contract,
            file=file,
            pages=said.pages,
        )
        found = list(check_drift(target, outcome, compared))
        fine = (
            f"nothing {'else ' if found else ''}breaks what {target.against} promises"
        )
        problems += [
            one
            for one in found
            if one.fingerprint not in told and not (bump and one.code == BUMP)
        ]
    for removed in _removed(target, said, promised):
        problems += check_drift(target, outcome, removed)
    if warned := _warnings(outcome.reports[before:]):
        fine = f"no error, and {warned:,} with a warning, since {target.against}"
    outcome.add("against", problems, fine)


def _warnings(reports: Sequence[Report]) -> int:
    standing = [one for report in reports for one in report.ruling.standing]
    return sum(one.severity == "warning" for one in standing)


def _removed(target: Target, said: Said, left: dict[str, str]) -> Iterator[Comparison]:
    """What stood apart and is in no WSDL any more."""
    known = {one.name for part in said.parts for one in part.contract.services}
    for name, text in sorted(left.items()):
        file = f"{target.api.folder}/{name}"
        lock = read_lock(text, file, any_tool=True).contract
        if known.isdisjoint(service.name for service in lock.services):
            yield Comparison(
                check="against", lock=lock, other=NOTHING, file=file, pages=said.pages
            )
