"""WSDLs of public projects, as they are found."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from lxml import etree
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import WsdlsmithError
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.model.contract import Contract
from wsdlsmith.read.source import open_source

from tests.conftest import CORPUS

WILD = CORPUS / "wild"
REFUSED = {
    "node-soap-imported": "portType {http://foo.bar/doIt/}doIt has no operation 'doIt'",
    "soa-model-article": "there is no portType 'ArticleServicePTTEST' in namespace",
    "wsdl2go-data-withkeyword": "there is no type 'ClientIdentification' in namespace",
}
"""What is wrong with those that no reading can save: the file contradicts itself,
or a type is nowhere."""
WSDL = "{http://schemas.xmlsoap.org/wsdl/}"
SOAP = (
    "http://schemas.xmlsoap.org/wsdl/soap/",
    "http://schemas.xmlsoap.org/wsdl/soap12/",
)


def _entries() -> list[tuple[str, str]]:
    if not WILD.is_dir():
        return []
    with (WILD / "manifest.tsv").open(encoding="utf-8", newline="") as rows:
        return [
            (row["folder"], row["entry"])
            for row in csv.DictReader(rows, delimiter="\t")
        ]


ENTRIES = _entries()


def _read(folder: str, entry: str) -> tuple[Contract, Diagnostics]:
    diagnostics = Diagnostics()
    opened = open_source(str(WILD / folder / entry), offline=True)
    return read_contract([opened], diagnostics), diagnostics


def _callable_operations(path: Path) -> set[str]:
    """The operations with a request that a SOAP binding of this very file names."""
    root = etree.parse(path).getroot()
    found = set()
    for binding in root.findall(f"{WSDL}binding"):
        if any(binding.find(f"{{{soap}}}binding") is not None for soap in SOAP):
            bound = {str(o.get("name")) for o in binding.findall(f"{WSDL}operation")}
            port_type = str(binding.get("type")).rpartition(":")[2]
            for one in root.findall(f"{WSDL}portType[@name='{port_type}']/*"):
                first = next((c.tag for c in one if c.tag in _DIRECTIONS), None)
                if one.get("name") in bound and first == f"{WSDL}input":
                    found.add(str(one.get("name")))
    return found


_DIRECTIONS = (f"{WSDL}input", f"{WSDL}output")


@pytest.mark.parametrize(
    ("folder", "entry"),
    [one for one in ENTRIES if one[0] not in REFUSED],
    ids=[one[0] for one in ENTRIES if one[0] not in REFUSED],
)
def test_each_operation_of_a_wild_wsdl_is_there(
    corpus: Path, folder: str, entry: str
) -> None:
    contract, _ = _read(folder, entry)
    found = {
        o.name for s in contract.services for b in s.bindings for o in b.operations
    }
    assert _callable_operations(WILD / folder / entry) <= found


@pytest.mark.parametrize("folder", sorted(REFUSED))
def test_a_wsdl_beyond_meaning_says_why(corpus: Path, folder: str) -> None:
    with pytest.raises(WsdlsmithError) as raised:
        _read(folder, dict(ENTRIES)[folder])
    assert REFUSED[folder] in str(raised.value)
    assert folder in raised.value.location.file
    assert raised.value.location.path


def test_all_wild_wsdls_were_tried(corpus: Path) -> None:
    assert len(ENTRIES) == 50


def test_a_type_that_is_nowhere_can_be_read_as_anything(corpus: Path) -> None:
    folder = "wsdl2go-data-withkeyword"
    diagnostics = Diagnostics()
    opened = open_source(str(WILD / folder / dict(ENTRIES)[folder]), offline=True)
    contract = read_contract([opened], diagnostics, lenient=True)
    assert [len(service.operations) for service in contract.services] == [1]
    assert sum(one.code == "missing" for one in diagnostics) == 2
