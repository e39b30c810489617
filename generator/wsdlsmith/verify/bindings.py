"""A generated package, imported: what reads and writes the examples."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Literal

from wsdlsmith.errors import UsageError
from wsdlsmith.runtime import (
    Operation,
    ServiceBinding,
    read_message,
    write_message,
)

Direction = Literal["request", "response"]


class Bindings:
    """The services of one generated package, by the portType's local name."""

    def __init__(self, package: str) -> None:
        self.package = package
        self._services = {service.name: service for service in _services(package)}

    @property
    def services(self) -> Mapping[str, ServiceBinding]:
        """The service bindings of the package."""
        return self._services

    def operation(self, service: str, operation: str) -> Operation | None:
        """The operation; None where the package has none of that name."""
        found = self._services.get(service)
        return None if found is None else found.operations.get(operation)

    def round_trip(
        self, operation: Operation, direction: Direction, envelope: bytes
    ) -> bytes:
        """``envelope`` read as objects and written again, in its own dialect."""
        message = read_message(operation, direction, envelope)
        return write_message(operation, direction, message)


@contextmanager
def bindings_in(folder: Path, package: str) -> Iterator[Bindings]:
    """The package as it stands below ``folder``, whatever else is imported.

    A package of that name that was imported before is put aside meanwhile: what
    is verified must be what was just generated.
    """
    aside = _take_modules(package)
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield Bindings(package)
    finally:
        sys.path.remove(str(folder))
        _take_modules(package)
        sys.modules.update(aside)
        importlib.invalidate_caches()


def _take_modules(package: str) -> dict[str, ModuleType]:
    """Remove the package, its modules and its parents from ``sys.modules``."""
    parts = package.split(".")
    parents = {".".join(parts[:count]) for count in range(1, len(parts))}
    names = [
        name
        for name in sys.modules
        if name in parents or name == package or name.startswith(package + ".")
    ]
    return {name: sys.modules.pop(name) for name in names}


def _services(package: str) -> Iterator[ServiceBinding]:
    try:
        folder = importlib.import_module(f"{package}.services")
    except ModuleNotFoundError as error:
        raise UsageError(
            f"the package {package} cannot be imported: {error.name} is not there",
            hint="generate it first, or say where it is with --output",
        ) from error
    for module in pkgutil.iter_modules(folder.__path__):
        found = importlib.import_module(f"{package}.services.{module.name}")
        service = getattr(found, "SERVICE", None)
        if isinstance(service, ServiceBinding):
            yield service
