"""``python -m benchmarks --profile``: where the three hot ways spend their time.

A large answer read, a large message written, a small answer read, each for a few
seconds under pyinstrument. It sees a function when it calls or returns, so what C
does (libxml2, freeing objects) is counted where Python comes back: the share of
``profiles`` itself is that of the answer before, which is freed there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from time import process_time
from typing import Any

from wsdlsmith.runtime import read_message, write_message
from wsdlsmith.runtime.codec.message import Message

from benchmarks.codec import operation_of
from benchmarks.payloads import Payload, envelope

_SECONDS = 3.0
_LEAST = 0.01
"""Shares below this are left out."""


def profile_rows(package: str, payloads: list[Payload]) -> list[tuple[str, ...]]:
    """A row for each function that takes a share worth naming."""
    rows: list[tuple[str, ...]] = [("way", "function", "share of the time")]
    for way, work in _ways(package, {p.name: p for p in payloads}):
        for name, share in _shares(work):
            rows.append((way, name, f"{100 * share:.0f} %"))
    return rows


def _ways(
    package: str, payloads: dict[str, Payload]
) -> Iterator[tuple[str, Callable[[], object]]]:
    large, small = payloads["mdo10k"], payloads["erp10"]
    operation = operation_of(package, large)
    data = envelope(large, operation)
    yield "mdo10k read", lambda: read_message(operation, "response", data)
    message = Message(read_message(operation, "response", data).body)
    yield "mdo10k write", lambda: write_message(operation, "response", message)
    other = operation_of(package, small)
    little = envelope(small, other)
    yield "erp10 read", lambda: read_message(other, "response", little)


def _shares(work: Callable[[], object]) -> list[tuple[str, float]]:
    """Functions by the share of samples in which they themselves ran."""
    profiler: Any = import_module("pyinstrument").Profiler(interval=0.0005)
    work()
    start = process_time()
    work()
    several = int(_LEAST / (process_time() - start)) + 1  # clocks take time too
    end = process_time() + _SECONDS
    with profiler:
        while process_time() < end:
            for _ in range(several):
                work()
    own: Counter[str] = Counter()
    _collect(profiler.last_session.root_frame(trim_stem=True), own)
    own.pop("built-in process_time", None)
    total = sum(own.values())
    shares = [(name, time / total) for name, time in own.most_common()]
    return [(name, share) for name, share in shares if share >= _LEAST]


def _collect(frame: Any, own: Counter[str]) -> None:
    """Add what each frame took without those that it called."""
    if frame is None:
        return
    called = [child for child in frame.children if child.function != "[self]"]
    own[_name(frame)] += frame.time - sum(child.time for child in called)
    for child in called:
        _collect(child, own)


def _name(frame: Any) -> str:
    """What the function is: a compiled one has its class in its file's name."""
    place = str(frame.file_path or "")
    if place.startswith("<built-in"):
        return f"built-in {frame.function}"
    if place.startswith("<"):
        return place.strip("<>")
    module = place.replace("\\", "/").rpartition("/")[2].removesuffix(".py")
    return f"{module}.{frame.function}"
