"""Values: its operations, and the clients that call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from wsdlsmith.runtime import AsyncClient, Client, ServiceBinding, async_call, call

from .._schema import SCHEMA

if TYPE_CHECKING:
    from .. import types as t

SERVICE = ServiceBinding(
    SCHEMA,
    "Values",
    """
port_type tns:Values
soap 1.1
address http://localhost/values
path values
operation Echo echo urn:Echo
> - tns:Echo; tns:Value tns:Everything 1; tns:Steps tns:Steps ?
< - =tns:EchoResponse tns:Values//EchoResponse 1
""",
)


class ValuesOperations(Protocol):
    """What Values offers; implement it to fake the service."""

    def echo(
        self, *, value: t.Everything, steps: t.Steps | None = None
    ) -> t.EchoResponse:
        """Call ``Echo``."""
        return call(self, "Echo", value, steps)


class AsyncValuesOperations(Protocol):
    """What AsyncValues offers; implement it to fake the service."""

    async def echo(
        self, *, value: t.Everything, steps: t.Steps | None = None
    ) -> t.EchoResponse:
        """Call ``Echo``."""
        return await async_call(self, "Echo", value, steps)


class Values(Client, ValuesOperations):
    """Client of portType Values."""

    __service__ = SERVICE


class AsyncValues(AsyncClient, AsyncValuesOperations):
    """Client of portType Values."""

    __service__ = SERVICE
