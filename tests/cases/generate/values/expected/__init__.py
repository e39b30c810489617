"""Typed clients of 1 SOAP service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.lazy import lazy_exports

if TYPE_CHECKING:
    from .services.values import AsyncValues as AsyncValues
    from .services.values import Values as Values
    from .session import AsyncValues_2 as AsyncValues_2
    from .session import Values_2 as Values_2

__all__ = [
    "AsyncValues",
    "AsyncValues_2",
    "Values",
    "Values_2",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    """
services.values: AsyncValues Values
session: AsyncValues_2 Values_2
""",
)
