"""The fast way differs from the generic one in nothing."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wsdlsmith.runtime import NIL, Message, QName, new_request
from wsdlsmith.runtime.codec.fast.reading import read_fast
from wsdlsmith.runtime.codec.fast.writing import write_fast
from wsdlsmith.runtime.codec.reader import Reader
from wsdlsmith.runtime.codec.write_envelope import EnvelopeWriter
from wsdlsmith.runtime.limits import DEFAULT_LIMITS, Limits
from wsdlsmith.runtime.schema.dialect import DOCUMENTED, WIRE_1_1, WIRE_1_2, Dialect

from tests.runtime.codec.fast.alike import assert_alike, write
from tests.runtime.codec.fast.mutate import mutated
from tests.runtime.codec.fast.rows import (
    PUT,
    Colour,
    Either,
    Long,
    Many,
    Rights,
    Row,
    Shelf,
    put,
    request,
)
from tests.runtime.codec.shop.services import PUT as SHOP
from tests.runtime.codec.shop.types import Box
from tests.runtime.codec.test_properties import everything, groups

relaxed = settings(
    max_examples=150, deadline=None, suppress_health_check=list(HealthCheck)
)
none = st.none()
text = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8) | (
    st.sampled_from(["", " ", "a & b", "<b>", "1\r\n2", "\t", 'say "hi"', "it's"])
)
common: dict[str, st.SearchStrategy[Any]] = {
    "text": none | text,
    "count": none | st.integers(-(2**31), 2**31 - 1),
    "flag": none | st.booleans(),
    "colour": none | st.sampled_from(Colour) | st.just(Colour("New")),
    "when": none | st.datetimes(timezones=none | st.just(dt.UTC)),
    "name": text,
    "ratio": none | st.floats(allow_nan=False),
    "amount": none | st.decimals(allow_nan=False, allow_infinity=False),
    "id": none | st.uuids(),
    "rights": none | st.sampled_from(Rights),
    "numbers": none | st.lists(st.integers(-9, 9), max_size=3),
    "qname": none | st.builds(QName, st.sampled_from(["", "urn:a"]), st.just("n")),
    "preset": none | st.integers(0, 9),
}
rows = st.builds(Row, **common) | st.builds(Long, size=st.integers(-128, 127), **common)
many = st.builds(
    Many,
    texts=st.lists(text, max_size=3),
    rows=st.lists(none | rows, max_size=2),
)
eithers = st.builds(Either, left=text) | st.builds(Either, right=st.integers(0, 9))
shelves: st.SearchStrategy[Shelf] = st.deferred(
    lambda: st.builds(
        Shelf,
        first=none | rows,
        rows=none | st.lists(none | rows, max_size=3),
        grid=none | st.lists(none | st.lists(none | rows, max_size=2), max_size=2),
        pairs=none | st.dictionaries(text, none | rows, max_size=2),
        notes=none | st.dictionaries(st.integers(0, 9), none | text, max_size=2),
        texts=none | st.lists(none | text, max_size=3),
        counts=none | st.lists(st.integers(0, 9), max_size=3),
        inner=none | shelves,
        anything=none | text | rows,
        must=rows,
        many=none | many,
        either=none | eithers,
    )
)
requests = st.builds(
    request,
    row=none | rows,
    shelf=none | shelves,
    rows=none | st.lists(none | rows, max_size=3),
)
DIALECTS = (WIRE_1_1, WIRE_1_2, Dialect(prefix="s"), Dialect(prefix="q"), DOCUMENTED)


@relaxed
@given(requests, st.sampled_from(DIALECTS))
def test_any_object_is_written_and_read_alike(body: Any, dialect: Dialect) -> None:
    message = Message(body, {"token": "a & b"})
    fast = write(PUT, "request", message, dialect, True)
    assert fast == write(PUT, "request", message, dialect, False)
    if isinstance(fast.value, bytes):
        assert_alike(PUT, "request", fast.value)


@relaxed
@given(requests, st.integers(0, 2**32), st.integers(1, 4))
def test_mutants_are_read_alike_and_fail_alike(
    body: Any, seed: int, times: int
) -> None:
    written = write(PUT, "request", Message(body), WIRE_1_1, False)
    if isinstance(written.value, bytes):
        assert_alike(PUT, "request", mutated(written.value, Random(seed), times))


@settings(relaxed, max_examples=60)
@given(everything, groups, st.integers(0, 2**32), st.integers(0, 4))
def test_types_of_every_form_are_read_alike(
    value: Any, group: Any, seed: int, times: int
) -> None:
    message = Message(new_request(SHOP, Box(everything=value, groups=group)))
    fast = write(SHOP, "request", message, WIRE_1_1, True)
    assert fast == write(SHOP, "request", message, WIRE_1_1, False)
    if isinstance(fast.value, bytes):
        assert_alike(SHOP, "request", mutated(fast.value, Random(seed), times))


ROW = "<s:Row>{}<s:Name>n</s:Name></s:Row>"


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "<s:Text/>",
        "<s:Text></s:Text>",
        "<s:Text> </s:Text>",
        "<s:Text>a<!-- c -->b</s:Text>",
        "<s:Text><![CDATA[a]]>b</s:Text>",
        "<s:Text>a</s:Text>tail",
        "head<s:Text>a</s:Text>",
        "\n  <s:Text>a</s:Text>\n  ",
        '<s:Text xsi:nil="true"/>',
        '<s:Text xsi:nil="true">a</s:Text>',
        '<s:Text xsi:nil="true"><s:Text/></s:Text>',
        '<s:Text xsi:nil="1"/>',
        '<s:Text z:x="true"/>',
        '<s:Text z:x="true">a</s:Text>',
        '<s:Text xsi:type="xs:string">a</s:Text>',
        "<s:Text><s:Text/></s:Text>",
        "<s:Text>a<s:Text/></s:Text>",
        "<s:Unknown/>",
        '<s:Flag xsi:nil="true"/>',
        "<s:Flag/>",
        "<s:Count> 1 </s:Count>",
        "<s:Count>1_0</s:Count>",
        "<s:Count>2147483648</s:Count>",
        "<s:Preset/>",
        "<s:When>2020-01-01T10:00:00.1234567Z</s:When>",
        "<s:When>2020-01-01T24:00:00Z</s:When>",
        "<s:Rights>Read Write</s:Rights>",
        "<s:Rights/>",
        "<s:Colour>Green</s:Colour>",
        "<s:Text xmlns:y='urn:y'>a</s:Text>",
        '<s:Text>"\'</s:Text><s:Count z:x="1">1</s:Count>',
    ],
)
def test_what_a_field_can_hold_is_read_alike(xml: str) -> None:
    assert_alike(PUT, "request", put(ROW.format(xml)))


@pytest.mark.parametrize(
    "xml",
    [
        "<s:Rows/>",
        "<s:Rows> </s:Rows>",
        '<s:Rows xsi:nil="true"/>',
        '<s:Rows z:x="true"/>',
        "<s:Rows>text</s:Rows>",
        "<s:Rows><s:Other/></s:Rows>",
        '<s:Rows><s:Row xsi:nil="true"/></s:Rows>',
        '<s:Row xsi:nil="true"/>',
        '<s:Row xsi:nil="true" z:x="true"/>',
        '<s:Row xsi:type="s:Long"><s:Name>n</s:Name><s:Size>1</s:Size></s:Row>',
        "<s:Row><s:Name>n</s:Name><s:Text>out of order</s:Text></s:Row>",
        "<s:Row><s:Text>no name</s:Text></s:Row>",
        '<s:Shelf><s:Must xsi:nil="true"/></s:Shelf>',
        "<s:Shelf><s:Pairs><s:Pair><s:Key>k</s:Key></s:Pair></s:Pairs></s:Shelf>",
    ],
)
def test_what_a_wrapper_can_hold_is_read_alike(xml: str) -> None:
    assert_alike(PUT, "request", put(xml))


def test_a_limit_on_depth_holds_on_both_ways() -> None:
    inner = "<s:Inner>" * 5 + "<s:Must><s:Name/></s:Must>" + "</s:Inner>" * 5
    for depth in range(16):
        assert_alike(
            PUT, "request", put(f"<s:Shelf>{inner}</s:Shelf>"), Limits(depth=depth)
        )


@pytest.mark.parametrize("bad", ["\x00", "a\x1fb", "\ufffe", "\ud800", "\uffff"])
def test_characters_that_xml_does_not_know_are_refused_alike(bad: str) -> None:
    message = Message(request(row=Row(name=bad)))
    fast = write(PUT, "request", message, WIRE_1_1, True)
    assert fast.error.startswith("EncodeError: Put: a character that XML does not have")
    assert fast.error.endswith("/Name")
    assert fast == write(PUT, "request", message, WIRE_1_1, False)


@pytest.mark.parametrize("value", [1, True, b"x", object(), [], Row(name=""), NIL])
@pytest.mark.parametrize("field", ["text", "count", "flag", "colour", "when", "amount"])
def test_a_value_of_another_type_is_refused_alike(field: str, value: Any) -> None:
    row = Row(name="n")
    setattr(row, field, value)
    message = Message(request(row=row, rows=[row]))
    fast = write(PUT, "request", message, WIRE_1_1, True)
    assert fast == write(PUT, "request", message, WIRE_1_1, False)


@pytest.mark.parametrize("value", [NIL, (), {}, "", 0])
def test_a_repeated_field_that_is_no_list_is_refused_alike(value: Any) -> None:
    many = Many(texts=value)
    message = Message(request(shelf=Shelf(must=Row(name=""), many=many)))
    fast = write(PUT, "request", message, WIRE_1_1, True)
    assert fast == write(PUT, "request", message, WIRE_1_1, False)


def test_the_fast_way_is_the_one_that_is_taken() -> None:
    """So that the other tests compare two ways, and not one with itself."""
    row = Row(name="a & b", count=1, flag=True, colour=Colour.RED)
    shelf = Shelf(must=row, pairs={"a": row}, texts=[None, "b"], many=Many(texts=["c"]))
    message = Message(request(row=row, shelf=shelf, rows=[row, None]))
    writer = EnvelopeWriter(PUT, PUT.request, message, WIRE_1_1)
    data = write_fast(PUT, PUT.request, message, WIRE_1_1, writer._prefixes())
    assert data is not None
    from lxml import etree

    wrapper = etree.fromstring(data)[0][0]
    reader = Reader(PUT.service.schema, "Put", DEFAULT_LIMITS, None, False)
    assert read_fast(reader, wrapper, PUT.request.kind, 2) is not None
