"""What a commit's lock promises, kept by the WSDLs of today (``check --against``)."""

from __future__ import annotations

from wsdlsmith.check.drifted import Comparison, check_drift
from wsdlsmith.check.locks import Said, load_lock, load_lock_at, lock_path
from wsdlsmith.check.problem import Outcome, Problem, Target
from wsdlsmith.drift.policy import BUMP


def check_against(target: Target, outcome: Outcome, said: Said) -> None:
    """A sentence for each break that the lock on disk, written anew, does not tell.

    Where that commit has the same lock, or none yet, there is nothing to compare.
    """
    told = {one.fingerprint for one in outcome.problems if one.check == "contract"}
    bump = any(one.code == BUMP for one in outcome.problems)
    problems: list[Problem] = []
    for part in said.parts:
        path = lock_path(target, said, part)
        here, there = load_lock(target, path), load_lock_at(target, path)
        if there is None or (here is not None and here[0] == there[0]):
            continue
        outcome.moved = True
        compared = Comparison(
            check="against",
            lock=there[1].contract,
            other=part.contract,
            file=target.shown(path),
            pages=said.pages,
        )
        problems += [
            one
            for one in check_drift(target, outcome, compared)
            if one.fingerprint not in told and not (bump and one.code == BUMP)
        ]
    outcome.add("against", problems, f"nothing breaks what {target.against} promises")
