"""Headers, faults, documentation and versions."""

from __future__ import annotations

from dataclasses import replace

from tests.drift.building.documents import (
    BARE_TICKET,
    BOTH_ASKED,
    CONTENT,
    GET,
    HEADER,
    INPUT,
    JPEG,
    LOST,
    NO_FAULT,
    PICTURE,
    PLAIN,
    SPACE,
    TWO,
    UNDERSTAND,
    answer,
    block,
    fault,
    get,
    numbers,
    ticket,
)
from tests.drift.building.words import LINE, A, Z
from tests.drift.small_wsdl import Wsdl

HEADERS: dict[str, tuple[Wsdl, Wsdl]] = {
    "header-required-added/request": (BARE_TICKET, ticket('wsdl:required="true"')),
    "header-required-added/response": (
        BARE_TICKET,
        ticket('wsdl:required="true"', out=True),
    ),
    "message-element-changed/response": (
        answer(INPUT.format("p", "Ask")),
        answer(INPUT.format("p", "Query")),
    ),
    "message-part-added/response": (numbers("a"), numbers("a", "b")),
    "message-part-removed/response": (numbers("a", "b"), numbers("a")),
    "message-part-kind-changed/response": (
        answer(INPUT.format("p", "Ask")),
        answer('<wsdl:part name="p" type="t:Ask"/>'),
    ),
    "wrapper-style-changed/response": (
        answer(INPUT.format("p", "Ask"), f'<xs:element name="Ask">{LINE}</xs:element>'),
        answer(INPUT.format("p", "Ask")),
    ),
    "wsa-action-changed/response": (
        get(output_extra='wsaw:Action="urn:got"'),
        get(output_extra='wsaw:Action="urn:fetched"'),
    ),
    "attachment-binding-changed/response": (
        answer(PICTURE, mime_out=CONTENT, body_out='parts="ask"'),
        answer(PICTURE, mime_out=JPEG, body_out='parts="ask"'),
    ),
    "body-parts-changed/response": (
        answer(BOTH_ASKED, body_out='parts="ask more"'),
        answer(
            BOTH_ASKED,
            body_out='parts="ask"',
            headers_out=HEADER.format("ShopGetOut", "more", ""),
        ),
    ),
    "header-added/request": (BARE_TICKET, ticket()),
    "header-added/response": (BARE_TICKET, ticket(out=True)),
    "header-removed/request": (ticket(), BARE_TICKET),
    "header-removed/response": (ticket(out=True), BARE_TICKET),
    "header-type-changed/request": (ticket(), ticket(type_="xs:int")),
    "header-type-changed/response": (
        ticket(out=True),
        ticket(type_="xs:int", out=True),
    ),
    "header-use-changed/request": (ticket(), ticket(use="encoded")),
    "header-use-changed/response": (
        ticket(out=True),
        ticket(use="encoded", out=True),
    ),
    "header-use-changed/required": (ticket(), ticket('wsdl:required="true"')),
    "header-use-changed/optional": (ticket('wsdl:required="true"'), ticket()),
    "attribute-added-required/header": (block(""), block(UNDERSTAND)),
    "fixed-changed/header": (
        block(UNDERSTAND + ' fixed="0"'),
        block(UNDERSTAND + ' fixed="1"'),
    ),
    "optional-field-inserted/header": (block("", Z), block("", A + Z)),
    "fault-added/response": (NO_FAULT, fault()),
    "fault-removed/response": (fault(), NO_FAULT),
    "binding-use-changed/fault": (fault(), fault(use="encoded")),
    "fault-detail-changed/response": (fault("xs:int"), fault("xs:date")),
    "documentation-changed/none": (get(doc="Gets one."), get(doc="Gets one of them.")),
    "documentation-lost/none": (Wsdl(ops=LOST), Wsdl(ops=dict.fromkeys(LOST, GET))),
    "deprecation-announced/operation": (
        get(doc="Gets one."),
        get(doc="Obsolete: use Find."),
    ),
    "breaking-change-without-version-bump/none": (
        replace(TWO, namespace="urn:shop:v2"),
        replace(PLAIN, namespace="urn:shop:v2"),
    ),
    "version-token-mixed/none": (
        replace(PLAIN, namespace="urn:shop:v2"),
        replace(
            PLAIN,
            namespace="urn:shop:v2",
            more_schemas=SPACE.format("urn:shop:types:v1"),
        ),
    ),
}
