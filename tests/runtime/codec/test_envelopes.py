"""Envelopes: versions, headers, dialects, faults, body forms."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree
from wsdlsmith.runtime import (
    DOCUMENTED,
    WIRE_1_1,
    WIRE_1_2,
    DecodeError,
    EncodeError,
    Fault,
    Message,
    new_request,
    read_message,
    result_of,
    write_message,
)
from wsdlsmith.runtime.names import local

from tests.runtime.codec.envelopes import DECLARED, boxed, envelope, same
from tests.runtime.codec.shop.services import PUT, SERVICE
from tests.runtime.codec.shop.types import Box, Circle, Everything, Square

SOAP12 = "http://www.w3.org/2003/05/soap-envelope"
TYPED = (
    f'<e:Envelope xmlns:e="{SOAP12}" {DECLARED}><s:Token>t</s:Token>'
    "<s:Circle><s:Radius>1</s:Radius></s:Circle><e:Body><s:Put>"
    '<s:Box xsi:type="s:Box"><s:Everything xsi:type="s:Everything">'
    '<s:Count xsi:type="xs:int">1</s:Count><s:Text xsi:nil="true"/>'
    '<s:Ids xsi:type="arr:ArrayOfint"><arr:int xsi:type="xs:int">0</arr:int></s:Ids>'
    '</s:Everything></s:Box><s:Count xsi:type="xs:int">1</s:Count>'
    "</s:Put></e:Body></e:Envelope>"
).encode()


def there_and_back(
    data: bytes, direction: Any = "request", name: str = "Put"
) -> Message:
    """Read and write; the infoset must be the same."""
    operation = SERVICE.operations[name]
    message = read_message(operation, direction, data)
    assert same(write_message(operation, direction, message), data)
    return message


def test_the_documented_dialect_is_recognised_and_reproduced() -> None:
    message = there_and_back(TYPED)
    assert message.dialect.soap == "1.2"
    assert message.dialect.headers == "envelope"
    assert message.dialect.typed
    assert message.headers == {"token": "t", "circle": Circle(radius=1.0)}
    assert message._frame is None


def test_the_same_message_in_the_wire_dialect_has_a_header_and_no_types() -> None:
    message = read_message(PUT, "request", TYPED)
    data = write_message(PUT, "request", message, WIRE_1_1)
    assert b"xsi:type" not in data
    again = read_message(PUT, "request", data)
    assert again.dialect.headers == "header"
    assert (again.body, again.headers) == (message.body, message.headers)


@pytest.mark.parametrize("dialect", [WIRE_1_1, WIRE_1_2, DOCUMENTED])
def test_a_new_message_reads_back_in_every_dialect(dialect: Any) -> None:
    body = new_request(
        PUT, Box(everything=Everything(count=1, ids=[], texts=[None])), 3
    )
    message = Message(body, {"token": "t", "circle": Circle(radius=2.0)}, dialect)
    again = read_message(PUT, "request", write_message(PUT, "request", message))
    assert (again.body, again.headers) == (message.body, message.headers)
    assert again.dialect == dialect


@pytest.mark.parametrize(
    "header",
    [
        "<s:Token/>",
        '<s:Token xsi:nil="true"/>',
        '<s:Token e:mustUnderstand="1">t</s:Token>',
        '<s:Circle><s:Name/></s:Circle><s:Token>t</s:Token><w:x xmlns:w="urn:w"/>',
        "<s:Token>1</s:Token><s:Token>2</s:Token>",
    ],
)
def test_headers_come_back_in_their_order(header: str) -> None:
    there_and_back(envelope("<s:Put/>", header))


LATE = "<e:Header><s:Token>t</s:Token></e:Header>"


def test_a_header_in_another_place_stays_there() -> None:
    late = envelope("<s:Put/>").replace(b"</e:Body>", f"</e:Body>{LATE}".encode())
    codes: list[str] = []
    read_message(PUT, "request", late, on_deviation=lambda c, p, d: codes.append(c))
    assert codes == ["wrong-order"]
    there_and_back(late)
    second = envelope("<s:Put/>").replace(b"<e:Body>", f"<x/>{LATE}<e:Body>".encode())
    there_and_back(second)


def test_a_new_header_value_goes_before_the_body() -> None:
    late = envelope("<s:Put/>").replace(b"</e:Body>", f"</e:Body>{LATE}".encode())
    message = read_message(PUT, "request", late)
    message.headers["circle"] = Circle(radius=2.0)
    root = etree.fromstring(write_message(PUT, "request", message))
    assert [local(str(el.tag)) for el in root] == ["Header", "Body"]
    assert sorted(local(str(el.tag)) for el in root[0]) == ["Circle", "Token"]


def test_an_empty_header_and_strange_envelopes_come_back() -> None:
    for data in (
        envelope("<s:Put/>").replace(b"<e:Body>", b"<e:Header/><e:Body>"),
        envelope("<s:Put/>").replace(b"<e:Body>", b'<e:Body z:Id="1">'),
        envelope("<s:Put/><s:Else/>"),
        envelope("<s:Put/>").replace(b"</e:Body>", b"</e:Body><s:Token>t</s:Token>"),
    ):
        there_and_back(data)


def test_a_changed_header_replaces_only_itself() -> None:
    data = envelope("<s:Put/>", "<s:Circle/><w:x xmlns:w='urn:w'/><s:Token>1</s:Token>")
    message = read_message(PUT, "request", data)
    message.headers["token"] = "2"
    assert same(write_message(PUT, "request", message), data.replace(b">1<", b">2<"))
    del message.headers["circle"]
    expected = data.replace(b">1<", b">2<").replace(b"<s:Circle/>", b"")
    assert same(write_message(PUT, "request", message), expected)


def test_a_header_that_nobody_declares_is_refused() -> None:
    message = Message(new_request(PUT), {"tokn": "t"})
    with pytest.raises(EncodeError, match="no header is called tokn"):
        write_message(PUT, "request", message)


FAULT11 = (
    "<e:Fault><faultcode>e:Server</faultcode><faultstring xml:lang='en'>no</faultstring>"
    "<faultactor>urn:me</faultactor><detail><s:Trouble><s:Radius>1</s:Radius></s:Trouble>"
    "<x>1</x></detail></e:Fault>"
)
FAULT12 = (
    "<e:Fault><e:Code><e:Value>e:Sender</e:Value><e:Subcode><e:Value>s:Bad</e:Value>"
    "<e:Subcode><e:Value>s:Worse</e:Value></e:Subcode></e:Subcode></e:Code><e:Reason>"
    "<e:Text xml:lang='de'>nein</e:Text><e:Text xml:lang='en'>no</e:Text></e:Reason>"
    "<e:Node>urn:n</e:Node><e:Role>urn:r</e:Role></e:Fault>"
)


def test_a_fault_of_soap_1_1_is_read_with_its_typed_detail() -> None:
    fault = there_and_back(envelope(FAULT11), "response").body
    assert isinstance(fault, Fault)
    assert fault.code == "{http://schemas.xmlsoap.org/soap/envelope/}Server"
    assert (fault.reason, fault.role) == ("no", "urn:me")
    assert fault.detail[0] == Circle(radius=1.0)
    assert len(fault.detail) == 2


def test_a_fault_of_soap_1_2_is_read_with_its_subcodes_and_languages() -> None:
    fault = there_and_back(envelope(FAULT12, soap=SOAP12), "response").body
    assert isinstance(fault, Fault)
    assert fault.code == f"{{{SOAP12}}}Sender"
    assert fault.subcodes == ["{urn:shop}Bad", "{urn:shop}Worse"]
    assert fault.reasons == {"de": "nein", "en": "no"}
    assert (fault.reason, fault.node, fault.role) == ("no", "urn:n", "urn:r")


@pytest.mark.parametrize("dialect", [WIRE_1_1, WIRE_1_2])
def test_a_new_fault_can_be_written_and_read(dialect: Any) -> None:
    fault = Fault(reasons={"en": "no"}, detail=[Circle(radius=3.0)])
    data = write_message(PUT, "response", Message(fault, {}, dialect))
    again = read_message(PUT, "response", data).body
    assert isinstance(again, Fault)
    assert (again.reasons.popitem()[1], again.detail) == ("no", fault.detail)


def test_a_request_is_no_fault() -> None:
    with pytest.raises(DecodeError, match=r"Body holds .*Fault"):
        read_message(PUT, "request", envelope(FAULT11))


def test_bare_bodies_are_the_values_themselves() -> None:
    data = envelope("<s:Circle><s:Radius>1</s:Radius></s:Circle>")
    message: Any = there_and_back(data, name="Bare")
    assert message.body.circle == Circle(radius=1.0)
    answer = there_and_back(
        envelope("<s:Square><s:Side>1</s:Side></s:Square>"), "response", "Bare"
    )
    operation = SERVICE.operations["Bare"]
    assert result_of(operation, answer.body) == Square(side=1)  # type: ignore[arg-type]
    with pytest.raises(
        DecodeError, match=r"Body holds '{urn:shop}Put', not {urn:shop}Circle"
    ):
        read_message(operation, "request", envelope("<s:Put/>"))


def test_rpc_accessors_have_no_namespace_and_any_wrapper_answers() -> None:
    there_and_back(envelope("<s:Add><a>1</a><b>2</b></s:Add>"), name="Add")
    message = there_and_back(
        envelope("<s:Whatever><return>3</return></s:Whatever>"), "response", "Add"
    )
    assert result_of(SERVICE.operations["Add"], message.body) == 3  # type: ignore[arg-type]


def test_an_empty_body_and_a_one_way_operation() -> None:
    there_and_back(envelope(""), name="Nothing")
    message = there_and_back(envelope("<s:NothingResponse/>"), "response", "Nothing")
    assert result_of(SERVICE.operations["Nothing"], message.body) is None  # type: ignore[arg-type]
    with pytest.raises(DecodeError, match="one-way operation has no response"):
        read_message(SERVICE.operations["Tell"], "response", envelope(""))


def test_another_body_than_the_operations_is_not_written() -> None:
    with pytest.raises(EncodeError, match="the body is a Box, not a Put"):
        write_message(PUT, "request", Message(Box()))


def test_encodings_of_the_same_message_read_the_same() -> None:
    text = boxed("<s:Everything><s:Text>\u00e5</s:Text></s:Everything>").decode()
    expected = read_message(PUT, "request", text.encode())
    for encoding in ("utf-8-sig", "utf-16", "iso-8859-1"):
        said = encoding.replace("-sig", "")
        data = f'<?xml version="1.0" encoding="{said}"?>{text}'.encode(encoding)
        assert read_message(PUT, "request", data).body == expected.body
    for encoding in ("utf-16-le", "utf-16-be"):  # no declaration, no byte order mark
        data = text.encode(encoding)
        assert read_message(PUT, "request", data).body == expected.body


@pytest.mark.parametrize(
    "data",
    [
        envelope("<s:Put xmlns:f='urn:f' q='f:x'><s:Box/></s:Put>"),
        envelope(
            "<s:Put><s:Box><s:Everything xmlns:f='urn:f' q='f:x'/></s:Box></s:Put>"
        ),
        envelope("<s:Put xmlns:f='urn:f'><s:Count q='f:x'>1</s:Count></s:Put>"),
        envelope("<s:Put/>").replace(b"<e:Body>", b"<e:Body xmlns:f='urn:f' q='f:x'>"),
        envelope("<s:Put/>").replace(b" xmlns:e", b" q='f:x' xmlns:f='urn:f' xmlns:e"),
    ],
    ids=["wrapper", "record", "value", "body", "envelope"],
)
def test_a_prefix_in_an_unknown_attribute_keeps_its_meaning(data: bytes) -> None:
    again = write_message(PUT, "request", read_message(PUT, "request", data))
    assert same(again, data)
    marked = [el for el in etree.fromstring(again).iter() if el.get("q")]
    assert [el.nsmap.get("f") for el in marked] == ["urn:f"]


@pytest.mark.parametrize(
    "data",
    [
        envelope("a <s:Put/> b <x/>"),
        envelope("<s:Put/>", "a <s:Token>t</s:Token> b &amp; <x/> c"),
        envelope("<s:Put/>").replace(b"<e:Body>", b" &lt;a <e:Body>"),
        envelope("<s:Put> a <s:Box/> <s:Count>1</s:Count> </s:Put>"),
    ],
)
def test_words_between_elements_stay_with_the_white_space_around(data: bytes) -> None:
    told: list[str] = []
    message = read_message(
        PUT, "request", data, on_deviation=lambda code, *_: told.append(code)
    )
    assert same(write_message(PUT, "request", message), data)
    assert "text-in-element-content" in told
