"""PHP's ext-soap as the server: it keeps nil, absent and empty apart."""

from __future__ import annotations

import pytest
from superoffice.services88.services.erp_sync import SERVICE
from wsdlsmith.runtime import (
    CallTimeoutError,
    HttpStatusError,
    SoapFault,
    TransportError,
    is_nil,
)

from tests.interop.callers import Connect, speaking_1_2


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


def test_php_answers_soap_1_2_too(
    connect: Connect, php: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = connect("ErpSync", php)
    monkeypatch.setattr(type(api.client), "__service__", speaking_1_2(SERVICE))
    assert api("force_resync", erp_connection_id=1).is_ok is True
    with pytest.raises(SoapFault) as caught:
        api("force_resync", erp_connection_id=400)
    assert caught.value.fault.reason == "Résumé of <what> & why"
