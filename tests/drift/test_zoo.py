"""Every break has its witness: one contract with everything, and edits of all kinds.

What ``diff`` says of requests and of answers is held against libxml2, each direction
by itself: a finding that says ``breaks`` without a message fails here.
"""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.witness.witness import Witnesses
from wsdlsmith.errors import WsdlsmithError

from tests.drift.breaking import breaking, claimed, elements, faultless
from tests.drift.contracts import contract_of
from tests.drift.zoo.mutants import ZOO, compiled, pair

BESIDE = (
    "the body is",
    "the fault is",
    "the header",
    "SOAP action",
    "no header",
    "was expected here",
    "the envelope is",
    "the transport is",
    "the address is",
    "there is no operation",
)
"""What is no matter of a schema: bindings, and which elements a part names."""


def check(old: str, new: str) -> int:
    """Hold every break between two documents against libxml2; gives their number."""
    try:
        drift = diff(contract_of(old), contract_of(new))
    except WsdlsmithError:  # a facet that its base does not allow
        return 0
    witnesses = Witnesses(drift.compared)
    judges = (compiled(old), compiled(new))
    count = 0
    for finding, way in breaking(drift):
        change, _, might, known = drift.behind[finding.fingerprint]
        assert known is not None, finding.detail
        found = witnesses.one_way(finding, change.subject, might, way)
        if found is None:
            assert known.way != way, finding.detail
            continue
        sender, receiver = judges if way == "request" else judges[::-1]
        assert sender is not None
        assert receiver is not None
        sent = elements(found.sent)
        assert all(faultless(sender, one) for one in sent), (
            finding.detail,
            sender.error_log,
        )
        beside = any(word in said for word in BESIDE for said in found.words)
        taken = all(map(receiver.validate, sent))
        assert beside or not taken, (finding.detail, found.text())
        count += 1
    return count


@settings(max_examples=250, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_what_is_said_to_break_has_a_message_that_libxml2_refuses(seed: int) -> None:
    old, new = pair(random.Random(seed))
    check(old, new)


def test_the_edits_break_the_zoo_in_hundreds_of_ways() -> None:
    found = sum(check(*pair(random.Random(seed))) for seed in range(100))
    assert found > 100
    assert check(ZOO, ZOO) == 0


def test_the_search_finds_all_messages_that_rules_ask_for_in_the_zoo() -> None:
    count = 0
    for seed in range(100):
        with suppress(WsdlsmithError):  # a facet that its base does not allow
            old, new = map(contract_of, pair(random.Random(seed)))
            drift = diff(old, new)
            found = list(claimed(drift))
            assert found == list(breaking(drift))
            count += len(found)
    assert count > 100


_FIXED = 'type="xs:int" fixed="5"'


@pytest.mark.parametrize("type_", ["xs:token", "xs:string", "xs:double"])
def test_the_ways_to_write_a_fixed_number_break_between_types(type_: str) -> None:
    new = ZOO.replace(_FIXED, f'type="{type_}" fixed="5"')
    assert new != ZOO
    assert check(ZOO, new) > 0
    assert check(new, ZOO) > 0


def test_libxml2_alone_takes_no_fixed_number_that_is_written_otherwise() -> None:
    judge = compiled(ZOO)
    assert judge is not None
    start = '<Do xmlns="urn:zoo"><Item key="1"><Fixed>'
    for text, valid in [("5", True), ("05", True), ("+5", True), ("6", False)]:
        sent = etree.fromstring(f"{start}{text}</Fixed></Item></Do>")
        assert judge.validate(sent) == (text == "5")
        assert faultless(judge, sent) == valid


def test_a_fixed_value_is_all_that_mixed_content_holds() -> None:
    note = ZOO.replace(_FIXED, 'type="t:Note" fixed="5"')
    assert note != ZOO
    assert check(ZOO, note) == 1  # " 5 " was the number
    assert check(note, ZOO) == 1


def test_a_type_that_is_mixed_now_is_shown_where_its_value_is_fixed() -> None:
    mixed = '<xs:complexType name="Numbers" mixed="true">'
    new = ZOO.replace('<xs:complexType name="Numbers">', mixed)
    new = new.replace('type="t:Numbers"', 'type="t:Numbers" fixed="5"')
    assert new.count('fixed="5"') == 2
    assert check(ZOO, new) == 2
    assert check(new, ZOO) == 2


def test_a_witness_names_a_renamed_type_as_its_sender_does() -> None:
    new = ZOO.replace('name="Circle"', 'name="Circles"')
    new = new.replace('"t:Circle"', '"t:Circles"')
    new = new.replace('name="Form" type="t:Shape"', 'name="Form" type="xs:int"')
    assert new.count("t:Circles") == 1
    assert check(ZOO, new) == 4
    assert check(new, ZOO) == 4


def test_what_holds_itself_is_shown_to_end_where_a_derived_type_does_not() -> None:
    # no Parrot has Legs now, and all that is an Animal otherwise has one in it
    old = ZOO.replace('name="Legs" type="xs:int"', 'name="Legs" type="t:Animal"')
    old = old.replace('extension base="t:Bird"', 'restriction base="t:Bird"')
    ending = 'minOccurs="0" maxOccurs="3"/></xs:sequence>\n  </xs:{}>'
    old = old.replace(ending.format("extension"), ending.format("restriction"))
    new = old.replace('name="Swims" type="t:Fish"', 'name="Swims" type="xs:int"')
    assert check(old, new) == 2


def test_a_type_is_named_by_a_prefix_that_is_declared_where_it_stands() -> None:
    since = '<xs:element name="Since"'
    form = '<xs:element name="Form" type="t:Shape" minOccurs="0"/>'
    new = ZOO.replace(since, form + since)  # of one namespace, in one of another
    assert check(ZOO, new) == 1
    assert check(new, ZOO) == 1


def test_a_fault_needs_none_of_the_headers_of_the_answer() -> None:
    required = ZOO.replace('part="Session"', 'part="Session" wsdl:required="true"')
    new = required.replace('name="Lost" type="t:Pick"', 'name="Lost" type="t:Short"')
    assert len({ZOO, required, new}) == 3
    assert check(required, new) == 1
    assert check(new, required) == 1


_FISH = (
    '<xs:complexContent><xs:extension base="t:Animal">\n    <xs:sequence>'
    '<xs:element name="Depth" type="xs:double" minOccurs="0"/></xs:sequence>\n  '
    "</xs:extension></xs:complexContent>"
)
_ALONE = (
    '<xs:sequence><xs:element name="Name" type="xs:string" minOccurs="0"/>'
    '<xs:element name="Legs" type="xs:int" block="#all"/>'
    '<xs:element name="Depth" type="xs:double" minOccurs="0"/></xs:sequence>'
    '<xs:attribute name="tag" type="xs:int"/>'
)


def test_what_a_field_no_longer_admits_is_shown_where_the_base_is_another() -> None:
    new = ZOO.replace(_FISH, _ALONE)
    assert new != ZOO
    assert check(ZOO, new) > 0
    assert check(new, ZOO) > 0


def test_a_wildcard_behind_one_that_nothing_fills_lets_nothing_more_come() -> None:
    filled = '<xs:any namespace="urn:foreign" processContents="strict"/>'
    new = ZOO.replace(
        '<xs:any namespace="##other"', f'{filled}<xs:any namespace="##other"'
    )
    assert new != ZOO
    drift = diff(contract_of(ZOO), contract_of(new))
    assert {way for _, way in breaking(drift)} == {"request"}
    assert check(ZOO, new) > 0


def test_a_type_that_only_extends_any_type_takes_all_that_it_took() -> None:
    start, end = '<xs:complexType name="Numbers">', "</xs:complexType>"
    inside = ZOO.partition(start)[2].partition(end)[0]
    anything = (
        '<xs:complexContent><xs:extension base="xs:anyType"/></xs:complexContent>'
    )
    new = ZOO.replace(f"{start}{inside}{end}", f"{start}{anything}{end}")
    assert new != ZOO
    ways = {way for _, way in breaking(diff(contract_of(ZOO), contract_of(new)))}
    assert ways == {"response"}
    assert check(ZOO, new) > 0


def test_a_fixed_value_in_a_type_that_lost_its_base_breaks_requests_alone() -> None:
    alone = _ALONE.replace(' block="#all"', "")
    fixed = alone.replace('name="Name"', 'name="Name" fixed="5"')
    new = ZOO.replace(_FISH, fixed)
    told = breaking(diff(contract_of(ZOO), contract_of(new)))
    assert {way for one, way in told if one.rule == "base-type-changed"} == {"request"}
    assert check(ZOO, new) > 0


def test_where_no_value_is_found_a_break_is_not_decided_rather_than_safe() -> None:
    inner = '<xs:simpleType><xs:restriction base="xs:string">'
    inner += '<xs:pattern value="[a-c]{12}"/></xs:restriction></xs:simpleType>'
    both = f'<xs:restriction>{inner}<xs:pattern value="[b-z]{{6}}[^a]{{6}}"/>'
    key = '<xs:attribute name="key" type="t:Small" use="required"/>'
    hard = f"<xs:simpleType>{both}</xs:restriction></xs:simpleType>"
    of_both = f'<xs:attribute name="key" use="required">{hard}</xs:attribute>'
    old = ZOO.replace(key, of_both)  # bbbbbbcccccc is one, and hard to find
    plain = 'name="Plain" type="xs:anySimpleType"'
    new = old.replace(plain, 'name="Plain" type="xs:date"')
    assert len({ZOO, old, new}) == 3
    wires = [one.wire for one in diff(contract_of(old), contract_of(new)).findings]
    assert wires == ["undecided"]


def test_what_nothing_can_hold_breaks_no_message() -> None:
    pattern = '<xs:maxInclusive value="9"/><xs:pattern value="[a-z]*"/>'
    empty = ZOO.replace('<xs:maxInclusive value="9"/>', pattern)  # Item needs a key
    filled = '<xs:any namespace="urn:foreign" processContents="strict"/>'
    shut = ZOO.replace(
        '<xs:any namespace="##other"', f'{filled}<xs:any namespace="##other"'
    )
    known = 'name="Known" type="xs:token"'
    plain = 'name="Plain" type="xs:anySimpleType"'
    for old, here in ((empty, plain), (shut, known)):
        new = old.replace(here, f'{here.partition(" ")[0]} type="xs:date"')
        assert len({ZOO, old, new}) == 3
        for before, after in ((old, new), (new, old)):
            drift = diff(contract_of(before), contract_of(after))
            assert not [*breaking(drift)]
