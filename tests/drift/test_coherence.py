"""Whether one version agrees with itself, and services that are compared apart."""

from __future__ import annotations

import fnmatch
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from wsdlsmith.cli.contracts import Sides
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.apart import Comparison
from wsdlsmith.drift.coherence import differing_elements
from wsdlsmith.drift.explain import explain
from wsdlsmith.errors import ConflictError, InputError, UnresolvedError, UsageError

from tests.drift.small_wsdl import Op, Wsdl, holding

XS = "{http://www.w3.org/2001/XMLSchema}"
A = '<xs:element name="A" type="xs:int" minOccurs="0"/>'
TYPE = '<xs:complexType name="Item"><xs:sequence>{}</xs:sequence></xs:complexType>'
SHOP = holding(TYPE.format(A), "both")


def _bank(content: str = "", **more: object) -> Wsdl:
    bank = holding(TYPE.format(A + content), "both")
    return Wsdl(
        **{"types": bank.types, "ops": bank.ops, "service": "Bank", **more}  # type: ignore[arg-type]
    )


def _compare(folder: Path, old: list[Wsdl], new: list[Wsdl], **how: bool) -> Comparison:
    for side, documents in (("old", old), ("new", new)):
        (folder / side).mkdir()
        for number, one in enumerate(documents):
            (folder / side / f"{number}.wsdl").write_text(one.text())
    sides = Sides(
        old=str(folder / "old"),
        new=str(folder / "new"),
        offline=True,
        per_service=how.get("per_service", False),
        lenient=how.get("lenient", False),
    )
    return sides.compare(Diagnostics())


def test_a_type_of_two_definitions_is_refused_unless_services_stand_apart(
    tmp_path: Path,
) -> None:
    with pytest.raises(ConflictError, match="Item is defined twice, differently"):
        _compare(tmp_path, [SHOP, _bank()], [SHOP, _bank(A.replace("A", "B"))])


def test_what_services_apart_have_in_common_is_told_once(tmp_path: Path) -> None:
    wider = A.replace("xs:int", "xs:long")
    new = holding(TYPE.format(wider), "both")
    bank = _bank(types=new.types)
    found = _compare(tmp_path, [SHOP, _bank()], [new, bank], per_service=True)
    (finding,) = (f for f in found.findings if f.rule == "field-type-widened")
    assert finding.reach == (2, 2)
    assert len(found.drifts) == 2


def test_services_apart_come_and_go(tmp_path: Path) -> None:
    till = Wsdl(ops={"Pay": Op(request=A)}, service="Till")
    found = _compare(tmp_path, [SHOP, _bank()], [SHOP, till], per_service=True)
    assert [(f.rule, f.path, f.severity) for f in found.findings] == [
        ("service-removed", "service:Bank", "error"),
        ("service-added", "service:Till", "info"),
    ]
    gone = found.findings[0]
    drift = max(found.drifts, key=lambda one: one.knows(gone))
    told = explain(drift, gone).text()
    assert "request of Bank.Do: valid for the old client" in told
    assert "there is no operation 'Do'" in told


def test_services_apart_without_a_namesake_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no service in common"):
        _compare(tmp_path, [SHOP], [_bank()], per_service=True)


def test_two_versions_of_a_service_are_refused_apart_too(tmp_path: Path) -> None:
    two = [
        holding(TYPE.format(A), "both"),
        Wsdl(ops={"Do": Op()}, namespace="urn:shop:v1"),
        Wsdl(ops={"Do": Op()}, namespace="urn:shop:v2"),
    ]
    with pytest.raises(InputError, match="holds two versions of its services"):
        _compare(tmp_path, two, [SHOP], per_service=True)


def test_a_namespace_map_that_is_of_no_service_is_refused(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / f"{name}.wsdl").write_text(SHOP.text())
    sides = Sides(
        old=str(tmp_path / "old.wsdl"),
        new=str(tmp_path / "new.wsdl"),
        namespaces=("urn:a=urn:b",),
        per_service=True,
    )
    with pytest.raises(UsageError, match='no service has "urn:a"'):
        sides.compare(Diagnostics())


def test_a_missing_definition_is_an_error_or_with_lenient_a_finding(
    tmp_path: Path,
) -> None:
    gone = '<xs:element name="Z" type="t:Gone"/>'
    new = holding(TYPE.format(A + gone), "both")
    (tmp_path / "strict").mkdir()
    with pytest.raises(UnresolvedError, match="Gone"):
        _compare(tmp_path / "strict", [SHOP], [new])
    (tmp_path / "lenient").mkdir()
    found = _compare(tmp_path / "lenient", [SHOP], [new], lenient=True).findings
    assert ("unresolved-reference", "reference:Gone") in {
        (one.rule, one.path) for one in found
    }


def test_what_was_incoherent_before_is_not_told_again(tmp_path: Path) -> None:
    both = [SHOP, _bank(A.replace('"A"', '"B"'))]
    assert _compare(tmp_path, both, both, per_service=True).findings == ()


def _disputed(archive: Path, version: str) -> set[str]:
    """Elements that messages send and WSDLs declare with different fields."""
    known: dict[str, set[tuple[tuple[str, str, str, str], ...]]] = {}
    with zipfile.ZipFile(archive) as members:
        for name in fnmatch.filter(members.namelist(), f"*{version}-*"):
            root = etree.fromstring(members.read(name))
            sent = {
                str(part.get("element")).rpartition(":")[2]
                for part in root.iter("{*}part")
                if part.get("name") == "parameters"
            }
            for schema in root.iter(f"{XS}schema"):
                for one in schema.findall(f"{XS}element"):
                    if one.get("name") in sent and len(one):
                        known.setdefault(str(one.get("name")), set()).add(_fields(one))
    return {name for name, rows in known.items() if len(rows) > 1}


def _fields(element: etree._Element) -> tuple[tuple[str, str, str, str], ...]:
    return tuple(
        (
            str(one.get("name")),
            str(one.get("type")).rpartition(":")[2],
            one.get("minOccurs", "1"),
            one.get("nillable", "false"),
        )
        for one in element.iter(f"{XS}element")
        if one is not element
    )


@pytest.mark.parametrize("version", ["Services84", "Services86", "Services88"])
def test_elements_that_the_vendors_services_define_differently(
    corpus: Path, version: str
) -> None:
    archive = corpus / "superoffice" / "wsdl-2023.zip"
    side = f"{archive}#*{version}-*"
    sides = Sides(old=side, new=side, offline=True)
    contract = sides.compare(Diagnostics()).drifts[0].old
    found = {name.name for name in differing_elements([contract])}
    assert found == _disputed(archive, version)
    assert 23 <= len(found) <= 30
    assert {"Delete", "GetAddress"} <= found
