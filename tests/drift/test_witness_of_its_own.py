"""Changes beside each other: each is shown by a message about itself."""

from __future__ import annotations

from dataclasses import replace

from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.witness.witness import Witness, Witnesses

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
    witnesses = Witnesses(drift.compared)

    def witness(finding: Finding) -> Witness:
        change, _, felt = drift.behind[finding.fingerprint]
        found = witnesses.of(finding, change.subject, felt)
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
