"""Verification as a whole, on the seed operations' pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import UsageError
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.example import OperationPage
from wsdlsmith.project import Accepted
from wsdlsmith.read.operation_page import read_operation_page
from wsdlsmith.read.source import open_source
from wsdlsmith.runtime import Operation
from wsdlsmith.verify.bindings import Bindings, Direction, bindings_in
from wsdlsmith.verify.verify import verify

SEED = "wsdl/superoffice/Services88"
DIALECT = (
    Accepted(code="header-outside-header", reason="the pages' way"),
    Accepted(code="soap-version-differs", reason="the pages' way"),
)


@pytest.fixture(scope="module")
def contract() -> Contract:
    root = Path(__file__).parents[2]
    wsdl = open_source(f"{SEED}/ErpSync.wsdl", base=root)
    return read_contract([wsdl], Diagnostics())


@pytest.fixture(scope="module")
def pages() -> list[OperationPage]:
    root = Path(__file__).parents[2]
    documents = open_source(f"{SEED}/examples/*.md", base=root).documents
    return [page for each in documents if (page := read_operation_page(each))]


@pytest.fixture(scope="module")
def bindings() -> Iterator[Bindings]:
    generated = Path(__file__).parents[2] / "generated"
    with bindings_in(generated, "superoffice.services88") as found:
        yield found


class Lossy(Bindings):
    """Bindings that change each message on its way."""

    def __init__(self, package: str, old: bytes, new: bytes) -> None:
        super().__init__(package)
        self.change = (old, new)

    def round_trip(
        self, operation: Operation, direction: Direction, envelope: bytes
    ) -> bytes:
        return super().round_trip(operation, direction, envelope).replace(*self.change)


def shown(page: OperationPage, old: str, new: str) -> OperationPage:
    """The page with something else in its envelopes."""
    examples = tuple(
        replace(e, envelope=e.envelope.replace(old.encode(), new.encode()))
        for e in page.examples
    )
    return replace(page, examples=examples)


def test_the_seed_pages_come_back_and_only_their_dialect_deviates(
    contract: Contract, pages: list[OperationPage], bindings: Bindings
) -> None:
    report = verify(contract, pages, bindings)
    assert (report.pages, report.examples, report.bound, report.equal) == (2, 4, 4, 4)
    assert report.deviations == {"header-outside-header": 4, "soap-version-differs": 4}
    assert not report.clean
    accepted = verify(contract, pages, bindings, DIALECT)
    assert accepted.clean
    assert accepted.deviations == report.deviations
    assert len(accepted.accepted) == 8


def test_a_value_that_is_changed_on_the_way_is_unequal(
    contract: Contract, pages: list[OperationPage], bindings: Bindings
) -> None:
    lossy = Lossy(bindings.package, b">false<", b">true<")
    report = verify(contract, pages, lossy, DIALECT)
    assert (report.equal, len(report.unequal)) == (2, 2)
    first = report.unequal[0]
    assert (first.kind, first.expected, first.actual) == ("text", "'false'", "'true'")
    assert first.path.endswith("/ForceResyncResponse/Response/IsOk")
    assert not report.clean


def test_a_message_that_cannot_be_read_is_unequal_with_the_reason(
    contract: Contract, pages: list[OperationPage], bindings: Bindings
) -> None:
    broken = shown(pages[0], 'int">0<', 'int">zero<')
    report = verify(contract, [broken], bindings, DIALECT)
    assert {one.kind for one in report.unequal} == {"error"}
    assert "'zero'" in report.unequal[0].actual
    assert report.deviations["invalid-value"] > 0


def test_an_envelope_that_is_not_xml_is_a_finding_and_unequal(
    contract: Contract, pages: list[OperationPage], bindings: Bindings
) -> None:
    broken = shown(pages[0], "</SOAP-ENV:Envelope>", "")
    report = verify(contract, [broken], bindings)
    assert report.deviations["not-xml"] == 2
    assert [one.actual for one in report.unequal] == ["it is not XML"] * 2


def test_an_operation_that_no_page_shows_is_a_finding(
    contract: Contract, pages: list[OperationPage], bindings: Bindings
) -> None:
    report = verify(contract, pages[:1], bindings, DIALECT)
    assert report.undocumented_operations == ("ErpSync.ForceResyncNoBlankValues",)
    assert [str(f) for f in report.findings] == [
        "ErpSync.ForceResyncNoBlankValues: no page shows"
        " ErpSync.ForceResyncNoBlankValues [operation-not-documented]"
    ]


def test_a_service_that_no_page_speaks_of_is_listed_but_no_finding(
    contract: Contract, bindings: Bindings
) -> None:
    report = verify(contract, [], bindings)
    assert len(report.undocumented_operations) == 2
    assert report.clean


def test_a_page_about_an_unknown_operation_is_one_finding(
    contract: Contract, pages: list[OperationPage], bindings: Bindings
) -> None:
    gone = tuple(replace(e, operation="Gone") for e in pages[0].examples)
    report = verify(
        contract, [*pages, replace(pages[0], examples=gone)], bindings, DIALECT
    )
    assert (report.examples, report.bound) == (6, 4)
    assert report.documented_only_operations == ("ErpSync.Gone",)
    assert [f.code for f in report.findings] == ["operation-not-in-wsdl"]


def test_an_accept_entry_without_use_fails(
    contract: Contract, pages: list[OperationPage], bindings: Bindings
) -> None:
    accept = (*DIALECT, Accepted(code="wrong-order", reason="fixed since"))
    report = verify(contract, pages, bindings, accept)
    assert [f.code for f in report.findings] == ["accept-unused"]


def test_a_package_that_is_not_there_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(UsageError, match=r"the package no\.such cannot be imported"),
        bindings_in(tmp_path, "no.such"),
    ):
        pass


def test_a_package_is_put_aside_while_another_of_its_name_is_verified(
    bindings: Bindings, tmp_path: Path
) -> None:
    name = "superoffice.services88.services"
    before = sys.modules[name]
    folder = tmp_path / "superoffice" / "services88" / "services"
    folder.mkdir(parents=True)
    for package in (folder.parent, folder):
        (package / "__init__.py").write_text("")
    with bindings_in(tmp_path, bindings.package) as other:
        assert other.services == {}
        assert sys.modules[name] is not before
    assert sys.modules[name] is before
