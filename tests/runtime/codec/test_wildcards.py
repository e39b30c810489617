"""Wildcards of one content model share a field; each element keeps its place."""

from __future__ import annotations

from typing import Any

import pytest
from wsdlsmith.runtime import (
    ServiceBinding,
    element_name,
    read_message,
    write_message,
)
from wsdlsmith.runtime.schema.mapping import widened

from tests.runtime.codec.envelopes import envelope, same
from tests.runtime.codec.shop._schema import SCHEMA


def test_two_wildcards_of_different_namespaces_fill_one_field() -> None:
    text = "port_type s:W\noperation Put put -\n> - s:Put; * urn:a *; s:N xs:int ?; * urn:b *"
    operation = ServiceBinding(SCHEMA, "W", text).operations["Put"]
    a, b = "<x xmlns='urn:a'/>", "<y xmlns='urn:b'/>"
    data = envelope(f"<s:Put>{a}{a}<s:N>1</s:N>{b}</s:Put>")
    told: list[str] = []
    message: Any = read_message(
        operation, "request", data, on_deviation=lambda code, *_: told.append(code)
    )
    tags = [str(el.tag) for el in message.body.value]
    assert tags == ["{urn:a}x", "{urn:a}x", "{urn:b}y"]
    assert told == []
    message.body.n = 2
    written = write_message(operation, "request", message)
    assert same(written, data.replace(b">1<", b">2<"))


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("##any", "##any", "##any"),
        ("##other urn:a", "##other urn:a", "##other urn:a"),
        ("##other urn:a", "##other urn:b", "##any"),
        ("urn:a", "##local", "urn:a ##local"),
        ("urn:a", "##any", "##any"),
    ],
)
def test_a_shared_field_takes_what_either_wildcard_takes(
    one: str, other: str, both: str
) -> None:
    assert widened(one, other) == both


def test_what_is_beyond_the_most_of_an_element_a_wildcard_takes() -> None:
    text = (
        "port_type s:W\noperation Put put -\n> - s:Put; s:sale s:Price {0,2}; * ##any *"
    )
    operation = ServiceBinding(SCHEMA, "W", text).operations["Put"]
    sales = "".join(f"<s:sale>{n}</s:sale>" for n in range(4))
    data = envelope(f"<s:Put>{sales}<s:list>9</s:list></s:Put>")
    told: list[str] = []
    message: Any = read_message(
        operation, "request", data, on_deviation=lambda code, *_: told.append(code)
    )
    assert told == []
    assert [price.value for price in message.body.sale] == [0, 1]
    assert [str(element_name(one)) for one in message.body.value] == [
        "{urn:shop}sale",
        "{urn:shop}sale",
        "{urn:shop}list",
    ]
    assert same(write_message(operation, "request", message), data)
    message.body.sale = message.body.sale[:1]
    written = write_message(operation, "request", message)
    assert same(written, data.replace(b"<s:sale>1</s:sale>", b""))
