"""Names: every service behind one connection pool."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from wsdlsmith.runtime import AsyncClientOptions, AsyncSession, ClientOptions, Session

if TYPE_CHECKING:
    from .services.address import AsyncAddress, Address
    from .services.import_ import AsyncImport, Import


class Names(Session):
    """Every service; use it as a context manager, or close it."""

    __base_url__ = "http://localhost/api/"

    def __init__(
        self,
        base_url: str | None = None,
        *,
        credentials: str | None = None,
        timeout_: int | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        headers = {
            "credentials": credentials,
            "timeout_": timeout_,
        }
        super().__init__(base_url, headers, **options)

    @cached_property
    def address(self) -> Address:
        """Address."""
        from .services.address import Address

        return self._service(Address)

    @cached_property
    def import_(self) -> Import:
        """import."""
        from .services.import_ import Import

        return self._service(Import)


class AsyncNames(AsyncSession):
    """Every service; use it as an async context manager, or close it."""

    __base_url__ = "http://localhost/api/"

    def __init__(
        self,
        base_url: str | None = None,
        *,
        credentials: str | None = None,
        timeout_: int | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        headers = {
            "credentials": credentials,
            "timeout_": timeout_,
        }
        super().__init__(base_url, headers, **options)

    @cached_property
    def address(self) -> AsyncAddress:
        """Address."""
        from .services.address import AsyncAddress

        return self._service(AsyncAddress)

    @cached_property
    def import_(self) -> AsyncImport:
        """import."""
        from .services.import_ import AsyncImport

        return self._service(AsyncImport)
