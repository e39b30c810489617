"""The fast way differs from the generic one in nothing, on all that is published."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings

from tests.roundtrip.both_ways import changed, documented, mutants, objects, payloads
from tests.roundtrip.conftest import Generated
from tests.roundtrip.probes import Probes
from tests.roundtrip.test_random_values import BOUNDED, SEEDS
from tests.runtime.codec.fast.alike import assert_alike

BOUND = {"Services84": 2710, "Services86": 2922, "Services88": 3698}
TYPES = 812
MUTANTS = 2000


def test_every_documented_envelope_is_read_and_written_alike(
    generated: Generated,
) -> None:
    pages = generated.built.pages
    shown = (
        (one.service, one.operation, one.message, one.envelope)
        for page in pages
        for one in page.examples
    )
    chance = random.Random(6)
    count = 0
    for sample in documented(generated.bindings, shown):
        assert_alike(*sample)
        if chance.random() < 0.2:
            assert_alike(*sample._replace(data=changed(sample.data, chance)[0]))
        count += 1
    assert count == BOUND[generated.version]


@pytest.mark.parametrize("generated", ["Services88"], indirect=True)
def test_payloads_and_what_becomes_of_them_are_read_and_written_alike(
    generated: Generated,
) -> None:
    samples = list(payloads(generated.bindings.package))
    assert len(samples) == 6
    for sample in samples:
        assert assert_alike(*sample) is not None
        for seed in range(60):
            data, _ = changed(sample.data, random.Random(seed))
            assert_alike(*sample._replace(data=data))


@settings(BOUNDED, max_examples=3)
@given(seed=SEEDS)
def test_objects_of_every_type_are_read_and_written_alike(
    probes: Probes, seed: int
) -> None:
    samples = list(objects(probes, random.Random(seed)))
    assert len(samples) == 2 * TYPES
    for sample in samples:
        assert assert_alike(*sample) is not None


def test_mutants_of_every_type_are_read_and_fail_alike(probes: Probes) -> None:
    chance = random.Random(8)
    done: set[str] = set()
    outcomes: set[bool] = set()
    samples = list(objects(probes, chance))
    for sample, kinds in mutants(samples, MUTANTS, chance):
        outcomes.add(assert_alike(*sample) is None)
        done |= kinds
    wanted = "drop duplicate reorder rename nil comment instruction cdata prefix"
    assert {*wanted.split(), "white_space", "typed"} <= done
    assert outcomes == {True, False}
