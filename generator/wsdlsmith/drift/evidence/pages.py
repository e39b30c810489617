"""Pages that are new, and pages that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from wsdlsmith.drift.change import OperationId
from wsdlsmith.drift.diff import Drift
from wsdlsmith.drift.finding import Finding, Reach
from wsdlsmith.drift.rules.table import RULES
from wsdlsmith.merge.subjects import Subjects
from wsdlsmith.model.contract import Contract, Service
from wsdlsmith.model.example import OperationPage

Shown: TypeAlias = "dict[OperationId, set[str]]"
"""Which messages of an operation pages show."""
_BOTH: Final = {"request", "response"}


def pages_of(
    contract: Contract, pages: Iterable[OperationPage]
) -> tuple[OperationPage, ...]:
    """Of pages under their API's names those about a contract's services.

    Where services stand apart no name is sought in one of them alone: another may
    have the same message.
    """
    names = {service.name for service in contract.services}
    return tuple(page for page in pages if page.service in names)


def named(
    services: Iterable[Service], pages: Iterable[OperationPage]
) -> tuple[OperationPage, ...]:
    """All pages, under the names of an API's services as far as it has them."""
    return tuple(map(Subjects.of(services).page, pages))


def page_findings(
    drift: Drift, old: Sequence[OperationPage], new: Sequence[OperationPage]
) -> Iterator[Finding]:
    """One finding for each operation whose examples came or went."""
    names = {one.name: other.name for one, other in drift.compared.pair.services}
    before, after = _shown(old, names), _shown(new, {})
    yield from _missing("example-removed", before, after)
    yield from _missing("example-added", after, before)


def _shown(pages: Iterable[OperationPage], names: dict[str, str]) -> Shown:
    found: Shown = {}
    for page in pages:
        for one in page.examples:
            service = names.get(one.service, one.service)
            key = OperationId(service, one.operation)
            found.setdefault(key, set()).add(one.message)
    return found


def _missing(rule: str, there: Shown, here: Shown) -> Iterator[Finding]:
    entry = RULES[rule]
    for key, messages in sorted(there.items()):
        left = messages - here.get(key, set())
        if not left:
            continue
        name = f"{key.service}.{key.operation}"
        told = ", ".join(sorted(left))
        gone = rule == "example-removed"
        shown = name if left == _BOTH else f"{name} {told}"
        yield Finding(
            rule=rule,
            severity=entry.request.severity,
            direction="none",
            path=f"operation:{name}",
            old=told if gone else None,
            new=None if gone else told,
            scope="operation",
            reach=Reach(1, 1),
            detail=entry.message.format(name=shown),
        )
