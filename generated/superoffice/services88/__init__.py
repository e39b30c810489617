"""Typed clients of 1 SOAP service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.lazy import lazy_exports

if TYPE_CHECKING:
    from .services.erp_sync import AsyncErpSync as AsyncErpSync
    from .services.erp_sync import ErpSync as ErpSync
    from .session import AsyncServices88 as AsyncServices88
    from .session import Services88 as Services88

__all__ = [
    "AsyncErpSync",
    "AsyncServices88",
    "ErpSync",
    "Services88",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    """
services.erp_sync: AsyncErpSync ErpSync
session: AsyncServices88 Services88
""",
)
