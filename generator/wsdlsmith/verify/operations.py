"""Which operation of the contract a documented example belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit

from wsdlsmith.model.contract import Binding, Contract, Operation, Service, SoapVersion


class Bound(NamedTuple):
    """A service's operation as one of its bindings offers it."""

    service: Service
    binding: Binding
    operation: Operation


class Operations:
    """Finds operations by the names that pages use."""

    def __init__(self, contract: Contract) -> None:
        self._services: dict[str, list[Service]] = {}
        self._by_operation: dict[str, list[Service]] = {}
        for service in contract.services:
            for name in _names(service):
                self._services.setdefault(name, []).append(service)
            for operation in {o.name for o in service.operations}:
                self._by_operation.setdefault(operation, []).append(service)

    def find(
        self, service: str, operation: str, soap: SoapVersion | None = None
    ) -> Bound | None:
        """The operation, in the binding for ``soap`` where the service has one.

        A page may call the service by another name than its portType: by port,
        by wsdl:service, by address. Where it is known by none of them, an
        operation name that only one service has is enough.
        """
        candidates = self._services.get(service.casefold())
        if candidates is None:
            candidates = self._by_operation.get(operation, [])
            if len(candidates) != 1:
                return None
        for candidate in candidates:
            bindings = sorted(candidate.bindings, key=lambda b: b.soap != soap)
            for binding in bindings:
                for found in binding.operations:
                    if found.name == operation:
                        return Bound(candidate, binding, found)
        return None


def _names(service: Service) -> Iterator[str]:
    names = {service.name}
    for binding in service.bindings:
        for wsdl_service, port, address in binding.ports:
            names.update((wsdl_service.name, port))
            names.add(PurePosixPath(urlsplit(address).path).stem)
    return (name.casefold() for name in names if name)
