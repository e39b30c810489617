"""Typed clients of 2 SOAP services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.lazy import lazy_exports

if TYPE_CHECKING:
    from .services.counter import AsyncCounter as AsyncCounter
    from .services.counter import Counter as Counter
    from .services.orders import AsyncOrders as AsyncOrders
    from .services.orders import Orders as Orders
    from .session import AsyncBindings as AsyncBindings
    from .session import Bindings as Bindings

__all__ = [
    "AsyncBindings",
    "AsyncCounter",
    "AsyncOrders",
    "Bindings",
    "Counter",
    "Orders",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    """
services.counter: AsyncCounter Counter
services.orders: AsyncOrders Orders
session: AsyncBindings Bindings
""",
)
