"""The clients that generated classes derive from.

Names that no operation can have on a client (one of that name gets a trailing
underscore): ``reply``, ``stream``, ``with_headers``, ``with_timeout``,
``with_attachments``, ``close``,
``aclose``.

A client keeps no state of a call, so threads (tasks) may share it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, ParamSpec, TypeVar

from wsdlsmith.runtime.client.linked import AsyncLinked, Linked
from wsdlsmith.runtime.client.listening import is_streaming, listening, streaming, tell

if TYPE_CHECKING:
    from wsdlsmith.runtime.client.reply import Reply
    from wsdlsmith.runtime.client.stream import AsyncStream, Stream
    from wsdlsmith.runtime.schema.service import ServiceBinding

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


class Client(Linked):
    """A service, called synchronously; use it as a context manager, or close it."""

    __service__: ClassVar[ServiceBinding]

    def reply(
        self, method: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs
    ) -> Reply[R]:
        """Call ``method``, and give the whole reply instead of its result alone.

        ``method`` is one of this very client, and what follows are its parameters:
        ``client.reply(client.find, number=3)``. A subclass may have overridden it:
        the result is what it returns, the rest is of the last call that it made.
        """
        name = _own_name(self, method, Client)
        with listening() as heard:
            result = method(*args, **kwargs)
        return replace(_heard(heard, self, name), result=result)

    def stream(
        self, method: Callable[P, list[T] | None], /, *args: P.args, **kwargs: P.kwargs
    ) -> Stream[T]:
        """Call ``method``, and give the records of its result as they come.

        ``method`` is one of this very client that returns a list, and what follows
        are its parameters: ``client.stream(client.find_all, number=3)``. What is
        raised is raised when it turns out: before the first record, or after some.
        """
        name = _own_name(self, method, Client)
        with streaming(self.__service__):
            found: Stream[T] = _streamed(method(*args, **kwargs), name)
        return found

    def _call(self, operation: str, values: tuple[object, ...]) -> Reply[Any]:
        from wsdlsmith.runtime.client.conversation import carrying, converse
        from wsdlsmith.runtime.codec.envelope import new_request

        found = self.__service__.operations[operation]
        link, values = carrying(self._link, found, values)
        request = new_request(found, *values)
        if is_streaming(self.__service__):
            from wsdlsmith.runtime.client.stream import streamed

            return converse(link, found, request, streamed)
        reply = converse(link, found, request)
        tell(self.__service__, reply)
        return reply


class AsyncClient(AsyncLinked):
    """A service, called asynchronously; use it as a context manager, or close it."""

    __service__: ClassVar[ServiceBinding]

    async def reply(
        self, method: Callable[P, Awaitable[R]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Reply[R]:
        """Call ``method``, and give the whole reply instead of its result alone.

        ``method`` is one of this very client, and what follows are its parameters:
        ``await client.reply(client.find, number=3)``. A subclass may have overridden
        it: the result is what it returns, the rest is of the last call that it made.
        """
        name = _own_name(self, method, AsyncClient)
        with listening() as heard:
            result = await method(*args, **kwargs)
        return replace(_heard(heard, self, name), result=result)

    async def stream(
        self,
        method: Callable[P, Awaitable[list[T] | None]],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> AsyncStream[T]:
        """Call ``method``, and give the records of its result as they come.

        ``method`` is one of this very client that returns a list, and what follows
        are its parameters: ``await client.stream(client.find_all, number=3)``. What is
        raised is raised when it turns out: before the first record, or after some.
        """
        name = _own_name(self, method, AsyncClient)
        with streaming(self.__service__):
            found: AsyncStream[T] = _streamed(await method(*args, **kwargs), name)
        return found

    async def _call(self, operation: str, values: tuple[object, ...]) -> Reply[Any]:
        from wsdlsmith.runtime.client.conversation import aconverse, carrying
        from wsdlsmith.runtime.codec.envelope import new_request

        found = self.__service__.operations[operation]
        link, values = carrying(self._link, found, values)
        request = new_request(found, *values)
        if is_streaming(self.__service__):
            from wsdlsmith.runtime.client.stream import astreamed

            return await aconverse(link, found, request, astreamed)
        reply = await aconverse(link, found, request)
        tell(self.__service__, reply)
        return reply


def call(
    client: object, operation: str, *values: object
) -> T:  # type: ignore[type-var]  # pyright: ignore[reportInvalidTypeVarUse]
    """The body of a generated method: call ``operation`` with its parameters' values.

    The type of the result is what the method's declaration says.
    """
    if not isinstance(client, Client):
        raise _not_implemented(client, operation)
    result: T = client._call(operation, values).result
    return result


async def async_call(
    client: object, operation: str, *values: object
) -> T:  # pyright: ignore[reportInvalidTypeVarUse]
    """The body of a generated async method: call ``operation`` with its values."""
    if not isinstance(client, AsyncClient):
        raise _not_implemented(client, operation)
    result: T = (await client._call(operation, values)).result
    return result


def _not_implemented(client: object, operation: str) -> NotImplementedError:
    name = type(client).__name__
    return NotImplementedError(f"{name} is no client and does not do {operation}")


def _own_name(client: object, method: object, base: type) -> str:
    """The name of a method of ``client`` that may be an operation."""
    name = str(getattr(method, "__name__", f"a {type(method).__name__}"))
    owner = getattr(method, "__self__", None)
    kind = type(client).__name__
    if isinstance(owner, base) and owner is not client:
        other = f"another {kind}" if type(owner) is type(client) else repr(owner)
        raise TypeError(f"{name} is a method of {other}; a client calls its own")
    if owner is not client:
        raise TypeError(
            f"reply takes a method of its client, and then the method's parameters, "
            f"as in client.reply(client.find, number=3); {name} is no method of {kind}"
        )
    if hasattr(base, name):
        raise TypeError(f"{name} is no operation of {kind}")
    return name


def _streamed(found: object, name: str) -> Any:
    """The stream that a method gave instead of its list."""
    from wsdlsmith.runtime.client.stream import AsyncStream, Stream

    if not isinstance(found, Stream | AsyncStream):
        raise TypeError(f"{name} gives no list of records to stream")
    return found


def _heard(
    heard: dict[ServiceBinding, Reply[Any]], client: Client | AsyncClient, name: str
) -> Reply[Any]:
    reply = heard.get(client.__service__)
    if reply is None:
        raise TypeError(f"{name} called no operation of {client.__service__.name}")
    return reply
