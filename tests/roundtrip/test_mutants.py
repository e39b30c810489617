"""A changed message of Services88 comes back as it was, or is refused with its place."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from wsdlsmith.runtime import DecodeError, Operation, read_message, write_message
from wsdlsmith.runtime.codec.message import Direction

from tests.roundtrip.canonical import same
from tests.roundtrip.conftest import Generated
from tests.roundtrip.mutants import MUTATIONS, mutant
from tests.roundtrip.probes import Probes, enveloped
from tests.roundtrip.published_types import PROBE
from tests.roundtrip.random_xml import XmlSource

TYPES = 812
ROUNDS = 4
DOCUMENTED = 3000


def outcome(operation: Operation, direction: Direction, data: bytes) -> str:
    """``kept`` or ``refused``; anything else fails."""
    try:
        message = read_message(operation, direction, data)
    except DecodeError as error:
        return "refused" if "/Envelope" in str(error) else f"no path: {error}"
    again = write_message(operation, direction, message)
    return "kept" if same(again, data) else "changed"


def test_mutants_of_every_types_values_are_lossless_or_refused(probes: Probes) -> None:
    outcomes: Counter[str] = Counter()
    for number, name in enumerate(probes.types.names * ROUNDS):
        index = number % len(probes.types.names)
        chance = random.Random(f"{number} {name}")
        source = XmlSource(probes.types, chance)
        shown = enveloped(source.probe(index, f"{PROBE}{index}"))
        data, done = mutant(shown, chance, kept=3)
        found = outcome(probes.operation(index), "request", data)
        assert found in ("kept", "refused"), data
        outcomes.update({found, *done})
    assert outcomes["kept"] > outcomes["refused"] > ROUNDS * TYPES // 10
    assert {change.__name__ for change in MUTATIONS} < set(outcomes)


@pytest.mark.parametrize("generated", ["Services88"], indirect=True)
def test_mutants_of_documented_envelopes_are_lossless_or_refused(
    generated: Generated,
) -> None:
    chance = random.Random(3)
    outcomes: Counter[str] = Counter()
    examples = [example for page in generated.built.pages for example in page.examples]
    for example in chance.choices(examples, k=DOCUMENTED):
        operation = generated.bindings.operation(example.service, example.operation)
        if operation is not None:
            data, _ = mutant(example.envelope, chance, kept=1)
            found = outcome(operation, example.message, data)
            assert found in ("kept", "refused"), data
            outcomes[found] += 1
    assert outcomes["kept"] > outcomes["refused"] > DOCUMENTED // 10
