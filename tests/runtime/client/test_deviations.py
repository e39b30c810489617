"""A client tells what answers hold that they should not: drift at run time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from superoffice.services88 import AsyncErpSync, ErpSync, Services88

from tests.runtime.client.fixed import AsyncFixed, Fixed

NS = "http://www.superoffice.net/ws/crm/NetServer/Services88"
ANSWER = (
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
    f'<ForceResyncResponse xmlns="{NS}"><Response><IsOk>true</IsOk><New>1</New>'
    "</Response></ForceResyncResponse></s:Body></s:Envelope>"
).encode()
RESPONSE = "/Envelope/Body/ForceResyncResponse/Response"
Observer = Callable[[str, str, str], object]


def by_client(observer: Observer) -> Any:
    client = ErpSync(transport=Fixed(ANSWER), on_deviation=observer)
    return client.with_timeout(3).force_resync()


def by_session(observer: Observer) -> Any:
    session = Services88(transport=Fixed(ANSWER), on_deviation=observer)
    return session.erp_sync.force_resync()


def by_async_client(observer: Observer) -> Any:
    client = AsyncErpSync(transport=AsyncFixed(ANSWER), on_deviation=observer)
    return asyncio.run(client.force_resync())


@pytest.mark.parametrize("call", [by_client, by_session, by_async_client])
def test_an_unknown_element_of_an_answer_is_told(
    call: Callable[[Observer], Any],
) -> None:
    told: list[tuple[str, str, str]] = []
    result = call(lambda *deviation: told.append(deviation))
    assert result.is_ok is True
    assert told == [("unknown-element", f"{RESPONSE}/New", f"{{{NS}}}New")]
