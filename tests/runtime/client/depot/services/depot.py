"""Depot: the operations of portType Depot, sync and async."""

# ruff: noqa: TID252

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
    from ..types.depot import Login, Parcel

SERVICE = ServiceBinding(
    SCHEMA,
    "Depot",
    """
port_type t:Depot
soap 1.1
address http://depot.example/api/Depot.svc
path Depot.svc
headers 1 ticket t:Ticket xs:string n; login t:Login t:Login n
headers 2 served_by t:ServedBy xs:string n
operation Find find urn:depot/Find
> 1 t:Find; t:Number xs:int ?
< 2 t:FindResponse; t:Result t:Parcel ?n
! Trouble t:TroubleDetail t:Trouble
operation Forget forget -
> - t:Forget; t:Number xs:int ?; t:UserPassword xs:string ?n
""",
)


class DepotOperations(Protocol):
    """What Depot offers; implement it to fake the service in tests."""

    def find(self, *, number: int | None = None) -> Parcel | None:
        """Call ``Find``."""
        return call(self, "Find", number)

    def forget(
        self, *, number: int | None = None, user_password: str | None = None
    ) -> None:
        """Call ``Forget``."""
        call(self, "Forget", number, user_password)


class AsyncDepotOperations(Protocol):
    """What AsyncDepot offers; implement it to fake the service in tests."""

    async def find(self, *, number: int | None = None) -> Parcel | None:
        """Call ``Find``."""
        return await async_call(self, "Find", number)

    async def forget(
        self, *, number: int | None = None, user_password: str | None = None
    ) -> None:
        """Call ``Forget``."""
        await async_call(self, "Forget", number, user_password)


class Depot(Client, DepotOperations):
    """Client of Depot."""

    __service__ = SERVICE

    def __init__(
        self,
        base_url: str | None = None,
        *,
        ticket: str | None = None,
        login: Login | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(base_url, {"ticket": ticket, "login": login}, **options)


class AsyncDepot(AsyncClient, AsyncDepotOperations):
    """Asynchronous client of Depot."""

    __service__ = SERVICE

    def __init__(
        self,
        base_url: str | None = None,
        *,
        ticket: str | None = None,
        login: Login | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(base_url, {"ticket": ticket, "login": login}, **options)
