"""From sources to a package: the steps of ``generate``, in one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import wsdlsmith
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.emit.agreement import agree
from wsdlsmith.emit.package import emit_package
from wsdlsmith.emit.plan import Plan
from wsdlsmith.emit.planner import plan_package
from wsdlsmith.emit.render import Templates
from wsdlsmith.emit.xsdata_plan import plan_with_xsdata
from wsdlsmith.errors import UnsupportedError
from wsdlsmith.fileset import FileSet
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.example import OperationPage
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.read.page import read_operation_page
from wsdlsmith.read.sniff import sniff
from wsdlsmith.read.source import Document, Opened, open_source

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One package to make: from what, under which name, and how strictly."""

    package: str
    sources: tuple[str, ...]
    examples: tuple[str, ...] = ()
    base: Path | None = None
    """The folder that relative sources are seen from."""
    templates: Path | None = None
    per_service: bool = False
    strict: bool = False
    offline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A package in memory, and what was learnt on the way."""

    contract: Contract
    plan: Plan
    files: FileSet
    pages: tuple[OperationPage, ...]
    diagnostics: Diagnostics


def template_root() -> Path:
    """Our own templates: inside the installed package, or in the checkout."""
    package = Path(wsdlsmith.__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


def open_sources(job: Job, texts: Sequence[str]) -> list[Opened]:
    """Open each source of a job."""
    return [open_source(text, offline=job.offline, base=job.base) for text in texts]


def read_pages(opened: Sequence[Opened]) -> tuple[OperationPage, ...]:
    """The operation pages among the documents, sorted by service and operation."""
    pages = []
    for source in opened:
        for document in source.documents:
            if sniff(document) == "page":
                page = read_operation_page(document)
                if page is not None:
                    pages.append(page)
    return tuple(sorted(pages, key=lambda p: (p.service, p.operation, p.location)))


def read_job(
    job: Job, diagnostics: Diagnostics, progress: Progress
) -> tuple[Contract, tuple[OperationPage, ...], dict[str, str]]:
    """The contract, the pages and the hashes of the inputs of a job."""
    progress("reading")
    opened = open_sources(job, job.sources)
    pages_from = open_sources(job, job.examples)
    progress("merging")
    contract = read_contract(opened, diagnostics, per_service=job.per_service)
    if job.strict and len(diagnostics):
        first = next(iter(diagnostics))
        raise UnsupportedError(
            f"{len(diagnostics)} diagnostics under --strict; the first: "
            f"{first.message} [{first.code}]",
            first.location,
            hint=first.hint or "without --strict the rest is generated",
        )
    pages = read_pages([*opened, *pages_from])
    documents = [d for o in (*opened, *pages_from) for d in o.documents]
    return contract, pages, input_hashes(documents)


def build(job: Job, progress: Progress = lambda step: None) -> Built:
    """Make the package of a job in memory; nothing is written."""
    diagnostics = Diagnostics()
    contract, pages, inputs = read_job(job, diagnostics, progress)
    progress("comparing with xsdata's analysis")
    agree(plan_with_xsdata(contract.schema, diagnostics), contract.schema)
    progress("planning")
    plan = plan_package(contract, job.package, pages)
    progress("writing templates")
    files = emit_package(plan, Templates(template_root(), job.templates), inputs)
    return Built(
        contract=contract,
        plan=plan,
        files=files,
        pages=pages,
        diagnostics=diagnostics,
    )


def input_hashes(documents: Sequence[Document]) -> dict[str, str]:
    """The sha256 of each document under its file's name; no folder of the machine."""
    hashes: dict[str, str] = {}
    for document in sorted(documents, key=lambda d: (_base_name(d), d.data)):
        name, number = _base_name(document), 1
        while name in hashes:
            number += 1
            name = f"{_base_name(document)} ({number})"
        hashes[name] = sha256(document.data).hexdigest()
    return hashes


def _base_name(document: Document) -> str:
    return document.name.replace("\\", "/").rpartition("/")[2].rpartition("#")[2]
