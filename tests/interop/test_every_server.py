"""What holds of every server alike; what is one server's own stands in its own file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from superoffice.services88.services.erp_sync import SERVICE
from superoffice.services88.types import SoCredentials
from wsdlsmith.runtime import HttpStatusError, SoapFault

from tests.interop.callers import Connect, speaking_1_2

Server = Callable[[str], str]
SERVERS = ("php", "jaxws", "mono", "node", "gsoap")
METHODS = ("force_resync", "force_resync_no_blank_values")
TICKET = SoCredentials(ticket="7T:ticket")
LISTS: tuple[list[int] | None, ...] = (None, [], [7, -1])
TOLD = {
    "php": ("absent", "empty", "7,-1"),
    "jaxws": ("null", "[]", "[7, -1]"),
    "mono": ("null", "[]", "[7, -1]"),
    "node": ("absent", "empty", "[7, -1]"),
    "gsoap": ("null", "[]", "[7, -1]"),
}
"""How each server tells what it understood of :data:`LISTS`."""


@pytest.fixture
def url(request: pytest.FixtureRequest) -> Server:
    """The base URL of a server by its name: it is started when it is first asked for."""
    return lambda name: str(request.getfixturevalue(name))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("server", SERVERS)
def test_headers_and_lists_arrive_as_they_were_given(
    connect: Connect, url: Server, server: str, method: str
) -> None:
    token = {"application_token": "top", "credentials": TICKET}
    api = connect("ErpSync", url(server), **token)
    kind = "all" if method == "force_resync" else "no blanks"
    for keys, told in zip(LISTS, TOLD[server], strict=True):
        answer = api(method, erp_connection_id=1, internal_key_ids=keys)
        assert answer.is_ok is True
        assert answer.user_explanation == "top/7T:ticket"
        assert answer.tech_explanation == f"{kind}: {told}"


@pytest.mark.parametrize("server", ["jaxws", "mono"])
def test_soap_1_2_is_refused_by_the_status(
    connect: Connect, url: Server, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = connect("ErpSync", url(server))
    monkeypatch.setattr(type(api.client), "__service__", speaking_1_2(SERVICE))
    with pytest.raises(HttpStatusError) as caught:
        api("force_resync", erp_connection_id=1)
    assert caught.value.status == 415


@pytest.mark.parametrize("rights", ["", "LOOK", "TAKE BRING", "LOOK TAKE BRING"])
@pytest.mark.parametrize(
    ("server", "name", "note"),
    [
        ("php", "php", "rights: {rights}"),
        ("jaxws", "java", "Crate"),
        ("mono", "mono", "Crate"),
    ],
)
def test_flags_and_an_inherited_type_come_back(
    connect: Connect,
    url: Server,
    warehouse: Any,
    server: str,
    name: str,
    note: str,
    rights: str,
) -> None:
    clerk = warehouse.Clerk(name="Ada")
    api = connect("Warehouse", f"{url(server)}/Warehouse.svc", clerk=clerk)
    flags = warehouse.Rights(0)
    for right in rights.split():
        flags |= warehouse.Rights[right]
    packed = dt.datetime(2023, 1, 2, 3, 4, 5)
    crate = warehouse.Crate(label="a & b", pieces=3, packed=packed)
    reply = api.reply("store", goods=crate, rights=flags)
    assert reply.result.goods == crate
    assert type(reply.result.goods) is warehouse.Crate
    assert reply.result.rights == flags
    assert reply.result.note == note.format(rights=rights.title())
    assert reply.headers["served_by"] == f"{name} for Ada"
    barrel = warehouse.Barrel(label="", litres=Decimal("0.50"))
    assert api("store", goods=barrel).goods == barrel


@pytest.mark.parametrize("server", ["php", "jaxws", "mono"])
def test_declared_faults_have_their_typed_detail(
    connect: Connect, url: Server, warehouse: Any, server: str
) -> None:
    api = connect("Warehouse", f"{url(server)}/Warehouse.svc")
    with pytest.raises(SoapFault, match="the warehouse says NoRoom") as caught:
        api("store", goods=warehouse.Crate(label="too big"))
    detail = warehouse.NoRoom(shelf=7, free=Decimal("0.50"))
    assert caught.value.fault.detail == [detail]
    with pytest.raises(SoapFault) as caught:
        api("store", goods=warehouse.Crate(label="gold"))
    missing = warehouse.Rights.TAKE | warehouse.Rights.BRING
    assert caught.value.fault.detail == [warehouse.NotAllowed(missing=missing)]


@pytest.mark.parametrize("server", ["php", "jaxws", "mono", "node"])
def test_a_one_way_message_needs_no_answer(
    connect: Connect, url: Server, server: str
) -> None:
    answer = connect("Warehouse", f"{url(server)}/Warehouse.svc")("forget", shelf=7)
    assert answer is None
