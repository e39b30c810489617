"""The vendor's published WSDLs, counted by a script that shares nothing with ours."""

from __future__ import annotations

import fnmatch
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.read.source import open_source

WSDL = "{http://schemas.xmlsoap.org/wsdl/}"
XS = "{http://www.w3.org/2001/XMLSchema}"


class Count(NamedTuple):
    services: int
    operations: int
    types: int


def _counted(archive: Path, version: str) -> Count:
    services, operations, types = 0, 0, set()
    with zipfile.ZipFile(archive) as members:
        for name in fnmatch.filter(members.namelist(), f"*{version}-*"):
            root = etree.fromstring(members.read(name))
            services += len(root.findall(f"{WSDL}portType"))
            operations += len(root.findall(f"{WSDL}portType/{WSDL}operation"))
            for schema in root.iter(f"{XS}schema"):
                for tag in ("complexType", "simpleType"):
                    for one in schema.findall(XS + tag):
                        types.add((schema.get("targetNamespace"), one.get("name")))
    return Count(services, operations, len(types))


@pytest.mark.parametrize(
    ("version", "stated"),
    [
        ("Services84", Count(51, 1355, 555)),
        ("Services86", Count(56, 1461, 612)),
        ("Services88", Count(60, 1849, 812)),
    ],
)
def test_all_services_operations_and_types_are_there(
    corpus: Path, version: str, stated: Count
) -> None:
    archive = corpus / "superoffice" / "wsdl-2023.zip"
    diagnostics = Diagnostics()
    opened = open_source(f"{archive}#*{version}-*", offline=True)
    contract = read_contract([opened], diagnostics)
    operations = sum(len(one.operations) for one in contract.services)
    found = Count(len(contract.services), operations, len(contract.schema.types))
    assert found == stated == _counted(archive, version)
    assert list(diagnostics) == []
    for service in contract.services:
        for operation in service.operations:
            for message in filter(None, (operation.input, operation.output)):
                assert all(part.declaration for part in message.parts)
                assert all(header.part.declaration for header in message.headers)


def test_the_pages_give_the_same_contract_as_the_files(corpus: Path) -> None:
    folder = corpus / "superoffice"
    sources = (
        f"{folder / 'wsdl-2023.zip'}#*Services88-*",
        f"{folder / 'docs-2023.zip'}#soap/Services88/Services88-*.md",
    )
    files, pages = (
        read_contract([open_source(one, offline=True)], Diagnostics())
        for one in sources
    )
    assert files.schema == pages.schema
    assert files.services == pages.services
