"""JAX-WS RI as the server: it validates what it gets, and what it sends."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from superoffice.services88.services.erp_sync import SERVICE
from superoffice.services88.types import ChangedDataItem, SoCredentials
from wsdlsmith.runtime import HttpStatusError, SoapFault

from tests.interop.callers import Connect, speaking_1_2

METHODS = ("force_resync", "force_resync_no_blank_values")
TICKET = SoCredentials(ticket="7T:ticket")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("keys", "told"), [(None, "null"), ([], "[]"), ([7, -1], "[7, -1]")]
)
def test_headers_and_lists_arrive_as_they_were_given(
    connect: Connect, jaxws: str, method: str, keys: list[int] | None, told: str
) -> None:
    api = connect("ErpSync", jaxws, application_token="top", credentials=TICKET)
    answer = api(method, erp_connection_id=1, internal_key_ids=keys)
    assert answer.is_ok is True
    assert answer.user_explanation == "top/7T:ticket"
    kind = "all" if method == "force_resync" else "no blanks"
    assert answer.tech_explanation == f"{kind}: {told}"


def test_empty_and_nil_are_told_apart_in_answers(connect: Connect, jaxws: str) -> None:
    api = connect("ErpSync", jaxws)
    changes = api("force_resync", erp_connection_id=2).changes
    assert changes.updated_records == []
    assert changes.added_records is None
    changes = api("force_resync", erp_connection_id=4).changes
    item = ChangedDataItem(tablename="contact", record_id=7)
    assert changes.added_records == [item, None]


def test_faults_that_no_wsdl_declares(connect: Connect, jaxws: str) -> None:
    api = connect("ErpSync", jaxws)
    with pytest.raises(SoapFault) as caught:
        api("force_resync", erp_connection_id=400)
    fault = caught.value.fault
    assert fault.reason == "Résumé of <what> & why"
    assert fault.code.endswith("/Services88}Refused")
    [why] = fault.detail
    assert getattr(why, "text", None) == "a reason"
    with pytest.raises(SoapFault, match="nobody catches this"):
        api("force_resync", erp_connection_id=500)


def test_soap_1_2_is_refused_by_the_status(
    connect: Connect, jaxws: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = connect("ErpSync", jaxws)
    monkeypatch.setattr(type(api.client), "__service__", speaking_1_2(SERVICE))
    with pytest.raises(HttpStatusError) as caught:
        api("force_resync", erp_connection_id=1)
    assert caught.value.status == 415


@pytest.mark.parametrize("rights", ["", "LOOK", "TAKE BRING"])
def test_flags_and_an_inherited_type_come_back(
    connect: Connect, jaxws: str, warehouse: Any, rights: str
) -> None:
    clerk = warehouse.Clerk(name="Ada")
    api = connect("Warehouse", f"{jaxws}/Warehouse.svc", clerk=clerk)
    flags = warehouse.Rights(0)
    for name in rights.split():
        flags |= warehouse.Rights[name]
    crate = warehouse.Crate(
        label="a & b", pieces=3, packed=dt.datetime(2023, 1, 2, 3, 4, 5)
    )
    reply = api.reply("store", goods=crate, rights=flags)
    assert reply.result.note == "Crate"
    assert reply.result.goods == crate
    assert reply.result.rights == flags
    assert reply.headers["served_by"] == "java for Ada"
    barrel = warehouse.Barrel(label="", litres=Decimal("0.50"))
    back = api("store", goods=barrel)
    assert (back.note, back.goods) == ("Barrel", barrel)


def test_declared_faults_have_their_typed_detail(
    connect: Connect, jaxws: str, warehouse: Any
) -> None:
    api = connect("Warehouse", f"{jaxws}/Warehouse.svc")
    with pytest.raises(SoapFault, match="the warehouse says NoRoom") as caught:
        api("store", goods=warehouse.Crate(label="too big"))
    detail = warehouse.NoRoom(shelf=7, free=Decimal("0.50"))
    assert caught.value.fault.detail == [detail]
    with pytest.raises(SoapFault) as caught:
        api("store", goods=warehouse.Crate(label="gold"))
    missing = warehouse.Rights.TAKE | warehouse.Rights.BRING
    assert caught.value.fault.detail == [warehouse.NotAllowed(missing=missing)]


def test_a_one_way_message_needs_no_answer(connect: Connect, jaxws: str) -> None:
    assert connect("Warehouse", f"{jaxws}/Warehouse.svc")("forget", shelf=7) is None


def test_the_server_does_refuse_what_the_schema_does_not_allow(
    connect: Connect, jaxws: str
) -> None:
    # control: without this nobody would notice that it validates nothing
    api = connect("ErpSync", jaxws)
    api("force_resync", erp_connection_id=1, internal_key_ids=[7])
    request = api.judge.last
    assert request is not None
    api.judge.instead = wrong = request.content.replace(b">7<", b">seven<")
    assert api.judge.schema is not None
    assert "seven" in api.judge.schema.complaints(wrong)[0]
    with pytest.raises(SoapFault, match="seven"):
        api("force_resync", erp_connection_id=1)
