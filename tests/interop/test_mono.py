"""Mono's WCF as the server: the serializer that the vendor has."""

from __future__ import annotations

import pytest
from superoffice.services88.types import ChangedDataItem
from wsdlsmith.runtime import SoapFault

from tests.interop.callers import Connect


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
