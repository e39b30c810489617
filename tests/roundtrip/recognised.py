"""Messages of Services88 changed as text, recognised and read by the generic way.

``python -m tests.roundtrip.recognised CORPUS FOLDER COUNT SEED`` tries COUNT changed
messages; FOLDER holds the generated package ``published_services88``. It prints what
differs, and how many were recognised.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from wsdlsmith.runtime.codec.recognise.opening import Opening, opening_of
from wsdlsmith.runtime.limits import DEFAULT_LIMITS

from tests.roundtrip.both_ways import Sample, samples_of
from tests.roundtrip.text_mutants import text_changed
from tests.runtime.codec.fast.alike import outcome_of, read, shape_of

_LAYOUT = re.compile(rb">\s+<")
SMALL = 4_000
"""Bytes of a message that is worth changing often."""


def recognisable(samples: Sequence[Sample]) -> Iterator[Sample]:
    """Those that are recognised without their layout, each after it was read once."""
    for shown in samples:
        sample = shown._replace(data=_LAYOUT.sub(b"><", shown.data))
        read(*sample, fast=True)
        if recognised_alike(sample):
            yield sample


def opening_at(sample: Sample) -> Opening | None:
    """How the message begins, where that is known."""
    operation, direction, data = sample
    schema = operation.service.schema
    return opening_of(schema, shape_of(operation, direction), data)


def recognised_alike(sample: Sample) -> bool:
    """Whether it is recognised; AssertionError where the generic way gives another."""
    opening = opening_at(sample)
    message = None if opening is None else opening.read(sample.data, DEFAULT_LIMITS)
    if message is None:
        return False
    generic, _ = read(*sample, fast=False)
    assert outcome_of(message, ()) == generic, sample.data
    return True


def main(corpus: Path, folder: Path, count: int, seed: int) -> int:
    """All of it; how many differ."""
    chance = random.Random(seed)
    with samples_of(corpus, folder, chance) as samples:
        known = [one for one in recognisable(samples) if len(one.data) < SMALL]
        sys.stdout.write(f"{len(known)} of {len(samples)} are recognised and small\n")
        hits = differing = 0
        for _ in range(count):
            one = chance.choice(known)
            data = text_changed(one.data, one.data.index(b"Body"), chance)
            try:
                hits += recognised_alike(one._replace(data=data))
            except AssertionError as error:
                differing += 1
                sys.stdout.write(f"{one.operation.name}: {str(error)[:2000]}\n")
                sys.stdout.flush()
    sys.stdout.write(
        f"{count} changed messages, {hits} recognised, {differing} differ\n"
    )
    return differing


if __name__ == "__main__":
    sys.exit(bool(main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:5]))))
