"""What stands before the Body is remembered only where it decides everything."""

from __future__ import annotations

import pytest
from wsdlsmith.runtime import Message, Operation, ServiceBinding, read_message

from tests.runtime.codec.envelopes import envelope
from tests.runtime.codec.fast.alike import assert_alike
from tests.runtime.codec.shop._schema import SCHEMA

TEXT = """
port_type s:Shop
soap 1.1
headers 1 done s:Done xs:boolean 1; body s:Body xs:boolean 1; note s:Note xs:string 1n
operation Count count -
> 1 s:Count; s:a xs:int 1
< 1 s:CountResponse; s:a xs:int 1
"""
DONE = "<s:Done>true</s:Done>"
NIL = '<s:Note xsi:nil="true"/>'


@pytest.fixture
def count() -> Operation:
    """An operation that has read nothing yet."""
    return ServiceBinding(SCHEMA, "Shop", TEXT).operations["Count"]


def answer(number: object, header: str = DONE + NIL) -> bytes:
    return envelope(f"<s:CountResponse><s:a>{number}</s:a></s:CountResponse>", header)


def known(operation: Operation) -> list[bytes]:
    """The heads that will not be read again."""
    shape = operation.response
    assert shape is not None
    return [start for start, head in shape.heads.items() if head is not None]


def read(operation: Operation, data: bytes) -> Message:
    """Read as the generic way reads it, once and again."""
    message = assert_alike(operation, "response", data)
    assert message is not None
    return message


def test_the_same_head_is_read_once_for_all_bodies(count: Operation) -> None:
    for number in (1, 2):
        message = read(count, answer(number))
        assert message.headers == {"done": True, "note": None}
        assert getattr(message.body, "a") == number  # noqa: B009
    start = answer(1).partition(b"<s:CountResponse")[0]
    assert known(count) == [start]


def test_what_is_done_to_the_headers_of_one_message_stays_there(
    count: Operation,
) -> None:
    read(count, answer(1)).headers["done"] = False
    assert read(count, answer(2)).headers == {"done": True, "note": None}


@pytest.mark.parametrize(
    "header",
    [
        "<s:Note>secret</s:Note>",
        "<s:Done>1</s:Done>",
        "<s:Unknown/>",
        "words",
        "<s:Note>Body></s:Note>",
        "<!-- <e:Body> -->" + DONE,
        "<s:Body>true</s:Body>",
        '<s:Done x="1">true</s:Done>',
    ],
)
def test_texts_deviations_and_other_mentions_of_a_body_are_not_remembered(
    count: Operation, header: str
) -> None:
    for number in (1, 2):
        read(count, answer(number, header))
    assert known(count) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</e:Body>", "</e:Body><s:Body>true</s:Body>"),
        ("</e:Body>", "</e:Body><!-- c -->"),
        ("</e:Body>", "</e:Body>words"),
        ("</e:Body></e:Envelope>", "</e:Body></e:Envelope>\n"),
        ("</e:Body>", "<s:More/></e:Body>"),
        ("<s:Count", "words<s:Count"),
        ("<s:a>", '<s:a xsi:type="xs:int">'),
        ("<s:a>", "<s:a x='1'>"),
        ("<s:CountResponse>", "<!-- > --><s:CountResponse y='>'>"),
    ],
)
def test_what_follows_a_known_head_is_seen(
    count: Operation, old: str, new: str
) -> None:
    read(count, answer(1))
    assert len(known(count)) == 1
    read(count, answer(2).decode().replace(old, new).encode())


def test_a_second_body_after_a_known_head_is_refused_as_ever(count: Operation) -> None:
    read(count, answer(1))
    twice = answer(2).replace(b"</e:Body>", b"</e:Body><e:Body></e:Body>")
    assert assert_alike(count, "response", twice) is None


def test_of_ever_new_heads_only_the_first_are_tried(count: Operation) -> None:
    for number in range(40):
        read_message(count, "response", answer(1, f"{DONE}{' ' * number}"))
    assert len(known(count)) == 16
