"""A span for each call, by OpenTelemetry (``pip install 'wsdlsmith[otel]'``).

Names and attributes follow its conventions for RPC. Nothing of a message goes
into a span, and no URL: both hold tickets.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from wsdlsmith.runtime.client.extras import load_extra
from wsdlsmith.runtime.errors import CallError
from wsdlsmith.runtime.http import public_url

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.operation import Operation

_PURPOSE = "a client with tracing"


def default_tracer() -> Any:
    """The tracer of the application's provider."""
    trace = load_extra("opentelemetry.trace", "otel", _PURPOSE)
    return trace.get_tracer("wsdlsmith")


@contextmanager
def traced(tracer: Any, operation: Operation, url: str) -> Iterator[dict[str, str]]:
    """A client span around a call; gives the HTTP headers that hand it on."""
    if tracer is None:
        yield {}
        return
    trace = load_extra("opentelemetry.trace", "otel", _PURPOSE)
    propagate = load_extra("opentelemetry.propagate", "otel", _PURPOSE)
    method = f"{operation.service.name}/{operation.name}"
    with tracer.start_as_current_span(
        method,
        kind=trace.SpanKind.CLIENT,
        attributes={
            "rpc.system.name": "soap",
            "rpc.method": method,
            **_server(url),
        },
        record_exception=False,
        set_status_on_exception=False,
    ) as span:
        carrier: dict[str, str] = {}
        propagate.inject(carrier)
        try:
            yield carrier
        except BaseException as error:
            span.set_attribute("error.type", type(error).__qualname__)
            span.set_status(trace.StatusCode.ERROR, type(error).__qualname__)
            answer = error.answer if isinstance(error, CallError) else None
            if answer is not None:
                span.set_attribute("http.response.status_code", answer.status)
            raise


def _server(url: str) -> dict[str, str | int]:
    parts = urlsplit(public_url(url))
    found: dict[str, str | int] = {"server.address": parts.hostname or ""}
    try:
        port = parts.port or {"https": 443, "http": 80}.get(parts.scheme)
    except ValueError:  # beyond 65535: the transport will say so
        return found
    return {**found, "server.port": port} if port else found
