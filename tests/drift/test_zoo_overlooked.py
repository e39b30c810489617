"""No break is overlooked: what the receiver refuses, ``diff`` has said of that way.

The other half of test_zoo: random messages that libxml2 takes for the sender's are
shown to the receiver's schema. For each that it refuses, a finding says for that
operation and direction that messages break, or that this is not decided.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from wsdlsmith.drift.change import Way
from wsdlsmith.drift.diff import Drift, diff
from wsdlsmith.drift.rules.judge import judge
from wsdlsmith.errors import WsdlsmithError
from wsdlsmith.model.contract import Contract, Message, Operation, Part
from wsdlsmith.model.qname import XSI
from wsdlsmith.model.schema import Element

from tests.drift.breaking import faultless
from tests.drift.contracts import contract_of
from tests.drift.zoo.mutants import ZOO, compiled, pair
from tests.drift.zoo.nodes import Node
from tests.drift.zoo.sent import Sender, samples
from tests.drift.zoo.words import words_of

FILLS = (0.0, 0.4, 0.8, 1.0, 1.0)
STEPS = 60
"""How many changes of messages are tried in each place."""


class Place(NamedTuple):
    """Where an element goes over the wire: in a body, a header or a fault."""

    operation: str
    way: Way
    element: str


def places(contract: Contract) -> dict[Place, Element]:
    """All that is sent as a schema declares it."""
    return {
        Place(operation.name, way, str(part.element)): contract.schema.elements[
            part.element
        ]
        for operation in contract.services[0].operations
        for way, part in _parts(operation)
        if part.element is not None
    }


def _parts(operation: Operation) -> Iterator[tuple[Way, Part]]:
    ways: tuple[tuple[Way, Message | None], ...] = (
        ("request", operation.input),
        ("response", operation.output),
    )
    for way, message in ways:
        if message is not None:
            yield from ((way, part) for part in message.parts)
            yield from ((way, header.part) for header in message.headers)
    for fault in operation.faults:
        if fault.part is not None:
            yield "response", fault.part


def told(drift: Drift, place: Place) -> bool:
    """Whether a finding says that a message of the place breaks, or may."""
    for finding in drift.findings:
        behind = drift.behind.get(finding.fingerprint)
        if behind is None or finding.wire == "safe":
            continue
        might = getattr(behind.possible, place.way)
        alone = judge(behind.change, frozenset({place.way}), finding.reach).finding
        if alone.wire != "safe" and place.operation in {o.operation for o in might}:
            return True
    return False


class Exchange:
    """Messages between two documents, and what libxml2 says on both sides."""

    def __init__(self, old: str, new: str, seed: int) -> None:
        self._contracts = (contract_of(old), contract_of(new))
        self._judges = (compiled(old), compiled(new))
        self._words = words_of(old, new)
        self._seed = seed

    def drift(self) -> Drift | None:
        """What ``diff`` says; None for a facet that its base does not allow."""
        try:
            return diff(*self._contracts)
        except WsdlsmithError:
            return None

    def places(self) -> list[Place]:
        """What goes over the wire in both versions."""
        old, new = map(places, self._contracts)
        return [place for place in old if place in new]

    def judged(self, place: Place, steps: int) -> Iterator[tuple[Node, str]]:
        """Messages of a place, each with what the receiver says against it."""
        firsts = [
            made
            for contract in self._contracts
            for made in samples(
                places(contract)[place], contract.schema, f"{self._seed} {place}", FILLS
            )
        ]
        request = place.way == "request"
        sender, receiver = self._judges if request else self._judges[::-1]
        assert sender is not None
        assert receiver is not None
        chance = random.Random(f"{self._seed} {place}")
        sends = Sender(sender, self._words, chance)
        for sent in sends.messages(firsts, steps):
            taken = faultless(receiver, sent)
            yield sent, "" if taken else str(receiver.error_log)


def check(old: str, new: str, seed: int, steps: int = STEPS) -> Counter[str]:
    """Hold all that ``diff`` finds safe against libxml2; what was judged, in numbers."""
    count: Counter[str] = Counter()
    exchange = Exchange(old, new, seed)
    drift = exchange.drift()
    if drift is None:
        return count
    count["pairs"] += 1
    for place in exchange.places():
        breaks = told(drift, place)
        count["breaking" if breaks else "quiet"] += 1
        refused = False
        for sent, words in exchange.judged(place, steps):
            refused = refused or bool(words)
            if words and breaks:
                break
            count["messages"] += 1
            count += Counter(k for k in ("type", "nil") if _has(sent, k))
            findings = [f"{f.wire} {f.detail}" for f in drift.findings]
            assert breaks or not words, (place, words, findings, etree.tostring(sent))
        count["shown"] += breaks and refused
    return count


def _has(sent: Node, name: str) -> bool:
    return any(f"{{{XSI}}}{name}" in node.attrib for node in sent.iter(etree.Element))


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_what_libxml2_refuses_diff_has_said_to_break(seed: int) -> None:
    check(*pair(random.Random(seed)), seed)


def test_sixty_pairs_are_judged_by_thousands_of_messages() -> None:
    count: Counter[str] = Counter()
    for seed in range(60):
        count += check(*pair(random.Random(seed)), seed)
    assert count["pairs"] > 55
    assert count["quiet"] > 200
    assert count["messages"] > 10_000
    assert count["type"] > 1_000
    assert count["nil"] > 100
    # they go to the borders: an operation that breaks does so in one of its elements
    assert count["shown"] > 60


def test_nothing_breaks_between_the_zoo_and_itself() -> None:
    count = check(ZOO, ZOO, 0)
    assert count["breaking"] == 0
    assert count["quiet"] == 8


def test_a_sample_is_finite_where_a_type_cannot_be() -> None:
    endless = '<xs:element name="Name" type="t:Bird"/>'
    name = '<xs:element name="Name" type="xs:string" minOccurs="0"/>'
    contract = contract_of(ZOO.replace(name, endless))
    (ask,) = (one for place, one in places(contract).items() if "}Ask" in place.element)
    made = list(samples(ask, contract.schema, "0", FILLS))
    assert [one.get(f"{{{XSI}}}type") for one in made] == ["n1:Worm"] * len(FILLS)
