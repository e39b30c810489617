"""Scale: the operations of portType Scale, sync and async, by SOAP 1.2."""

# ruff: noqa: TID252

from __future__ import annotations

from typing import Protocol

from wsdlsmith.runtime import AsyncClient, Client, ServiceBinding, async_call, call

from .._schema import SCHEMA

SERVICE = ServiceBinding(
    SCHEMA,
    "Scale",
    """
port_type t:Scale
soap 1.2
address http://depot.example/api/v2/Scale.svc
path v2/Scale.svc
operation Weigh weigh urn:depot/Weigh
> - t:Weigh; t:Number xs:int ?
< - t:WeighResponse; t:Result xs:int ?
""",
)


class ScaleOperations(Protocol):
    """What Scale offers; implement it to fake the service in tests."""

    def weigh(self, *, number: int | None = None) -> int | None:
        """Call ``Weigh``."""
        return call(self, "Weigh", number)


class AsyncScaleOperations(Protocol):
    """What AsyncScale offers; implement it to fake the service in tests."""

    async def weigh(self, *, number: int | None = None) -> int | None:
        """Call ``Weigh``."""
        return await async_call(self, "Weigh", number)


class Scale(Client, ScaleOperations):
    """Client of Scale."""

    __service__ = SERVICE


class AsyncScale(AsyncClient, AsyncScaleOperations):
    """Asynchronous client of Scale."""

    __service__ = SERVICE
