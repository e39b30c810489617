"""From sources to a package: the steps of ``generate``, in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import wsdlsmith
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.emit.failure import check_failure_headers
from wsdlsmith.emit.package import emit_package
from wsdlsmith.emit.plan import Plan
from wsdlsmith.emit.planner import plan_package
from wsdlsmith.emit.render import Templates
from wsdlsmith.errors import UnsupportedError
from wsdlsmith.fileset import FileSet
from wsdlsmith.job import Inputs, Job, input_hashes, open_inputs
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.merge.subjects import Subjects
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.example import OperationPage
from wsdlsmith.names import Namespace, module_name
from wsdlsmith.read.page import read_pages
from wsdlsmith.read.source import Opened
from wsdlsmith.strict import refuse_diagnostics
from wsdlsmith.verify.roundtrip_module import MODULE, roundtrip_module

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A contract and the package planned for it.

    A job has one; with ``per_service`` it has one for each WSDL, each a package
    of its own below the job's.
    """

    contract: Contract
    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A package in memory, and what was learnt on the way."""

    parts: tuple[Part, ...]
    files: FileSet
    pages: tuple[OperationPage, ...]
    diagnostics: Diagnostics

    def pages_of(self, part: Part) -> list[OperationPage]:
        """The pages about a part's services; the first has those of no part too."""
        first, *others = self.parts
        if part is first:
            known = {s.name for one in others for s in one.contract.services}
            return [page for page in self.pages if page.service not in known]
        own = {service.name for service in part.contract.services}
        return [page for page in self.pages if page.service in own]


def template_root() -> Path:
    """Our own templates: inside the installed package, or in the checkout."""
    package = Path(wsdlsmith.__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


@contextmanager
def _bounded() -> Iterator[None]:
    """Tell definitions that lead to definitions without an end in sight."""
    try:
        yield
    except RecursionError as error:
        raise UnsupportedError(
            "definitions are derived from or nested in each other hundreds deep",
            hint="no service needs that; is the WSDL made by a program gone wrong?",
        ) from error


@_bounded()
def plan_job(
    job: Job,
    diagnostics: Diagnostics,
    progress: Progress,
    inputs: Inputs | None = None,
) -> tuple[tuple[Part, ...], tuple[OperationPage, ...], dict[str, str]]:
    """The parts, the pages and the hashes of the inputs of a job."""
    progress("reading")
    inputs = inputs or open_inputs(job)
    progress("merging")
    contracts = read_contracts(job, inputs.sources, diagnostics)
    if job.strict:
        refuse_diagnostics(diagnostics, "generated")
    progress("planning")
    subjects = Subjects.of(s for contract in contracts for s in contract.services)
    pages = tuple(map(subjects.page, read_pages(inputs.opened)))
    parts = tuple(_parts(job, contracts, pages))
    return parts, pages, input_hashes(inputs)


def read_contracts(
    job: Job, opened: Sequence[Opened], diagnostics: Diagnostics
) -> tuple[Contract, ...]:
    """The one contract of a job, or one for each WSDL with ``per_service``."""
    if job.per_service:
        return read_contract(opened, diagnostics, per_service=True, lenient=job.lenient)
    return (read_contract(opened, diagnostics, lenient=job.lenient),)


def _parts(
    job: Job, contracts: Sequence[Contract], pages: Sequence[OperationPage]
) -> Iterator[Part]:
    names = Namespace()
    check_failure_headers(job.failure, contracts)
    for contract in contracts:
        package = job.package
        if job.per_service:
            name = names.claim(module_name(contract.services[0].name))
            package = f"{job.package}.{name}"
        plan = plan_package(contract, package, pages, job.failure)
        yield Part(contract=contract, plan=plan)


@_bounded()
def build(
    job: Job,
    progress: Progress = lambda step: None,
    *,
    compare: bool = True,
    inputs: Inputs | None = None,
) -> Built:
    """Make the package of a job in memory; nothing is written.

    ``inputs`` are the job's, where they are open already.

    Without ``compare`` the classes are not held against xsdata's analysis: for
    who wants one call soon, and not code to keep.
    """
    diagnostics = Diagnostics()
    parts, pages, hashes = plan_job(job, diagnostics, progress, inputs)
    if compare:
        progress("comparing with xsdata's analysis")
        _compare(parts, diagnostics, strict=job.strict)
    progress("writing templates")
    templates = Templates(template_root(), job.templates)
    files = emit_package(
        job.package, [p.plan for p in parts], templates, hashes, _tests(job, templates)
    )
    return Built(parts=parts, files=files, pages=pages, diagnostics=diagnostics)


def _compare(parts: Sequence[Part], diagnostics: Diagnostics, *, strict: bool) -> None:
    # importing xsdata costs 0.1 s, and only this step needs it
    from wsdlsmith.emit.agreement import PlanMismatch, agree
    from wsdlsmith.emit.xsdata_plan import plan_with_xsdata

    for part in parts:
        schema = part.contract.schema
        try:
            agree(plan_with_xsdata(schema, diagnostics), schema)
        except PlanMismatch as error:
            if strict:
                raise
            diagnostics.add("xsdata-disagrees", error.message, hint=error.hint)


def _tests(job: Job, templates: Templates) -> dict[str, str]:
    """The module of round-trip tests, where the job asks for it."""
    if job.tests_in is None:
        return {}
    text = roundtrip_module(
        templates.render,
        job.package,
        job.examples,
        base=job.base or Path.cwd(),
        output=job.tests_in,
    )
    return {MODULE: text}
