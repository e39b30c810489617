"""WSDLs with random edits: diff never fails, and says the same from both sides.

The edits know nothing of what a document means: an element goes, comes twice, trades
places or attributes with another. What cannot be read any more is refused with a
sentence; what can be read is compared.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.lock.lock import lock_text, read_lock
from wsdlsmith.drift.policy import Policy, rule_on
from wsdlsmith.errors import DefinitionError, WsdlsmithError
from wsdlsmith.model.contract import Contract

from tests.drift.contracts import contract_of
from tests.drift.mirror import mirrored
from tests.drift.noise import reprefixed, shuffled
from tests.drift.small_wsdl import ITEM, holding

CASES = Path(__file__).parent / "cases"
TEXTS = sorted(
    {
        path.read_text(encoding="utf-8").partition("?>")[2]
        for path in CASES.rglob("*.wsdl")
    }
)
VALUES = (
    "0 1 2 5 unbounded true false xs:int xs:string xs:date t:Item t:Color required "
    "optional qualified unqualified literal encoded document rpc Item Id Other"
).split()

NAMING = "type base ref element message binding itemType memberTypes".split()
"""The attributes whose values are names."""


def _removed(element: etree._Element, chance: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _doubled(element: etree._Element, chance: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        twin = etree.fromstring(etree.tostring(element))
        if twin.get("name"):
            twin.set("name", f"{twin.get('name')}2")
        parent.insert(chance.randrange(len(parent) + 1), twin)


def _moved(element: etree._Element, chance: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
        parent.insert(chance.randrange(len(parent) + 1), element)


def _edited(element: etree._Element, chance: random.Random) -> None:
    if element.attrib:
        name = chance.choice(sorted(element.attrib))
        known = [e.get(name) for e in element.getroottree().iter() if e.get(name)]
        values = [str(value) for value in (*VALUES, *known)]
        if name not in NAMING or "/mime/" in str(
            element.tag
        ):  # what looks like a name would not get other prefixes
            values = [v for v in values if not re.match(r"(t|xs|soap11):", v)]
        element.set(name, chance.choice(values))


def _stripped(element: etree._Element, chance: random.Random) -> None:
    if element.attrib:
        del element.attrib[chance.choice(sorted(element.attrib))]


EDITS: list[Callable[[etree._Element, random.Random], None]] = [
    _removed,
    _doubled,
    _moved,
    _edited,
    _edited,
    _stripped,
]


def _mutant(text: str, chance: random.Random) -> str:
    root = etree.fromstring(text.encode())
    for _ in range(chance.randint(1, 4)):
        elements = list(root.iter(etree.Element))[1:]
        chance.choice(EDITS)(chance.choice(elements), chance)
    return etree.tostring(root, encoding="unicode")


def _read(text: str) -> Contract | None:
    try:
        return contract_of(text)
    except WsdlsmithError:
        return None


def test_a_facet_that_is_no_value_is_told_with_its_place() -> None:
    facet = '<xs:minInclusive value="soon"/>'
    types = (
        ITEM.format('<xs:element name="A" type="t:Day"/>')
        + '<xs:simpleType name="Day"><xs:restriction base="xs:date">'
        f"{facet}</xs:restriction></xs:simpleType>"
    )
    old = holding(types, "request").text().partition("?>")[2]
    new = old.replace('soon"/>', '2024-01-01"/><xs:maxInclusive value="2025-01-01"/>')
    told = "the facet minInclusive of Day: 'soon' is no xs:date"
    with pytest.raises(DefinitionError, match=told) as caught:
        diff(contract_of(old), contract_of(new))
    assert caught.value.location.line > 1


@settings(max_examples=400, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_random_edits_are_told_alike_from_both_sides(seed: int) -> None:
    chance = random.Random(seed)
    text = chance.choice(TEXTS)
    old = _read(text if chance.random() < 0.5 else _mutant(text, chance))
    new = _read(_mutant(text, chance))
    assume(old is not None and new is not None)
    assert old is not None
    assert new is not None
    try:
        there = diff(old, new).findings
    except WsdlsmithError:  # no service in common, or two versions
        return
    back = diff(new, old).findings
    assert mirrored(there) == mirrored(back)
    prints = [finding.fingerprint for finding in there]
    assert len(set(prints)) == len(prints)


@settings(max_examples=200, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_document_with_random_edits_does_not_drift_from_itself(seed: int) -> None:
    chance = random.Random(seed)
    text = _mutant(chance.choice(TEXTS), chance)
    contract = _read(text)
    assume(contract is not None)
    assert contract is not None
    other = reprefixed(shuffled(text, chance), chance)
    try:
        found = diff(contract, contract_of(other)).findings
    except WsdlsmithError:
        return
    assert rule_on(found, Policy()).standing == ()
    locked = read_lock(lock_text(contract), "contract.lock").contract
    assert rule_on(diff(contract, locked).findings, Policy()).standing == ()
