"""The operation of the contract that an example's names mean."""

from __future__ import annotations

from typing import NamedTuple

from wsdlsmith.model.contract import Binding, Contract, Operation, Service, SoapVersion


class Bound(NamedTuple):
    """A service's operation as one of its bindings offers it."""

    service: Service
    binding: Binding
    operation: Operation


class Operations:
    """Finds operations by the contract's own names."""

    def __init__(self, contract: Contract) -> None:
        self._services: dict[str, list[Service]] = {}
        for service in contract.services:
            self._services.setdefault(service.name, []).append(service)

    def find(
        self, service: str, operation: str, soap: SoapVersion | None = None
    ) -> Bound | None:
        """The operation, in the binding for ``soap`` where the service has one."""
        for candidate in self._services.get(service, ()):
            bindings = sorted(candidate.bindings, key=lambda b: b.soap != soap)
            for binding in bindings:
                for found in binding.operations:
                    if found.name == operation:
                        return Bound(candidate, binding, found)
        return None
