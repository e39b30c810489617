"""Sampled messages of any WSDL changed as text, recognised and read generically.

``python -m tests.roundtrip.recognised_anywhere COUNT SEED WSDL...`` makes a package of
each WSDL and tries COUNT changed messages of it. It prints what differs, and how many
were recognised.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree
from wsdlsmith.job import Job
from wsdlsmith.pipeline import build
from wsdlsmith.runtime import Operation, SoapError, read_message, write_message
from wsdlsmith.runtime.codec.message import Direction
from wsdlsmith.verify.bindings import bindings_in

from benchmarks.sampled import Sample as Sampled
from benchmarks.sampled import samples, without_wire
from tests.roundtrip.both_ways import Sample
from tests.roundtrip.recognised import SMALL, recognisable, recognised_alike
from tests.roundtrip.text_mutants import text_changed

_XSI = b' xmlns:i="http://www.w3.org/2001/XMLSchema-instance"'
_ROOT = re.compile(rb"<[^\s?>]+:Envelope\b")


@contextmanager
def sampled(wsdl: Path, folder: Path, seed: int) -> Iterator[list[Sample]]:
    """Messages of each operation: valid ones, and the same as our writer has them."""
    package = "sampled_" + re.sub(r"\W", "_", f"{wsdl.parent.name}_{wsdl.stem}")
    job = Job(package=package, sources=(wsdl.name,), base=wsdl.parent, offline=True)
    built = build(job)
    for name, data in built.files.items():
        path = folder / package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    with bindings_in(folder, package) as bindings:
        found = list(samples(built.parts[0].contract, bindings, seed))
        yield [sample for one in found for sample in _both(one)]


def _both(one: Sampled) -> Iterator[Sample]:
    shown = etree.tostring(one.envelope, encoding="UTF-8")
    for data in (shown, *rewritten(one.operation, one.direction, shown)):
        if len(data) < SMALL:
            yield Sample(one.operation, one.direction, _with_xsi(data))


def rewritten(operation: Operation, direction: Direction, data: bytes) -> list[bytes]:
    """The message as if a program had made it; none where its facts are needed."""
    try:
        message = read_message(operation, direction, data)
        return [write_message(operation, direction, without_wire(message))]
    except SoapError:
        return []


def _with_xsi(data: bytes) -> bytes:
    """The same with the prefix that changed messages say nil with."""
    root = _ROOT.search(data)
    assert root is not None
    return data[: root.end()] + _XSI + data[root.end() :]


def changed(known: list[Sample], count: int, chance: random.Random) -> int:
    """Try so many changed messages; how many were recognised, all of them alike."""
    hits = 0
    for _ in range(count if known else 0):
        one = chance.choice(known)
        data = text_changed(one.data, one.data.index(b"Body"), chance)
        hits += recognised_alike(one._replace(data=data))
    return hits


def main(count: int, seed: int, wsdls: list[Path]) -> int:
    """All of it; how many WSDLs have a message that differs."""
    differing = hits = 0
    with tempfile.TemporaryDirectory() as folder:
        for wsdl in wsdls:
            try:
                with sampled(wsdl, Path(folder), seed) as found:
                    known = list(recognisable(found))
                    hits += changed(known, count, random.Random(seed))
            except AssertionError as error:
                differing += 1
                sys.stdout.write(f"{wsdl}: {str(error)[:2000]}\n")
    sys.stdout.write(f"{hits} recognised, {differing} of {len(wsdls)} differ\n")
    return differing


if __name__ == "__main__":
    wsdls = [Path(one) for one in sys.argv[3:]]
    sys.exit(bool(main(int(sys.argv[1]), int(sys.argv[2]), wsdls)))
