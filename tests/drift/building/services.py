"""Services, bindings and namespaces."""

from __future__ import annotations

from dataclasses import replace

from tests.drift.building.documents import (
    CONTENT,
    GET,
    HEADER,
    JPEG,
    MIME,
    PLAIN,
    POLICY,
    RPC,
    SHARED,
    SPACE,
    TWO_PARTS,
    XMIME,
    rpc,
)
from tests.drift.building.words import element, item
from tests.drift.small_wsdl import Wsdl, holding

SERVICES: dict[str, tuple[Wsdl, Wsdl]] = {
    "service-removed/both": (replace(PLAIN, more={"Bank": {"Pay": GET}}), PLAIN),
    "service-added/none": (PLAIN, replace(PLAIN, more={"Bank": {"Pay": GET}})),
    "service-renamed/both": (
        Wsdl(ops=SHARED),
        Wsdl(ops=SHARED, service="Store", wsdl_service="ShopService", port="ShopPort"),
    ),
    "wsdl-service-name-changed/none": (PLAIN, replace(PLAIN, wsdl_service="WcfShop")),
    "port-removed/both": (replace(PLAIN, second_port="Port12"), PLAIN),
    "port-removed/only-one-binding": (
        replace(PLAIN, second_port="Port12", soap="1.2"),
        replace(PLAIN, soap="1.2"),
    ),
    "port-added/none": (PLAIN, replace(PLAIN, second_port="Port12")),
    "endpoint-changed/request": (
        PLAIN,
        replace(PLAIN, address="https://store.example/soap"),
    ),
    "endpoint-scheme-downgraded/request": (
        PLAIN,
        replace(PLAIN, address="http://shop.example/soap"),
    ),
    "transport-changed/both": (
        PLAIN,
        replace(PLAIN, transport="http://www.w3.org/2010/soapjms/"),
    ),
    "soap-version-changed/both": (PLAIN, replace(PLAIN, soap="1.2")),
    "binding-style-changed/both": (
        RPC,
        replace(
            rpc(request_message='<wsdl:part name="a" type="xs:int"/>', body=""),
            style="document",
        ),
    ),
    "binding-use-changed/both": (RPC, rpc(use="encoded")),
    "body-namespace-changed/both": (
        rpc(body_out='namespace="urn:shop"'),
        rpc(body='namespace="urn:body"', body_out='namespace="urn:body"'),
    ),
    "body-namespace-changed/request": (RPC, rpc(body='namespace="urn:body"')),
    "body-namespace-changed/response": (
        rpc(body_out='namespace="urn:shop"'),
        rpc(body_out='namespace="urn:body"'),
    ),
    "body-parts-changed/request": (
        TWO_PARTS,
        replace(
            TWO_PARTS,
            ops={
                "Get": replace(
                    TWO_PARTS.ops["Get"],
                    body='parts="ask"',
                    headers_in=HEADER.format("ShopGetIn", "more", ""),
                )
            },
        ),
    ),
    "attachment-binding-changed/request": (
        MIME,
        replace(
            MIME,
            ops={"Get": replace(MIME.ops["Get"], mime=CONTENT.replace("png", "jpeg"))},
        ),
    ),
    "attachment-binding-changed/wider": (
        MIME,
        replace(
            MIME,
            ops={"Get": replace(MIME.ops["Get"], mime=CONTENT + JPEG)},
        ),
    ),
    "attachment-binding-changed/media-type": (
        holding(item(element("A", "xs:base64Binary", XMIME.format("png"))), "both"),
        holding(item(element("A", "xs:base64Binary", XMIME.format("jpeg"))), "both"),
    ),
    "policy-changed/both": (PLAIN, replace(PLAIN, policy=POLICY)),
    "target-namespace-changed/both": (PLAIN, replace(PLAIN, namespace="urn:store")),
    "namespace-version-changed/both": (
        replace(PLAIN, namespace="urn:shop:v1"),
        replace(PLAIN, namespace="urn:shop:v2"),
    ),
    "namespace-mapping-ambiguous/none": (
        replace(PLAIN, more_schemas=SPACE.format("urn:types:1")),
        replace(
            PLAIN,
            more_schemas=SPACE.format("urn:types:2") + SPACE.format("urn:types:3"),
        ),
    ),
    "form-default-changed/both": (
        holding(item(element("A"), element("B")), "both"),
        replace(holding(item(element("A"), element("B")), "both"), schema=""),
    ),
}
