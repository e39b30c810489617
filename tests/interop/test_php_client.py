"""PHP's SoapClient calls a server of ours."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

from superoffice.services88.services.erp_sync import SERVICE

from tests.interop.conftest import HERE
from tests.interop.our_answers import ERP_SYNC, warehouse_answers
from tests.interop.our_server import OurServer, serving
from tests.interop.processes import run
from tests.interop.stacks import require
from tests.interop.wsdls import Wsdls


def called(server: OurServer, wsdls: Wsdls) -> Any:
    """What PHP's client got from the server; what it was sent is valid."""
    require("php")
    name = server.service.name
    with serving(server):
        script = HERE / "php" / "client.php"
        text = run(["php", script, name, wsdls.path(name), server.url], seconds=60)
    for response in server.responses:
        assert wsdls.schema(name).complaints(response) == []
    return json.loads(text)


def test_php_is_understood_and_understands(wsdls: Wsdls) -> None:
    server = OurServer(SERVICE, ERP_SYNC)
    got = called(server, wsdls)
    for given in ("absent", "nil", "empty"):
        answer = got[given]["result"]["Response"]
        assert answer["TechExplanation"] == given
        assert answer["UserExplanation"] == "top & <secret>/7T"
        assert "Changes" not in answer
    assert got["two"]["result"]["Response"]["TechExplanation"] == "7,-1"
    assert got["1"]["result"]["Response"]["Changes"] is None
    changes = got["2"]["result"]["Response"]["Changes"]
    assert changes == {"AddedRecords": None, "UpdatedRecords": {}}
    answer = got["4"]["result"]["Response"]
    assert answer["ErrorCode"] == ""
    items = answer["Changes"]["AddedRecords"]["ChangedDataItem"]
    assert items == [{"Tablename": "contact", "RecordId": 7}, None]
    assert got["400"]["code"] in ("Client", "SOAP-ENV:Client")
    assert got["400"]["reason"] == "Résumé of <what> & why"
    assert server.deviations == []


def test_php_sees_types_headers_and_faults(wsdls: Wsdls, warehouse: Any) -> None:
    service = import_module("warehouse.services.warehouse").SERVICE
    server = OurServer(service, warehouse_answers(warehouse))
    got = called(server, wsdls)
    crate = got["crate"]["result"]["Receipt"]
    assert crate["Note"] == "Crate <Rights.TAKE|BRING: 6>"
    assert crate["Goods"] == {
        "Label": "a & b",
        "Pieces": 3,
        "Packed": "2023-01-02T03:04:05",
    }
    assert crate["Rights"] == "Take Bring"
    assert got["crate"]["headers"] == {"ServedBy": "python for Ada"}
    barrel = got["barrel"]["result"]["Receipt"]
    assert barrel["Goods"] == {"Label": "", "Litres": "0.50"}
    assert barrel["Note"] == "Barrel <Rights: 0>"
    assert got["nothing"]["result"]["Receipt"]["Note"] == "NoneType None"
    assert got["fault"]["reason"] == "the warehouse says NoRoom"
    assert got["fault"]["detail"] == {"NoRoom": {"Shelf": "7", "Free": "0.50"}}
    assert got["one way"]["result"] is None
    assert server.deviations == []
