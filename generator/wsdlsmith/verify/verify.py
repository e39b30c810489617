"""Documented examples against contract and bindings (the command ``verify``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from wsdlsmith.errors import XmlError
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.example import Example, OperationPage
from wsdlsmith.project import Accepted
from wsdlsmith.read.document import Document
from wsdlsmith.read.xml import parse_xml
from wsdlsmith.runtime import SoapError
from wsdlsmith.verify.accept import divide
from wsdlsmith.verify.bindings import Bindings
from wsdlsmith.verify.conformance import Checked, Conformance
from wsdlsmith.verify.finding import Finding
from wsdlsmith.verify.infoset import first_difference
from wsdlsmith.verify.report import Report, Unequal


def verify(
    contract: Contract,
    pages: Sequence[OperationPage],
    bindings: Bindings,
    accept: Sequence[Accepted] = (),
) -> Report:
    """Check each example of ``pages``: against the contract, and there and back.

    ``bindings`` is the package made from ``contract``.
    """
    conformance = Conformance(contract)
    examples = [example for page in pages for example in page.examples]
    checked = [conformance.check(example) for example in examples]
    bound = [one for one in checked if one.bound is not None]
    unequal = [found for one in bound if (found := unequal_trip(one, bindings))]
    undocumented = _undocumented(contract, bound)
    only = {f"{e.service}.{e.operation}": e for e in _unbound(checked)}
    findings = [finding for one in checked for finding in one.findings]
    findings += _not_in_wsdl(only)
    findings += _not_documented(undocumented, bound)
    standing, accepted = divide(findings, accept)
    return Report(
        package=bindings.package,
        pages=len(pages),
        examples=len(examples),
        bound=len(bound),
        equal=len(bound) - len(unequal),
        unequal=tuple(unequal),
        deviations=dict(sorted(Counter(f.code for f in findings).items())),
        findings=tuple(standing),
        accepted=tuple(accepted),
        undocumented_operations=tuple(undocumented),
        documented_only_operations=tuple(sorted(only)),
    )


def unequal_trip(checked: Checked, bindings: Bindings) -> Unequal | None:
    """Where a bound example comes back changed, or not at all; None when equal."""
    example, bound = checked.example, checked.bound
    if bound is None:
        return None
    operation = bindings.operation(bound.service.name, bound.operation.name)
    if operation is None:
        why = f"{bindings.package} has no {bound.service.name}.{bound.operation.name}"
        return _failed(example, "", why)
    if checked.root is None:
        return _failed(example, "", "it is not XML")
    try:
        written = bindings.round_trip(operation, example.message, example.envelope)
        again = parse_xml(Document(example.location.file, "", written))
    except (SoapError, XmlError) as error:
        return _failed(example, getattr(error, "path", ""), str(error))
    return _difference(example, checked.root, again)


def _difference(
    example: Example, root: etree._Element, again: etree._Element
) -> Unequal | None:
    found = first_difference(root, again)
    if found is None:
        return None
    return Unequal(
        page=example.location.file,
        message=example.message,
        kind=found.kind,
        path=found.path,
        expected=found.expected,
        actual=found.actual,
        line=example.location.line,
    )


def _failed(example: Example, path: str, why: str) -> Unequal:
    return Unequal(
        page=example.location.file,
        message=example.message,
        kind="error",
        path=path,
        expected="the same envelope",
        actual=why,
        line=example.location.line,
    )


def _unbound(checked: Iterable[Checked]) -> Iterator[Example]:
    """The first example of each operation that the contract lacks."""
    seen: set[tuple[str, str]] = set()
    for one in checked:
        key = (one.example.service, one.example.operation)
        if one.bound is None and key not in seen:
            seen.add(key)
            yield one.example


def _not_in_wsdl(only: dict[str, Example]) -> Iterator[Finding]:
    for name, example in only.items():
        yield Finding(
            code="operation-not-in-wsdl",
            page=example.location.file,
            path=name,
            line=example.location.line,
            detail=f"the page shows {name}, which no WSDL has",
        )


def _undocumented(contract: Contract, bound: Iterable[Checked]) -> list[str]:
    shown = {_name(one) for one in bound}
    every = {f"{s.name}.{o.name}" for s in contract.services for o in s.operations}
    return sorted(every - shown)


def _not_documented(
    names: Iterable[str], bound: Iterable[Checked]
) -> Iterator[Finding]:
    """A finding for each operation that is left out where its service is shown.

    A service that no page speaks of is not a finding: then it was not asked for.
    """
    spoken_of = {_name(one).partition(".")[0] for one in bound}
    for name in names:
        if name.partition(".")[0] in spoken_of:
            yield Finding(
                code="operation-not-documented",
                path=name,
                detail=f"no page shows {name}",
            )


def _name(checked: Checked) -> str:
    bound = checked.bound
    return "" if bound is None else f"{bound.service.name}.{bound.operation.name}"
