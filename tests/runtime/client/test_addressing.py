"""WS-Addressing headers, where the binding asks for them and nowhere else."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from wsdlsmith.runtime.errors import MalformedAnswerError

from tests.runtime.client.conftest import Given, Posted, Server
from tests.runtime.client.vault import WSDL, fetched, generated, outcome, vault

__all__ = ["vault"]

WSA = "http://www.w3.org/2005/08/addressing"


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The same service, with a binding that asks for WS-Addressing."""
    folder: Path = tmp_path_factory.mktemp("addressed")
    text = WSDL.read_text().replace("<!-- addressing -->", "<wsaw:UsingAddressing/>")
    (folder / "addressed.wsdl").write_text(text)
    yield from generated(folder, "addressed", folder / "addressed.wsdl")


def said(posted: Posted) -> dict[str, str]:
    """The WS-Addressing headers of a request."""
    root = etree.fromstring(posted.body)
    return {
        etree.QName(block).localname: "".join(map(str, block.itertext()))
        for block in root[0]
        if etree.QName(block).namespace == WSA
    }


def test_a_message_says_where_to_and_which_it_is(
    addressed: Any, server: Server
) -> None:
    server.gives(fetched())
    url = server.url.replace("http://", "http://me:pw@") + "/a?x=1#y"
    outcome(addressed, lambda c: c.fetch(number=3), url)
    first, second = map(said, server.posted)
    assert first["Action"] == "urn:vault/Fetch"
    assert first["To"] == f"{server.url}/a/Vault.svc?x=1"
    assert first["ReplyTo"] == f"{WSA}/anonymous"
    assert first["MessageID"].startswith("urn:uuid:")
    assert first["MessageID"] != second["MessageID"]


def test_an_action_that_the_wsdl_does_not_state_is_made_as_the_standard_says(
    addressed: Any, server: Server
) -> None:
    server.gives(b"", 202)
    outcome(addressed, lambda c: c.store(), server.url)
    assert said(server.posted[0])["Action"] == "urn:vault:Vault:StoreRequest"
    assert server.posted[0].headers["soapaction"] == '""'


def test_nobody_who_did_not_ask_gets_them(vault: Any, server: Server) -> None:
    server.gives(fetched())
    outcome(vault, lambda c: c.fetch(), server.url)
    assert WSA.encode() not in server.posted[0].body


def test_an_answer_to_another_message_is_refused(
    addressed: Any, server: Server
) -> None:
    def related(to: str) -> bytes:
        header = f'<a:RelatesTo xmlns:a="{WSA}">{to}</a:RelatesTo>'
        return fetched(headers=header)

    def answer(posted: Posted) -> Given:
        return server.given(related(said(posted)["MessageID"]))

    server.answer = answer
    assert outcome(addressed, lambda c: c.fetch(), server.url).name == "cup"
    server.gives(related("urn:uuid:other"))
    error = outcome(addressed, lambda c: c.fetch(), server.url)
    assert isinstance(error, MalformedAnswerError)
    assert "belongs to another message" in str(error)


def test_tasks_have_identifiers_of_their_own(addressed: Any, server: Server) -> None:
    server.gives(fetched())

    async def run() -> None:
        async with addressed.AsyncVault(server.url) as client:
            await asyncio.gather(*(client.fetch(number=n) for n in range(20)))

    asyncio.run(run())
    assert len({said(posted)["MessageID"] for posted in server.posted}) == 20
