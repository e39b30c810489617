"""Bindings: every service behind one connection pool."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from wsdlsmith.runtime import AsyncSession, Session

if TYPE_CHECKING:
    from .services.counter import AsyncCounter, Counter
    from .services.orders import AsyncOrders, Orders


class Bindings(Session):
    """Every service; use it as a context manager, or close it."""

    __base_url__ = "http://localhost/"

    @cached_property
    def counter(self) -> Counter:
        """Counter."""
        from .services.counter import Counter

        return self._service(Counter)

    @cached_property
    def orders(self) -> Orders:
        """Orders."""
        from .services.orders import Orders

        return self._service(Orders)


class AsyncBindings(AsyncSession):
    """Every service; use it as an async context manager, or close it."""

    __base_url__ = "http://localhost/"

    @cached_property
    def counter(self) -> AsyncCounter:
        """Counter."""
        from .services.counter import AsyncCounter

        return self._service(AsyncCounter)

    @cached_property
    def orders(self) -> AsyncOrders:
        """Orders."""
        from .services.orders import AsyncOrders

        return self._service(AsyncOrders)
