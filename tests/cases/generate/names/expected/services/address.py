"""Address: its operations, and the clients that call them."""

from __future__ import annotations

from typing import Protocol

from wsdlsmith.runtime import AsyncClient, Client, ServiceBinding, async_call, call

from .._schema import SCHEMA

SERVICE = ServiceBinding(
    SCHEMA,
    "Address",
    """
port_type tns:Address
soap 1.1
address http://localhost/api/sub/address
path sub/address
operation List list_ urn:AddressList
> - tns:List
< - tns:ListResponse; tns:Items xs:string *
""",
)


class AddressOperations(Protocol):
    """What Address offers; implement it to fake the service."""

    def list_(self) -> list[str]:
        """Call ``List``."""
        return call(self, "List")


class AsyncAddressOperations(Protocol):
    """What AsyncAddress offers; implement it to fake the service."""

    async def list_(self) -> list[str]:
        """Call ``List``."""
        return await async_call(self, "List")


class Address(Client, AddressOperations):
    """Client of portType Address."""

    __service__ = SERVICE


class AsyncAddress(AsyncClient, AsyncAddressOperations):
    """Client of portType Address."""

    __service__ = SERVICE
