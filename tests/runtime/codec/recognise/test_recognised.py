"""What is recognised is what the generic way reads; the rest is left to it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wsdlsmith.runtime import Message, Operation, Schema, ServiceBinding
from wsdlsmith.runtime.codec.recognise import opening
from wsdlsmith.runtime.limits import Limits
from wsdlsmith.runtime.schema.dialect import WIRE_1_1

from tests.roundtrip.text_mutants import text_changed
from tests.runtime.codec.envelopes import envelope
from tests.runtime.codec.fast.alike import assert_alike, read, write
from tests.runtime.codec.fast.rows import PUT, put, request
from tests.runtime.codec.fast.test_alike import rows, shelves
from tests.runtime.codec.recognise.recognising import (
    new_put,
    recognised,
    recognised_put,
)

ARR = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
MUST = "<s:Must><s:Name>m</s:Name></s:Must>"

USUAL = [
    "",
    "<s:Row><s:Name>n</s:Name></s:Row>",
    '<s:Row xsi:nil="true"/>',
    "<s:Row><s:Text/><s:Name></s:Name></s:Row>",
    '<s:Row><s:Text xsi:nil="true"/><s:Count xsi:nil="true"/><s:Name>n</s:Name></s:Row>',
    "<s:Row><s:Count>-7</s:Count><s:Name>&lt;a&gt; &amp; b</s:Name></s:Row>",
    "<s:Row><s:Count>1999999999</s:Count><s:Name>&#65;&#x20AC;&#xD;</s:Name></s:Row>",
    "<s:Row><s:Count>2147483647</s:Count><s:Name>n</s:Name></s:Row>",
    "<s:Row><s:Count>-2147483648</s:Count><s:Name>n</s:Name></s:Row>",
    "<s:Row><s:When>2020-02-29T01:02:03.5+01:00</s:When><s:Name>n</s:Name>"
    "<s:Ratio>-INF</s:Ratio></s:Row>",
    "<s:Row><s:Flag>true</s:Flag><s:Colour>Dark Blue</s:Colour>"
    "<s:When>2020-02-29T01:02:03Z</s:When><s:Name>x > y &quot;&apos;</s:Name>"
    "<s:Ratio>1.5</s:Ratio><s:Amount>1.50</s:Amount><s:Rights>Read Write</s:Rights>"
    "<s:Numbers>1 2</s:Numbers><s:Preset>1</s:Preset></s:Row>",
    f"<s:Shelf>{MUST}</s:Shelf>",
    f"<s:Shelf><s:Rows/><s:Pairs/>{MUST}<s:Repeated/></s:Shelf>",
    "<s:Shelf><s:First><s:Name>f</s:Name></s:First><s:Rows>"
    '<s:Row><s:Name>a</s:Name></s:Row><s:Row xsi:nil="true"/></s:Rows><s:Grid>'
    '<s:ArrayOfRow><s:Row xsi:nil="true"/></s:ArrayOfRow><s:ArrayOfRow/>'
    f'<s:ArrayOfRow xsi:nil="true"/></s:Grid>{MUST}</s:Shelf>',
    "<s:Shelf><s:Pairs><s:Pair><s:Key>k</s:Key><s:Value><s:Name>v</s:Name></s:Value>"
    '</s:Pair><s:Pair><s:Key/><s:Value xsi:nil="true"/></s:Pair></s:Pairs><s:Notes>'
    "<s:Note><s:Key>1</s:Key><s:Value>one</s:Value></s:Note>"
    f'<s:Note><s:Key>2</s:Key><s:Value xsi:nil="true"/></s:Note></s:Notes>{MUST}</s:Shelf>',
    '<s:Shelf><s:Texts><arr:string>a</arr:string><arr:string xsi:nil="true"/>'
    "<arr:string/></s:Texts><s:Counts><arr:int>1</arr:int><arr:int>2</arr:int>"
    f"</s:Counts><s:Inner>{MUST}</s:Inner>{MUST}</s:Shelf>",
    f"<s:Shelf>{MUST}<s:Repeated><s:Texts>a</s:Texts><s:Texts/>"
    '<s:Rows><s:Name>r</s:Name></s:Rows><s:Rows xsi:nil="true"/></s:Repeated></s:Shelf>',
    '<s:Rows xmlns:b="urn:b"><s:Row xmlns:c="urn:c"><s:Name>n</s:Name></s:Row></s:Rows>',
    '<s:Rows xmlns:b="urn:b"/>',
    '<s:Rows xsi:nil="true" xmlns:b="urn:b"/>',
    '<s:Rows xmlns:s="urn:shop"><s:Row><s:Name>n</s:Name></s:Row></s:Rows>',
]
ODD = [
    "<s:Row><s:Name>n</s:Name></s:Row><s:Row><s:Name>n</s:Name></s:Row>",
    "<s:Row/>",
    "<s:Row></s:Row>",
    "<s:Row ><s:Name>n</s:Name></s:Row>",
    "<s:Row><s:Name>n</s:Name></s:Row >",
    "<s:Row>\n<s:Name>n</s:Name></s:Row>",
    "<s:Row>words<s:Name>n</s:Name></s:Row>",
    "<s:Row><s:Name><!-- c -->n</s:Name></s:Row>",
    "<s:Row><s:Name><?p i?>n</s:Name></s:Row>",
    "<s:Row><s:Name><![CDATA[n]]></s:Name></s:Row>",
    "<s:Row><s:Name>]]></s:Name></s:Row>",
    "<s:Row><s:Name>a & b</s:Name></s:Row>",
    "<s:Row><s:Name>&nbsp;</s:Name></s:Row>",
    "<s:Row><s:Name>&#0;</s:Name></s:Row>",
    "<s:Row><s:Name>&#xD800;</s:Name></s:Row>",
    "<s:Row><s:Name>&#1114112;</s:Name></s:Row>",
    "<s:Row><s:Name>\r\n</s:Name></s:Row>",
    "<s:Row><s:Name>\x01</s:Name></s:Row>",
    "<s:Row><s:Name>\ufffe</s:Name></s:Row>",
    "<s:Row><s:Name>n</s:Name><s:Text>t</s:Text></s:Row>",
    "<s:Row><s:Name>n</s:Name><s:Other/></s:Row>",
    "<s:Row><s:Count>007</s:Count><s:Name>n</s:Name></s:Row>",
    "<s:Row><s:Count>-0</s:Count><s:Name>n</s:Name></s:Row>",
    "<s:Row><s:Count> 7</s:Count><s:Name>n</s:Name></s:Row>",
    "<s:Row><s:Count>2147483646</s:Count><s:Name>n</s:Name></s:Row>",
    "<s:Row><s:Count>2147483648</s:Count><s:Name>n</s:Name></s:Row>",
    "<s:Row><s:Count/><s:Name>n</s:Name></s:Row>",
    "<s:Row><s:Flag>1</s:Flag><s:Name>n</s:Name></s:Row>",
    '<s:Row><s:Flag xsi:nil="true"/><s:Name>n</s:Name></s:Row>',
    "<s:Row><s:When>2020-02-30T00:00:00</s:When><s:Name>n</s:Name></s:Row>",
    "<s:Row><s:Name>n</s:Name><s:QName>s:x</s:QName></s:Row>",
    "<s:Row><s:Name>n</s:Name><s:Amount>1E999999999999999</s:Amount></s:Row>",
    "<s:Row><s:Name>n</s:Name><s:Amount>0E-999999999999999</s:Amount></s:Row>",
    "<s:Row><s:Name>n</s:Name><s:Preset/></s:Row>",
    '<s:Row><s:Name xsi:nil="1"/></s:Row>',
    "<s:Row><s:Name xsi:nil='true'/></s:Row>",
    '<s:Row><s:Name xsi:nil="true">n</s:Name></s:Row>',
    '<s:Row xsi:type="s:Long"><s:Name>n</s:Name><s:Size>1</s:Size></s:Row>',
    '<s:Row x="1"><s:Name>n</s:Name></s:Row>',
    '<t:Row xmlns:t="urn:shop"><t:Name>n</t:Name></t:Row>',
    '<s:Row xmlns:s="urn:other"><s:Name>n</s:Name></s:Row>',
    '<s:Row xmlns="urn:shop"><s:Name>n</s:Name></s:Row>',
    '<s:Rows xsi:nil="tr xmlns:b="urn:b"ue"/>',
    '<s:Rows xmlns:b="urn:b" xmlns:b="urn:b"/>',
    '<s:Rows xmlns:xml="urn:b"/>',
    '<s:Rows xmlns:b="urn:a|b"/>',
    '<s:Rows xmlns:b="%"/>',
    '<s:Rows xmlns:b="http://www.w3.org/2000/xmlns/"/>',
    f'<s:Rows xmlns:{"b" * 2000}="urn:b"/>',
    "<s:Rows><s:Other/></s:Rows>",
    f"<s:Shelf>{MUST}<s:Either><s:Left>l</s:Left></s:Either></s:Shelf>",
    f"<s:Shelf><s:Anything>a</s:Anything>{MUST}</s:Shelf>",
    "<s:Shelf><s:Notes><s:Note><s:Key>1</s:Key><s:Value>a</s:Value></s:Note>"
    f"<s:Note><s:Key>1</s:Key><s:Value>b</s:Value></s:Note></s:Notes>{MUST}</s:Shelf>",
    '<s:Shelf><s:Pairs><s:Pair><s:Key xsi:nil="true"/><s:Value xsi:nil="true"/>'
    f"</s:Pair></s:Pairs>{MUST}</s:Shelf>",
    "<s:Shelf></s:Shelf>",
]


@pytest.mark.parametrize("xml", USUAL)
def test_what_a_serializer_writes_is_recognised(xml: str) -> None:
    assert recognised_put(xml) is not None


@pytest.mark.parametrize("xml", ODD)
def test_what_is_odd_is_left_to_the_other_ways(xml: str) -> None:
    assert recognised_put(xml) is None
    assert_alike(PUT, "request", put(xml))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"</s:Put>", b"</s:Put>\n"),
        (b"</s:Put>", b"</s:Put><s:Put/>"),
        (b"</e:Body>", b"</e:Body><e:Body/>"),
        (b"</e:Envelope>", b"</e:Envelope>\n"),
        (b"</e:Envelope>", b"</e:Envelope><!-- c -->"),
        (b"</e:Envelope>", b""),
        (b"<s:Name>n", b"<s:Name>\xff"),
        (b"<s:Name>n", b"<s:Name>\xed\xa0\x80"),
    ],
)
def test_what_stands_after_the_wrapper_or_is_no_text_is_seen(
    old: bytes, new: bytes
) -> None:
    operation, whole = new_put(), put("<s:Row><s:Name>n</s:Name></s:Row>")
    read(operation, "request", whole, True)
    assert recognised(operation, "request", whole) is not None
    assert recognised(operation, "request", whole.replace(old, new)) is None


@pytest.mark.parametrize(
    ("items", "wanted"),
    [
        ("", True),
        ("<b:string{}>1</b:string><b:string{}/>", True),
        ("<b:string{}>1</b:string><b:string>2</b:string>", False),
        ("<b:string{}>1</b:string><c{}/>", False),
    ],
)
def test_items_may_each_declare_the_prefix_of_their_own_name(
    items: str, wanted: bool
) -> None:
    declared = f' xmlns:b="{ARR}"'
    shelf = f"<s:Shelf><s:Texts>{items}</s:Texts>{MUST}</s:Shelf>"
    data = put(shelf.replace("{}", declared))
    data = data.replace(f'xmlns:arr="{ARR}"'.encode(), b'xmlns:arr="urn:x"')
    operation = new_put()
    read(operation, "request", data.replace(shelf.encode(), b""), True)
    assert (recognised(operation, "request", data) is not None) is wanted


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(shelf=st.none() | shelves, row=st.none() | rows, seed=st.integers(0, 2**32))
def test_objects_and_what_becomes_of_their_text_are_recognised_alike(
    shelf: object, row: object, seed: int
) -> None:
    message = Message(request(shelf=shelf, row=row), {}, WIRE_1_1)
    written = write(PUT, "request", message, WIRE_1_1, False).value
    if not isinstance(written, bytes):
        return
    operation, chance = new_put(), Random(seed)
    read(operation, "request", written, True)
    recognised(operation, "request", written)
    for _ in range(5):
        changed = text_changed(written, written.index(b"Body>") + 5, chance)
        recognised(operation, "request", changed)


ATTRIBUTES = Schema(
    "tests.runtime.codec.recognise.test_recognised",
    """
namespace s urn:shop
namespace xs http://www.w3.org/2001/XMLSchema
""",
)


@pytest.fixture
def count() -> Operation:
    """An operation that has read nothing yet."""
    text = """
port_type s:Shop
soap 1.1
operation Count count -
> - s:Count; s:a xs:int 1
< - s:CountResponse; s:a xs:int 1
"""
    return ServiceBinding(ATTRIBUTES, "Shop", text).operations["Count"]


def answer(number: object) -> bytes:
    return envelope(f"<s:CountResponse><s:a>{number}</s:a></s:CountResponse>")


def attempts(operation: Operation, data: bytes, count: int) -> int:
    """How many of so many readings of a message tried to recognise it."""
    tried = 0
    for _ in range(count):
        found = opening.opening_of(
            operation.service.schema,
            operation.response,  # type: ignore[arg-type]
            data,
        )
        tried += found is not None and found.pays(0)
        read(operation, "response", data, True)
    return tried


def test_nothing_is_tried_before_it_pays(
    count: Operation, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = answer(1)
    monkeypatch.setattr(opening, "ENOUGH", 4 * len(data))
    # the first one is not counted: nothing is known before it
    assert attempts(count, data, 5) == 0
    assert attempts(count, data, 5) == 5


def test_an_operation_whose_messages_are_odd_is_soon_left_alone(
    count: Operation,
) -> None:
    assert attempts(count, answer(1), 2) == 1
    assert attempts(count, answer("01"), 10) == 4
    assert attempts(count, answer(1), 3) == 0


def test_few_odd_messages_do_no_harm(count: Operation) -> None:
    read(count, "response", answer(1), True)
    for _ in range(20):
        assert attempts(count, answer(1), 4) == 4
        assert attempts(count, answer("01"), 1) == 1


def test_bounds_hold_as_ever() -> None:
    rows = "<s:Rows>" + "<s:Row><s:Name>n</s:Name></s:Row>" * 20 + "</s:Rows>"
    assert recognised_put(rows) is not None
    few, short = Limits(elements=30), Limits(bytes=300)
    for limits in (few, short):
        assert_alike(PUT, "request", put(rows), limits)
        assert read(PUT, "request", put(rows), True, limits)[0].error
    deep = "<s:Inner>" * 60 + MUST + f"</s:Inner>{MUST}" * 60
    shelf = f"<s:Shelf>{deep}</s:Shelf>"
    assert recognised_put(shelf) is not None
    assert recognised_put(shelf, Limits(depth=50)) is None
    assert_alike(PUT, "request", put(shelf), Limits(depth=50))


def test_a_message_deeper_than_the_parser_reads_is_left_to_it() -> None:
    deep = "<s:Inner>" * 300 + MUST + f"</s:Inner>{MUST}" * 300
    assert recognised_put(f"<s:Shelf>{deep}</s:Shelf>", Limits(depth=5000)) is None
