"""Types with more fields than Python has room for calls, and than a line has."""

from __future__ import annotations

import random

from wsdlsmith.drift.diff import diff
from wsdlsmith.reports.counts import first_of

from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import ITEM, Op, Wsdl

FIELD = '<xs:element name="F{}" type="xs:string" minOccurs="0"/>'


def _of(numbers: list[int]) -> Wsdl:
    rows = "".join(FIELD.format(number) for number in numbers)
    item = '<xs:element name="Item" type="t:Item"/>'
    return Wsdl(types=ITEM.format(rows), ops={"Get": Op(request=item)})


def test_two_thousand_fields_in_another_order_are_one_line_that_can_be_read() -> None:
    numbers = list(range(2000))
    old, new = contract_of(_of(numbers).text()), contract_of(_of(numbers[::-1]).text())
    (finding,) = diff(old, new).findings
    assert finding.rule == "fields-reordered"
    assert finding.wire == "breaks"
    start = "the fields of Item were reordered: F1998 at 2, F1997 at 3, F1996 at 4, "
    assert finding.detail.startswith(start)
    assert len(finding.detail) < 400
    # all but one moved, and the finding still knows each
    shown = finding.detail.count(" at ")
    assert finding.detail.endswith(f" and {1999 - shown:,} more")
    assert (finding.new or "").count(" at ") == 1999


def test_the_fewest_fields_that_can_have_moved_are_told() -> None:
    draw = random.Random(7)
    for _ in range(20):
        numbers = list(range(7))
        draw.shuffle(numbers)
        new = contract_of(_of(numbers).text())
        findings = diff(contract_of(_of(sorted(numbers)).text()), new).findings
        told = [(one.new or "").count(" at ") for one in findings]
        assert told == [7 - _longest_rising(numbers)] or numbers == sorted(numbers)


def _longest_rising(numbers: list[int]) -> int:
    """Of all subsets, tried one by one."""
    found = 0
    for chosen in range(1 << len(numbers)):
        row = [one for place, one in enumerate(numbers) if chosen >> place & 1]
        if row == sorted(row):
            found = max(found, len(row))
    return found


def test_a_long_list_is_cut_between_its_items_and_a_long_text_is_counted() -> None:
    assert first_of("a, b") == "a, b"
    assert first_of("aa, bb, cc, dd", most=9) == "aa, bb and 2 more"
    assert first_of("x" * 1234, most=5) == "xxxxx... (1,234 characters)"
