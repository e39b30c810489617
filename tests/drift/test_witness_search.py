"""How far the search for a message goes: deep, often, and not without end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from wsdlsmith.drift.diff import Behind, diff
from wsdlsmith.drift.explain import explain
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.report import told_text
from wsdlsmith.drift.witness import witness

from tests.drift.building.documents import ticket
from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import ITEM, Op, Wsdl, holding

_FIELD = '<xs:element name="{}" type="{}"{}/>'
_INNER = (
    '<xs:element name="d{}" minOccurs="0"><xs:complexType><xs:sequence>{}'
    "</xs:sequence></xs:complexType></xs:element>"
)


def _only(old: Wsdl, new: Wsdl) -> tuple[Finding, Behind]:
    drift = diff(contract_of(old.text()), contract_of(new.text()))
    (finding,) = drift.findings
    return finding, drift.behind[finding.fingerprint]


def _deep(leaf: str) -> Wsdl:
    inner = _FIELD.format("leaf", leaf, "")
    for number in range(6, 0, -1):
        inner = _INNER.format(number, inner)
    return holding(ITEM.format(inner), "request")


def test_what_changed_below_six_types_without_names_is_shown() -> None:
    finding, behind = _only(_deep("xs:string"), _deep("xs:int"))
    assert finding.wire == "breaks"
    assert behind.witness is not None
    (word,) = behind.witness.words
    assert word.startswith("/Do/Item/d1/d2/d3/d4/d5/d6/leaf: ")


def test_one_more_than_a_long_list_may_hold_now_is_sent() -> None:
    old, new = (
        holding(
            ITEM.format(
                _FIELD.format("f", "xs:int", f' minOccurs="0" maxOccurs="{most}"')
            ),
            "request",
        )
        for most in (40, 39)
    )
    finding, behind = _only(old, new)
    assert finding.wire == "breaks"
    assert behind.witness is not None
    assert len(behind.witness.sent.bodies[0].findall(".//{*}f")) == 40


def _tree(leaf: str) -> Wsdl:
    """A type whose least message has 2 ** 15 elements."""
    twice = "".join(_FIELD.format(name, "t:T{}", "") for name in "ab")
    types = ITEM.format(twice.replace("{}", "1"))
    named = ITEM.replace('name="Item"', 'name="T{}"')
    for number in range(1, 15):
        inner = twice.replace("{}", str(number + 1))
        types += named.replace("{}", str(number), 1).replace("{}", inner)
    last = _FIELD.format("leaf", leaf, "")
    types += named.replace("{}", "15", 1).replace("{}", last)
    return holding(types, "request")


def test_a_message_of_more_elements_than_can_be_is_not_looked_for_without_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(witness, "_PATIENCE", 30_000)
    finding, behind = _only(_tree("xs:long"), _tree("xs:int"))
    assert (finding.rule, finding.wire) == ("field-type-narrowed", "undecided")
    assert behind.witness is None


_HARD = (
    '<xs:simpleType name="Hard"><xs:restriction><xs:simpleType>'
    '<xs:restriction base="xs:string"><xs:pattern value="[a-c]{12}"/></xs:restriction>'
    '</xs:simpleType><xs:pattern value="[b-z]{6}[^a]{6}"/></xs:restriction>'
    "</xs:simpleType>"
)
"""bbbbbbcccccc is one, and hard to find."""


def test_where_nothing_can_be_written_nothing_is_claimed_of_any_field() -> None:
    sides = []
    for type_ in ("xs:int", "xs:date"):
        fields = (_FIELD.format(f"f{n}", type_, ' minOccurs="0"') for n in range(50))
        item = ITEM.format(_FIELD.format("key", "t:Hard", "") + "".join(fields))
        op = Op(request=_FIELD.format("Item", "t:Item", ' minOccurs="0"'))
        sides.append(contract_of(Wsdl(types=_HARD + item, ops={"Do": op}).text()))
    found = diff(sides[0], sides[1])
    assert [one.wire for one in found.findings] == ["undecided"] * 50
    first = found.findings[0]
    assert found.behind[first.fingerprint].witness is None
    assert told_text(first).endswith("; whether a message breaks is undecided")
    assert "on the wire: not decided; in Python: " in explain(found, first).text()


def _ticket(*fields: str) -> Wsdl:
    row = "".join(_FIELD.format(one, "xs:int", ' minOccurs="0"') for one in fields)
    inside = f"<xs:complexType><xs:sequence>{row}</xs:sequence></xs:complexType>"
    holder = f'<xs:element name="Ticket">{inside}</xs:element>'
    return replace(ticket(), types=holder)


def test_what_is_said_of_a_header_names_no_line_that_nobody_sees() -> None:
    finding, behind = _only(_ticket("kept", "gone"), _ticket("kept"))
    assert finding.wire == "breaks"
    assert behind.witness is not None
    (word,) = behind.witness.words
    assert word.startswith("/Ticket/gone: 'gone' is not declared here")
