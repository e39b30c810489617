"""Values_2: every service behind one connection pool."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from wsdlsmith.runtime import AsyncSession, Session

if TYPE_CHECKING:
    from .services.values import AsyncValues, Values


class Values_2(Session):
    """Every service; use it as a context manager, or close it."""

    __base_url__ = "http://localhost/"

    @cached_property
    def values(self) -> Values:
        """Values."""
        from .services.values import Values

        return self._service(Values)


class AsyncValues_2(AsyncSession):
    """Every service; use it as an async context manager, or close it."""

    __base_url__ = "http://localhost/"

    @cached_property
    def values(self) -> AsyncValues:
        """Values."""
        from .services.values import AsyncValues

        return self._service(AsyncValues)
