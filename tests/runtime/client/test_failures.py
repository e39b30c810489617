"""Failures that an answer tells by its headers, declared faults, and demands."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from wsdlsmith.errors import UsageError
from wsdlsmith.job import Job
from wsdlsmith.pipeline import build
from wsdlsmith.runtime.errors import (
    MalformedAnswerError,
    NotUnderstoodError,
    ServiceFailure,
    SoapFault,
)

from tests.runtime.client.conftest import Server
from tests.runtime.client.vault import WSDL, envelope, fetched, outcome, vault

__all__ = ["vault"]

EXCEPTION = (
    "<t:ExceptionInfo><t:Message>Ticket 7T:abcd has expired</t:Message>"
    "<t:FriendlyText>Please log in</t:FriendlyText>"
    "<t:ExceptionType>SoSessionException</t:ExceptionType>"
    "<t:InnerException><t:Message>too late</t:Message></t:InnerException>"
    "</t:ExceptionInfo><t:Succeeded>false</t:Succeeded>"
)
NIL = 'xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


def fetch(vault: Any, server: Server, **options: Any) -> Any:
    return outcome(vault, lambda c: c.fetch(number=3), server.url, **options)


def test_a_header_that_means_failure_is_raised(vault: Any, server: Server) -> None:
    server.gives(fetched(headers=EXCEPTION))
    error = fetch(vault, server, ticket="7T:abcd")
    assert isinstance(error, ServiceFailure)
    assert error.message == "Ticket 7T:abcd has expired"
    assert error.friendly_text == "Please log in"
    assert error.type == "SoSessionException"
    assert [inner.message for inner in error.inner] == ["too late"]
    assert error.headers["succeeded"] is False
    assert error.detail.friendly_text == "Please log in"
    assert error.answer is not None
    expected = "failed: SoSessionException: Ticket *** has expired"
    assert str(error).endswith(expected)


@pytest.mark.parametrize(
    "body", ["", "<t:FetchResponse/>", "<t:Other/>", "<t:FetchResponse>x</t:Other>"]
)
def test_a_failure_counts_whatever_the_body_is(
    vault: Any, server: Server, body: str
) -> None:
    server.gives(envelope(body, EXCEPTION), 500)
    kind = type(fetch(vault, server)).__name__
    assert kind == ("HttpStatusError" if "Response>x" in body else "ServiceFailure")


def test_false_alone_is_a_failure(vault: Any, server: Server) -> None:
    server.gives(fetched(headers="<t:Succeeded>false</t:Succeeded>"))
    error = fetch(vault, server)
    assert isinstance(error, ServiceFailure)
    assert "it did not succeed" in str(error)


@pytest.mark.parametrize(
    "headers",
    [
        "<t:Succeeded>true</t:Succeeded>",
        "<t:ExceptionInfo/>",
        f"<t:ExceptionInfo {NIL}/><t:Succeeded>true</t:Succeeded>",
        f"<t:ExceptionInfo><t:Message {NIL}/></t:ExceptionInfo>",
    ],
)
def test_an_empty_or_nil_header_means_no_failure(
    vault: Any, server: Server, headers: str
) -> None:
    server.gives(fetched(headers=headers))
    assert fetch(vault, server).name == "cup"


def test_a_failure_survives_pickling(vault: Any, server: Server) -> None:
    server.gives(fetched(headers=EXCEPTION))
    again = pickle.loads(pickle.dumps(fetch(vault, server)))
    assert again.friendly_text == "Please log in"


def test_a_misspelt_failure_header_is_named_with_the_nearest() -> None:
    job = Job(package="vault", sources=(str(WSDL),), failure=("ExceptionInof",))
    with pytest.raises(UsageError, match="no response has a header") as caught:
        build(job)
    assert "did you mean ExceptionInfo?" in str(caught.value)


def test_the_project_file_names_one_header_or_several(tmp_path: Path) -> None:
    from wsdlsmith.project_file import read_project

    base = '[[api]]\nname="a"\nversion="1"\npackage="p"\nwsdl=["x"]\n[api.failure]\n'
    file = tmp_path / "wsdlsmith.toml"
    for text, expected in (('"E"', ("E",)), ('["E", "S"]', ("E", "S"))):
        file.write_text(f"{base}header = {text}\n")
        (api,) = read_project(file).apis
        assert api.failure is not None
        assert api.failure.headers == expected


FAULT = (
    "<s:Fault><faultcode>s:Client</faultcode><faultstring>no</faultstring>"
    "<detail>{}</detail></s:Fault>"
)


def test_a_declared_fault_has_a_class_with_its_typed_detail(
    vault: Any, server: Server
) -> None:
    detail = "<t:TroubleDetail><t:Shelf>7</t:Shelf></t:TroubleDetail>"
    server.gives(
        envelope(FAULT.format(detail), "<t:Succeeded>false</t:Succeeded>"), 500
    )
    error = fetch(vault, server)
    from vault.faults import TroubleDetailFault  # type: ignore[import-not-found]

    assert type(error) is TroubleDetailFault
    assert issubclass(TroubleDetailFault, SoapFault)
    assert error.detail.shelf == 7
    assert error.headers["succeeded"] is False
    assert pickle.loads(pickle.dumps(error)).detail.shelf == 7


@pytest.mark.parametrize("detail", ["", "<t:Else/>", f"<t:TroubleDetail {NIL}/>"])
def test_another_fault_is_a_plain_one(vault: Any, server: Server, detail: str) -> None:
    server.gives(envelope(FAULT.format(detail)), 500)
    assert type(fetch(vault, server)) is SoapFault


MUST = 's:mustUnderstand="1"'
NEXT = 's:actor="http://schemas.xmlsoap.org/soap/actor/next"'


@pytest.mark.parametrize("attributes", [MUST, f"{MUST} {NEXT}", f'{MUST} s:actor=""'])
def test_a_header_that_must_be_understood_is_an_error(
    vault: Any, server: Server, attributes: str
) -> None:
    server.gives(fetched(headers=f'<x:Secure {attributes} xmlns:x="urn:x"/>'))
    error = fetch(vault, server)
    assert isinstance(error, NotUnderstoodError)
    assert isinstance(error, MalformedAnswerError)
    assert error.header == "{urn:x}Secure"
    assert fetch(vault, server, understands=["{urn:x}Secure"]).name == "cup"


@pytest.mark.parametrize(
    "header",
    [
        '<x:Note xmlns:x="urn:x">hello</x:Note>',
        '<x:Note s:mustUnderstand="0" xmlns:x="urn:x">hello</x:Note>',
        f'<x:Note {MUST} s:actor="urn:other" xmlns:x="urn:x">hello</x:Note>',
        f'<a:Action {MUST} xmlns:a="http://www.w3.org/2005/08/addressing">hello'
        "</a:Action>",
    ],
)
def test_other_unknown_headers_are_tolerated_and_reachable(
    vault: Any, server: Server, header: str
) -> None:
    server.gives(fetched(headers=header))
    with vault.Vault(server.url) as client:
        reply = client.reply(client.fetch, number=3)
    assert [block.text for block in reply.headers.unknown] == ["hello"]
    assert dict(reply.headers) == {}


def test_a_declared_header_may_demand_to_be_understood(
    vault: Any, server: Server
) -> None:
    server.gives(fetched(headers=f"<t:Succeeded {MUST}>true</t:Succeeded>"))
    assert fetch(vault, server).name == "cup"


def test_a_fault_counts_more_than_a_demand(vault: Any, server: Server) -> None:
    header = f'<x:Secure {MUST} xmlns:x="urn:x"/>'
    server.gives(envelope(FAULT.format(""), header), 500)
    error = fetch(vault, server)
    assert isinstance(error, SoapFault)
    assert isinstance(error.headers, type(error.headers))
    assert len(error.headers.unknown) == 1  # type: ignore[attr-defined]
