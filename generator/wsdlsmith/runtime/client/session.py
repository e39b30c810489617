"""All services of an API behind one transport.

Generated sessions have a property for each service. Names that no service can
have there: ``with_headers``, ``with_timeout``, ``with_attachments``,
``close``, ``aclose``.
"""

from __future__ import annotations

from typing import ClassVar, TypeVar

from wsdlsmith.runtime.client.client import AsyncClient, Client
from wsdlsmith.runtime.client.linked import AsyncLinked, Linked

C = TypeVar("C", bound=Client)
A = TypeVar("A", bound=AsyncClient)


class Session(Linked):
    """Services that share connections and SOAP header values.

    With a base URL, a service is at its path below it; without, at the address
    that its WSDL states.
    """

    __base_url__: ClassVar[str | None] = None
    """The folder that the WSDLs' addresses have in common, for those who ask."""

    def _service(self, kind: type[C]) -> C:
        return kind._over(self._link.lent())


class AsyncSession(AsyncLinked):
    """Services that share connections and SOAP header values, for async code."""

    __base_url__: ClassVar[str | None] = None
    """The folder that the WSDLs' addresses have in common, for those who ask."""

    def _service(self, kind: type[A]) -> A:
        return kind._over(self._link.lent())
