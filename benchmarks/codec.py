"""Bytes to objects and back: wsdlsmith beside zeep and xsdata, in turns.

Every case runs once a round, next to ``lxml.etree.fromstring`` and ``tostring``
of a ready tree on the same bytes: ratios are of the same round. Times are the
process's CPU, with the garbage collector on.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree
from wsdlsmith.runtime import read_message, write_message
from wsdlsmith.runtime.codec.message import Message
from wsdlsmith.runtime.codec.recognise import opening
from wsdlsmith.runtime.schema.dialect import WIRE_1_1

from benchmarks.payloads import Payload, envelope

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.operation import Operation

    from benchmarks.codec_peers import Peer

Work: TypeAlias = Callable[[], object]
FLOOR = "lxml alone"
OURS = "wsdlsmith"
BY_TREE = "wsdlsmith, odd"
"""Our way for messages that are not recognised: by the tree."""
LEAST = 0.2
"""Seconds that a measurement takes at least."""


@dataclass(frozen=True, slots=True)
class Timing:
    """One case of one round: seconds for one message of so many bytes."""

    payload: str
    way: str
    case: str
    round: int
    seconds: float
    size: int


def operation_of(package: str, payload: Payload) -> Operation:
    """The operation whose answer the payload is."""
    services = import_module(f"{package}.services")
    folder = next(iter(services.__path__))
    from pathlib import Path

    wanted = payload.service.lower()
    names = [path.stem for path in Path(folder).glob("*.py")]
    module = next(n for n in names if n.replace("_", "") == wanted)
    binding = import_module(f"{package}.services.{module}").SERVICE
    found: Operation = binding.operations[payload.operation]
    return found


def run_codec(
    package: str, payloads: list[Payload], peers: list[Peer], rounds: int
) -> Iterator[Timing]:
    """Every payload by everybody, round after round."""
    for payload in payloads:
        operation = operation_of(package, payload)
        data = envelope(payload, operation)
        cases = list(_cases(operation, payload, data, peers))
        for number in range(rounds):
            for way, case, work, size in cases:
                seconds = _measured(work)
                yield Timing(payload.name, way, case, number, seconds, size)


def _cases(
    operation: Operation, payload: Payload, data: bytes, peers: list[Peer]
) -> Iterator[tuple[str, str, Work, int]]:
    size = len(data)
    yield "read", FLOOR, lambda: etree.fromstring(data), size
    yield "read", OURS, lambda: read_message(operation, "response", data), size
    yield "read", BY_TREE, lambda: _by_tree(operation, data), size
    message = read_message(operation, "response", data)
    new = Message(message.body, dialect=WIRE_1_1)
    out = write_message(operation, "response", new)
    tree = etree.fromstring(out)
    yield "write", FLOOR, lambda: etree.tostring(tree), len(out)
    yield "write", OURS, lambda: write_message(operation, "response", new), len(out)
    for peer in peers:
        if size < peer.most:
            yield "read", peer.name, peer.reader(payload, data), size
            writer = peer.writer(payload, data)
            if writer is not None:
                yield "write", peer.name, *writer


def _by_tree(operation: Operation, data: bytes) -> Message:
    enough, opening.ENOUGH = opening.ENOUGH, sys.maxsize
    try:
        return read_message(operation, "response", data)
    finally:
        opening.ENOUGH = enough


def _measured(work: Work) -> float:
    """CPU seconds of one run, of as many as fill the least time.

    What the other cases hold (their answers, their classes) is out of the
    collector's sight meanwhile: nobody is measured on walking through that.
    """
    gc.collect()
    gc.freeze()
    count, spent = 0, 0.0
    start = time.process_time()
    while spent < LEAST:
        work()
        count += 1
        spent = time.process_time() - start
    gc.unfreeze()
    return spent / count
