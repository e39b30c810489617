"""as_element: which element a record is, where its type does not say it."""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace
from decimal import Decimal

import pytest
from wsdlsmith.runtime import (
    WIRE_1_1,
    EncodeError,
    Message,
    QName,
    Record,
    as_element,
    element_name,
    new_request,
)

from tests.runtime.codec.envelopes import again, inside, read_box, write_box
from tests.runtime.codec.fast.alike import assert_alike, write
from tests.runtime.codec.shop.services import PUT
from tests.runtime.codec.shop.types import Box, Open, Price, Ring, Square

SALE = "{urn:shop}sale"


def _box(*elements: object) -> Box:
    return Box(open=Open(any_elements=list(elements)))


def test_a_type_of_two_elements_is_written_as_the_one_that_is_said() -> None:
    price = Price(value=Decimal(3))
    box = _box(as_element(price, SALE), as_element(price, QName("urn:shop", "list")))
    expected = "<s:Open><s:sale>3</s:sale><s:list>3</s:list></s:Open>"
    assert inside(write_box(box)) == expected
    assert again(box) == box
    assert price._wire is None, "the record itself is as it was"


def test_a_derived_type_is_written_as_the_element_of_its_base() -> None:
    ring = as_element(Ring(radius=1, inner=0), "{urn:shop}round")
    text = inside(write_box(_box(ring)))
    assert '<s:round xsi:type="s:Ring"><s:Radius>1</s:Radius>' in text


def test_a_member_is_chosen_where_the_head_of_its_group_stands() -> None:
    box = Box(open=Open(payment=as_element(Ring(radius=1, inner=0), "{urn:shop}round")))
    assert '<s:round xsi:type="s:Ring">' in inside(write_box(box))


def test_the_name_of_an_element_that_was_read_can_be_asked() -> None:
    _, box = read_box("<s:Open><s:Known>1</s:Known><s:list>3</s:list></s:Open>")
    assert box.open is not None
    (price,) = box.open.any_elements
    assert isinstance(price, Price)
    assert element_name(price) == QName("urn:shop", "list")
    assert element_name(as_element(price, SALE)) == QName("urn:shop", "sale")
    assert element_name(box.open) is None


def test_copies_are_the_same_element() -> None:
    price = as_element(Price(value=Decimal(3)), SALE)
    twins = (copy.deepcopy(price), pickle.loads(pickle.dumps(price)))
    for twin in (*twins, replace(price, currency="DKK")):
        assert element_name(twin) == QName("urn:shop", "sale")


def test_a_type_of_two_elements_alone_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(EncodeError) as raised:
        write_box(_box(Price(value=Decimal(3))))
    assert raised.value.reason == (
        "xs:any takes an element, and Price is the type of '{urn:shop}list' or "
        "'{urn:shop}sale': say which by as_element(record, name)"
    )
    with pytest.raises(EncodeError, match="Ring is the type of no element"):
        write_box(_box(Ring(radius=1, inner=0)))
    with pytest.raises(EncodeError, match="an lxml element or a record, not int"):
        write_box(_box(5))


@pytest.mark.parametrize(
    ("record", "name", "what"),
    [
        (Price(), "{urn:shop}sail", "declares no element {urn:shop}sail"),
        (Square(side=1), SALE, "the element {urn:shop}sale is a Price, not a Square"),
        (Price(), "{urn:shop}count", "the element {urn:shop}count is a int, not a"),
        (Square(side=1), "{urn:shop}payment", "{urn:shop}payment is abstract"),
    ],
)
def test_a_name_that_does_not_fit_is_refused_at_once(
    record: Record, name: str, what: str
) -> None:
    with pytest.raises((LookupError, TypeError)) as raised:
        as_element(record, name)
    assert what in str(raised.value)


def test_both_ways_of_writing_agree() -> None:
    """Also where the place has a name of its own, which then counts."""
    price = as_element(Price(value=Decimal(3)), SALE)
    box = Box(price=price, open=Open(any_elements=[price]))
    message = Message(new_request(PUT, box))
    fast = write(PUT, "request", message, WIRE_1_1, True)
    assert fast == write(PUT, "request", message, WIRE_1_1, False)
    assert isinstance(fast.value, bytes)
    assert "<s:Price>3</s:Price>" in inside(fast.value)
    assert_alike(PUT, "request", fast.value)
