"""Whole documents, and what is changed in them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.drift.building.words import OPTIONAL, A, element, record
from tests.drift.small_wsdl import Op, Wsdl

OK = '<xs:element name="Ok" type="xs:boolean" minOccurs="0"/>'

GET = Op(request=element("Id", "xs:int", OPTIONAL), response=OK)

PLAIN = Wsdl(ops={"Get": GET})

TWO = Wsdl(ops={"Get": GET, "Put": GET})

HEADER = '<soap11:header message="t:{}" part="{}" use="literal" {}/>'

TICKET = '<wsdl:message name="H"><wsdl:part name="Ticket" element="t:Ticket"/></wsdl:message>\n'

TICKET_TYPE = element("Ticket")

RPC = Wsdl(
    style="rpc",
    ops={
        "Get": Op(
            body='namespace="urn:shop"',
            request_message='<wsdl:part name="a" type="xs:int"/>',
            response_message='<wsdl:part name="r" type="xs:int"/>',
            response="",
        )
    },
)

LOST = {
    name: replace(GET, doc=f"What {name} does.")
    for name in ("Get", "Put", "Find", "Drop")
}

SHARED = {
    name: replace(GET, action=f"urn:{name}") for name in ("A1", "B1", "C1", "D1", "E1")
}

POLICY = (
    '<wsp:Policy xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy">'
    '<x:TransportBinding xmlns:x="urn:policy"/></wsp:Policy>'
)

MISSING = '<wsdl:message name="F"><wsdl:part name="detail" element="t:Missing"/></wsdl:message>\n'


def rpc(**changes: Any) -> Wsdl:
    return replace(RPC, ops={"Get": replace(RPC.ops["Get"], **changes)})


def get(**changes: Any) -> Wsdl:
    return replace(PLAIN, ops={"Get": replace(GET, **changes)})


def ticket(
    required: str = "",
    type_: str = "xs:string",
    *,
    out: bool = False,
    use: str = "literal",
) -> Wsdl:
    header = HEADER.format("H", "Ticket", required).replace("literal", use)
    op = replace(GET, headers_out=header) if out else replace(GET, headers_in=header)
    return replace(
        PLAIN, messages=TICKET, types=element("Ticket", type_), ops={"Get": op}
    )


UNDERSTAND = 'ref="env:mustUnderstand" use="required"'


def block(attribute: str, content: str = A) -> Wsdl:
    """A header block whose element has a type of its own, without a name."""
    soap = "http://schemas.xmlsoap.org/soap/envelope/"
    use = f'<xs:attribute xmlns:env="{soap}" {attribute}/>' if attribute else ""
    header = HEADER.format("H", "Ticket", "")
    types = (
        f'<xs:import namespace="{soap}"/><xs:element name="Ticket"><xs:complexType>'
        f"<xs:sequence>{content}</xs:sequence>{use}</xs:complexType></xs:element>"
    )
    op = replace(GET, headers_in=header)
    return replace(PLAIN, messages=TICKET, types=types, ops={"Get": op})


BARE_TICKET = replace(PLAIN, messages=TICKET, types=TICKET_TYPE)


def fault(detail: str = "xs:string", use: str = "literal") -> Wsdl:
    return replace(
        PLAIN,
        messages=MISSING,
        types=element("Missing", detail),
        ops={"Get": replace(GET, faults={"NotFound": "F"}, fault_use=use)},
    )


NO_FAULT = replace(PLAIN, messages=MISSING, types=element("Missing"))

INPUT = '<wsdl:part name="{}" element="t:{}"/>'

CONTENT = '<mime:content part="data" type="image/png"/>'

JPEG = CONTENT.replace("png", "jpeg")

XMIME = (
    'minOccurs="0" xmlns:xmime="http://www.w3.org/2005/05/xmlmime" '
    'xmime:expectedContentTypes="image/{}"'
)

MIME_TYPES = element("Ask") + element("Data", "xs:base64Binary")

MIME = Wsdl(
    types=MIME_TYPES,
    ops={
        "Get": Op(
            request_message=INPUT.format("ask", "Ask")
            + '<wsdl:part name="data" type="xs:base64Binary"/>',
            response=OK,
            mime=CONTENT,
            body='parts="ask"',
        )
    },
)

TWO_PARTS = Wsdl(
    types=element("Ask") + element("More"),
    messages="",
    ops={
        "Get": Op(
            request_message=INPUT.format("ask", "Ask") + INPUT.format("more", "More"),
            response=OK,
            body='parts="ask more"',
        )
    },
)

ASKED = record("Ask", A) + element("Ask", "t:Ask") + element("Query", "t:Ask")


def answer(parts: str, types: str = ASKED, **more: Any) -> Wsdl:
    """An operation whose answer has these parts."""
    op = replace(GET, response_message=parts, response="", **more)
    return replace(PLAIN, types=types, ops={"Get": op})


def numbers(*names: str) -> Wsdl:
    """An rpc operation whose answer is these numbers."""
    parts = "".join(f'<wsdl:part name="{name}" type="xs:int"/>' for name in names)
    return rpc(response_message=parts)


PICTURE = INPUT.format("ask", "Ask") + '<wsdl:part name="data" type="xs:base64Binary"/>'

BOTH_ASKED = INPUT.format("ask", "Ask") + INPUT.format("more", "Query")

OTHER = Wsdl(namespace="urn:shop:v2", ops={"Get": GET, "Put": GET})

SPACE = '<xs:schema targetNamespace="{}"><xs:complexType name="Same"><xs:sequence/></xs:complexType></xs:schema>\n'
