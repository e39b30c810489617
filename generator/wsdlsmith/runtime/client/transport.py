"""What carries a request to the server, and the one that does it by httpx2.

A transport is anything with these two methods; write one to count, record,
retry or fake. It raises :class:`~wsdlsmith.runtime.errors.TransportError` or
one of its subclasses when no answer came, and otherwise returns the answer
whatever its status.

httpx2 is imported when the first request is sent, not before: who only reads
and writes messages does not pay for it.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

from wsdlsmith.runtime.client.event_loop import event_loop
from wsdlsmith.runtime.errors import TransportError
from wsdlsmith.runtime.http import HttpAnswer, HttpRequest, Timeout
from wsdlsmith.runtime.limits import DEFAULT_LIMITS

if TYPE_CHECKING:
    import ssl

    import httpx2

    from wsdlsmith.runtime.client.arriving import Arriving, AsyncArriving

Auth: TypeAlias = "tuple[str, str] | httpx2.Auth"
NEEDS_SOCKSIO: Final = "SOCKS needs socksio: pip install 'httpx2[socks]'"


class Transport(Protocol):
    """Carries requests; used by many threads at once."""

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpAnswer:
        """Post ``request`` and return the answer, whatever its status."""

    def close(self) -> None:
        """Let go of what was opened."""


class AsyncTransport(Protocol):
    """Carries requests; used by many tasks at once."""

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpAnswer:
        """Post ``request`` and return the answer, whatever its status."""

    async def aclose(self) -> None:
        """Let go of what was opened."""


class _Opening:
    """When and how the httpx2 client is opened: the same for both kinds.

    Redirects are not followed (a POST with credentials in its body would go to
    wherever the answer says) and cookies not kept (they would tie the callers
    who share the transport together); bring your own httpx2 client to differ.
    """

    def __init__(
        self,
        *,
        verify: bool | ssl.SSLContext = True,
        proxy: str | None = None,
        auth: Auth | None = None,
        max_response_bytes: int = DEFAULT_LIMITS.bytes,
    ) -> None:
        self._settings: dict[str, Any] = {
            "verify": verify,
            "proxy": proxy,
            "auth": auth,
        }
        self._limit = max_response_bytes
        self._lock = threading.Lock()
        self._closed = False

    def _arguments(self) -> dict[str, Any]:
        from http.cookiejar import CookieJar, DefaultCookiePolicy

        jar = CookieJar(policy=DefaultCookiePolicy(allowed_domains=()))
        made = {**self._settings, "cookies": jar, "follow_redirects": False}
        if made["verify"] is True:
            from wsdlsmith.runtime.client.late_trust import LateTrust

            made["verify"] = LateTrust()
        return made

    def _refuse_when_closed(self, request: HttpRequest, client: Any = None) -> None:
        if self._closed or (client is not None and client.is_closed):
            raise TransportError(
                "the client is closed", request, phase="connect", lasting=True
            )


class HttpTransport(_Opening):
    """Sends by an httpx2 client: its own, or one that the caller brings along."""

    def __init__(
        self, http_client: httpx2.Client | None = None, **settings: Any
    ) -> None:
        super().__init__(**settings)
        self._client = http_client
        self._owned = http_client is None
        self._process = os.getpid()

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpAnswer:
        """Post ``request`` and return the answer, whatever its status."""
        client = self._opened(request)
        from wsdlsmith.runtime.client.httpx2_exchange import exchanged

        return exchanged(client, request, timeout, self._limit, self._owned)

    def open(self, request: HttpRequest, timeout: Timeout) -> Arriving:
        """Post ``request``, and return its answer as soon as its headers are there."""
        client = self._opened(request)
        from wsdlsmith.runtime.client.httpx2_arriving import HttpArriving

        return HttpArriving(client, request, timeout, self._limit)

    def close(self) -> None:
        """Close the connections, unless the caller brought the httpx2 client."""
        with self._lock:
            self._closed = True
            client = self._client
        if client is not None and self._owned:
            client.close()

    def _opened(self, request: HttpRequest) -> httpx2.Client:
        client = self._client
        if client is None or self._inherited():
            import httpx2

            with self._lock:
                self._refuse_when_closed(request)
                if self._client is None or self._inherited():
                    made = self._made(httpx2, request)
                    self._process, self._client = os.getpid(), made
                client = self._client
        self._refuse_when_closed(request, client)
        return client

    def _inherited(self) -> bool:
        """Whether the connections are a parent's, who goes on reading from them."""
        return self._owned and self._process != os.getpid()

    def _made(self, library: Any, request: HttpRequest) -> httpx2.Client:
        from wsdlsmith.runtime.client.httpx2_deadline import heed_deadline
        from wsdlsmith.runtime.client.httpx2_errors import making
        from wsdlsmith.runtime.client.httpx2_privacy import bound_refusal

        hooks = {"response": [bound_refusal]}
        with making(request):
            made: httpx2.Client = library.Client(**self._arguments(), event_hooks=hooks)
        heed_deadline(made)
        return made


class AsyncHttpTransport(_Opening):
    """Sends by an httpx2 async client: its own, or one that the caller brings."""

    def __init__(
        self, http_client: httpx2.AsyncClient | None = None, **settings: Any
    ) -> None:
        super().__init__(**settings)
        self._client = http_client
        self._owned = http_client is None
        self._clients: dict[Any, httpx2.AsyncClient] = {}

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpAnswer:
        """Post ``request`` and return the answer, whatever its status."""
        client = self._opened(request)
        from wsdlsmith.runtime.client.httpx2_exchange import aexchanged

        return await aexchanged(client, request, timeout, self._limit, self._owned)

    async def open(self, request: HttpRequest, timeout: Timeout) -> AsyncArriving:
        """Post ``request``, and return its answer as soon as its headers are there."""
        client = self._opened(request)
        from wsdlsmith.runtime.client.httpx2_arriving import AsyncHttpArriving

        return await AsyncHttpArriving(client, request, timeout, self._limit).begin()

    async def aclose(self) -> None:
        """Close the connections, unless the caller brought the httpx2 client."""
        with self._lock:
            self._closed = True
            client = self._clients.pop(event_loop(), None)
            self._clients.clear()
        if client is not None:
            await client.aclose()

    def _opened(self, request: HttpRequest) -> httpx2.AsyncClient:
        """The client; one for each event loop, since connections end with theirs."""
        self._refuse_when_closed(request, self._client)
        if self._client is not None:
            return self._client
        loop = event_loop()
        client = self._clients.get(loop)
        if client is None:
            import httpx2

            with self._lock:
                self._refuse_when_closed(request)
                for ended in [one for one in self._clients if one.is_closed()]:
                    del self._clients[ended]
                made = self._made(httpx2, request)
                client = self._clients.setdefault(loop, made)
        return client

    def _made(self, library: Any, request: HttpRequest) -> httpx2.AsyncClient:
        from wsdlsmith.runtime.client.httpx2_errors import making
        from wsdlsmith.runtime.client.httpx2_privacy import abound_refusal

        hooks = {"response": [abound_refusal]}
        with making(request):
            made: httpx2.AsyncClient = library.AsyncClient(
                **self._arguments(), event_hooks=hooks
            )
        return made
