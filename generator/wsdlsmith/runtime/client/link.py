"""What a client holds: a transport, a base URL, header values, a timeout.

A link never changes, so that threads and tasks may share the client; a client
with other header values is another client over the same transport.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import urlsplit, urlunsplit

from wsdlsmith.runtime.client.exchange import Call
from wsdlsmith.runtime.client.handling import Handling
from wsdlsmith.runtime.codec.message import Message
from wsdlsmith.runtime.http import Timeout
from wsdlsmith.runtime.schema.operation import Operation
from wsdlsmith.runtime.schema.record import Record

if TYPE_CHECKING:
    from wsdlsmith.runtime.client.renewal import Renewal
    from wsdlsmith.runtime.codec.attachment import Attachment

T = TypeVar("T")


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Link(Generic[T]):
    """Shared by the services of a session. ``owned``: closing it closes the rest."""

    transport: T
    base_url: str | None
    headers: Mapping[str, object]
    timeout: Timeout
    owned: bool
    handling: Handling = field(default_factory=Handling)
    renewal: Renewal | None = None
    attachments: tuple[Attachment, ...] = ()
    """Go along with each call."""

    def lent(self) -> Link[T]:
        """The same for who must not close the transport."""
        return replace(self, owned=False)

    def with_headers(self, values: Mapping[str, object]) -> Link[T]:
        """The same with other header values; the names must be known.

        A value that is given here is nobody else's: it is not renewed.
        """
        refuse_unknown("SOAP header", values, self.headers)
        merged = MappingProxyType({**self.headers, **values})
        renewal = self.renewal
        if renewal is not None and renewal.spec.header in values:
            renewal = None
        return replace(self, headers=merged, owned=False, renewal=renewal)

    def with_timeout(self, timeout: float | Timeout) -> Link[T]:
        """The same with another timeout; a number bounds every part of a call."""
        return replace(self, timeout=self.timeout.within(timeout), owned=False)

    def with_attachments(self, *parts: Attachment) -> Link[T]:
        """The same, and these go along with each call."""
        from wsdlsmith.runtime.codec.attachment import Attachment

        if not all(isinstance(part, Attachment) for part in parts):
            raise TypeError("with_attachments: Attachment(content, content_type, ...)")
        return replace(self, attachments=self.attachments + parts, owned=False)

    def endpoint(self, operation: Operation) -> str:
        """The URL that calls of the operation go to."""
        service = operation.service
        return endpoint(self.base_url, service.path, service.address)

    def call(
        self,
        operation: Operation,
        body: Record | None,
        headers: Mapping[str, object],
        carried: Mapping[str, str],
    ) -> Call:
        """Prepare one call with those of the header values that it declares."""
        names = operation.request.headers
        values = {n: headers[n] for n in names if headers.get(n) is not None}
        message = Message(body, values, operation.dialect, attachments=self.attachments)
        url = self.endpoint(operation)
        return Call.of(operation, message, url, self.handling, carried)


@lru_cache(maxsize=256)
def endpoint(base_url: str | None, path: str, address: str) -> str:
    """The URL of a service.

    Without a base URL it is the WSDL's address; with one, the base URL joined
    with the service's path below the API's folder. A base URL that ends in
    that path already is taken for the endpoint itself.
    """
    if base_url is None:
        if not address:
            raise ValueError("the WSDL states no address: give a base_url")
        return address
    parts = urlsplit(base_url)
    if parts.path.endswith(f"/{path}") or not path:
        return base_url
    joined = f"{parts.path.rstrip('/')}/{path}"
    return urlunsplit(parts._replace(path=joined))


def refuse_unknown(kind: str, names: Iterable[str], known: Collection[str]) -> None:
    """Name what nobody declares, and the nearest that somebody does."""
    for name in names:
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, known, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise TypeError(f"no {kind} is called {name!r}{hint}")
