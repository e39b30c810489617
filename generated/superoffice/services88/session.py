"""Services88: every service behind one connection pool."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from wsdlsmith.runtime import AsyncClientOptions, AsyncSession, ClientOptions, Session

if TYPE_CHECKING:
    from . import types as t
    from .services.erp_sync import AsyncErpSync, ErpSync


class Services88(Session):
    """Every service; use it as a context manager, or close it."""

    __base_url__ = "https://sod.superoffice.com/Cust12345/Remote/Services88/"

    def __init__(
        self,
        base_url: str | None = None,
        *,
        application_token: str | None = None,
        credentials: t.SoCredentials | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        headers = {
            "application_token": application_token,
            "credentials": credentials,
        }
        super().__init__(base_url, headers, **options)

    @cached_property
    def erp_sync(self) -> ErpSync:
        """ErpSync."""
        from .services.erp_sync import ErpSync

        return self._service(ErpSync)


class AsyncServices88(AsyncSession):
    """Every service; use it as an async context manager, or close it."""

    __base_url__ = "https://sod.superoffice.com/Cust12345/Remote/Services88/"

    def __init__(
        self,
        base_url: str | None = None,
        *,
        application_token: str | None = None,
        credentials: t.SoCredentials | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        headers = {
            "application_token": application_token,
            "credentials": credentials,
        }
        super().__init__(base_url, headers, **options)

    @cached_property
    def erp_sync(self) -> AsyncErpSync:
        """ErpSync."""
        from .services.erp_sync import AsyncErpSync

        return self._service(AsyncErpSync)
