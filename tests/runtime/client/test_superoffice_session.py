"""From user name and password to a ticket, with the vendor's published WSDLs."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from wsdlsmith.job import Job
from wsdlsmith.pipeline import build
from wsdlsmith.runtime import Renew
from wsdlsmith.runtime.errors import ServiceFailure
from wsdlsmith.verify.bindings import bindings_in

from tests.runtime.client.conftest import Given, Posted, Server

NS = "http://www.superoffice.net/ws/crm/NetServer/Services88"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"


@pytest.fixture(scope="module")
def superoffice(
    corpus: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    """SoPrincipal and ErpSync of Services88, generated with their failure headers."""
    import importlib

    archive = corpus / "superoffice" / "wsdl-2023.zip"
    sources = tuple(
        f"{archive}#*Services88-{name}.xml" for name in ("SoPrincipal", "ErpSync")
    )
    failure = ("ExceptionInfo", "Succeeded")
    folder = tmp_path_factory.mktemp("superoffice")
    build(
        Job(package="superoffice.services88", sources=sources, failure=failure)
    ).files.write(folder)
    with bindings_in(folder, "superoffice.services88"):
        yield importlib.import_module("superoffice.services88")


class NetServer:
    """Takes a password for a ticket, and the last ticket that it gave."""

    def __init__(self, server: Server) -> None:
        self.tickets = 0
        self.calls: list[str] = []
        server.answer = self.answer
        self.url = f"{server.url}/Remote/Services88/"

    def answer(self, posted: Posted) -> Given:
        root = etree.fromstring(posted.body)
        body = root.find(f"{{{SOAP}}}Body")
        assert body is not None
        name = etree.QName(body[0]).localname
        self.calls.append(name)
        if root.findtext(f".//{{{NS}}}ApplicationToken") != "1234567-1234-9876":
            return self._failed("Unknown application token")
        if name == "AuthenticateUsernamePassword":
            if root.findtext(f".//{{{NS}}}Password") != "s3cret":
                return self._failed("Wrong user name or password")
            self.tickets += 1
            return self._said(
                "<t:AuthenticateResponse><t:Response><t:Associate>me</t:Associate>"
                f"</t:Response><t:Credentials><t:Ticket>7T:{self.tickets}</t:Ticket>"
                "</t:Credentials><t:AuthenticationSucceeded>true"
                "</t:AuthenticationSucceeded></t:AuthenticateResponse>"
            )
        if root.findtext(f".//{{{NS}}}Ticket") != f"7T:{self.tickets}":
            return self._failed("The ticket has expired")
        return self._said(
            f"<t:{name}Response><t:Response><t:IsOk>true</t:IsOk></t:Response>"
            f"</t:{name}Response>"
        )

    def _said(
        self, body: str, header: str = "<t:Succeeded>true</t:Succeeded>"
    ) -> Given:
        return Given(
            f'<s:Envelope xmlns:s="{SOAP}" xmlns:t="{NS}"><s:Header>{header}</s:Header>'
            f"<s:Body>{body}</s:Body></s:Envelope>".encode()
        )

    def _failed(self, message: str) -> Given:
        info = f"<t:Message>{message}</t:Message><t:FriendlyText>No</t:FriendlyText>"
        return self._said(
            "",
            f"<t:ExceptionInfo>{info}</t:ExceptionInfo><t:Succeeded>false</t:Succeeded>",
        )


def log_in(superoffice: Any, url: str, password: str = "s3cret") -> Any:
    """As the guide shows it."""
    with superoffice.SoPrincipal(
        url, application_token="1234567-1234-9876"
    ) as principal:
        answer = principal.authenticate_username_password(
            user_name="me", password=password
        )
    return answer.credentials


def test_a_session_logs_in_by_itself_and_again_once_the_ticket_has_expired(
    superoffice: Any, server: Server
) -> None:
    crm = NetServer(server)
    renew = Renew(header="credentials", obtain=lambda: log_in(superoffice, crm.url))
    with superoffice.Services88(
        crm.url, application_token="1234567-1234-9876", renew=renew
    ) as api:
        for _ in range(2):
            assert api.erp_sync.force_resync(internal_key_ids=[]).is_ok is True
        crm.tickets += 1  # what was given is no longer good
        assert api.erp_sync.force_resync().is_ok is True
        assert api.with_timeout(5).erp_sync.force_resync().is_ok is True
    login, resync = "AuthenticateUsernamePassword", "ForceResync"
    assert crm.calls == [login, resync, resync, resync, login, resync, resync]


def test_an_async_session_does_the_same(superoffice: Any, server: Server) -> None:
    crm = NetServer(server)

    async def obtain() -> Any:
        async with superoffice.AsyncSoPrincipal(
            crm.url, application_token="1234567-1234-9876"
        ) as principal:
            answer = await principal.authenticate_username_password(
                user_name="me", password="s3cret"
            )
        return answer.credentials

    async def run() -> None:
        renew = Renew(header="credentials", obtain=obtain)
        async with superoffice.AsyncServices88(
            crm.url, application_token="1234567-1234-9876", renew=renew
        ) as api:
            calls = [api.erp_sync.force_resync() for _ in range(10)]
            assert all(answer.is_ok for answer in await asyncio.gather(*calls))
            crm.tickets += 1
            calls = [api.erp_sync.force_resync() for _ in range(10)]
            assert all(answer.is_ok for answer in await asyncio.gather(*calls))

    asyncio.run(run())
    assert crm.calls.count("AuthenticateUsernamePassword") == 2


def test_a_wrong_password_is_told_without_it(superoffice: Any, server: Server) -> None:
    crm = NetServer(server)
    renew = Renew(
        header="credentials", obtain=lambda: log_in(superoffice, crm.url, "wr0ng")
    )
    with (
        superoffice.Services88(
            crm.url, application_token="1234567-1234-9876", renew=renew
        ) as api,
        pytest.raises(ServiceFailure, match="Wrong user name or password") as caught,
    ):
        api.erp_sync.force_resync()
    assert caught.value.friendly_text == "No"
    assert caught.value.operation == "AuthenticateUsernamePassword"
    assert "wr0ng" not in str(caught.value)
    assert crm.calls == ["AuthenticateUsernamePassword"]


def test_what_the_guide_shows_works(
    superoffice: Any, server: Server, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    crm = NetServer(server)
    page = (checkout / "docs/guide.md").read_text()
    (section,) = re.findall(r"^## Obtain a ticket$(.*?)^## ", page, re.S | re.M)
    (shown,) = re.findall(r"^```py\n(.*?)^```$", section, re.S | re.M)
    exec(shown.replace("https://crm.example.com/Remote/Services88/", crm.url), {})
    assert "is_ok=True" in capsys.readouterr().out
    assert crm.calls == ["AuthenticateUsernamePassword", "ForceResync"]
