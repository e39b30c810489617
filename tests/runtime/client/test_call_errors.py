"""Answers that are no result: each its error, none with a secret."""

from __future__ import annotations

import asyncio
import copy
import pickle
import re
import socket
from typing import Any

import pytest
from wsdlsmith.runtime.errors import (
    AnswerTooLargeError,
    CallError,
    CallTimeoutError,
    HttpStatusError,
    MalformedAnswerError,
    SoapFault,
    TransportError,
)

from tests.runtime.client.conftest import Envelopes, Server
from tests.runtime.client.depot.services.depot import AsyncDepot, Depot
from tests.runtime.client.depot.types.depot import Login, Trouble

TICKET = "7T:secret&sure"
LOGIN = Login(user="me@x.example", password="pa55word")


def failure(url: str, **options: Any) -> CallError:
    """The error of a call, checked to be the same for both kinds of client."""
    with (
        Depot(url, ticket=TICKET, login=LOGIN, **options) as depot,
        pytest.raises(CallError) as caught,
    ):
        depot.find(number=3)

    async def run() -> None:
        async with AsyncDepot(url, ticket=TICKET, login=LOGIN, **options) as depot:
            await depot.find(number=3)

    with pytest.raises(CallError) as again:
        asyncio.run(run())
    assert type(caught.value) is type(again.value)
    assert str(caught.value) == str(again.value)
    for text in (str(caught.value), repr(caught.value)):
        for secret in (TICKET, "7T:secret", "me@x.example", "pa55word"):
            assert secret not in text
    assert caught.value.operation == "Find"
    return caught.value


def test_a_fault_is_an_exception_with_its_data(
    server: Server, envelopes: Envelopes
) -> None:
    server.gives(envelopes.fault("no such shelf", served_by="Ann"), 500)
    error = failure(server.url)
    assert isinstance(error, SoapFault)
    assert str(error).endswith("no such shelf")
    assert error.fault.reason == "no such shelf"
    assert error.headers["served_by"] == "Ann"
    assert Trouble(shelf=7) in list(error.fault.detail)
    assert error.answer is not None
    assert error.answer.status == 500


def test_a_fault_survives_pickling_and_copying(
    server: Server, envelopes: Envelopes
) -> None:
    unknown = b"<detail><x xmlns='urn:x'><y/></x>"
    answer = envelopes.fault("no", served_by="Ann").replace(b"<detail>", unknown)
    server.gives(answer, 500)
    error = failure(server.url)
    assert isinstance(error, SoapFault)
    for again in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert type(again) is SoapFault
        assert str(again) == str(error)
        assert again.fault == error.fault
        assert len(again.fault.detail) == 2
        assert dict(again.headers) == {"served_by": "Ann"}
        assert again.answer == error.answer


def test_a_fault_that_quotes_the_ticket_does_not_show_it(
    server: Server, envelopes: Envelopes
) -> None:
    server.gives(envelopes.fault("7T:secret&amp;sure of me@x.example expired"), 500)
    error = failure(server.url)
    assert "*** of *** expired" in str(error)


def test_a_fault_with_status_200_is_a_fault(
    server: Server, envelopes: Envelopes
) -> None:
    server.gives(envelopes.fault("no"), 200)
    assert isinstance(failure(server.url), SoapFault)


def test_an_error_page_is_shown_shortened_without_secrets(server: Server) -> None:
    page = (
        "<html><style>p {}</style><body><h1>Server  Error</h1><p>7T:secret&amp;sure"
        f" pa55word</p>{'x' * 1000}</body></html>"
    )
    server.gives(page.encode(), 500, {"Content-Type": "text/html"})
    error = failure(server.url)
    assert isinstance(error, HttpStatusError)
    assert error.status == 500
    assert "HTTP 500 Internal Server Error: Server Error *** *** xxx" in str(error)
    assert len(str(error)) < 350
    assert error.answer is not None
    assert error.answer.content == page.encode()


@pytest.mark.parametrize("status", [302, 401, 404, 413, 429, 500, 503])
def test_a_failing_status_without_a_body_is_a_status_error(
    server: Server, status: int
) -> None:
    server.gives(b"", status)
    error = failure(server.url)
    assert isinstance(error, HttpStatusError)
    assert error.status == status
    assert f"HTTP {status}" in str(error)


def test_a_redirect_names_where_it_leads_without_its_query(server: Server) -> None:
    server.gives(b"", 302, {"Location": "https://u:p@other/login?ticket=1"})
    error = failure(server.url)
    assert "HTTP 302 Found, redirected to https://other/login" in str(error)
    assert "ticket=1" not in str(error)
    assert len(server.posted) == 2


def test_a_good_message_under_a_failing_status_is_a_status_error(
    server: Server, envelopes: Envelopes
) -> None:
    server.gives(envelopes.found(3), 500)
    assert isinstance(failure(server.url), HttpStatusError)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", r"is empty \(HTTP 200\)"),
        (b'{"a": 1}', r'is no SOAP envelope \(application/x\): \{"a": 1\}'),
        (b"<html><p>Log in</p></html>", "is no SOAP envelope .*: Log in"),
        (b"<s:Envelope", "cannot be read"),
        (b"<a/>", "cannot be read"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "cannot be read"),
        (b"<a>" * 100_000, "cannot be read"),
    ],
)
def test_an_answer_that_is_no_envelope_is_malformed(
    server: Server, body: bytes, reason: str
) -> None:
    server.gives(body, 200, {"Content-Type": "application/x"})
    error = failure(server.url)
    assert isinstance(error, MalformedAnswerError)
    assert re.search(reason, str(error))


def test_202_without_a_body_is_malformed_where_a_result_is_due(server: Server) -> None:
    server.gives(b"", 202)
    assert re.search(r"is empty \(HTTP 202\)", str(failure(server.url)))


def test_another_operations_answer_is_malformed(
    server: Server, envelopes: Envelopes
) -> None:
    server.gives(envelopes.found(3).replace(b"FindResponse", b"FindAnswer"))
    assert isinstance(failure(server.url), MalformedAnswerError)


def test_a_value_that_does_not_fit_is_malformed(
    server: Server, envelopes: Envelopes
) -> None:
    server.gives(envelopes.found("many"))
    assert re.search("cannot be read.*Number", str(failure(server.url)))


def test_the_charset_of_http_is_heard(server: Server, envelopes: Envelopes) -> None:
    body = b'<?xml version="1.0" encoding="utf-8"?>' + envelopes.found(
        3, note="Grønn"
    ).decode().encode("iso-8859-1")
    server.gives(body, 200, {"Content-Type": "text/xml; charset=ISO-8859-1"})
    with Depot(server.url) as depot:
        parcel = depot.find()
    assert parcel is not None
    assert parcel.note == "Grønn"


def test_transport_failures_keep_their_kind(
    server: Server, envelopes: Envelopes
) -> None:
    server.gives(envelopes.found(3), delay=0.5)
    assert isinstance(failure(server.url, timeout=0.1), CallTimeoutError)
    server.gives(envelopes.found(3))
    too_large = failure(server.url, max_response_bytes=50)
    assert isinstance(too_large, AnswerTooLargeError)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        refused = failure(f"http://u:pw@127.0.0.1:{taken.getsockname()[1]}/?q=1")
    assert isinstance(refused, TransportError)
    assert refused.url.endswith("/Depot.svc")


def test_a_one_way_message_can_be_refused_with_a_fault(
    server: Server, envelopes: Envelopes
) -> None:
    server.gives(envelopes.fault("no room"), 500)
    with Depot(server.url) as depot:
        with pytest.raises(SoapFault, match=r"Forget at .*no room"):
            depot.forget(number=3)
        server.gives(b"", 404)
        with pytest.raises(HttpStatusError, match="HTTP 404"):
            depot.forget(number=3)


def test_what_follows_a_taken_one_way_message_does_not_count(
    server: Server, envelopes: Envelopes
) -> None:
    with Depot(server.url) as depot:
        for body in (b"", b"<ok/>", b"thanks", envelopes.found(3)):
            server.gives(body, 202)
            depot.forget(number=3)
    assert len(server.posted) == 4
