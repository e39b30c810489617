"""Operations and their messages."""

from __future__ import annotations

from dataclasses import replace

from tests.drift.building.documents import GET, INPUT, PLAIN, RPC, TWO, get, rpc
from tests.drift.building.words import LINE, A, element, record
from tests.drift.small_wsdl import Wsdl

OPERATIONS: dict[str, tuple[Wsdl, Wsdl]] = {
    "operation-removed/both": (TWO, PLAIN),
    "operation-added/none": (PLAIN, TWO),
    "operation-renamed/both": (
        Wsdl(ops={"Get": GET, "GetAdress": GET}),
        Wsdl(ops={"Get": GET, "GetAddress": GET}),
    ),
    "soap-action-changed/request": (get(action="urn:get"), get(action="urn:fetch")),
    "wsa-action-changed/request": (
        get(input_extra='wsaw:Action="urn:get"'),
        get(input_extra='wsaw:Action="urn:fetch"'),
    ),
    "message-pattern-changed/both": (get(response=None), PLAIN),
    "message-pattern-changed/one-way": (PLAIN, get(response=None)),
    "message-element-changed/request": (
        replace(
            PLAIN,
            types=record("Ask", A)
            + element("Ask", "t:Ask")
            + element("Query", "t:Ask"),
            ops={"Get": replace(GET, request_message=INPUT.format("p", "Ask"))},
        ),
        replace(
            PLAIN,
            types=record("Ask", A)
            + element("Ask", "t:Ask")
            + element("Query", "t:Ask"),
            ops={"Get": replace(GET, request_message=INPUT.format("p", "Query"))},
        ),
    ),
    "message-part-added/request": (
        RPC,
        rpc(
            request_message='<wsdl:part name="a" type="xs:int"/><wsdl:part name="b" type="xs:int"/>'
        ),
    ),
    "message-part-removed/request": (
        rpc(
            request_message='<wsdl:part name="a" type="xs:int"/><wsdl:part name="b" type="xs:int"/>'
        ),
        RPC,
    ),
    "message-part-kind-changed/request": (
        replace(
            PLAIN,
            types=record("Ask", A) + element("Ask", "t:Ask"),
            ops={"Get": replace(GET, request_message=INPUT.format("p", "Ask"))},
        ),
        replace(
            PLAIN,
            types=record("Ask", A) + element("Ask", "t:Ask"),
            ops={
                "Get": replace(
                    GET, request_message='<wsdl:part name="Ask" type="t:Ask"/>'
                )
            },
        ),
    ),
    "message-part-kind-changed/renamed": (
        replace(
            PLAIN,
            types=record("Ask", A) + element("Ask", "t:Ask"),
            ops={"Get": replace(GET, request_message=INPUT.format("p", "Ask"))},
        ),
        replace(
            PLAIN,
            types=record("Ask", A) + element("Ask", "t:Ask"),
            ops={
                "Get": replace(
                    GET, request_message='<wsdl:part name="p" type="t:Ask"/>'
                )
            },
        ),
    ),
    "parameter-order-changed/request": (
        rpc(
            request_message='<wsdl:part name="a" type="xs:int"/><wsdl:part name="b" type="xs:int"/>',
            attributes='parameterOrder="a b"',
        ),
        rpc(
            request_message='<wsdl:part name="a" type="xs:int"/><wsdl:part name="b" type="xs:int"/>',
            attributes='parameterOrder="b a"',
        ),
    ),
    "wrapper-style-changed/request": (
        replace(
            PLAIN,
            types=f'<xs:element name="Ask">{LINE}</xs:element>',
            ops={"Get": replace(GET, request_message=INPUT.format("p", "Ask"))},
        ),
        replace(
            PLAIN,
            types=record("Ask", A) + element("Ask", "t:Ask"),
            ops={"Get": replace(GET, request_message=INPUT.format("p", "Ask"))},
        ),
    ),
    "result-added/response": (get(response=""), PLAIN),
    "result-removed/response": (PLAIN, get(response="")),
    "operation-order-changed/none": (TWO, Wsdl(ops={"Put": GET, "Get": GET})),
}
