"""The judge of requests sees what is wrong with them."""

from __future__ import annotations

import pytest

from tests.interop.wsdls import Wsdls

NAMES = (
    'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
    'xmlns:w="urn:example:warehouse" '
    'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"'
)


@pytest.mark.parametrize(
    ("header", "body", "complaint"),
    [
        ("<w:Clerk/>", "<w:Store/>", ""),
        ("", '<w:Store><w:Goods i:type="w:Crate"/></w:Store>', ""),
        ("", "<w:Store><w:Goods/></w:Store>", "is abstract"),
        ("", "<w:Store><w:Rights/><w:Goods/></w:Store>", "not expected"),
        ("", "<w:Store><w:Rights>Look See</w:Rights></w:Store>", "not a valid value"),
        ("", "<w:Forget><w:Shelf>x</w:Shelf></w:Forget>", "not a valid value"),
        ("", "<w:Forget/>", "Missing child element"),
        ("<w:Clark/>", "<w:Store/>", "Clark is no global element"),
        ("", "<Store/>", "Store is no global element"),
        (
            "",
            "<s:Fault><detail><w:NoRoom><w:Free>x</w:Free></w:NoRoom></detail></s:Fault>",
            "not a valid value",
        ),
    ],
)
def test_what_the_schema_does_not_allow_is_named(
    wsdls: Wsdls, header: str, body: str, complaint: str
) -> None:
    text = f"<s:Header>{header}</s:Header><s:Body>{body}</s:Body>"
    envelope = f"<s:Envelope {NAMES}>{text}</s:Envelope>"
    complaints = "\n".join(wsdls.schema("Warehouse").complaints(envelope.encode()))
    assert complaint in complaints
    assert bool(complaint) == bool(complaints)
