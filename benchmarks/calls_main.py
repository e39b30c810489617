"""``python -m benchmarks --calls``: small calls, by wsdlsmith and its peers."""

from __future__ import annotations

import platform
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING

from benchmarks.calls import (
    FLOOR,
    OURS,
    Alone,
    Caller,
    CallTiming,
    Ours,
    OursAsync,
    run_calls,
)
from benchmarks.calls_peers import Suds, Zeep
from benchmarks.calls_server import answering
from benchmarks.inputs import SEED
from benchmarks.table import padded, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = ("who", "CPU ms a call", "calls a second", "times wsdlsmith's CPU")


def calls_table(options: Namespace, tell: Callable[[str], None]) -> str:
    """The table's text."""
    quick = options.quick or options.smoke
    rounds = options.rounds or (1 if quick else 7)
    timings = []
    with ExitStack() as stack:
        url = stack.enter_context(answering())
        callers = [stack.enter_context(closing(one)) for one in _callers(options, url)]
        for timing in run_calls(callers, rounds, 0.05 if quick else 0.7):
            timings.append(timing)
            tell(
                f"round {timing.round + 1}: {timing.case}: "
                f"{timing.processor * 1e3:.3f} ms CPU a call"
            )
    return f"{_title(options)}\n\n{padded(call_rows(timings))}\n\n{_bound(timings)}"


@contextmanager
def closing(caller: Caller) -> Iterator[Caller]:
    """The caller, closed at the end."""
    try:
        yield caller
    finally:
        caller.close()


def _callers(options: Namespace, url: str) -> Iterator[Caller]:
    yield Alone(url)
    yield Ours(url)
    yield OursAsync(url)
    if not options.no_peer:
        yield Zeep(url, SEED)
        yield Suds(url, SEED)


def call_rows(timings: Sequence[CallTiming]) -> list[tuple[str, ...]]:
    """A row for each client, in their order; ratios are of the same round."""
    ours = {one.round: one.processor for one in timings if one.case == OURS}
    rows: list[tuple[str, ...]] = [HEAD]
    for case in dict.fromkeys(one.case for one in timings):
        own = [one for one in timings if one.case == case]
        ratios = spread([one.processor / ours[one.round] for one in own])
        rows.append(
            (
                case,
                spread([one.processor * 1e3 for one in own], digits=3),
                spread([1 / one.seconds for one in own], digits=0),
                "" if case == OURS else ratios,
            )
        )
    return rows


def _bound(timings: Sequence[CallTiming]) -> str:
    """What is left to gain: nobody who sends by httpx2 takes less than it does."""
    base = {one.round: one.processor for one in timings if one.case == FLOOR}
    ratios = [
        one.processor / base[one.round] for one in timings if one.case == Zeep.name
    ]
    if not ratios:
        return f"{FLOOR} posts the same bytes, and reads nothing of the answer."
    return (
        f"{FLOOR} posts the same bytes and reads nothing of the answer. zeep takes "
        f"{spread(ratios)} times its CPU: about the most that a client over httpx2 "
        "can reach."
    )


def _title(options: Namespace) -> str:
    peers = "without peers"
    if not options.no_peer:
        peers = ", ".join(
            f"{name} {version(name)}" for name in ("zeep", "suds-community")
        )
    return (
        f"ErpSync.ForceResync, one call after the other on this machine; {peers}; "
        f"httpx2 {version('httpx2')}; "
        f"{platform.python_implementation()} {platform.python_version()}"
    )
