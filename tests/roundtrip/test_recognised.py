"""What is recognised of all that is published, the generic way reads alike."""

from __future__ import annotations

import random

import pytest

from tests.roundtrip.both_ways import objects, payloads
from tests.roundtrip.conftest import Generated
from tests.roundtrip.probes import Probes
from tests.roundtrip.recognised import recognisable, recognised_alike
from tests.roundtrip.text_mutants import text_changed

MUTANTS = 4000
SERIALIZED = 500
"""Objects of so many types at least are recognised as a serializer writes them."""


@pytest.mark.parametrize("generated", ["Services88"], indirect=True)
def test_every_payload_is_recognised(generated: Generated) -> None:
    samples = list(payloads(generated.bindings.package))
    assert len(list(recognisable(samples))) == len(samples) == 6


def test_changed_objects_of_every_type_are_recognised_alike(probes: Probes) -> None:
    chance = random.Random(9)
    known = list(recognisable(list(objects(probes, chance))))
    assert len({sample.operation.name for sample in known}) >= SERIALIZED
    hits = 0
    for _ in range(MUTANTS):
        one = chance.choice(known)
        data = text_changed(one.data, one.data.index(b"Body"), chance)
        hits += recognised_alike(one._replace(data=data))
    assert 0.05 * MUTANTS < hits < 0.5 * MUTANTS
