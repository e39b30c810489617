"""Mono's WCF as the server: the serializer that the vendor has."""

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
    connect: Connect, mono: str, method: str, keys: list[int] | None, told: str
) -> None:
    api = connect("ErpSync", mono, application_token="top", credentials=TICKET)
    answer = api(method, erp_connection_id=1, internal_key_ids=keys)
    assert answer.is_ok is True
    assert answer.user_explanation == "top/7T:ticket"
    kind = "all" if method == "force_resync" else "no blanks"
    assert answer.tech_explanation == f"{kind}: {told}"


def test_empty_and_nil_are_told_apart_in_answers(connect: Connect, mono: str) -> None:
    api = connect("ErpSync", mono)
    changes = api("force_resync", erp_connection_id=2).changes
    assert changes.updated_records == []
    assert changes.added_records is None
    changes = api("force_resync", erp_connection_id=4).changes
    item = ChangedDataItem(tablename="contact", record_id=7)
    assert changes.added_records == [item, None]


def test_a_fault_may_bring_a_header_that_must_be_understood(
    connect: Connect, mono: str
) -> None:
    # WCF's own Action of no addressing; Mono hides every fault that no contract has
    api = connect("ErpSync", mono)
    with pytest.raises(SoapFault, match="due to an internal error") as caught:
        api("force_resync", erp_connection_id=500)
    assert caught.value.answer is not None
    assert b'mustUnderstand="1"' in caught.value.answer.content
    assert caught.value.fault.code.endswith("}InternalServiceFault")


def test_soap_1_2_is_refused_by_the_status(
    connect: Connect, mono: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = connect("ErpSync", mono)
    monkeypatch.setattr(type(api.client), "__service__", speaking_1_2(SERVICE))
    with pytest.raises(HttpStatusError) as caught:
        api("force_resync", erp_connection_id=1)
    assert caught.value.status == 415


@pytest.mark.parametrize("rights", ["", "LOOK", "TAKE BRING"])
def test_flags_and_an_inherited_type_come_back(
    connect: Connect, mono: str, warehouse: Any, rights: str
) -> None:
    clerk = warehouse.Clerk(name="Ada")
    api = connect("Warehouse", f"{mono}/Warehouse.svc", clerk=clerk)
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
    assert reply.headers["served_by"] == "mono for Ada"
    barrel = warehouse.Barrel(label="", litres=Decimal("0.50"))
    back = api("store", goods=barrel)
    assert (back.note, back.goods) == ("Barrel", barrel)


def test_declared_faults_have_their_typed_detail(
    connect: Connect, mono: str, warehouse: Any
) -> None:
    api = connect("Warehouse", f"{mono}/Warehouse.svc")
    with pytest.raises(SoapFault, match="the warehouse says NoRoom") as caught:
        api("store", goods=warehouse.Crate(label="too big"))
    detail = warehouse.NoRoom(shelf=7, free=Decimal("0.50"))
    assert caught.value.fault.detail == [detail]
    with pytest.raises(SoapFault) as caught:
        api("store", goods=warehouse.Crate(label="gold"))
    missing = warehouse.Rights.TAKE | warehouse.Rights.BRING
    assert caught.value.fault.detail == [warehouse.NotAllowed(missing=missing)]


def test_a_one_way_message_needs_no_answer(connect: Connect, mono: str) -> None:
    assert connect("Warehouse", f"{mono}/Warehouse.svc")("forget", shelf=7) is None
