"""Which service of the new contract each one of the old is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wsdlsmith.drift.change import Change, Subject
from wsdlsmith.drift.changes.likeness import pair_up
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import service_owner
from wsdlsmith.errors import InputError
from wsdlsmith.model.contract import Contract, Service
from wsdlsmith.model.qname import QName

_SHARED = 0.8
"""The share of operations that makes two services one."""


class Matched:
    """The services of both sides, in pairs and alone."""

    def __init__(self, old: Contract, new: Contract) -> None:
        before = {service.port_type: service for service in old.services}
        after = {service.port_type: service for service in new.services}
        self.kept = [(before[n], after[n]) for n in sorted(before) if n in after]
        gone = {n: s for n, s in before.items() if n not in after}
        come = {n: s for n, s in after.items() if n not in before}

        def score(one: QName, other: QName) -> float:
            if one.name == other.name:
                return 2.0
            return _shared(gone[one], come[other])

        pairs = pair_up(gone, come, score, _SHARED)
        self.renamed = [
            (gone.pop(one), come.pop(other), min(sure, 1.0))
            for one, other, sure in pairs
        ]
        self.removed = [gone[name] for name in sorted(gone)]
        self.added = [come[name] for name in sorted(come)]

    def pairs(self) -> tuple[tuple[Service, Service], ...]:
        """All services that both contracts have."""
        return (*self.kept, *((old, new) for old, new, _ in self.renamed))

    def check(self) -> None:
        """Refuse contracts that have nothing to do with each other."""
        if self.pairs() or not (self.removed and self.added):
            return
        names = [
            ", ".join(s.name for s in services[:3]) + (" ..." * (len(services) > 3))
            for services in (self.removed, self.added)
        ]
        raise InputError(
            "the two sources have no service in common: "
            f"the old one has {names[0]}, the new one {names[1]}",
            hint="name the same API on both sides; --namespace-map OLD=NEW says which "
            "namespace became which",
        )

    def changes(self) -> Iterator[Change]:
        """Services that came, went, or have another name."""
        for old, new, sure in self.renamed:
            if old.name != new.name:
                change = service_owner(new).change(
                    "service-renamed", old.name, new.name
                )
                yield replace(change, path=f"service:{old.name}", confidence=sure)
        for service in self.removed:
            count = f"{len(service.operations)} operations"
            yield service_owner(service).change("service-removed", count, None)
        for service in self.added:
            owner = Owner(f"service:{service.name}", "service", Subject(services=1))
            count = f"{len(service.operations)} operations"
            yield owner.change("service-added", None, count)


def _shared(old: Service, new: Service) -> float:
    one = {operation.name for operation in old.operations}
    other = {operation.name for operation in new.operations}
    return len(one & other) / max(1, len(one), len(other))
