"""docs/roundtrip.md and the guide's words on absent, nil and empty are true."""

from __future__ import annotations

import copy
import pickle
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from superoffice.services88 import ErpSync
from superoffice.services88.types import PluginResponse, SoCredentials
from wsdlsmith.runtime import NIL, is_nil, read_message, set_nil, write_message

from tests.runtime.client.fixed import Fixed

CHECKOUT = Path(__file__).parents[1]
RUNTIME = CHECKOUT / "generator" / "wsdlsmith" / "runtime"
PAGE = (CHECKOUT / "docs" / "roundtrip.md").read_text()
NS = "http://www.superoffice.net/ws/crm/NetServer/Services88"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
ANSWER = (
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
    f'xmlns:i="{XSI}"><s:Body><ForceResyncResponse xmlns="{NS}"><Response>%s'
    "</Response></ForceResyncResponse></s:Body></s:Envelope>"
)


def sent(header: object = None, **arguments: Any) -> dict[str, str]:
    """What a call puts into the body, and the header's block: name -> how it stands."""
    transport = Fixed((ANSWER % "").encode())
    credentials: Any = header
    ErpSync(transport=transport, credentials=credentials).force_resync(**arguments)
    root = etree.fromstring(transport.requests[0].content)
    blocks = [*root.iterfind("{*}Header/*"), *root.iterfind("{*}Body/*/*")]
    return {etree.QName(el).localname: how(el) for el in blocks}


def how(el: etree._Element) -> str:
    if el.get(f"{{{XSI}}}nil") == "true":
        return "nil"
    return el.text or ("full" if len(el) else "empty")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({}, {}),
        ({"internal_key_ids": None}, {}),
        ({"internal_key_ids": []}, {"InternalKeyIds": "empty"}),
        ({"internal_key_ids": NIL}, {"InternalKeyIds": "nil"}),
        ({"internal_key_ids": [1]}, {"InternalKeyIds": "full"}),
        ({"erp_connection_id": 0}, {"ErpConnectionId": "0"}),
        ({"header": SoCredentials(ticket=NIL)}, {"Credentials": "full"}),
        ({"header": NIL}, {"Credentials": "nil"}),
    ],
)
def test_an_argument_is_absent_nil_or_empty_as_the_guide_says(
    arguments: dict[str, Any], expected: dict[str, str]
) -> None:
    assert sent(**arguments) == expected


STATES = {
    "<State></State>": ("", False),
    '<State i:nil="true"/>': (None, True),
    "": (None, False),
}


@pytest.mark.parametrize("xml", STATES)
def test_a_field_keeps_its_state_while_another_changes(xml: str) -> None:
    operation = ErpSync.__service__.operations["ForceResync"]
    shown = ANSWER % f"<IsOk>true</IsOk>{xml.replace('State', 'UserExplanation')}"
    message: Any = read_message(operation, "response", shown.encode())
    for twin in (copy.copy, copy.deepcopy, replace, again):
        answer = twin(message.body.response)
        assert isinstance(answer, PluginResponse)
        value, nil = STATES[xml]
        assert (answer.user_explanation, is_nil(answer, "user_explanation")) == (
            value,
            nil,
        )
        answer.is_ok = False
        message.body.response = answer
        written = etree.fromstring(write_message(operation, "response", message))
        stands = [how(el) for el in written.iter(f"{{{NS}}}UserExplanation")]
        assert stands == ({"": []}.get(xml, ["nil" if nil else "empty"]))


def again(answer: PluginResponse) -> PluginResponse:
    made: PluginResponse = pickle.loads(pickle.dumps(answer))
    return made


def test_nil_on_purpose_for_an_object_that_was_read() -> None:
    answer = PluginResponse(is_ok=True, user_explanation="x")
    set_nil(answer, "user_explanation")
    assert answer.user_explanation is None
    assert is_nil(answer, "user_explanation")


def test_the_page_explains_every_code_that_the_reader_reports() -> None:
    source = "".join(path.read_text() for path in (RUNTIME / "codec").rglob("*.py"))
    source += (RUNTIME / "values" / "tokens.py").read_text()
    calls = re.findall(r"report\(\s*([^)]*)", source)
    reported = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', "".join(calls)))
    reported |= {"repeated-key", "more-deviations"}
    explained = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`(?:,| \|)", PAGE))
    assert reported == explained
