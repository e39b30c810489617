"""A group that was alone in a type, and what came or went beside it."""

from __future__ import annotations

import pytest
from wsdlsmith.drift.diff import diff

from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import ITEM, Op, Wsdl

A, B, C = (f'<xs:element name="{name}" type="xs:int"/>' for name in "ABC")
NEW = C.replace("/>", ' minOccurs="0"/>')
OCCURS = ("", 'minOccurs="0"', 'minOccurs="0" maxOccurs="unbounded"')


def _group(kind: str, occurs: str, content: str = A + B) -> str:
    return f"<xs:{kind} {occurs}>{content}</xs:{kind}>"


def _told(old: str, new: str) -> dict[str, tuple[str, str]]:
    """The rules that speak, and what each says of a request and of an answer."""
    item = '<xs:element name="Item" type="t:Item"/>'
    found: dict[str, list[str]] = {}
    for op in (Op(request=item), Op(response=item)):
        before, after = (
            contract_of(Wsdl(types=ITEM.format(one), ops={"Get": op}).text())
            for one in (old, new)
        )
        for finding in diff(before, after).findings:
            found.setdefault(finding.rule, []).append(finding.wire)
    return {rule: (wires[0], wires[-1]) for rule, wires in found.items()}


@pytest.mark.parametrize("occurs", OCCURS)
@pytest.mark.parametrize("kind", ["sequence", "choice"])
def test_a_neighbour_of_the_only_group_is_one_finding(kind: str, occurs: str) -> None:
    alone = _group(kind, occurs)
    beside = alone + NEW
    assert _told(alone, beside) == {"optional-field-appended": ("safe", "strict")}
    assert _told(beside, alone) == {"optional-field-removed": ("breaks", "safe")}


def test_what_changed_in_the_group_itself_is_told_beside_its_neighbour() -> None:
    many = 'maxOccurs="3"'
    told = _told(_group("choice", many), _group("choice", "") + NEW)
    assert "optional-field-appended" in told
    assert told.keys() & {"content-model-changed", "occurs-tightened"}
    told = _told(_group("choice", ""), A + B + NEW)
    assert "content-model-changed" in told


def test_a_group_that_fell_apart_is_told() -> None:
    old = _group("sequence", 'minOccurs="0"')
    parts = [_group("sequence", 'minOccurs="0"', one) for one in (A, B)]
    assert _told(old, "".join(parts)) == {"content-model-changed": ("safe", "breaks")}
    parts = [_group("choice", "", one) for one in (A, B)]
    assert "content-model-changed" in _told(_group("choice", ""), "".join(parts))
