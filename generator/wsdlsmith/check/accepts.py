"""Entries of ``drift.toml`` that are over, or that nothing needs any more."""

from __future__ import annotations

from collections.abc import Iterator

from wsdlsmith.check.problem import Problem, Target
from wsdlsmith.drift.accept.entry import Entry
from wsdlsmith.drift.accept.read import NAME


def expired_entries(target: Target) -> Iterator[Problem]:
    """A sentence for each entry whose last day is over."""
    for entry in target.drift.accepts:
        if entry.expiry is not None and entry.expired(target.today):
            yield _problem(
                "accept-expired",
                f"the accept of {entry} expired on {entry.expiry.isoformat()} "
                f"({entry.reason})",
                "settle the change, then wsdlsmith accept --prune; or accept it anew",
            )


def stale_entries(
    target: Target, used: set[Entry], *, moved: bool
) -> Iterator[Problem]:
    """A sentence for each entry that accepts nothing that was found.

    Entries about what the vendor publishes, and about what a commit promises, are
    judged where that was looked at.
    """
    for entry in stale(target, used, moved=moved):
        yield _problem(
            "accept-stale",
            f"the accept of {entry} accepts nothing any more",
            "remove it: wsdlsmith accept --prune",
        )


def stale(target: Target, used: set[Entry], *, moved: bool) -> list[Entry]:
    """The entries that accept nothing, and are not over.

    ``moved`` says that a commit promises something else than the lock on disk.
    """
    return [
        entry
        for entry in target.drift.accepts
        if entry not in used
        and not entry.expired(target.today)
        and (target.upstream or not entry.upstream)
        and (moved or not entry.against)
    ]


def _problem(code: str, sentence: str, todo: str) -> Problem:
    return Problem(check="accepts", code=code, sentence=sentence, todo=todo, file=NAME)
