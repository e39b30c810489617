"""What a schema allows beyond a row of elements, recognised alike or not at all."""

from __future__ import annotations

import pytest
from wsdlsmith.runtime import Operation, Schema, ServiceBinding

from tests.runtime.codec.envelopes import envelope
from tests.runtime.codec.fast.alike import assert_alike, read
from tests.runtime.codec.recognise.recognising import recognised
from tests.runtime.codec.shop._schema import SCHEMA

NIL = 'xsi:nil="true"'


def operation_of(fields: str, schema: Schema = SCHEMA) -> Operation:
    """An operation of a request with these fields; nothing of it was read yet."""
    schema.compiled.clear()
    text = f"port_type s:W\noperation Put put -\n> - {fields}"
    return ServiceBinding(schema, "W", text).operations["Put"]


def is_recognised(operation: Operation, first: bytes, data: bytes) -> bool:
    """After ``first`` was read; what is recognised is what the generic way reads."""
    read(operation, "request", first, True)
    assert_alike(operation, "request", data)
    return recognised(operation, "request", data) is not None


def is_put(fields: str, xml: str) -> bool:
    """Whether these elements in a wrapper are recognised."""
    first, data = envelope("<s:Put></s:Put>"), envelope(f"<s:Put>{xml}</s:Put>")
    return is_recognised(operation_of(f"s:Put; {fields}"), first, data)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
def test_what_is_beyond_the_most_of_an_element_a_wildcard_takes(count: int) -> None:
    xml = "<s:sale>1</s:sale>" * count
    assert not is_put("s:sale xs:int {0,2}; * ##any *", xml)
    assert is_put("s:sale xs:int {0,2}", xml)
    assert is_put("s:sale xs:int *; * ##any *", xml)


@pytest.mark.parametrize("number", ["?n", "*n"])
def test_the_head_of_a_group_is_left_to_the_tree_though_it_is_nil(number: str) -> None:
    head = f"s:other xs:int ?; s:payment s:Shape {number}"
    assert is_put(head, "<s:other>1</s:other>")
    assert not is_put(head, f"<s:payment {NIL}/>")
    assert not is_put(head, "<s:round><s:radius>1</s:radius></s:round>")


UNIONS = Schema(
    "tests.runtime.codec.fast",
    """
namespace s urn:shop
namespace xs http://www.w3.org/2001/XMLSchema
enum s:Colour rows:Colour
union s:NameOrUri xs:QName xs:anyURI
union s:ColourOrText s:Colour xs:string
tokens s:Numbers xs:int
union s:ColourOrNumbers s:Colour s:Numbers
""",
)


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        ("s:NameOrUri", "s:x", False),
        ("s:NameOrUri", "http://x/y", True),
        ("s:ColourOrText", "Red", True),
        ("s:ColourOrText", "words", True),
    ],
)
def test_a_union_leaves_a_name_to_the_member_that_names_are_of(
    kind: str, text: str, wanted: bool
) -> None:
    operation = operation_of(f"s:Put; s:x {kind} 1", UNIONS)
    data = envelope(f"<s:Put><s:x>{text}</s:x></s:Put>")
    assert is_recognised(operation, data, data) is wanted


BARE = [
    ("s:box s:Box ?", "<s:box></s:box>", True),
    ("s:box s:Box 1", '<b:box xmlns:b="urn:shop"></b:box>', True),
    ("s:box s:Box 1", '<box xmlns="urn:shop"></box>', True),
    ("s:box s:Box 1", "<s:box/>", False),
    ("s:box s:Box 1n", f"<s:box {NIL}/>", False),
    ("s:box s:Box 1", "<s:box/><s:box/>", False),
    ("s:box s:Box *", "<s:box/>", False),
    ("s:box s:Box ?; s:other s:Box ?", "<s:box/>", False),
    ("s:box s:Box ?", "", False),
    ("s:count xs:int ?", "<s:count>1</s:count>", False),
    ("s:payment s:Circle 1", "<s:payment><s:radius>1</s:radius></s:payment>", False),
]


@pytest.mark.parametrize(("field", "xml", "wanted"), BARE)
def test_the_one_element_of_a_bare_body_is_recognised(
    field: str, xml: str, wanted: bool
) -> None:
    operation = operation_of(f"={field}")
    data = envelope(xml)
    assert is_recognised(operation, data, data) is wanted


@pytest.mark.parametrize("after", ["", "<s:count>1</s:count>", "</s:Put>"])
def test_a_wrapper_without_content_is_left_to_the_tree(after: str) -> None:
    operation = operation_of("s:Put; s:count xs:int ?")
    data = envelope(f"<s:Put/>{after}")
    assert not is_recognised(operation, envelope("<s:Put/>"), data)
