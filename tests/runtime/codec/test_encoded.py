"""SOAP's encoding (SOAP 1.1, section 5): what is written for new values, and errors."""

from __future__ import annotations

import pytest
from lxml import etree
from wsdlsmith.runtime import (
    DecodeError,
    EncodeError,
    Operation,
    Schema,
    ServiceBinding,
    new_request,
    read_message,
)
from wsdlsmith.runtime.codec.envelope import Message, write_message

TEXT = """
namespace tns urn:t
array tns:Names xs:string 1
array tns:Grid xs:int 2
array tns:Lists xs:string 1,1
"""
SERVICE = """
port_type tns:P
operation Ask ask - - - rpc encoded
> - tns:Ask; names tns:Names 1; grid tns:Grid ?; lists tns:Lists ?; any xs:anyType ?
"""
ENCODING = "http://schemas.xmlsoap.org/soap/encoding/"
ARRAY_TYPE = f"{{{ENCODING}}}arrayType"


def _operation() -> Operation:
    return ServiceBinding(Schema("x", TEXT), "P", SERVICE).operations["Ask"]


def _written(*values: object) -> etree._Element:
    operation = _operation()
    message = Message(body=new_request(operation, *values), dialect=operation.dialect)
    root = etree.fromstring(write_message(operation, "request", message))
    return root[0][0]


def _read(body: str) -> object:
    envelope = (
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xmlns:e="{ENCODING}"><s:Body><t:Ask>{body}</t:Ask></s:Body></s:Envelope>'
    )
    return read_message(_operation(), "request", envelope.encode()).body


def test_a_new_request_says_its_encoding_and_the_type_of_everything() -> None:
    ask = _written(["a", None])
    style = "{http://schemas.xmlsoap.org/soap/envelope/}encodingStyle"
    assert ask.get(style) == ENCODING
    (names,) = ask
    assert names.get(ARRAY_TYPE) == "xsd:string[2]"
    kind, nil = (
        f"{{http://www.w3.org/2001/XMLSchema-instance}}{n}" for n in ("type", "nil")
    )
    assert [(i.tag, i.text, i.get(kind), i.get(nil)) for i in names] == [
        ("item", "a", "xsd:string", None),
        ("item", None, None, "true"),
    ]


def test_several_dimensions_are_lists_in_lists() -> None:
    grid = _written([], [[1, 2, 3], [4, 5, 6]])[1]
    assert grid.get(ARRAY_TYPE) == "xsd:int[2,3]"
    assert [item.text for item in grid] == list("123456")
    body = _read(
        '<names e:arrayType="xs:string[0]"/>'
        '<grid e:arrayType="xs:int[2,2]"><i>1</i><i>2</i><i>3</i><i>4</i></grid>'
    )
    assert body.grid == [[1, 2], [3, 4]]  # type: ignore[attr-defined]


def test_an_array_of_arrays_says_both_levels() -> None:
    lists = _written([], None, [["a"], []])[1]
    assert lists.get(ARRAY_TYPE) == "xsd:string[][2]"
    assert [item.get(ARRAY_TYPE) for item in lists] == [
        "xsd:string[1]",
        "xsd:string[0]",
    ]


def test_what_a_sparse_array_leaves_out_is_none() -> None:
    body = _read(
        '<names e:arrayType="xs:string[9]" e:offset="[1]"><n>b</n>'
        '<n e:position="[4]">e</n></names>'
    )
    assert body.names == [None, "b", None, None, "e"]  # type: ignore[attr-defined]


def test_rows_of_different_length_are_refused() -> None:
    with pytest.raises(EncodeError, match=r"rows .* differ in length"):
        _written([], [[1], [2, 3]])


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        ('<names e:arrayType="xs:string"/>', "is no array type"),
        ('<names e:arrayType="xs:string[2,2]"/>', "2 dimensions, not of 1"),
        ('<names><n e:position="[x]">a</n></names>', "not a place in the array"),
        ('<names><n e:position="[999999999]">a</n></names>', "are left out"),
        ('<names href="#a"/><x id="a" href="#a"/>', "holds itself"),
        (
            '<names/><grid e:arrayType="xs:int[1,1]"><i>1</i><i>2</i></grid>',
            "2 items, where 1 have a place",
        ),
        ("<names/><grid><i>1</i></grid>", "needs their sizes"),
    ],
)
def test_a_wrong_array_is_an_error_that_says_where(names: str, reason: str) -> None:
    with pytest.raises(DecodeError) as raised:
        _read(names)
    assert reason in str(raised.value)
    assert "/Envelope/Body/Ask" in str(raised.value)


def test_a_reference_to_nothing_is_told() -> None:
    told: list[tuple[str, str, str]] = []
    envelope = (
        b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
        b'xmlns:t="urn:t"><s:Body><t:Ask><names href="#gone"/></t:Ask></s:Body>'
        b"</s:Envelope>"
    )
    observe = lambda *deviation: told.append(deviation)  # noqa: E731
    read_message(_operation(), "request", envelope, on_deviation=observe)
    assert ("unresolved-reference", "/Envelope/Body/Ask/names", "#gone") in told


def test_references_that_grow_are_read_once_each() -> None:
    """Each of thirty lists holds the one before it ten times: 10**30 items if copied."""
    items = "".join('<n href="#a{0}"/>' for _ in range(10))
    kind = 'xsi:type="e:Array" e:arrayType="xs:anyType[10]"'
    lists = "".join(
        f'<x id="a{n}" {kind}>{items.format(n - 1)}</x>' for n in range(1, 30)
    )
    body = _read(f'<names/><any href="#a29"/>{lists}<x id="a0">text</x>')
    value = body.any  # type: ignore[attr-defined]
    for _ in range(29):
        assert len(value) == 10
        value = value[0]
    assert value.text == "text"
