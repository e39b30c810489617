"""Messages of Services88 for the fast way and the generic one, whole and changed.

``python -m tests.roundtrip.both_ways CORPUS FOLDER COUNT SEED`` reads and writes
COUNT changed messages both ways; FOLDER holds the generated package
``published_services88``. It prints what differs, and how many were of which kind.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from lxml import etree
from wsdlsmith.read.operation_page import read_operation_page
from wsdlsmith.read.sniff import sniff
from wsdlsmith.read.source import open_source
from wsdlsmith.runtime import Operation
from wsdlsmith.runtime.codec.message import Direction
from wsdlsmith.verify.bindings import Bindings, bindings_in

from benchmarks.codec import operation_of
from benchmarks.payloads import PAYLOADS, envelope, small
from tests.roundtrip.mutants import MUTATIONS as OTHERS
from tests.roundtrip.probes import Probes, enveloped
from tests.roundtrip.published_types import PROBE, PublishedTypes
from tests.roundtrip.random_objects import ObjectSource
from tests.roundtrip.random_xml import XmlSource
from tests.runtime.codec.fast.alike import assert_alike
from tests.runtime.codec.fast.mutate import MUTATIONS

SMALL = 6_000
"""Bytes of a message that is worth changing often."""


class Sample(NamedTuple):
    """A message, and the operation that it is of."""

    operation: Operation
    direction: Direction
    data: bytes


def documented(
    bindings: Bindings, examples: Iterator[tuple[str, str, str, bytes]]
) -> Iterator[Sample]:
    """The vendor's pages."""
    for service, name, direction, data in examples:
        operation = bindings.operation(service, name)
        if operation is not None:
            yield Sample(
                operation, "request" if direction == "request" else "response", data
            )


def payloads(package: str) -> Iterator[Sample]:
    """What is measured, with a few rows."""
    for payload in PAYLOADS:
        operation = operation_of(package, payload)
        yield Sample(operation, "response", envelope(small(payload), operation))


def objects(probes: Probes, chance: random.Random) -> Iterator[Sample]:
    """An object of every type, as our generic writer has it, and random valid XML."""
    names = probes.types.names
    objects = ObjectSource(probes.schema, names, chance)
    texts = XmlSource(probes.types, chance)
    for number, name in enumerate(names):
        operation = probes.operation(number)
        value = objects.value(probes.schema.find(name))
        yield Sample(operation, "request", probes.write(number, value))
        shown = enveloped(texts.probe(number, f"{PROBE}{number}"))
        yield Sample(operation, "request", shown)


def changed(data: bytes, chance: random.Random) -> tuple[bytes, set[str]]:
    """The message with one to three changes below its root."""
    root = etree.fromstring(data)
    done: set[str] = set()
    for _ in range(chance.choice((1, 1, 2, 3))):
        inside = list(root.iter("*"))[1:]
        if not inside:
            break
        number = chance.randrange(len(MUTATIONS) + len(OTHERS))
        if number < len(MUTATIONS):
            MUTATIONS[number](chance.choice(inside), chance)
            done.add(MUTATIONS[number].__name__)
        else:
            change = OTHERS[number - len(MUTATIONS)]
            change(chance.choice(inside), chance.choice(inside), chance)
            done.add(change.__name__)
    return etree.tostring(root), done


def mutants(
    samples: Sequence[Sample], count: int, chance: random.Random
) -> Iterator[tuple[Sample, set[str]]]:
    """Changed messages; the large ones are taken as they come, but seldom."""
    few = [sample for sample in samples if len(sample.data) < SMALL]
    for _ in range(count):
        sample = chance.choice(samples if chance.random() < 0.02 else few)
        data, done = changed(sample.data, chance)
        yield sample._replace(data=data), done


@contextmanager
def samples_of(
    corpus: Path, folder: Path, chance: random.Random
) -> Iterator[list[Sample]]:
    """All that is published for Services88, and objects of its types."""
    package = "published_services88"
    archive = corpus / "superoffice" / "wsdl-2023.zip"
    pages = f"{corpus / 'superoffice' / 'docs-2023.zip'}#soap/Services88/*"
    with bindings_in(folder, package) as bindings:
        schema = next(iter(bindings.services.values())).schema
        probes = Probes(PublishedTypes(archive, "Services88"), schema)
        samples = list(documented(bindings, _examples(pages)))
        samples += payloads(package)
        samples += objects(probes, chance)
        yield samples


def main(corpus: Path, folder: Path, count: int, seed: int) -> int:
    """All of it; how many differ."""
    chance = random.Random(seed)
    with samples_of(corpus, folder, chance) as samples:
        counts: Counter[str] = Counter()
        differing = 0
        for sample, done in mutants(samples, count, chance):
            message = None
            try:
                message = assert_alike(*sample)
            except AssertionError as error:
                differing += 1
                sys.stdout.write(f"{sorted(done)}: {sample}\n{str(error)[:500]}\n")
                sys.stdout.flush()
            counts.update({*done, "" if message is None else "read"})
    sys.stdout.write(f"{count} changed messages, {differing} differ: {counts}\n")
    return differing


def _examples(source: str) -> Iterator[tuple[str, str, str, bytes]]:
    for document in open_source(source, offline=True).documents:
        page = read_operation_page(document) if sniff(document) == "page" else None
        for one in page.examples if page is not None else ():
            yield one.service, one.operation, one.message, one.envelope


if __name__ == "__main__":
    sys.exit(bool(main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:5]))))
