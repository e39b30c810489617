"""Hooks, log and spans: what was sent and came, and no secret of it."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from wsdlsmith.runtime import RequestEvent, ResponseEvent, UsernameToken
from wsdlsmith.runtime.errors import HttpStatusError, SoapFault

from tests.runtime.client.conftest import Server
from tests.runtime.client.vault import envelope, fetched, outcome, vault

__all__ = ["vault"]

SECRETS = ("7T:abcd", "pa55word", "k3y=", "new-ticket", "wsse-user", "c00kie")
FAULT = (
    "<s:Fault><faultcode>s:Client</faultcode>"
    "<faultstring>ticket 7T:abcd of pa55word</faultstring></s:Fault>"
)


def no_secret(text: str) -> bool:
    return not any(secret in text for secret in SECRETS)


def call_all(vault: Any, server: Server, **options: Any) -> None:
    """Calls that send and get secrets in all places where they can be."""
    options.setdefault("security", UsernameToken("wsse-user", "pa55word"))
    url = f"{server.url}/a?k3y=7T:abcd"
    login = envelope(
        "<t:LogInResponse><t:Ticket>new-ticket</t:Ticket></t:LogInResponse>"
    )
    store = envelope("<t:StoreResponse><t:Result>1</t:Result></t:StoreResponse>")
    for body, status, call in (
        (login, 200, lambda c: c.log_in(user="me", password="pa55word")),
        (store, 200, lambda c: c.store(password="pa55word", small=b"\x07\xae")),
        (envelope(FAULT), 500, lambda c: c.fetch(number=3)),
        (b"<p>7T:abcd pa55word</p>", 500, lambda c: c.fetch(number=3)),
        (b'{"ticket": "new-ticket"}', 400, lambda c: c.fetch(number=3)),
        (b"<a><b:Ticket x='y'>new-ticket</a>", 200, lambda c: c.fetch(number=3)),
    ):
        server.gives(body, status, {"Set-Cookie": "c00kie"})
        auth = ("me", "pa55word")
        outcome(vault, call, url, ticket="7T:abcd", auth=auth, **options)


def test_hooks_see_requests_and_answers_without_secrets(
    vault: Any, server: Server
) -> None:
    seen: list[Any] = []
    call_all(vault, server, on_request=seen.append, on_response=seen.append)
    asked = [event for event in seen if isinstance(event, RequestEvent)]
    answered = [event for event in seen if isinstance(event, ResponseEvent)]
    assert len(asked) == len(answered) == 12
    for event in seen:
        for shown in (repr(event), event.url, event.text, str(event.headers)):
            assert no_secret(shown), shown
    assert asked[0].operation == "LogIn"
    assert "<" in asked[0].text
    assert "***" in asked[0].text
    assert b"pa55word" in asked[0].raw.content
    assert answered[0].status == 200
    assert answered[0].error is None
    assert isinstance(answered[4].error, SoapFault)
    assert isinstance(answered[6].error, HttpStatusError)
    assert answered[0].headers["set-cookie"] == "***"


def test_a_hook_hears_of_no_answer_too(vault: Any, server: Server) -> None:
    server.gives(fetched(), delay=1)
    seen: list[ResponseEvent] = []
    outcome(
        vault, lambda c: c.fetch(), server.url, timeout=0.1, on_response=seen.append
    )
    assert [(event.status, event.raw) for event in seen] == [(None, None)] * 2
    assert all(event.error is not None for event in seen)


def test_the_log_has_every_call_and_no_secret(
    vault: Any, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        call_all(vault, server)
    ours = [r for r in caplog.records if r.name == "wsdlsmith.client"]
    lines = [r.getMessage() for r in ours if r.levelno == logging.INFO]
    assert len(lines) == 12
    assert lines[0].startswith("Vault.LogIn: result, HTTP 200, ")
    assert lines[4].startswith("Vault.Fetch: SoapFault, HTTP 500, ")
    assert any(r.name == "httpx2" for r in caplog.records)
    for record in caplog.records:
        assert no_secret(record.getMessage()), record.getMessage()


def test_httpx2_logs_as_always_for_others(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    import httpx2

    server.gives(b"")
    with caplog.at_level(logging.INFO), httpx2.Client() as client:
        client.post(f"{server.url}/?query=1")
    assert "query=1" in caplog.text


@pytest.fixture
def spans() -> tuple[TracerProvider, InMemorySpanExporter]:
    provider, exporter = TracerProvider(), InMemorySpanExporter()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    return provider, exporter


def test_a_call_is_a_span_that_is_handed_on(
    vault: Any, server: Server, spans: tuple[TracerProvider, InMemorySpanExporter]
) -> None:
    provider, exporter = spans
    server.gives(fetched())
    tracer = provider.get_tracer("test")
    outcome(vault, lambda c: c.fetch(), server.url, tracing=tracer)
    one, other = exporter.get_finished_spans()
    assert one.name == other.name == "Vault/Fetch"
    assert one.attributes is not None
    assert one.attributes["rpc.system.name"] == "soap"
    assert one.attributes["rpc.method"] == "Vault/Fetch"
    assert one.attributes["server.address"] == "127.0.0.1"
    assert str(one.attributes["server.port"]) in server.url
    assert one.context is not None
    assert f"{one.context.trace_id:032x}" in server.posted[0].headers["traceparent"]


def test_a_span_tells_the_error_and_no_secret(
    vault: Any, server: Server, spans: tuple[TracerProvider, InMemorySpanExporter]
) -> None:
    provider, exporter = spans
    call_all(vault, server, tracing=provider.get_tracer("test"))
    finished = exporter.get_finished_spans()
    failed = [span for span in finished if not span.status.is_ok]
    assert len(failed) == 8
    assert failed[0].attributes is not None
    assert failed[0].attributes["error.type"] == "SoapFault"
    assert failed[0].attributes["http.response.status_code"] == 500
    for span in finished:
        assert no_secret(span.to_json())


def test_tracing_true_uses_the_applications_provider(
    vault: Any, server: Server
) -> None:
    server.gives(fetched())
    assert outcome(vault, lambda c: c.fetch(), server.url, tracing=True).name == "cup"
