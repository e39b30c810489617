"""An extension's element of a name that its base has too: a field for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from wsdlsmith.runtime import Message, write_message

from tests.roundtrip.inline_schema import Inline, inline
from tests.runtime.codec.fast.alike import assert_alike

_EXTENSION = """
<xs:complexType name="{name}"><xs:complexContent><xs:extension base="t:{base}">
  <xs:sequence>{content}</xs:sequence>
</xs:extension></xs:complexContent></xs:complexType>
"""
_A = '<xs:element name="a" type="xs:string" {occurs}/>'
SCHEMA = "".join(
    (
        '<xs:complexType name="Once"><xs:sequence>',
        _A.format(occurs=""),
        '<xs:element name="b" type="xs:int" minOccurs="0"/>',
        "</xs:sequence></xs:complexType>",
        _EXTENSION.format(name="Twice", base="Once", content=_A.format(occurs="")),
        _EXTENSION.format(
            name="Many",
            base="Twice",
            content='<xs:element name="c" type="xs:int"/>'
            + _A.format(occurs='minOccurs="0" maxOccurs="unbounded"'),
        ),
        '<xs:complexType name="Either"><xs:choice>',
        _A.format(occurs=""),
        '<xs:element name="b" type="xs:int"/>',
        "</xs:choice></xs:complexType>",
        _EXTENSION.format(name="Then", base="Either", content=_A.format(occurs="")),
        '<xs:element name="Op"><xs:complexType><xs:sequence>',
        '<xs:element name="twice" type="t:Twice" minOccurs="0"/>',
        '<xs:element name="many" type="t:Many" minOccurs="0"/>',
        '<xs:element name="then" type="t:Then" minOccurs="0"/>',
        "</xs:sequence></xs:complexType></xs:element>",
    )
)
FIELDS: dict[str, dict[str, object]] = {
    "<t:twice><t:a>1</t:a><t:a>2</t:a></t:twice>": {"a": "1", "b": None, "a_2": "2"},
    "<t:twice><t:a>1</t:a><t:b>7</t:b><t:a>2</t:a></t:twice>": {
        "a": "1",
        "b": 7,
        "a_2": "2",
    },
    "<t:many><t:a>1</t:a><t:a>2</t:a><t:c>7</t:c><t:a>3</t:a><t:a>4</t:a></t:many>": {
        "a": "1",
        "a_2": "2",
        "c": 7,
        "a_3": ["3", "4"],
    },
    "<t:then><t:a>1</t:a><t:a>2</t:a></t:then>": {"a": "1", "b": None, "a_2": "2"},
    "<t:then><t:b>7</t:b><t:a>2</t:a></t:then>": {"a": None, "b": 7, "a_2": "2"},
}


@pytest.fixture(scope="module")
def repeated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inline]:
    with inline(tmp_path_factory.mktemp("repeated"), "repeated", SCHEMA) as made:
        yield made


def _value(message: Message) -> Any:
    values = (getattr(message.body, name) for name in ("twice", "many", "then"))
    return next(value for value in values if value is not None)


def _make_anew(message: Message) -> None:
    """Put new objects of the same values into the places of those that were read."""
    for name in ("twice", "many", "then"):
        old = getattr(message.body, name)
        if old is not None:
            values = {one.name: getattr(old, one.name) for one in fields(old)}
            values.pop("_wire", None)
            setattr(message.body, name, type(old)(**values))


@pytest.mark.parametrize("content", FIELDS)
def test_each_value_has_its_field(repeated: Inline, content: str) -> None:
    body = f"<t:Op>{content}</t:Op>"
    assert repeated.is_valid(body)
    message, error, codes = repeated.read(body)
    assert (error, codes) == ("", [])
    assert message is not None
    value = _value(message)
    assert {name: getattr(value, name) for name in FIELDS[content]} == FIELDS[content]
    assert repeated.is_lossless(body, message)


@pytest.mark.parametrize("content", FIELDS)
def test_a_new_object_is_written_as_its_schema_wants_it(
    repeated: Inline, content: str
) -> None:
    body = f"<t:Op>{content}</t:Op>"
    message, _, _ = repeated.read(body)
    assert message is not None
    _make_anew(message)
    assert repeated.is_lossless(body, message)
    written = write_message(repeated.operation, "request", message)
    assert_alike(repeated.operation, "request", written)
