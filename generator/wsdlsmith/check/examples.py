"""Whether the documented envelopes still stand, and still hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from wsdlsmith.check.problem import Problem, Target
from wsdlsmith.model.example import OperationPage
from wsdlsmith.pipeline import Built
from wsdlsmith.read.files import expand
from wsdlsmith.read.references import has_scheme
from wsdlsmith.verify.accept import of_one_api
from wsdlsmith.verify.bindings import bindings_in
from wsdlsmith.verify.report import Report
from wsdlsmith.verify.verify import verify

_ACCEPT: Final = "accept the code in the project file with a reason"
_TODO: Final[dict[str, str]] = {
    "accept-unused": "remove the entry from the project file",
    "operation-not-documented": f"show it on a page, or {_ACCEPT}",
}


def without_vanished(target: Target) -> tuple[Target, list[Problem]]:
    """The target without the example sources that are not there any more."""
    gone = [one for one in target.job.examples if _vanished(target, one)]
    left = tuple(one for one in target.job.examples if one not in gone)
    problems = [
        Problem(
            check="examples",
            code="example-removed",
            sentence=f"the examples {source} are gone: no file is there any more",
            todo="restore them, or take them out of examples in the project file",
            file=source.partition("#")[0],
        )
        for source in gone
    ]
    return replace(target, job=replace(target.job, examples=left)), problems


def _vanished(target: Target, source: str) -> bool:
    path = source.partition("#")[0]
    if has_scheme(path):
        return False
    base = target.job.base or Path.cwd()
    return not (base / path).exists() and not expand(path, base)


def shown_messages(pages: Sequence[OperationPage]) -> set[str]:
    """``Service.Operation request`` for each message that a page shows."""
    return {
        f"{one.service}.{one.operation} {one.message}"
        for page in pages
        for one in page.examples
    }


def removed_examples(
    locked: Collection[str], pages: Sequence[OperationPage], lock: str
) -> Iterator[Problem]:
    """A sentence for each example that the lock has and no page shows any more."""
    for message in sorted(set(locked) - shown_messages(pages)):
        operation, _, kind = message.partition(" ")
        yield Problem(
            check="examples",
            code="example-removed",
            sentence=f"the documented {kind} of {operation} is gone: no page shows it "
            "any more",
            todo="restore its page, or run wsdlsmith lock to let it go",
            file=lock,
        )


def check_examples(target: Target, built: Built) -> tuple[list[Problem], str]:
    """Verify the examples with the bindings as they should be."""
    if not built.pages:
        return [], "none declared"
    reports = []
    with TemporaryDirectory(prefix="wsdlsmith-") as name:
        built.files.write(Path(name))
        for part in built.parts:
            with bindings_in(Path(name), part.plan.package) as bindings:
                pages = built.pages_of(part)
                accept = target.api.accept
                reports.append(verify(part.contract, pages, bindings, accept))
    told = [one for report in of_one_api(reports) for one in _problems(target, report)]
    equal = sum(report.equal for report in reports)
    return told, f"{equal:,} envelopes there and back"


def _problems(target: Target, report: Report) -> Iterator[Problem]:
    for one in report.unequal:
        yield Problem(
            check="examples",
            code="example-unequal",
            sentence=f"the {one.message} does not come back as it is shown, "
            f"at {one.path or 'its root'}",
            todo="see wsdlsmith verify; correct the page or report a bug of wsdlsmith",
            file=target.page(one.page),
            line=one.line,
        )
    for finding in report.findings:
        yield Problem(
            check="examples",
            code=finding.code,
            sentence=": ".join(filter(None, (finding.path, finding.detail))),
            todo=_TODO.get(finding.code, f"correct the page or the WSDL, or {_ACCEPT}"),
            file=target.page(finding.page),
            line=finding.line,
        )
