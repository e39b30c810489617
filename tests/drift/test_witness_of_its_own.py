"""Changes beside each other: each is shown by a message about itself."""

from __future__ import annotations

from dataclasses import replace

from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.witness.witness import Witness

from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import Op, Wsdl

FIELD = '<xs:element name="{}" type="{}" minOccurs="0"/>'


def _service(fields: list[str], colors: list[str], parameters: list[str]) -> Wsdl:
    rows = "".join(FIELD.format(name, "xs:string") for name in fields)
    tokens = "".join(f'<xs:enumeration value="{one}"/>' for one in colors)
    asked = "".join(FIELD.format(name, "xs:int") for name in parameters)
    return Wsdl(
        types=f'<xs:complexType name="Item"><xs:sequence>{rows}'
        f"{FIELD.format('Color', 't:Color')}</xs:sequence></xs:complexType>"
        '<xs:simpleType name="Color"><xs:restriction base="xs:string">'
        f"{tokens}</xs:restriction></xs:simpleType>",
        ops={"Get": Op(request=FIELD.format("Item", "t:Item") + asked)},
    )


def _shown(old: Wsdl, new: Wsdl) -> dict[str, Witness]:
    drift = diff(contract_of(old.text()), contract_of(new.text()))

    def witness(finding: Finding) -> Witness:
        found = drift.behind[finding.fingerprint].witness
        assert found is not None, finding.detail
        return found

    return {one.path: witness(one) for one in drift.findings if one.breaks}


def test_what_was_removed_is_in_the_message_that_shows_it() -> None:
    """Not what was removed beside it, which is refused as well."""
    full = _service(["A", "B", "Item2"], ["red", "1.5", "a b", "ok"], ["X", "Y"])
    found = _shown(full, _service([], ["ok"], []))
    assert set(found) == {
        *(f"type:Item.{name}" for name in ("A", "B", "Item2")),
        *(f"type:Color.{token}" for token in ("red", "1.5", "a b")),
        *(f"parameter:Shop.Get.{name}" for name in ("X", "Y")),
    }
    for path, witness in found.items():
        name = path.partition(".")[2].removeprefix("Get.")
        (word,) = witness.words
        assert f"'{name}' is n" in word, (path, word)


def test_another_address_does_not_prove_that_a_value_is_gone() -> None:
    old = _service([], ["red", "ok"], [])
    new = replace(_service([], ["ok"], []), address="http://red.example/")
    (word,) = _shown(old, new)["type:Color.red"].words
    assert word.startswith("/Get/Item/Color: 'red' is no")


def _both_ways(rows: str, tokens: str) -> Wsdl:
    """A type that is sent and answered."""
    item = '<xs:element name="Item" type="t:Item"/>'
    return Wsdl(
        types=f'<xs:complexType name="Item"><xs:sequence>{rows}</xs:sequence>'
        '</xs:complexType><xs:simpleType name="Color"><xs:restriction base="xs:string">'
        f"{tokens}</xs:restriction></xs:simpleType>",
        ops={"Get": Op(request=item, response=item)},
    )


def test_a_break_of_the_answer_is_not_shown_by_what_else_breaks_the_request() -> None:
    """A new token breaks answers only; beside it, no request is taken any more."""
    color = FIELD.format("Color", "t:Color") + '<xs:element name="N" type="xs:{}"/>'
    gone = '<xs:element name="Price" type="xs:int"/>'
    red = '<xs:enumeration value="red"/>'
    old = _both_ways(color.format("int") + gone, red)
    new = _both_ways(color.format("long"), red + red.replace("red", "blue"))
    found = _shown(old, new)
    assert found["type:Item.Price"].way == "request"
    for path, start in (
        ("type:Color.blue", "/GetResponse/Item/Color: 'blue' is no Color"),
        ("type:Item.N", "/GetResponse/Item/N: '"),
    ):
        (word,) = found[path].words
        assert found[path].way == "response"
        assert word.startswith(start)
        assert word.endswith("[invalid-value]")


def test_a_field_that_changed_twice_is_shown_once_for_each() -> None:
    field = '<xs:element name="Since" type="xs:date"{}/>'
    old = _both_ways(field.format(' minOccurs="0" nillable="true"'), "")
    new = _both_ways(field.format(""), "")
    drift = diff(contract_of(old.text()), contract_of(new.text()))
    said = {}
    for finding in drift.findings:
        known = drift.behind.get(finding.fingerprint)
        if known is not None and known.witness is not None:
            words = known.witness.words
            said[finding.rule] = [word.rpartition(" ")[2] for word in words]
    assert said == {
        "field-became-required": ["[missing-element]"],
        "field-no-longer-nillable": ["[nil-not-nillable]"],
    }
