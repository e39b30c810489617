"""The same vendor's WSDLs, published at another time: cases that the three versions lack."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.diff import diff
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.model.contract import Contract
from wsdlsmith.read.source import open_source

from tests.drift.contracts import contract_in
from tests.wild.corpus import ENTRIES


def _then(folder: str) -> Path:
    """A WSDL of the earlier publication."""
    (entry,) = (one for one in ENTRIES if one.folder == f"data-access-wsdl-{folder}")
    return entry.path


def _now(corpus: Path, name: str) -> tuple[Contract, etree._Element]:
    """The later one: its contract, and the document for counting."""
    archive = corpus / "superoffice" / "wsdl-2023.zip"
    opened = open_source(f"{archive}#*{name}.xml", offline=True)
    member = f"WSDL/WSDL-{name}.xml"
    return read_contract([opened], Diagnostics()), etree.fromstring(
        ZipFile(archive).read(member)
    )


def _operations(root: etree._Element) -> set[str]:
    return {str(one.get("name")) for one in root.findall("{*}portType/{*}operation")}


def _texts(root: etree._Element) -> int:
    every = root.iter("{*}documentation")
    return sum(bool(str(one.xpath("normalize-space()"))) for one in every)


def test_texts_that_a_publication_lost_are_told_with_their_number(corpus: Path) -> None:
    then = _then("services87-appointment")
    now, root = _now(corpus, "Services88-Appointment")
    texts = _texts(etree.parse(then).getroot())
    assert (texts > 80, _texts(root)) == (True, 0)
    found = {one.rule: one for one in diff(contract_in(then), now).findings}
    assert f"{texts} texts became 0" in found["documentation-lost"].detail
    assert found["namespace-version-changed"].old == "Services87"


def test_one_version_that_was_published_twice_breaks_without_a_new_one(
    corpus: Path,
) -> None:
    then = _then("services88-contact")
    now, root = _now(corpus, "Services88-Contact")
    findings = diff(now, contract_in(then)).findings
    gone = _operations(root) - _operations(etree.parse(then).getroot())
    assert gone
    assert {f"operation:Contact.{name}" for name in gone} == {
        one.path for one in findings if one.rule == "operation-removed"
    }
    told = {(one.rule, one.path) for one in findings}
    assert ("enum-value-removed", "type:ETableRight.Unused1") in told
    assert ("breaking-change-without-version-bump", "namespace:version") in told
    back = diff(contract_in(then), now).findings
    assert [one.rule for one in back if one.severity == "error"] == []
