"""The two documented operations in wsdl/: contract and pages fit each other.

Read with lxml alone, so that this says nothing about our own reader.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree

HOME = Path(__file__).parents[2] / "wsdl/superoffice/Services88"
PAGES = sorted((HOME / "examples").glob("*.md"))
TNS = "http://www.superoffice.net/ws/crm/NetServer/Services88"
SOAP12 = "http://www.w3.org/2003/05/soap-envelope"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
NAMES = {
    "s": SOAP12,
    "w": "http://schemas.xmlsoap.org/wsdl/",
    "soap": "http://schemas.xmlsoap.org/wsdl/soap/",
    "xs": "http://www.w3.org/2001/XMLSchema",
}


def envelopes(page: Path) -> list[etree._Element]:
    fences = re.findall(r"^```xml\n(.*?)\n```$", page.read_text(), re.S | re.M)
    return [etree.fromstring(fence.strip().encode()) for fence in fences]


def contract() -> etree._Element:
    return etree.parse(HOME / "ErpSync.wsdl").getroot()


def schema(folder: Path) -> etree.XMLSchema:
    """The WSDL's schemas as files, so that libxml2 can follow the import."""
    arrays, main = contract().iterfind(".//xs:schema", NAMES)
    (folder / "arrays.xsd").write_bytes(etree.tostring(arrays))
    for step in main.iterfind("xs:import", NAMES):
        step.set("schemaLocation", "arrays.xsd")
    (folder / "main.xsd").write_bytes(etree.tostring(main))
    return etree.XMLSchema(etree.parse(folder / "main.xsd"))


def blocks(envelope: etree._Element) -> Iterator[etree._Element]:
    """Headers and body entries; the pages put headers straight into Envelope."""
    for child in envelope:
        yield from child if child.tag == f"{{{SOAP12}}}Body" else (child,)


def alone(block: etree._Element) -> etree._Element:
    """The block as a document, with the prefixes that its xsi:type values need."""
    return etree.fromstring(etree.tostring(block, with_tail=False))


def test_each_page_shows_a_request_and_a_response() -> None:
    shown = {
        page.stem: [
            [str(block.tag).removeprefix(f"{{{TNS}}}") for block in blocks(envelope)]
            for envelope in envelopes(page)
        ]
        for page in PAGES
    }
    headers = ["ApplicationToken", "Credentials"]
    assert shown == {
        name: [[*headers, name], [f"{name}Response"]]
        for name in ("ForceResync", "ForceResyncNoBlankValues")
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_documented_envelopes_conform_to_the_schema(
    page: Path, tmp_path: Path
) -> None:
    xsd = schema(tmp_path)
    for envelope in envelopes(page):
        for block in blocks(envelope):
            xsd.assertValid(alone(block))


def test_the_schema_is_strict_enough_to_notice_a_wrong_number(tmp_path: Path) -> None:
    request = next(block for block in blocks(envelopes(PAGES[0])[0]) if len(block) > 1)
    request[0].text = "many"
    with pytest.raises(etree.DocumentInvalid, match="'many' is not a valid value"):
        schema(tmp_path).assertValid(alone(request))


def test_every_type_that_an_envelope_states_is_in_the_contract() -> None:
    declared = {
        (part.get("targetNamespace"), step.get("name"))
        for part in contract().iterfind(".//xs:schema", NAMES)
        for step in part.iterfind("xs:complexType", NAMES)
    }
    stated = set()
    for page in PAGES:
        for element in (e for envelope in envelopes(page) for e in envelope.iter("*")):
            if value := element.get(f"{{{XSI}}}type"):
                prefix, name = value.split(":")
                stated.add((element.nsmap[prefix], name))
    own = {name for name in stated if name[0] != NAMES["xs"]}
    assert {name for _, name in own} == {
        *("ArrayOfint", "PluginResponse", "ChangedData"),
        *("ArrayOfChangedDataItem", "ChangedDataItem"),
    }
    assert declared == own | {(TNS, "SoCredentials")}


def test_the_binding_says_where_and_how_to_call() -> None:
    root = contract()
    assert root.get("name") == "WcfErpSyncService"
    assert root.xpath("string(w:service/@name)", namespaces=NAMES) == root.get("name")
    assert root.xpath("string(w:portType/@name)", namespaces=NAMES) == "ErpSync"
    assert root.xpath("string(//soap:address/@location)", namespaces=NAMES) == (
        "https://sod.superoffice.com/Cust12345/Remote/Services88/ErpSync.svc"
    )
    actions = root.xpath("//soap:operation/@soapAction", namespaces=NAMES)
    assert actions == [f"{TNS}/ErpSync/{page.stem}" for page in PAGES]


def test_sources_lists_every_file_with_its_hash() -> None:
    listed = tomllib.loads((HOME / "SOURCES.toml").read_text())["file"]
    for entry in listed:
        data = (HOME / entry["path"]).read_bytes()
        assert (entry["size"], entry["sha256"]) == (
            len(data),
            sha256(data).hexdigest(),
        )
    present = {path.relative_to(HOME).as_posix() for path in HOME.rglob("*.*")}
    ours = {"SOURCES.toml", "contract.lock"}
    assert {entry["path"] for entry in listed} == present - ours
