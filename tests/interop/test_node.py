"""node-soap as the server: sloppy, and what comes must be told apart all the same."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import Any

import pytest
from superoffice.services88.services.erp_sync import SERVICE
from superoffice.services88.types import ChangedDataItem
from wsdlsmith.runtime import SoapFault, TransportError

from tests.interop.callers import Connect, speaking_1_2
from tests.interop.processes import sockets


def test_an_answer_that_uses_xsi_undeclared_is_read(
    connect: Connect, node: str
) -> None:
    api = connect("ErpSync", node)
    reply = api.reply("force_resync", erp_connection_id=2)
    assert api.judge.answer is not None
    assert b'<AddedRecords xsi:nil="true">' in api.judge.answer.content
    assert b"xmlns:xsi" not in api.judge.answer.content
    assert reply.result.changes.added_records in (None, [])
    assert reply.result.changes.updated_records == []


def test_lists_in_answers_have_their_items(connect: Connect, node: str) -> None:
    answer = connect("ErpSync", node)("force_resync", erp_connection_id=4)
    assert answer.error_code == ""
    item = ChangedDataItem(tablename="contact", record_id=7)
    assert answer.changes.added_records == [item]


def test_a_fault_with_status_200_is_a_fault(connect: Connect, node: str) -> None:
    with pytest.raises(SoapFault) as caught:
        connect("ErpSync", node)("force_resync", erp_connection_id=400)
    assert caught.value.answer is not None
    assert caught.value.answer.status == 200
    assert caught.value.fault.reason == "Résumé of <what> & why"


def test_a_fault_of_1_2_in_an_envelope_of_1_1_has_its_reason(
    connect: Connect, node: str
) -> None:
    with pytest.raises(SoapFault, match="Error: nobody catches this") as caught:
        connect("ErpSync", node)("force_resync", erp_connection_id=500)
    assert caught.value.fault.code.endswith("Server")


def test_soap_1_2_is_answered_whatever_the_binding_says(
    connect: Connect, node: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = connect("ErpSync", node)
    monkeypatch.setattr(type(api.client), "__service__", speaking_1_2(SERVICE))
    assert api("force_resync", erp_connection_id=1).is_ok is True


def test_declared_faults_have_their_typed_detail(
    connect: Connect, node: str, warehouse: Any
) -> None:
    api = connect("Warehouse", f"{node}/Warehouse.svc")
    with pytest.raises(SoapFault, match="the warehouse says NoRoom") as caught:
        api("store", goods=warehouse.Crate(label="too big"))
    detail = warehouse.NoRoom(shelf=7, free=Decimal("0.50"))
    assert caught.value.fault.detail == [detail]


def test_flags_come_back(connect: Connect, node: str, warehouse: Any) -> None:
    api = connect("Warehouse", f"{node}/Warehouse.svc")
    rights = warehouse.Rights.LOOK | warehouse.Rights.TAKE
    receipt = api("store", goods=warehouse.Crate(label="ä & b"), rights=rights)
    assert receipt.rights == rights
    assert receipt.note == "ä & b"


def test_a_connection_dropped_without_an_answer_is_told(
    connect: Connect, node: str
) -> None:
    with pytest.raises(TransportError) as caught:
        connect("ErpSync", node)("force_resync", erp_connection_id=410)
    assert caught.value.phase == "read"


def test_calls_share_a_connection_and_replace_one_that_was_closed(
    connect: Connect, node: str
) -> None:
    api = connect("ErpSync", node)
    api("force_resync", erp_connection_id=1)
    with_one = sockets()
    for _ in range(50):
        assert api("force_resync", erp_connection_id=1).is_ok is True
    assert sockets() <= with_one
    time.sleep(1)  # the server keeps a silent connection for 0.3 seconds
    assert api("force_resync", erp_connection_id=1).is_ok is True
    assert sockets() <= with_one
