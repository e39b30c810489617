"""PHP's SoapClient calls a server of ours with one of the vendor's WSDLs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from tests.interop.our_answers import field_info_answers
from tests.interop.our_server import OurServer
from tests.interop.test_php_client import called
from tests.interop.wsdls import Wsdls


def test_php_sees_subtypes_flags_dictionaries_and_headers(
    published: Any, published_wsdls: Wsdls
) -> None:
    clients = import_module("published88")
    service = clients.UserDefinedFieldInfo.__service__
    server = OurServer(service, field_info_answers(published))
    got = called(server, published_wsdls)
    first, second, third = got["list"]["result"]["Response"]["FieldInfoBase"]
    assert first == {"FieldName": "x_size", "DefaultValue": 3}
    assert second is None
    assert third == {"FieldName": "x_plain"}
    saved = got["saved"]["result"]["Response"]
    assert saved["TableRight"] == {"Mask": "Select Update"}
    assert (saved["FieldLabel"], saved["Type"]) == ("größer", "Contact")
    pairs = saved["FieldProperties"]["FieldPropertyDictionaryKeyValuePair"]
    assert pairs == [
        {"Key": "x", "Value": {"FieldType": "int"}},
        {"Key": "y", "Value": None},
    ]
    assert got["saved"]["headers"] == {"Succeeded": True}
    headers = got["refused"]["headers"]
    assert headers["Succeeded"] is False
    info = headers["ExceptionInfo"]
    assert info["Message"] == "nothing to save"
    assert info["InnerException"] == {"Message": "no ticket"}
    [pair] = info["Parameters"]["SoExceptionInfoParametersKeyValuePair"]
    assert pair == {"Key": "ticket", "Value": "7T"}
    assert server.deviations == []
