"""What is said of bindings and ports, where others of the same service offer the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from wsdlsmith.drift.diff import diff

from tests.drift.breaking import breaking
from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import HTTP, Op, Wsdl
from tests.drift.test_zoo import check

_JMS = "http://www.w3.org/2010/soapjms/"
_HERE = '<soap11:address location="https://shop.example/soap"/>'
_OTHER = f'<wsdl:port name="Other" binding="t:ShopBinding">{_HERE}</wsdl:port>'
PLAIN = Wsdl(ops={"Do": Op()})
BOTH = replace(PLAIN, second_port="Port12")


def _told(old: str, new: str) -> list[tuple[str, str]]:
    """What breaks; each has a message that shows it."""
    found = list(breaking(diff(contract_of(old), contract_of(new))))
    assert check(old, new) == len(found)
    return [(one.rule, way) for one, way in found]


def test_the_transport_of_one_of_two_bindings_breaks_who_uses_that() -> None:
    old = BOTH.text()
    binding = '<soap12:binding transport="{}"'
    new = old.replace(binding.format(HTTP), binding.format(_JMS))
    assert new != old
    told = [("transport-changed", "request"), ("transport-changed", "response")]
    assert _told(old, new) == told


def test_a_version_that_another_port_speaks_at_the_same_place_is_no_break() -> None:
    twice = BOTH.text().replace("https://shop.example/soap/12", PLAIN.address)
    only_12 = twice.replace("<soap11:", "<soap12:").replace("</soap11:", "</soap12:")
    assert len({twice, only_12}) == 2
    assert _told(only_12, twice) == [("soap-version-changed", "response")]
    assert _told(twice, only_12) == [("soap-version-changed", "request")]


def test_the_version_of_one_of_two_bindings_breaks_who_asks_there() -> None:
    both = BOTH.text()
    both_12 = both.replace("<soap11:", "<soap12:")
    assert both_12 != both
    told = [("soap-version-changed", "request"), ("soap-version-changed", "response")]
    assert _told(both_12, both) == told
    assert _told(both, both_12) == told[:1]


def test_a_port_that_moved_is_no_break_where_another_stays() -> None:
    old = replace(PLAIN, ports=_OTHER).text()
    moved = '"https://shop.example/new"/></wsdl:port>'
    new = old.replace(f'"{PLAIN.address}"/></wsdl:port>', moved, 1)
    assert new != old
    assert _told(old, new) == []
    assert _told(new, old) == [("endpoint-changed", "request")]


def test_who_knew_no_address_asks_for_none() -> None:
    old = PLAIN.text()
    nowhere = old[: old.index("<wsdl:port ")] + old[old.index("</wsdl:service>") :]
    assert _told(nowhere, old) == []
    assert _told(old, nowhere) == [("port-removed", "request")]


_FIELDS = "".join(f'<xs:element name="{n}" type="xs:int"/>' for n in ("a", "b"))
_ORDER = Wsdl(ops={"PlaceOrder": Op(request=_FIELDS, action="urn:do")})


@pytest.mark.parametrize(
    "other",
    [
        replace(_ORDER, address="https://store.example/soap"),
        replace(_ORDER, transport=_JMS),
        replace(_ORDER, soap="1.2"),
        replace(_ORDER, schema='elementFormDefault="unqualified"'),
    ],
    ids=["address", "transport", "version", "form"],
)
def test_of_an_operation_with_another_name_only_the_name_breaks(other: Wsdl) -> None:
    new = other.text()
    for name in ("wsdl:operation", "soap11:operation"):
        new = new.replace(f'<{name} name="PlaceOrder"', f'<{name} name="PlaceOrders"')
    rules = {"operation-renamed", "operation-removed"}
    assert {rule for rule, _ in _told(_ORDER.text(), new)} <= rules


def test_what_has_no_answer_breaks_none() -> None:
    one_way = Wsdl(ops={"Do": Op(response=None)})
    told = _told(one_way.text(), replace(one_way, soap="1.2").text())
    assert told == [("soap-version-changed", "request")]


def test_a_binding_that_no_port_offers_is_missed_by_nobody_who_speaks_otherwise() -> (
    None
):
    both = BOTH.text()
    start = both.index('<wsdl:port name="Port12"')
    end = both.index("</wsdl:port>", start)
    port = both[start:end] + "</wsdl:port>"
    in_11 = both.replace(port, "").replace("<soap12:", "<soap11:")
    assert port in both
    assert _told(in_11, both) == [("soap-version-changed", "response")]


def test_a_port_that_speaks_otherwise_at_its_place_breaks_who_asks_there() -> None:
    elsewhere = '<wsdl:port name="Other" binding="t:ShopBinding">'
    elsewhere += '<soap11:address location="https://shop.example/other"/></wsdl:port>'
    old = replace(BOTH, ports=elsewhere).text()
    port = f'ShopBinding"><soap11:address location="{PLAIN.address}"'
    new = old.replace(port, port.replace("Binding", "Binding12").replace("11", "12"))
    assert new != old
    assert _told(old, new) == [("soap-version-changed", "request")]
    assert _told(new, old) == [("soap-version-changed", "request")]
