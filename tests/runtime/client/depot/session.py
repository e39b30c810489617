"""DepotApi: all services of this version behind one connection pool."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from wsdlsmith.runtime import AsyncClientOptions, AsyncSession, ClientOptions, Session

if TYPE_CHECKING:
    from .services.depot import AsyncDepot, Depot
    from .services.scale import AsyncScale, Scale
    from .types.depot import Login


class DepotApi(Session):
    """Every service of this version; use it as a context manager."""

    def __init__(
        self,
        base_url: str | None = None,
        *,
        ticket: str | None = None,
        login: Login | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(base_url, {"ticket": ticket, "login": login}, **options)

    @cached_property
    def depot(self) -> Depot:
        """Depot."""
        from .services.depot import Depot

        return self._service(Depot)

    @cached_property
    def scale(self) -> Scale:
        """Scale."""
        from .services.scale import Scale

        return self._service(Scale)


class AsyncDepotApi(AsyncSession):
    """Every service of this version, for async code; use it by ``async with``."""

    def __init__(
        self,
        base_url: str | None = None,
        *,
        ticket: str | None = None,
        login: Login | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(base_url, {"ticket": ticket, "login": login}, **options)

    @cached_property
    def depot(self) -> AsyncDepot:
        """Depot."""
        from .services.depot import AsyncDepot

        return self._service(AsyncDepot)

    @cached_property
    def scale(self) -> AsyncScale:
        """Scale."""
        from .services.scale import AsyncScale

        return self._service(AsyncScale)
