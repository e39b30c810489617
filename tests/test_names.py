"""Python names: always legal, never clashing."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wsdlsmith.names import (
    ANNOTATION_NAMES,
    Namespace,
    class_name,
    constant_case,
    prefix_case,
    snake_case,
)


@pytest.mark.parametrize(
    ("wire", "python"),
    [
        ("ErpConnectionId", "erp_connection_id"),
        ("ErpConnectionIDs", "erp_connection_ids"),
        ("EMailId", "e_mail_id"),
        ("URL", "url"),
        ("XMLName", "xml_name"),
        ("Address1", "address1"),
        ("Address2Line", "address2_line"),
        ("a-b.c", "a_b_c"),
        ("Größe", "größe"),
        ("名前", "名前"),
        ("class", "class_"),
        ("From", "from_"),
        ("1st", "value_1st"),
        ("---", "value"),
        ('__import__("os")', "import_os"),
    ],
)
def test_a_wire_name_becomes_the_snake_case_that_a_person_would_write(
    wire: str, python: str
) -> None:
    assert snake_case(wire) == python


@pytest.mark.parametrize(
    ("wire", "python"),
    [
        ("change-item", "ChangeItem"),
        ("ETableRight", "ETableRight"),
        ("eTable_right", "ETableRight"),
        ("None", "None_"),
        ("3D", "Value_3D"),
    ],
)
def test_a_type_keeps_its_capitals_as_a_class(wire: str, python: str) -> None:
    assert class_name(wire) == python


@pytest.mark.parametrize(
    ("wire", "python"),
    [("NotStarted", "NOT_STARTED"), ("", "VALUE"), ("2nd", "VALUE_2ND"), ("GB", "GB")],
)
def test_a_token_becomes_a_constant(wire: str, python: str) -> None:
    assert constant_case(wire) == python


@given(st.text())
def test_every_text_becomes_an_identifier_that_is_no_keyword(text: str) -> None:
    for made in (snake_case(text), class_name(text), constant_case(text)):
        assert made.isidentifier(), (text, made)
        assert not keyword.iskeyword(made)
        assert not made.startswith("__")


@given(st.lists(st.text(max_size=4), max_size=12))
def test_no_two_names_of_a_namespace_are_alike(wires: list[str]) -> None:
    names = Namespace(ANNOTATION_NAMES)
    claimed = [names.claim(snake_case(wire)) for wire in wires]
    assert len(set(claimed)) == len(claimed)
    assert not set(claimed) & ANNOTATION_NAMES


def test_the_first_to_ask_gets_the_plain_name_and_the_next_a_number() -> None:
    names = Namespace(["list"])
    assert [names.claim("address"), names.claim("address")] == ["address", "address_2"]
    assert names.claim("list") == "list_"
    assert names.claim("list") == "list_2"


@pytest.mark.parametrize(
    ("uri", "prefix"),
    [
        (
            "http://schemas.datacontract.org/2004/07/System.Security.Cryptography",
            "cryptography",
        ),
        ("urn:weather:v1", "v1"),
        ("http://tempuri.org/", "org"),
        ("http://www.w3.org/2005/08/addressing", "addressing"),
        ("http://docs.example/2004/01", "example"),
        ("::", "ns"),
    ],
)
def test_a_namespace_gets_a_prefix_from_its_last_word(uri: str, prefix: str) -> None:
    assert prefix_case(uri) == prefix
