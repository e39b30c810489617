"""JAX-WS RI as the server: it validates what it gets, and what it sends."""

from __future__ import annotations

import pytest
from superoffice.services88.types import ChangedDataItem
from wsdlsmith.runtime import SoapFault

from tests.interop.callers import Connect


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
