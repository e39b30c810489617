"""The vendor's own pages, counted beside a count that knows nothing of ours."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from wsdlsmith.model.example import OperationPage
from wsdlsmith.read.operation_page import read_operation_page
from wsdlsmith.read.page import wsdl_in_page
from wsdlsmith.read.sniff import sniff
from wsdlsmith.read.source import Document, open_source


@pytest.fixture(scope="module")
def archive(corpus: Path) -> Path:
    """The published pages of Services84, 86 and 88."""
    return corpus / "superoffice" / "docs-2023.zip"


@pytest.fixture(scope="module")
def documents(archive: Path) -> tuple[Document, ...]:
    return open_source(str(archive)).documents


@pytest.fixture(scope="module")
def pages(documents: tuple[Document, ...]) -> list[OperationPage]:
    return [page for each in documents if (page := read_operation_page(each))]


def _texts(archive: Path) -> dict[str, str]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def test_every_operation_page_has_its_two_envelopes(
    archive: Path, pages: list[OperationPage]
) -> None:
    expected: Counter[str] = Counter()
    for name, text in _texts(archive).items():
        count = len(re.findall(r"<[\w-]+:Envelope\b", text))
        if count:
            expected[name] = count
    found = {p.location.file.partition("#")[2]: len(p.examples) for p in pages}
    assert found == dict(expected)
    assert len(pages) == 4666
    assert sum(found.values()) == 9332


def test_service_operation_and_message_are_those_of_path_and_body(
    archive: Path, pages: list[OperationPage]
) -> None:
    texts = _texts(archive)
    for page in pages:
        name = page.location.file.partition("#")[2]
        _, service, operation = name.removesuffix(".md").rsplit("/", 2)
        assert (page.service, page.operation) == (service, operation)
        assert [e.message for e in page.examples] == ["request", "response"]
        lines = texts[name].split("\n")
        for example in page.examples:
            first = example.envelope.decode().split("\n")
            start = example.location.line - 1
            assert lines[start : start + len(first)] == first


def test_every_wsdl_page_holds_the_wsdl(
    archive: Path, documents: tuple[Document, ...]
) -> None:
    found = {each.name.partition("#")[2]: wsdl_in_page(each) for each in documents}
    held = {name: inside for name, inside in found.items() if inside is not None}
    expected = [n for n, text in _texts(archive).items() if "<wsdl:definitions" in text]
    assert sorted(held) == sorted(expected)
    assert len(held) == 51 + 56 + 60
    assert {sniff(inside) for inside in held.values()} == {"wsdl"}


def test_the_glob_of_one_version_chooses_its_wsdl_pages(archive: Path) -> None:
    chosen = open_source(f"{archive}#soap/Services88/Services88-*.md").documents
    assert len(chosen) == 60
