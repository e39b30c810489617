"""Typed clients of 2 SOAP services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.lazy import lazy_exports

if TYPE_CHECKING:
    from .services.address import AsyncAddress as AsyncAddress
    from .services.address import Address as Address
    from .services.import_ import AsyncImport as AsyncImport
    from .services.import_ import Import as Import
    from .session import AsyncNames as AsyncNames
    from .session import Names as Names

__all__ = [
    "Address",
    "AsyncAddress",
    "AsyncImport",
    "AsyncNames",
    "Import",
    "Names",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    """
services.address: Address AsyncAddress
services.import_: AsyncImport Import
session: AsyncNames Names
""",
)
