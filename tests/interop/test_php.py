"""PHP's ext-soap as the server: it keeps nil, absent and empty apart."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from superoffice.services88.services.erp_sync import SERVICE
from superoffice.services88.types import SoCredentials
from wsdlsmith.runtime import (
    CallTimeoutError,
    HttpStatusError,
    SoapFault,
    TransportError,
    is_nil,
)

from tests.interop.callers import Connect, speaking_1_2

METHODS = ("force_resync", "force_resync_no_blank_values")
TICKET = SoCredentials(ticket="7T:ticket")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("keys", "told"), [(None, "absent"), ([], "empty"), ([1], "1"), ([7, -1], "7,-1")]
)
def test_headers_and_lists_arrive_as_they_were_given(
    connect: Connect, php: str, method: str, keys: list[int] | None, told: str
) -> None:
    api = connect("ErpSync", php, application_token="top", credentials=TICKET)
    answer = api(method, erp_connection_id=1, internal_key_ids=keys)
    assert answer.is_ok is True
    assert answer.user_explanation == "top/7T:ticket"
    kind = "all" if method == "force_resync" else "no blanks"
    assert answer.tech_explanation == f"{kind}: {told}"


def test_nil_absent_and_empty_are_told_apart_in_answers(
    connect: Connect, php: str
) -> None:
    api = connect("ErpSync", php)
    absent = api("force_resync", erp_connection_id=0)
    assert absent.changes is None
    assert not is_nil(absent, "changes")
    nil = api("force_resync", erp_connection_id=1)
    assert nil.changes is None
    assert is_nil(nil, "changes")
    empty = api("force_resync", erp_connection_id=2)
    assert empty.changes is not None
    assert empty.changes.added_records is None
    lists = api("force_resync", erp_connection_id=3).changes
    assert is_nil(lists, "added_records")
    assert lists.updated_records == []
    assert lists.deleted_records is None
    assert not is_nil(lists, "deleted_records")
    answer = api("force_resync", erp_connection_id=4)
    assert answer.error_code == ""
    first, second, third = answer.changes.added_records
    assert (first.tablename, first.record_id, second) == ("contact", 7, None)
    assert is_nil(third, "tablename")


def test_an_undeclared_fault_brings_its_reason(connect: Connect, php: str) -> None:
    with pytest.raises(SoapFault) as caught:
        connect("ErpSync", php)("force_resync", erp_connection_id=400)
    assert caught.value.fault.reason == "Résumé of <what> & why"
    assert caught.value.fault.code.endswith("Client")
    assert "Résumé of <what> & why" in str(caught.value)


def test_an_empty_500_is_told_as_the_status(connect: Connect, php: str) -> None:
    with pytest.raises(HttpStatusError, match=r"HTTP 500 Internal Server Error$") as e:
        connect("ErpSync", php)("force_resync", erp_connection_id=500)
    assert (e.value.status, e.value.operation) == (500, "ForceResync")


def test_a_slow_server_is_not_waited_for(connect: Connect, php: str) -> None:
    api = connect("ErpSync", php, timeout=0.5)
    with pytest.raises(CallTimeoutError, match=r"0\.5"):
        api("force_resync", erp_connection_id=408)


def test_half_an_answer_is_no_answer(connect: Connect, php: str) -> None:
    with pytest.raises(TransportError) as caught:
        connect("ErpSync", php)("force_resync", erp_connection_id=410)
    assert caught.value.phase == "read"


@pytest.mark.parametrize("rights", ["", "LOOK", "TAKE BRING", "LOOK TAKE BRING"])
def test_flags_and_an_inherited_type_come_back(
    connect: Connect, php: str, warehouse: Any, rights: str
) -> None:
    clerk = warehouse.Clerk(name="Ada")
    api = connect("Warehouse", f"{php}/Warehouse.svc", clerk=clerk)
    flags = warehouse.Rights(0)
    for name in rights.split():
        flags |= warehouse.Rights[name]
    crate = warehouse.Crate(
        label="a & b", pieces=3, packed=dt.datetime(2023, 1, 2, 3, 4, 5)
    )
    reply = api.reply("store", goods=crate, rights=flags)
    assert reply.result.goods == crate
    assert type(reply.result.goods) is warehouse.Crate
    assert reply.result.rights == flags
    assert reply.result.note == f"rights: {rights.title()}"
    assert reply.headers["served_by"] == "php for Ada"
    barrel = warehouse.Barrel(label="", litres=Decimal("0.50"))
    back = api("store", goods=barrel).goods
    assert (type(back), back.label, back.litres) == (
        warehouse.Barrel,
        "",
        Decimal("0.50"),
    )


def test_a_declared_fault_has_its_typed_detail(
    connect: Connect, php: str, warehouse: Any
) -> None:
    api = connect("Warehouse", f"{php}/Warehouse.svc")
    with pytest.raises(SoapFault, match="the warehouse says NoRoom") as caught:
        api("store", goods=warehouse.Crate(label="too big"))
    [detail] = caught.value.fault.detail
    assert detail == warehouse.NoRoom(shelf=7, free=Decimal("0.50"))
    with pytest.raises(SoapFault) as caught:
        api("store", goods=warehouse.Crate(label="gold"))
    missing = warehouse.Rights.TAKE | warehouse.Rights.BRING
    assert caught.value.fault.detail == [warehouse.NotAllowed(missing=missing)]


def test_a_one_way_message_needs_no_answer(connect: Connect, php: str) -> None:
    assert connect("Warehouse", f"{php}/Warehouse.svc")("forget", shelf=7) is None


def test_php_answers_soap_1_2_too(
    connect: Connect, php: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = connect("ErpSync", php)
    monkeypatch.setattr(type(api.client), "__service__", speaking_1_2(SERVICE))
    assert api("force_resync", erp_connection_id=1).is_ok is True
    with pytest.raises(SoapFault) as caught:
        api("force_resync", erp_connection_id=400)
    assert caught.value.fault.reason == "Résumé of <what> & why"
