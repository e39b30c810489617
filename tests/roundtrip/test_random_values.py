"""Every emitted type of Services88: random objects and random valid XML come back.

The random sources are seeded, so a failure names the seed and type that show it.
"""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.roundtrip.canonical import same
from tests.roundtrip.probes import Probes, enveloped
from tests.roundtrip.published_types import PROBE
from tests.roundtrip.random_objects import ObjectSource
from tests.roundtrip.random_xml import XmlSource

SEEDS = st.integers(0, 2**32)
BOUNDED = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
TYPES = 812


def test_the_emitted_types_are_those_that_lxml_counts(probes: Probes) -> None:
    named = {name for name in probes.schema._declared if "/" not in name.split("}")[1]}
    assert set(probes.types.names) == named
    assert len(named) == TYPES


@BOUNDED
@given(seed=SEEDS)
def test_a_random_object_of_every_type_is_valid_and_comes_back_equal(
    probes: Probes, seed: int
) -> None:
    names = probes.types.names
    count = 0
    for number, name in enumerate(names):
        chance = random.Random(f"{seed} {name}")
        source = ObjectSource(probes.schema, names, chance)
        value = source.value(probes.schema.find(name))
        written = probes.write(number, value)
        assert probes.invalid(written) is None, (seed, name)
        assert probes.read(number, written) == value, (seed, name)
        count += 1
    assert count == TYPES


@BOUNDED
@given(seed=SEEDS)
def test_random_valid_xml_of_every_type_comes_back_with_an_equal_infoset(
    probes: Probes, seed: int
) -> None:
    count = 0
    for number, name in enumerate(probes.types.names):
        source = XmlSource(probes.types, random.Random(f"{seed} {name}"))
        shown = enveloped(source.probe(number, f"{PROBE}{number}"))
        assert probes.invalid(shown) is None, (seed, name)
        assert same(probes.again(number, shown), shown), (seed, name)
        count += 1
    assert count == TYPES


def test_the_random_xml_uses_what_a_sender_may_do(probes: Probes) -> None:
    """The property above is worth what its source shows."""
    chance = random.Random(88)
    source = XmlSource(probes.types, chance)
    shown = b"".join(
        etree.tostring(source.probe(number, PROBE)) for number in range(TYPES)
    )
    for sign in (b'nil="true"', b'nil="1"', b'type="t', b'type="xs:', b"Z<", b">+"):
        assert sign in shown
