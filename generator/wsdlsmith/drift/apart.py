"""Services apart: the contract of each WSDL is compared with its namesake's.

For an API whose WSDLs define one name differently (``per_service``). What several
services have in common is still told once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from wsdlsmith.drift.diff import Drift, diff, in_order, without_bump
from wsdlsmith.drift.evidence.evidence import Evidence, evidence
from wsdlsmith.drift.evidence.pages import named, pages_of
from wsdlsmith.drift.evidence.proof import Proof
from wsdlsmith.drift.evidence.replay import Verdict
from wsdlsmith.drift.finding import Direction, Finding, Reach, worse
from wsdlsmith.drift.rules.judge import worse_wire
from wsdlsmith.drift.versions.check import one_version
from wsdlsmith.drift.versions.mapping import fitting
from wsdlsmith.errors import InputError, UsageError
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.example import OperationPage
from wsdlsmith.model.schema import SchemaSet

_BUMP = "breaking-change-without-version-bump"
NOTHING: Final = Contract(services=(), schema=SchemaSet())
"""The other side of a service that came or went."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All findings between two sources, and the comparisons that gave them."""

    findings: tuple[Finding, ...]
    drifts: tuple[Drift, ...]

    def with_more(self, findings: Iterable[Finding]) -> Comparison:
        """With findings that are of no comparison of two services."""
        return replace(self, findings=in_order([*self.findings, *findings]))


def compare_apart(
    old: Sequence[Contract],
    new: Sequence[Contract],
    namespace_map: Mapping[str, str],
    labels: tuple[str, str],
) -> Comparison:
    """Compare each contract with the one of the other side for the same service."""
    whole = [_services(side) for side in (old, new)]
    for side, label in zip(whole, labels, strict=True):
        one_version(side, label)
    before, after = ({_name(one): one for one in side} for side in (old, new))
    both = before.keys() & after.keys()
    if not both:
        raise InputError(
            "the two sources have no service in common: "
            f"the old one has {', '.join(before)}, the new one {', '.join(after)}"
        )
    _check(namespace_map, [(before[name], after[name]) for name in both])
    pairs = [
        (before.get(name, NOTHING), after.get(name, NOTHING))
        for name in sorted(before.keys() | after.keys())
    ]
    drifts = tuple(
        diff(one, other, fitting(namespace_map, one, other), labels=labels)
        for one, other in pairs
    )
    found = list(_joined(chain.from_iterable(drift.findings for drift in drifts)))
    old_services, new_services = whole
    found += without_bump(old_services, new_services, found)
    return Comparison(in_order(found), drifts)


def _name(contract: Contract) -> str:
    return contract.services[0].name


def _services(contracts: Sequence[Contract]) -> Contract:
    """All services, for questions that are about nothing else."""
    every = tuple(service for one in contracts for service in one.services)
    return Contract(services=every, schema=SchemaSet())


def _check(
    names: Mapping[str, str], pairs: Sequence[tuple[Contract, Contract]]
) -> None:
    for old, new in names.items():
        if not any(fitting({old: new}, *pair) for pair in pairs):
            raise UsageError(
                f'--namespace-map: no service has "{old}" on the old side and "{new}" '
                "on the new one"
            )


def _joined(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each root cause once, with the reach of all services that it is felt in."""
    found: dict[str, Finding] = {}
    for one in findings:
        if one.rule != _BUMP:
            known = found.get(one.fingerprint)
            found[one.fingerprint] = one if known is None else _both(known, one)
    yield from found.values()


def _both(one: Finding, other: Finding) -> Finding:
    return replace(
        one,
        severity=worse(one.severity, other.severity),
        direction=_direction(one, other),
        reach=Reach(*map(sum, zip(one.reach, other.reach, strict=True))),
        wire=worse_wire(one.wire, other.wire),
    )


def _direction(one: Finding, other: Finding) -> Direction:
    if "none" in (one.direction, other.direction):
        return one.direction if other.direction == "none" else other.direction
    return one.direction if one.direction == other.direction else "both"


def evidence_of(
    comparison: Comparison,
    pages: Sequence[OperationPage],
    new_pages: Sequence[OperationPage] | None = None,
    *,
    of_drift: bool = False,
) -> Evidence:
    """What examples show of each comparison; each page is of one service.

    ``of_drift`` is as for ``evidence``; a page is then passed over, too, that is of
    no service.
    """
    parts = []
    drifts = comparison.drifts
    old = [service for drift in drifts for service in drift.old.services]
    new = [service for drift in drifts for service in drift.compared.pair.new.services]
    pages = named(old, pages)
    new_pages = None if new_pages is None else named(new, new_pages)
    for drift in drifts:
        before, after = pages, new_pages
        if of_drift or len(drifts) > 1:
            before = pages_of(drift.old, pages)
            if new_pages is not None:
                after = pages_of(drift.compared.pair.new, new_pages)
        parts.append(evidence(drift, before, after, of_drift=of_drift))
    if len(parts) == 1:
        return parts[0]
    proofs: dict[str, tuple[Proof, ...]] = {}
    verdicts: Counter[Verdict] = Counter()
    for part in parts:
        for key, shown in part.proofs.items():
            proofs[key] = (*proofs.get(key, ()), *shown)
        verdicts.update(part.verdicts)
    found = _joined(one for part in parts for one in part.findings)
    return Evidence(tuple(found), proofs, verdicts)
