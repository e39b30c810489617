"""The clients that generated classes derive from.

Names that no operation can have on a client (one of that name gets a trailing
underscore): ``send``, ``with_headers``, ``close``, ``aclose``.

A client keeps no state of a call, so threads (tasks) may share it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, TypeVar

from wsdlsmith.runtime.envelope import new_request
from wsdlsmith.runtime.http import Timeout
from wsdlsmith.runtime.linked import AsyncLinked, Linked
from wsdlsmith.runtime.record import Record, Request
from wsdlsmith.runtime.reply import Reply
from wsdlsmith.runtime.service import Operation, ServiceBinding

R = TypeVar("R")
T = TypeVar("T")


class Client(Linked):
    """A service, called synchronously; use it as a context manager, or close it."""

    __service__: ClassVar[ServiceBinding]

    def send(
        self,
        request: Request[R],
        *,
        headers: Mapping[str, object] | None = None,
        timeout: float | Timeout | None = None,
    ) -> Reply[R]:
        """Send ``request``; the reply has the result, the headers and HTTP's facts.

        ``headers`` are SOAP header values for this call, by Python name, in
        place of the client's own; None leaves one out.
        """
        operation = self.__service__.operation_of(request)
        return self._exchange(operation, request, headers, timeout)

    def _exchange(
        self,
        operation: Operation,
        body: Record,
        headers: Mapping[str, object] | None,
        timeout: float | Timeout | None,
    ) -> Reply[Any]:
        link = self._link
        prepared = link.call(self.__service__, operation, body, headers)
        wait = link.timeout.within(timeout)
        return prepared.reply(link.transport.send(prepared.request, wait))


class AsyncClient(AsyncLinked):
    """A service, called asynchronously; use it as a context manager, or close it."""

    __service__: ClassVar[ServiceBinding]

    async def send(
        self,
        request: Request[R],
        *,
        headers: Mapping[str, object] | None = None,
        timeout: float | Timeout | None = None,
    ) -> Reply[R]:
        """Send ``request``; the reply has the result, the headers and HTTP's facts.

        ``headers`` are SOAP header values for this call, by Python name, in
        place of the client's own; None leaves one out.
        """
        operation = self.__service__.operation_of(request)
        return await self._exchange(operation, request, headers, timeout)

    async def _exchange(
        self,
        operation: Operation,
        body: Record,
        headers: Mapping[str, object] | None,
        timeout: float | Timeout | None,
    ) -> Reply[Any]:
        link = self._link
        prepared = link.call(self.__service__, operation, body, headers)
        wait = link.timeout.within(timeout)
        return prepared.reply(await link.transport.send(prepared.request, wait))


def call(
    client: object, operation: str, *values: object
) -> T:  # type: ignore[type-var]  # pyright: ignore[reportInvalidTypeVarUse]
    """The body of a generated method: call ``operation`` with its parameters' values.

    The type of the result is what the method's declaration says.
    """
    if not isinstance(client, Client):
        raise _not_implemented(client, operation)
    found = client.__service__.operations[operation]
    body = new_request(found, *values)
    result: T = client._exchange(found, body, None, None).result
    return result


async def async_call(
    client: object, operation: str, *values: object
) -> T:  # pyright: ignore[reportInvalidTypeVarUse]
    """The body of a generated async method: call ``operation`` with its values."""
    if not isinstance(client, AsyncClient):
        raise _not_implemented(client, operation)
    found = client.__service__.operations[operation]
    body = new_request(found, *values)
    result: T = (await client._exchange(found, body, None, None)).result
    return result


def _not_implemented(client: object, operation: str) -> NotImplementedError:
    name = type(client).__name__
    return NotImplementedError(f"{name} is no client and does not do {operation}")
