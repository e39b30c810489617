"""Counter: its operations, and the clients that call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from wsdlsmith.runtime import AsyncClient, Client, ServiceBinding, async_call, call

from .._schema import SCHEMA

if TYPE_CHECKING:
    from .. import types as t

SERVICE = ServiceBinding(
    SCHEMA,
    "Counter",
    """
port_type tns:Counter
soap 1.1
address http://localhost/counter
path counter
operation Count count urn:Count rpc
> - counter:Count; order tns:Order 1; times xs:int 1
< - =counter:CountResponse counter:Counter//CountResponse 1
""",
)


class CounterOperations(Protocol):
    """What Counter offers; implement it to fake the service."""

    def count(self, *, order: t.Order, times: int) -> t.CountResponse:
        """Call ``Count``."""
        return call(self, "Count", order, times)


class AsyncCounterOperations(Protocol):
    """What AsyncCounter offers; implement it to fake the service."""

    async def count(self, *, order: t.Order, times: int) -> t.CountResponse:
        """Call ``Count``."""
        return await async_call(self, "Count", order, times)


class Counter(Client, CounterOperations):
    """Client of portType Counter."""

    __service__ = SERVICE


class AsyncCounter(AsyncClient, AsyncCounterOperations):
    """Client of portType Counter."""

    __service__ = SERVICE
