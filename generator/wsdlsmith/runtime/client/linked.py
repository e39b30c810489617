"""What clients and sessions have in common: a link, header values, an end.

Importing a client costs next to nothing: what opens connections and what reads
and writes messages is imported when the first client is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from wsdlsmith.runtime.client.closing import AsyncClosing, Closing

if TYPE_CHECKING:
    from typing import NoReturn, Self, SupportsIndex, Unpack

    from wsdlsmith.runtime.client.link import Link
    from wsdlsmith.runtime.client.options import AsyncClientOptions, ClientOptions
    from wsdlsmith.runtime.client.transport import AsyncTransport, Transport
    from wsdlsmith.runtime.codec.attachment import Attachment
    from wsdlsmith.runtime.http import Timeout


_Connection = TypeVar("_Connection", "Transport", "AsyncTransport")


class _Linked(Generic[_Connection]):
    """What does not wait, and so is the same for both."""

    _link: Link[_Connection]

    @classmethod
    def _over(cls, link: Link[_Connection]) -> Self:
        """One of this class, over a transport that is there."""
        made = cls.__new__(cls)
        made._link = link
        return made

    def _sibling(self, link: Link[_Connection]) -> Self:
        """A copy with another link."""
        made = copy(self)
        made._link = link
        _forget(made)
        return made

    def __copy__(self) -> Self:
        """Another one over the same connections: who closes either, closes both."""
        made = type(self).__new__(type(self))
        vars(made).update(vars(self))
        return made

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        """Pickles and deep copies would need connections of their own."""
        name = type(self).__name__
        raise TypeError(
            f"a {name} holds connections, which cannot be pickled or copied deeply: "
            f"make a {name} where it is used, with the same base_url and options "
            "(threads and tasks may share one)"
        )

    def with_headers(self, **values: object) -> Self:
        """The same with other SOAP header values, over the same transport.

        A name is that of the ``__init__`` parameter; None leaves the header out.
        What is returned need not be closed, and ends with this one.
        """
        return self._sibling(self._link.with_headers(values))

    def with_timeout(self, timeout: float | Timeout) -> Self:
        """The same with another timeout for each call, over the same transport.

        A number of seconds bounds every part of a call. What is returned need not
        be closed, and ends with this one.
        """
        return self._sibling(self._link.with_timeout(timeout))

    def with_attachments(self, *parts: Attachment) -> Self:
        """The same with parts that go along with each call (SOAP with Attachments).

        An element refers to a part by its ``uri``. What is returned need not be
        closed, and ends with this one.
        """
        return self._sibling(self._link.with_attachments(*parts))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}{_place(self._link.base_url)}>"


class Linked(_Linked["Transport"], Closing):
    """Base of :class:`Client` and :class:`Session`."""

    def __init__(
        self,
        base_url: str | None = None,
        header_values: Mapping[str, object] | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        from wsdlsmith.runtime.client.opening import sync_link

        self._link = sync_link(base_url, header_values, options)

    def close(self) -> None:
        """Close the connections that were opened here, and only those."""
        if self._link.owned:
            self._link.transport.close()


class AsyncLinked(_Linked["AsyncTransport"], AsyncClosing):
    """Base of :class:`AsyncClient` and :class:`AsyncSession`."""

    def __init__(
        self,
        base_url: str | None = None,
        header_values: Mapping[str, object] | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        from wsdlsmith.runtime.client.opening import async_link

        self._link = async_link(base_url, header_values, options)

    async def aclose(self) -> None:
        """Close the connections that were opened here, and only those."""
        if self._link.owned:
            await self._link.transport.aclose()


def _forget(made: Any) -> None:
    """Drop what was made for the link before: the services of a session."""
    for name in list(vars(made)):
        if isinstance(getattr(type(made), name, None), cached_property):
            del vars(made)[name]


def _place(base_url: str | None) -> str:
    from wsdlsmith.runtime.http import public_url

    return f" at {public_url(base_url)}" if base_url else ""
