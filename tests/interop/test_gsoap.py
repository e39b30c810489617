"""gSOAP as the server: it sends the caller's headers back beside a fault."""

from __future__ import annotations

import pytest
from superoffice.services88.services.erp_sync import SERVICE
from superoffice.services88.types import SoCredentials
from wsdlsmith.runtime import SoapFault, is_nil

from tests.interop.callers import Connect, speaking_1_2

TICKET = SoCredentials(ticket="7T:ticket")


def test_absent_and_empty_are_told_apart_in_answers(
    connect: Connect, gsoap: str
) -> None:
    changes = connect("ErpSync", gsoap)("force_resync", erp_connection_id=2).changes
    assert changes.updated_records == []
    assert changes.added_records is None
    assert not is_nil(changes, "added_records")


def test_a_fault_beside_headers_that_must_be_understood(
    connect: Connect, gsoap: str
) -> None:
    api = connect("ErpSync", gsoap, application_token="top", credentials=TICKET)
    with pytest.raises(SoapFault) as caught:
        api("force_resync", erp_connection_id=400)
    assert caught.value.answer is not None
    assert b'mustUnderstand="1">top<' in caught.value.answer.content
    assert caught.value.fault.reason == "Résumé of <what> & why"
    [why] = caught.value.fault.detail
    assert getattr(why, "text", None) == "a reason"


def test_soap_1_2_is_answered_whatever_the_binding_says(
    connect: Connect, gsoap: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = connect("ErpSync", gsoap)
    monkeypatch.setattr(type(api.client), "__service__", speaking_1_2(SERVICE))
    assert api("force_resync", erp_connection_id=1).is_ok is True
    assert api.judge.answer is not None
    assert b"http://www.w3.org/2003/05/soap-envelope" in api.judge.answer.content
