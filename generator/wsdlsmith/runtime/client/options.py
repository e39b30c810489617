"""The keyword options of clients and sessions, typed for generated code.

``__init__(self, ..., **options: Unpack[ClientOptions])``: SOAP headers of these
names, or ``base_url``, get a trailing underscore there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Collection, Sequence

    import httpx2
    from opentelemetry.trace import Tracer

    from wsdlsmith.runtime.client.events import RequestEvent, ResponseEvent
    from wsdlsmith.runtime.client.renewal import Renew
    from wsdlsmith.runtime.client.retry import Retry
    from wsdlsmith.runtime.client.security import Security
    from wsdlsmith.runtime.client.transport import AsyncTransport, Auth, Transport
    from wsdlsmith.runtime.http import Timeout


class _Options(TypedDict, total=False):
    timeout: float | Timeout
    """Seconds for each call, or a :class:`Timeout` (connect 5 s, read 30 s)."""
    verify: bool | ssl.SSLContext
    """False trusts any server; a context brings its authorities and a client's
    certificate."""
    proxy: str
    """URL of a proxy; without it the environment's (``HTTPS_PROXY``) is used."""
    auth: Auth
    """HTTP authentication: (user, password) for Basic, or httpx2's ``DigestAuth``."""
    max_response_bytes: int
    """The largest answer that is read, unpacked (256 MiB)."""
    retry: bool | int | Retry
    """Call again where that is safe: True, how often, or a :class:`Retry`."""
    renew: Renew
    """How a header value (a ticket) is obtained, and again once it has expired."""
    on_request: Callable[[RequestEvent], object]
    """Called with each request before it is sent; shows it redacted."""
    on_response: Callable[[ResponseEvent], object]
    """Called with each answer, or the error that there was none."""
    on_deviation: Callable[[str, str, str], object]
    """Called with code, path and detail of what an answer should not hold: an unknown
    element, another order, an empty date. The answer is read all the same."""
    tracing: bool | Tracer
    """A span for each call: True, or an OpenTelemetry tracer."""
    security: Security | Sequence[Security]
    """WS-Security: a UsernameToken, a Timestamp, a Signature, or several."""
    signed_by: bytes
    """Certificates (PEM) of the service: no result comes from an answer whose Body
    none of them has signed."""
    mtom: bool | int
    """Send binary values as parts (MTOM): from 1 KiB on, or from that size on."""
    understands: Collection[str]
    """Answers' header blocks (``{namespace}name``) that the caller takes care of,
    where the server says that they must be understood."""


class ClientOptions(_Options, total=False):
    """What a client or session takes beside its base URL and SOAP headers."""

    http_client: httpx2.Client
    """An httpx2 client of your own; it is used as it is and stays open."""
    transport: Transport
    """Something else that carries requests; it stays open."""


class AsyncClientOptions(_Options, total=False):
    """What an async client or session takes beside its base URL and headers."""

    http_client: httpx2.AsyncClient
    """An httpx2 async client of your own; it is used as it is and stays open."""
    transport: AsyncTransport
    """Something else that carries requests; it stays open."""
