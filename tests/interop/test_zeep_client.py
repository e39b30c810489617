"""zeep calls a server of ours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest
from superoffice.services88.services.erp_sync import SERVICE

from tests.interop.our_answers import ERP_SYNC, warehouse_answers
from tests.interop.our_server import OurServer, serving
from tests.interop.wsdls import Wsdls

SERVICES88 = "{http://www.superoffice.net/ws/crm/NetServer/Services88}"
WAREHOUSE = "{urn:example:warehouse}"


@contextmanager
def zeep_for(server: OurServer, wsdls: Wsdls, binding: str) -> Iterator[Any]:
    """Zeep's client and proxy; afterwards, what it was sent is valid."""
    zeep = import_module("zeep")
    name = server.service.name
    with serving(server):
        transport = import_module("zeep.transports").Transport(operation_timeout=10)
        client = zeep.Client(str(wsdls.path(name)), transport=transport)
        yield client, client.create_service(binding, server.url)
        transport.session.close()
    for response in server.responses:
        assert wsdls.schema(name).complaints(response) == []


def test_zeep_is_understood_and_understands(wsdls: Wsdls) -> None:
    server = OurServer(SERVICE, ERP_SYNC)
    binding = f"{SERVICES88}BasicHttpBinding_ErpSync"
    fault = import_module("zeep.exceptions").Fault
    with zeep_for(server, wsdls, binding) as (_, api):
        headers = {
            "ApplicationToken": "top & <secret>",
            "Credentials": {"Ticket": "7T"},
        }
        answer = api.ForceResync(
            ErpConnectionId=0,
            InternalKeyIds={"int": [7, -1]},
            _soapheaders=headers,
        )
        assert answer.UserExplanation == "top & <secret>/7T"
        assert answer.TechExplanation == "7,-1"
        assert answer.IsOk is True
        answer = api.ForceResyncNoBlankValues(ErpConnectionId=4)
        assert answer.TechExplanation == "absent"
        first, _ = answer.Changes.AddedRecords.ChangedDataItem
        assert (first.Tablename, first.RecordId) == ("contact", 7)
        with pytest.raises(fault, match="Résumé of <what> & why"):
            api.ForceResync(ErpConnectionId=400)
    assert server.deviations == []


def test_zeep_sees_types_headers_and_faults(wsdls: Wsdls, warehouse: Any) -> None:
    service = import_module("warehouse.services.warehouse").SERVICE
    server = OurServer(service, warehouse_answers(warehouse))
    fault = import_module("zeep.exceptions").Fault
    with zeep_for(server, wsdls, f"{WAREHOUSE}WarehouseBinding") as (client, api):
        packed = dt.datetime(2023, 1, 2, 3, 4, 5)
        crate = client.get_type(f"{WAREHOUSE}Crate")(
            Label="a & b", Pieces=3, Packed=packed
        )
        clerk = {"Clerk": {"Name": "Ada"}}
        answer = api.Store(Goods=crate, Rights=["Take", "Bring"], _soapheaders=clerk)
        receipt = answer.body.Receipt
        assert answer.header.ServedBy == "python for Ada"
        assert receipt.Note == "Crate <Rights.TAKE|BRING: 6>"
        assert (receipt.Goods.Pieces, receipt.Goods.Packed) == (3, packed)
        assert list(receipt.Rights) == ["Take", "Bring"]
        barrel = client.get_type(f"{WAREHOUSE}Barrel")(Litres=Decimal("0.50"))
        answer = api.Store(Goods=barrel, _soapheaders=clerk)
        assert answer.body.Receipt.Goods.Litres == Decimal("0.50")
        crate.Label = "too big"
        with pytest.raises(fault, match="the warehouse says NoRoom") as caught:
            api.Store(Goods=crate, _soapheaders=clerk)
        detail = [item.tag for item in caught.value.detail]
        assert detail == [f"{WAREHOUSE}NoRoom"]
        api.Forget(Shelf=7)
    assert server.deviations == []
