"""import: its operations, and the clients that call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Unpack

from wsdlsmith.runtime import (
    AsyncClient,
    AsyncClientOptions,
    Client,
    ClientOptions,
    ServiceBinding,
    async_call,
    call,
)

from .._schema import SCHEMA

if TYPE_CHECKING:
    from .. import types as t

SERVICE = ServiceBinding(
    SCHEMA,
    "import",
    """
port_type tns:import
soap 1.1
address http://localhost/api/import
path import
headers 1 credentials tns:Credentials xs:string 1; timeout_ tns:timeout xs:int 1
operation import import_ urn:import
> 1 tns:import; tns:Credentials xs:string ?; tns:self tns:Record ?; tns:from tns:Mode ?; tns:call tns:address ?; tns:t tns:Decimal ?; tns:address tns:Address ?; tns:Address tns:_address ?
< - tns:Answer; tns:Result tns:import//Answer/Result ?
operation List list_ urn:List
> - tns:List
< - tns:ListResponse; tns:Items xs:string *
operation list list_2 urn:list
> - tns:List
< - tns:ListResponse; tns:Items xs:string *
operation close close_ urn:close
> - tns:List
< - tns:ListResponse; tns:Items xs:string *
""",
)


class ImportOperations(Protocol):
    """What Import offers; implement it to fake the service."""

    def import_(
        self,
        *,
        credentials: str | None = None,
        self_: t.Record_ | None = None,
        from_: t.Mode | None = None,
        call_: t.Address_3 | None = None,
        t_: t.Decimal_ | None = None,
        address: t.Address | None = None,
        address_2: t.Address_2 | None = None,
    ) -> t.AnswerResult | None:
        """Ends a docstring: \"\"\" and a line \\ with a backslash at its end \\"""
        return call(
            self, "import", credentials, self_, from_, call_, t_, address, address_2
        )

    def list_(self) -> list[str]:
        """Call ``List``."""
        return call(self, "List")

    def list_2(self) -> list[str]:
        """Call ``list``."""
        return call(self, "list")

    def close_(self) -> list[str]:
        """Call ``close``."""
        return call(self, "close")


class AsyncImportOperations(Protocol):
    """What AsyncImport offers; implement it to fake the service."""

    async def import_(
        self,
        *,
        credentials: str | None = None,
        self_: t.Record_ | None = None,
        from_: t.Mode | None = None,
        call_: t.Address_3 | None = None,
        t_: t.Decimal_ | None = None,
        address: t.Address | None = None,
        address_2: t.Address_2 | None = None,
    ) -> t.AnswerResult | None:
        """Ends a docstring: \"\"\" and a line \\ with a backslash at its end \\"""
        return await async_call(
            self, "import", credentials, self_, from_, call_, t_, address, address_2
        )

    async def list_(self) -> list[str]:
        """Call ``List``."""
        return await async_call(self, "List")

    async def list_2(self) -> list[str]:
        """Call ``list``."""
        return await async_call(self, "list")

    async def close_(self) -> list[str]:
        """Call ``close``."""
        return await async_call(self, "close")


class Import(Client, ImportOperations):
    """Client of portType import."""

    __service__ = SERVICE

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


class AsyncImport(AsyncClient, AsyncImportOperations):
    """Client of portType import."""

    __service__ = SERVICE

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
