"""Writes tests/drift/cases: run it after a change of the tables below.

    python -m tests.drift.build_cases

The folders are what the tests read; this only spares writing each WSDL by hand.
``expected.json`` is written by WSDLSMITH_ACCEPT=1 when the test runs, and is read
by a person before it is committed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.drift.small_wsdl import Op, Wsdl, holding

CASES = Path(__file__).parent / "cases"
BOTH = ("request", "response")
A = '<xs:element name="A" type="xs:string" minOccurs="0"/>'
Z = '<xs:element name="Z" type="xs:string" minOccurs="0"/>'


def element(name: str = "B", type_: str = "xs:string", more: str = "") -> str:
    return f'<xs:element name="{name}" type="{type_}" {more}/>'


def item(
    *content: str, attributes: str = "", group: str = "sequence", more: str = ""
) -> str:
    inner = "".join(content)
    return (
        f'<xs:complexType name="Item" {more}><xs:{group}>{inner}</xs:{group}>'
        f"{attributes}</xs:complexType>"
    )


def record(name: str, *content: str, more: str = "") -> str:
    inner = "".join(content)
    return (
        f'<xs:complexType name="{name}" {more}><xs:sequence>{inner}</xs:sequence>'
        "</xs:complexType>"
    )


def derived(name: str, base: str, *content: str, how: str = "extension") -> str:
    inner = "".join(content)
    return (
        f'<xs:complexType name="{name}"><xs:complexContent><xs:{how} base="t:{base}">'
        f"<xs:sequence>{inner}</xs:sequence></xs:{how}></xs:complexContent>"
        "</xs:complexType>"
    )


def simple(name: str, facets: str, base: str = "xs:string") -> str:
    return (
        f'<xs:simpleType name="{name}"><xs:restriction base="{base}">{facets}'
        "</xs:restriction></xs:simpleType>"
    )


def tokens(*values: str) -> str:
    return "".join(f'<xs:enumeration value="{value}"/>' for value in values)


def numbered(**values: int) -> str:
    return "".join(
        f'<xs:enumeration value="{token}"><xs:annotation><xs:appinfo>'
        f"<ser:EnumerationValue>{number}</ser:EnumerationValue>"
        "</xs:appinfo></xs:annotation></xs:enumeration>"
        for token, number in values.items()
    )


OPTIONAL = 'minOccurs="0"'
MANY = 'minOccurs="0" maxOccurs="unbounded"'
NIL = 'minOccurs="0" nillable="true"'
LONG = item(element("A", "xs:int", OPTIONAL), element("B", "xs:long", OPTIONAL))
COLOR = item(element("Color", "t:Color", OPTIONAL))
CHOICE = '<xs:choice minOccurs="0">{}</xs:choice>'
ANY = '<xs:any namespace="{}" processContents="{}" minOccurs="0"/>'
LIST = (
    '<xs:complexType name="Ids"><xs:sequence><xs:element name="{}" type="{}" '
    'minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType>'
)
DICTIONARY = (
    '<xs:complexType name="Words"><xs:annotation><xs:appinfo>'
    "<ser:IsDictionary>true</ser:IsDictionary></xs:appinfo></xs:annotation>"
    '<xs:sequence><xs:element name="Pair" minOccurs="0" maxOccurs="unbounded">'
    '<xs:complexType><xs:sequence><xs:element name="Key" type="xs:string"/>'
    '<xs:element name="Value" type="{}"/></xs:sequence></xs:complexType>'
    "</xs:element></xs:sequence></xs:complexType>"
)
LINE = "<xs:complexType><xs:sequence>" + A + "</xs:sequence></xs:complexType>"
INLINE = f'<xs:element name="Line" minOccurs="0">{LINE}</xs:element>'

# rule -> (types before, types after); each is compared in a request and in an answer
TYPES: dict[str, tuple[str, str]] = {
    "optional-field-appended": (item(A), item(A, Z)),
    "optional-field-inserted": (item(Z), item(A, Z)),
    "required-field-added": (item(A), item(A, element("B"))),
    "optional-field-removed": (item(A, Z), item(A)),
    "required-field-removed": (item(A, element("B")), item(A)),
    "field-renamed": (
        item(A, element("OnSattelite", "xs:boolean", OPTIONAL)),
        item(A, element("OnSatellite", "xs:boolean", OPTIONAL)),
    ),
    "field-renamed-unit-changed": (
        item(element("WarnNewChatSeconds", "xs:int", OPTIONAL)),
        item(element("WarnNewChatMinutes", "xs:int", OPTIONAL)),
    ),
    "field-type-widened": (
        item(element("A", "xs:int", OPTIONAL)),
        item(element("A", "xs:long", OPTIONAL)),
    ),
    "field-type-narrowed": (
        item(element("A", "xs:string", OPTIONAL)),
        item(element("A", "xs:dateTime", OPTIONAL)),
    ),
    "field-type-overlapping": (
        item(element("Deleted", "xs:short", OPTIONAL)),
        item(element("Deleted", "xs:boolean", OPTIONAL)),
    ),
    "field-type-changed": (
        item(element("Opens", "xs:dateTime", OPTIONAL)),
        item(element("Opens", "xs:duration", OPTIONAL)),
    ),
    "field-type-renamed": (
        record("Home", A)
        + record("Work", A)
        + item(
            element("At", "t:Home", OPTIONAL),
            element("H", "t:Home", OPTIONAL),
            element("W", "t:Work", OPTIONAL),
        ),
        record("Home", A)
        + record("Work", A)
        + item(
            element("At", "t:Work", OPTIONAL),
            element("H", "t:Home", OPTIONAL),
            element("W", "t:Work", OPTIONAL),
        ),
    ),
    "field-became-nillable": (item(A), item(element("A", more=NIL))),
    "field-no-longer-nillable": (item(element("A", more=NIL)), item(A)),
    "field-became-required": (item(A), item(element("A"))),
    "field-became-optional": (item(element("A")), item(A)),
    "field-became-list": (item(A), item(element("A", more=MANY))),
    "field-became-single": (item(element("A", more=MANY), Z), item(A, Z)),
    "occurs-tightened": (
        item(Z, element("A", more='minOccurs="0" maxOccurs="10"')),
        item(Z, element("A", more='minOccurs="0" maxOccurs="5"')),
    ),
    "occurs-loosened": (
        item(Z, element("A", more='minOccurs="2" maxOccurs="5"')),
        item(Z, element("A", more='minOccurs="1" maxOccurs="5"')),
    ),
    "fields-reordered": (item(A, Z), item(Z, A)),
    "field-moved-to-base": (
        record("Base", A) + derived("Item", "Base", Z),
        record("Base", A, Z) + derived("Item", "Base"),
    ),
    "field-moved-to-derived": (
        record("Base", A, Z) + derived("Item", "Base"),
        record("Base", A) + derived("Item", "Base", Z),
    ),
    "field-moved-into-choice": (
        item(element("K"), element("P"), CHOICE.format(element("M") + element("N"))),
        item(element("K"), CHOICE.format(element("M") + element("N") + element("P"))),
    ),
    "choice-branch-added": (
        item(element("M"), element("N"), group="choice"),
        item(element("M"), element("N"), element("O"), group="choice"),
    ),
    "choice-branch-removed": (
        item(element("M"), element("N"), element("O"), group="choice"),
        item(element("M"), element("N"), group="choice"),
    ),
    "default-changed": (
        item(element("A", more='minOccurs="0" default="EUR"')),
        item(element("A", more='minOccurs="0" default="USD"')),
    ),
    "fixed-changed": (
        item(element("A", more='minOccurs="0" fixed="1"')),
        item(element("A", more='minOccurs="0" fixed="2"')),
    ),
    "attribute-added-optional": (
        item(A),
        item(A, attributes='<xs:attribute name="k" type="xs:int"/>'),
    ),
    "attribute-added-required": (
        item(A),
        item(A, attributes='<xs:attribute name="k" type="xs:int" use="required"/>'),
    ),
    "attribute-removed": (
        item(A, attributes='<xs:attribute name="k" type="xs:int"/>'),
        item(A),
    ),
    "attribute-became-required": (
        item(A, attributes='<xs:attribute name="k" type="xs:int"/>'),
        item(A, attributes='<xs:attribute name="k" type="xs:int" use="required"/>'),
    ),
    "attribute-became-optional": (
        item(A, attributes='<xs:attribute name="k" type="xs:int" use="required"/>'),
        item(A, attributes='<xs:attribute name="k" type="xs:int"/>'),
    ),
    "attribute-type-changed": (
        item(A, attributes='<xs:attribute name="k" type="xs:int"/>'),
        item(A, attributes='<xs:attribute name="k" type="xs:date"/>'),
    ),
    "attribute-default-changed": (
        item(A, attributes='<xs:attribute name="k" type="xs:int" default="1"/>'),
        item(A, attributes='<xs:attribute name="k" type="xs:int" default="2"/>'),
    ),
    "enum-value-added": (
        COLOR + simple("Color", tokens("red", "green")),
        COLOR + simple("Color", tokens("red", "green", "turquoise")),
    ),
    "enum-value-removed": (
        COLOR + simple("Color", tokens("red", "green", "turquoise")),
        COLOR + simple("Color", tokens("red", "green")),
    ),
    "enum-value-renamed": (
        COLOR + simple("Color", numbered(PersonDialog=4, Other=9)),
        COLOR + simple("Color", numbered(PersonCard=4, Other=9)),
    ),
    "enum-opened": (
        COLOR + simple("Color", tokens("red", "green")),
        COLOR + simple("Color", ""),
    ),
    "enum-closed": (
        COLOR + simple("Color", ""),
        COLOR + simple("Color", tokens("red", "green")),
    ),
    "list-type-changed": (
        COLOR + simple("Color", tokens("red", "green")),
        COLOR
        + '<xs:simpleType name="Color"><xs:list><xs:simpleType>'
        + f'<xs:restriction base="xs:string">{tokens("red", "green")}</xs:restriction>'
        + "</xs:simpleType></xs:list></xs:simpleType>",
    ),
    "union-member-added": (
        COLOR
        + '<xs:simpleType name="Color"><xs:union memberTypes="xs:int xs:date"/></xs:simpleType>',
        COLOR
        + '<xs:simpleType name="Color"><xs:union memberTypes="xs:int xs:date xs:boolean"/></xs:simpleType>',
    ),
    "union-member-removed": (
        COLOR
        + '<xs:simpleType name="Color"><xs:union memberTypes="xs:int xs:date xs:duration"/></xs:simpleType>',
        COLOR
        + '<xs:simpleType name="Color"><xs:union memberTypes="xs:int xs:date"/></xs:simpleType>',
    ),
    "facet-tightened": (
        COLOR + simple("Color", '<xs:maxLength value="40"/>'),
        COLOR + simple("Color", '<xs:maxLength value="20"/>'),
    ),
    "facet-loosened": (
        COLOR + simple("Color", '<xs:minInclusive value="5"/>', "xs:int"),
        COLOR + simple("Color", '<xs:minInclusive value="1"/>', "xs:int"),
    ),
    "pattern-changed": (
        COLOR + simple("Color", '<xs:pattern value="[A-Z]{2}"/>'),
        COLOR + simple("Color", '<xs:pattern value="[A-Z]{3}"/>'),
    ),
    "whitespace-changed": (
        item(element("A", "xs:string", OPTIONAL)),
        item(element("A", "xs:token", OPTIONAL)),
    ),
    "type-kind-changed": (
        item(element("Price", "t:Money", OPTIONAL)) + simple("Money", "", "xs:decimal"),
        item(element("Price", "t:Money", OPTIONAL))
        + record("Money", element("Amount", "xs:decimal"), element("Currency")),
    ),
    "type-became-abstract": (
        item(element("S", "t:Shape", OPTIONAL))
        + record("Shape", A)
        + derived("Circle", "Shape", Z),
        item(element("S", "t:Shape", OPTIONAL))
        + record("Shape", A, more='abstract="true"')
        + derived("Circle", "Shape", Z),
    ),
    "type-became-concrete": (
        item(element("S", "t:Shape", OPTIONAL))
        + record("Shape", A, more='abstract="true"')
        + derived("Circle", "Shape", Z),
        item(element("S", "t:Shape", OPTIONAL))
        + record("Shape", A)
        + derived("Circle", "Shape", Z),
    ),
    "base-type-changed": (
        record("Person", element("P", more=OPTIONAL))
        + record("Firm", element("F", more=OPTIONAL))
        + derived("Item", "Person", Z),
        record("Person", element("P", more=OPTIONAL))
        + record("Firm", element("F", more=OPTIONAL))
        + derived("Item", "Firm", Z),
    ),
    "derivation-method-changed": (
        record("Person", A) + derived("Item", "Person", Z),
        record("Person", A) + derived("Item", "Person", A, how="restriction"),
    ),
    "content-model-changed": (
        item(element("M"), element("N")),
        item(element("M"), element("N"), group="choice"),
    ),
    "mixed-content-changed": (item(A), item(A, more='mixed="true"')),
    "subtype-added": (
        item(element("S", "t:Shape", OPTIONAL)) + record("Shape", A),
        item(element("S", "t:Shape", OPTIONAL))
        + record("Shape", A)
        + derived("Circle", "Shape", Z),
    ),
    "subtype-removed": (
        item(element("S", "t:Shape", OPTIONAL))
        + record("Shape", A)
        + derived("Circle", "Shape", Z),
        item(element("S", "t:Shape", OPTIONAL)) + record("Shape", A),
    ),
    "substitution-member-added": (
        item('<xs:element ref="t:shape" minOccurs="0"/>')
        + record("Shape", A)
        + element("shape", "t:Shape"),
        item('<xs:element ref="t:shape" minOccurs="0"/>')
        + record("Shape", A)
        + element("shape", "t:Shape")
        + element("circle", "t:Shape", 'substitutionGroup="t:shape"'),
    ),
    "substitution-member-removed": (
        item('<xs:element ref="t:shape" minOccurs="0"/>')
        + record("Shape", A)
        + element("shape", "t:Shape")
        + element("circle", "t:Shape", 'substitutionGroup="t:shape"'),
        item('<xs:element ref="t:shape" minOccurs="0"/>')
        + record("Shape", A)
        + element("shape", "t:Shape"),
    ),
    "inline-type-named": (
        item(INLINE),
        item(element("Line", "t:Line", OPTIONAL)) + record("Line", A),
    ),
    "named-type-inlined": (
        item(element("Line", "t:Line", OPTIONAL)) + record("Line", A),
        item(INLINE),
    ),
    "array-item-changed": (
        item(element("Ids", "t:Ids", OPTIONAL)) + LIST.format("int", "xs:int"),
        item(element("Ids", "t:Ids", OPTIONAL)) + LIST.format("string", "xs:string"),
    ),
    "dictionary-shape-changed": (
        item(element("W", "t:Words", OPTIONAL)) + DICTIONARY.format("xs:string"),
        item(element("W", "t:Words", OPTIONAL)) + DICTIONARY.format("xs:int"),
    ),
    "wildcard-added": (item(A), item(A, ANY.format("##other", "lax"))),
    "wildcard-removed": (item(A, ANY.format("##other", "lax")), item(A)),
    "wildcard-narrowed": (
        item(A, ANY.format("urn:foreign urn:other", "skip")),
        item(A, ANY.format("urn:other", "skip")),
    ),
    "wildcard-widened": (
        item(A, ANY.format("urn:other", "skip")),
        item(A, ANY.format("##other", "skip")),
    ),
    "wildcard-process-contents-changed": (
        item(A, ANY.format("##other", "lax")),
        item(A, ANY.format("##other", "strict")),
    ),
    "type-removed": (
        record("Old", A) + item(element("O", "t:Old", OPTIONAL), Z),
        item(Z),
    ),
    "type-renamed": (
        record("Adress", A, Z) + item(element("At", "t:Adress", OPTIONAL)),
        record("Address", A, Z) + item(element("At", "t:Address", OPTIONAL)),
    ),
    "identity-constraint-changed": (
        item(f'<xs:element name="L" minOccurs="0">{LINE}</xs:element>'),
        item(
            f'<xs:element name="L" minOccurs="0">{LINE}'
            '<xs:unique name="u"><xs:selector xpath="t:A"/><xs:field xpath="."/></xs:unique>'
            "</xs:element>"
        ),
    ),
    "element-form-changed": (
        item(element("A"), element("B", more='form="unqualified"')),
        item(element("A"), element("B")),
    ),
}
# rule -> (types before, types after) of what no message shows
QUIET: dict[str, tuple[str, str]] = {
    "type-added": (item(A), item(A) + record("Extra", A, Z)),
    "type-removed-unreachable": (item(A) + record("Extra", A, Z), item(A)),
    "enum-value-reordered": (
        COLOR + simple("Color", tokens("red", "green")),
        COLOR + simple("Color", tokens("green", "red")),
    ),
    "enum-ordinal-changed": (
        COLOR + simple("Color", numbered(Open=2, Shut=3)),
        COLOR + simple("Color", numbered(Open=2, Shut=4)),
    ),
    "python-name-collision": (
        item(element("userId", more=OPTIONAL)),
        item(element("userId", more=OPTIONAL), element("UserID", more=OPTIONAL)),
    ),
    "python-name-changed": (
        item(element("b", more=OPTIONAL), element("userId", more=OPTIONAL)),
        item(
            element("b", more=OPTIONAL),
            element("UserID", more=OPTIONAL),
            element("userId", more=OPTIONAL),
        ),
    ),
    "deprecation-announced": (
        item(A),
        item(
            '<xs:element name="A" type="xs:string" minOccurs="0"><xs:annotation>'
            "<xs:documentation>Deprecated: use B.</xs:documentation>"
            "</xs:annotation></xs:element>"
        ),
    ),
}
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

# rule/variant -> (before, after)
WHOLE: dict[str, tuple[Wsdl, Wsdl]] = {
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
    "body-namespace-changed/both": (RPC, rpc(body='namespace="urn:body"')),
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
    "python-signature-changed/none": (
        holding(
            item(element("Ids", "t:Ids", OPTIONAL)) + LIST.format("int", "xs:int"),
            "both",
        ),
        holding(
            item(element("Ids", "t:Ids", OPTIONAL))
            + LIST.format("int", "xs:int")
            + derived("Named", "Ids", Z),
            "both",
        ),
    ),
    "optional-field-appended/parameter": (PLAIN, get(request=GET.request + A)),
    "optional-field-inserted/parameter": (PLAIN, get(request=A + GET.request)),
    "required-field-added/parameter": (PLAIN, get(request=GET.request + element("B"))),
    "optional-field-removed/parameter": (get(request=GET.request + A), PLAIN),
    "field-type-changed/result": (
        PLAIN,
        get(response=element("Ok", "xs:date", OPTIONAL)),
    ),
    "field-became-nillable/required": (
        holding(item(element("A")), "request"),
        holding(item(element("A", more='nillable="true"')), "request"),
    ),
    "field-no-longer-nillable/required": (
        holding(item(element("A", more='nillable="true"')), "response"),
        holding(item(element("A")), "response"),
    ),
    "field-type-widened/another-type": (
        holding(item(element("A", "xs:int", OPTIONAL)), "request"),
        holding(item(element("A", "xs:decimal", OPTIONAL)), "request"),
    ),
    "optional-field-inserted/subtypes": (
        holding(record("Shape", A) + derived("Item", "Shape", Z), "request"),
        holding(
            record("Shape", A, element("B", more=OPTIONAL))
            + derived("Item", "Shape", Z),
            "request",
        ),
    ),
    "field-type-narrowed/inline": (
        holding(item(INLINE), "request"),
        holding(
            item(
                INLINE.replace("xs:string", "xs:date").replace(
                    'name="A" type="xs:date"', 'name="A" type="xs:duration"'
                )
            ),
            "request",
        ),
    ),
    "content-model-changed/choice-dissolved": (
        holding(TYPES["field-moved-into-choice"][1], "request"),
        holding(TYPES["field-moved-into-choice"][0], "request"),
    ),
    "content-model-changed/regrouped": (
        holding(
            item(
                element("K"), CHOICE.format(element("M") + element("N") + element("O"))
            ),
            "request",
        ),
        holding(
            item(
                element("K"),
                CHOICE.format(
                    element("M")
                    + f"<xs:sequence>{element('N')}{element('O')}</xs:sequence>"
                ),
            ),
            "request",
        ),
    ),
    "endpoint-changed/host": (
        replace(PLAIN, more={"Bank": {"Pay": GET}}),
        replace(
            PLAIN, address="https://store.example/soap", more={"Bank": {"Pay": GET}}
        ),
    ),
    "type-renamed/chain": (
        holding(
            record("Adress", A, Z)
            + record("Persn", element("At", "t:Adress", OPTIONAL), A)
            + item(element("P", "t:Persn", OPTIONAL)),
            "request",
        ),
        holding(
            record("Address", A, Z)
            + record("Person", element("At", "t:Address", OPTIONAL), A)
            + item(element("P", "t:Person", OPTIONAL)),
            "request",
        ),
    ),
}


ITEM = item(element("Name", more=OPTIONAL), element("Color", "t:Color", OPTIONAL))
COLORS = simple("Color", tokens("red", "green"))
SHOP = holding(ITEM + COLORS, "both")
NAMED = "<t:Item><t:Name>a</t:Name></t:Item>"
RED = "<t:Item><t:Color>red</t:Color></t:Item>"
BLUE = "<t:Item><t:Color>blue</t:Color></t:Item>"


def shop(*content: str, colors: str = COLORS) -> Wsdl:
    return holding(item(*content) + colors, "both")


def page(request: str, response: str, operation: str = "Do") -> str:
    """A page of documentation with two envelopes."""
    shown = ""
    for kind, name, content in (
        ("Request", operation, request),
        ("Response", f"{operation}Response", response),
    ):
        shown += (
            f"\n## {operation} {kind}\n\n```xml\n"
            '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
            'xmlns:t="urn:shop">\n  <s:Body>\n'
            f"    <t:{name}>{content}</t:{name}>\n  </s:Body>\n</s:Envelope>\n```\n"
        )
    return f"# {operation}\n\n**https://shop.example/Shop.svc**\n{shown}"


# rule/variant -> (before, after, the pages of before, those of after if any)
SHOWN: dict[str, tuple[Wsdl, Wsdl, dict[str, str], dict[str, str]]] = {
    "example-broken/request": (
        SHOP,
        shop(element("Name", more=OPTIONAL), element("Color", "t:Color")),
        {"Do": page(NAMED, RED)},
        {},
    ),
    "example-broken/response": (
        SHOP,
        shop(
            element("Name", "xs:int", OPTIONAL), element("Color", "t:Color", OPTIONAL)
        ),
        {"Do": page(RED, NAMED)},
        {},
    ),
    "example-uses-removed/request": (
        SHOP,
        shop(element("Color", "t:Color", OPTIONAL)),
        {"Do": page(NAMED, RED)},
        {},
    ),
    "example-uses-removed/response": (
        SHOP,
        shop(
            element("Name", more=OPTIONAL),
            element("Color", "t:Color", OPTIONAL),
            colors=simple("Color", tokens("green")),
        ),
        {"Do": page(NAMED, RED)},
        {},
    ),
    "example-uses-removed/operation": (
        replace(SHOP, ops={**SHOP.ops, "Get": GET}),
        SHOP,
        {"Do": page(NAMED, RED), "Get": page("", "", "Get")},
        {},
    ),
    "example-repaired/none": (
        SHOP,
        shop(
            element("Name", more=OPTIONAL),
            element("Color", "t:Color", OPTIONAL),
            colors=simple("Color", tokens("red", "green", "blue")),
        ),
        {"Do": page(NAMED, BLUE)},
        {},
    ),
    "example-invalid/request": (SHOP, SHOP, {"Do": page(BLUE, RED)}, {}),
    "example-invalid/response": (SHOP, SHOP, {"Do": page(RED, BLUE)}, {}),
    "example-added/none": (
        replace(SHOP, ops={**SHOP.ops, "Get": GET}),
        replace(SHOP, ops={**SHOP.ops, "Get": GET}),
        {"Do": page(NAMED, RED)},
        {"Do": page(NAMED, RED), "Get": page("", "", "Get")},
    ),
    "example-removed/none": (
        replace(SHOP, ops={**SHOP.ops, "Get": GET}),
        replace(SHOP, ops={**SHOP.ops, "Get": GET}),
        {"Do": page(NAMED, RED), "Get": page("", "", "Get")},
        {"Do": page(NAMED, RED)},
    ),
}


TWO_FIELDS = replace(GET, request=GET.request + Z)
BANK = replace(PLAIN, service="Bank")
# rule -> (first and second document before, first and second after)
SIDES: dict[str, tuple[Wsdl, Wsdl, Wsdl, Wsdl]] = {
    "element-defined-differently": (
        PLAIN,
        BANK,
        PLAIN,
        replace(BANK, ops={"Get": TWO_FIELDS}),
    ),
    "type-defined-differently": (
        holding(item(A), "both"),
        replace(holding(item(A), "both"), service="Bank"),
        holding(item(A), "both"),
        replace(holding(item(A, Z), "both"), service="Bank"),
    ),
    "unresolved-reference": (
        holding(item(A), "both"),
        BANK,
        holding(item(A, element("Z", "t:Gone", OPTIONAL)), "both"),
        BANK,
    ),
}


V1, V2, V3, V4 = (f"urn:shop:v{number}" for number in (1, 2, 3, 4))
THREE = replace(PLAIN, ops={"Get": GET, "Put": GET, "Drop": GET})
WARNED = replace(TWO, ops={"Get": GET, "Put": replace(GET, doc="Obsolete: use Get.")})
# rule/variant -> the versions of a row
ROWS: dict[str, list[Wsdl]] = {
    "component-reintroduced/operation": [
        replace(TWO, namespace=V1),
        replace(PLAIN, namespace=V2),
        replace(TWO, namespace=V3),
    ],
    "component-reintroduced/value": [
        replace(holding(types, "both"), namespace=space)
        for types, space in (
            (COLOR + simple("Color", tokens("red", "green")), V1),
            (COLOR + simple("Color", tokens("red")), V2),
            (COLOR + simple("Color", tokens("red", "green")), V3),
        )
    ],
    "removed-without-deprecation/operation": [
        replace(TWO, namespace=V1),
        replace(PLAIN, namespace=V2),
    ],
    "removed-without-deprecation/one-was-announced": [
        replace(THREE, namespace=V1),
        replace(WARNED, namespace=V2),
        replace(PLAIN, namespace=V3),
    ],
    "removed-without-deprecation/announced-from-the-first": [
        replace(WARNED, ops={**WARNED.ops, "Drop": GET}, namespace=V1),
        replace(PLAIN, namespace=V2),
    ],
    "change-repeated-across-versions/removals": [
        replace(one, namespace=space)
        for one, space in zip(
            (THREE, PLAIN, THREE, PLAIN), (V1, V2, V3, V4), strict=True
        )
    ],
}


def cases() -> Iterator[tuple[str, Wsdl, Wsdl]]:
    """Every case: its folder, and the two documents."""
    for rule, (before, after) in TYPES.items():
        for way in BOTH:
            yield f"{rule}/{way}", holding(before, way), holding(after, way)
    for rule, (before, after) in QUIET.items():
        yield f"{rule}/none", holding(before, "both"), holding(after, "both")
    for name, (one, other) in WHOLE.items():
        yield name, one, other
    for name, (one, other, _, _) in SHOWN.items():
        yield name, one, other


def write() -> None:
    """Write all folders; what stands in them otherwise is left."""
    for name, before, after in cases():
        folder = CASES / name
        folder.mkdir(parents=True, exist_ok=True)
        for file, one in (("before", before), ("after", after)):
            path = folder / f"{file}.wsdl"
            path.write_text(one.text(), encoding="utf-8", newline="\n")
    for case, row in ROWS.items():
        folder = CASES / case
        folder.mkdir(parents=True, exist_ok=True)
        for number, one in enumerate(row, start=1):
            path = folder / f"v{number}.wsdl"
            path.write_text(one.text(), encoding="utf-8", newline="\n")
    for rule, sides in SIDES.items():
        folder = CASES / rule / "none"
        folder.mkdir(parents=True, exist_ok=True)
        names = ("before", "before-2", "after", "after-2")
        for file, one in zip(names, sides, strict=True):
            path = folder / f"{file}.wsdl"
            path.write_text(one.text(), encoding="utf-8", newline="\n")
    for case, (_, _, old, new) in SHOWN.items():
        for part, pages in (("examples", old), ("new-examples", new)):
            for name, text in pages.items():
                path = CASES / case / part / f"{name}.md"
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
