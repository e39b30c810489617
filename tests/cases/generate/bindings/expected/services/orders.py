"""Orders: its operations, and the clients that call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from wsdlsmith.runtime import AsyncClient, Client, ServiceBinding, async_call, call

from .._schema import SCHEMA

if TYPE_CHECKING:
    from .. import types as t

SERVICE = ServiceBinding(
    SCHEMA,
    "Orders",
    """
port_type tns:Orders
soap 1.2
address http://localhost/orders
path orders
operation Place place urn:Place
> - =tns:order tns:Order 1
< - =tns:receipt xs:string 1
! Refused tns:refused tns:Refusal 1n faults:RefusedFault
operation Notify notify urn:Notify
> - tns:Notify; order tns:Order 1
operation Ping ping -
> -
< -
""",
)


class OrdersOperations(Protocol):
    """What Orders offers; implement it to fake the service."""

    def place(self, *, order: t.Order) -> str:
        """Call ``Place``."""
        return call(self, "Place", order)

    def notify(self, *, order: t.Order) -> None:
        """Call ``Notify``."""
        call(self, "Notify", order)

    def ping(self) -> None:
        """Call ``Ping``."""
        call(self, "Ping")


class AsyncOrdersOperations(Protocol):
    """What AsyncOrders offers; implement it to fake the service."""

    async def place(self, *, order: t.Order) -> str:
        """Call ``Place``."""
        return await async_call(self, "Place", order)

    async def notify(self, *, order: t.Order) -> None:
        """Call ``Notify``."""
        await async_call(self, "Notify", order)

    async def ping(self) -> None:
        """Call ``Ping``."""
        await async_call(self, "Ping")


class Orders(Client, OrdersOperations):
    """Client of portType Orders."""

    __service__ = SERVICE


class AsyncOrders(AsyncClient, AsyncOrdersOperations):
    """Client of portType Orders."""

    __service__ = SERVICE
