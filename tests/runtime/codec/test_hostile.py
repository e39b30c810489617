"""What no service sends: typed errors with a path, in bounded time and memory."""

from __future__ import annotations

import pickle
import time

import pytest
from wsdlsmith.runtime import DecodeError, Limits, read_message

from tests.runtime.codec.envelopes import DECLARED, SOAP11, boxed, envelope, read_box
from tests.runtime.codec.shop.services import PUT

PUT_XML = "<s:Put/>"


def error(data: bytes, **limits: int) -> DecodeError:
    """The error of reading this as a request."""
    with pytest.raises(DecodeError) as caught:
        read_message(PUT, "request", data, limits=Limits(**limits))
    return caught.value


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the message is empty"),
        (b"   ", "the message is empty"),
        (b"<a>", "not well-formed XML"),
        (b"hello", "not well-formed XML"),
        (b"\x00\x01\x02", "not well-formed XML"),
        (b"<a/>", "the root is 'a', not a SOAP Envelope"),
        (b"<Envelope/>", "not a SOAP Envelope"),
        (b'<?xml version="1.0" encoding="UTF-16"?><a/>', "not well-formed XML"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "not well-formed XML"),
        (b"<a b='1' b='2'/>", "not well-formed XML"),
        (b"<a>\xff</a>", "not well-formed XML"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type declaration"),
        (
            b'<?x?><!-- c --><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
            "document type",
        ),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"), "document type"),
        (envelope("").replace(b"e:Body", b"e:Other"), "the Envelope has no Body"),
        (envelope("").replace(b"<e:Body></e:Body>", b"<e:Body/><e:Body/>"), "2 Bodies"),
        (envelope(""), "the Body holds nothing, not {urn:shop}Put"),
        (envelope("<s:Tell/>"), "the Body holds '{urn:shop}Tell', not {urn:shop}Put"),
        (envelope(PUT_XML + PUT_XML), "the Body holds {urn:shop}Put twice"),
    ],
)
def test_what_is_no_message_of_the_operation_is_named(data: bytes, reason: str) -> None:
    assert reason in str(error(data))
    assert error(data).operation == "Put"


@pytest.mark.parametrize(
    ("xml", "path", "shown"),
    [
        ("<s:Count>x</s:Count>", "/Count", "'x': not an integer"),
        ("<s:Count>2147483648</s:Count>", "/Count", "out of range"),
        ("<s:Count><s:b/></s:Count>", "/Count/b", "only text may stand"),
        (
            "<s:Ids><arr:int>1</arr:int><arr:int>x</arr:int></s:Ids>",
            "/Ids/int[2]",
            "not an integer",
        ),
        ("<s:Id>5</s:Id>", "/Id", "not a guid"),
        ("<s:QName>p:x</s:QName>", "/QName", "the prefix 'p' is not declared"),
        ("<s:Text><s:b/></s:Text>", "/Text/b", "only text may stand"),
        (f"<s:Count>{'7' * 9999}</s:Count>", "/Count", "..."),
        ("<s:Shapes><s:Shape/></s:Shapes>", "/Shapes/Shape", "abstract"),
    ],
)
def test_a_wrong_value_is_an_error_with_its_path(
    xml: str, path: str, shown: str
) -> None:
    found = error(boxed(f"<s:Everything>{xml}</s:Everything>"))
    assert found.path == "/Envelope/Body/Put/Box/Everything" + path
    assert shown in str(found)
    assert len(str(found)) < 200


def test_an_error_can_be_sent_to_another_process() -> None:
    found = error(boxed("<s:Everything><s:Count>x</s:Count></s:Everything>"))
    twin = pickle.loads(pickle.dumps(found))
    assert (str(twin), twin.path, twin.operation) == (str(found), found.path, "Put")


@pytest.mark.parametrize("levels", [200, 10_000])
def test_depth_is_bounded_without_a_recursion_error(levels: int) -> None:
    nested = "<s:Child>" * levels + "</s:Child>" * levels
    found = error(boxed(f"<s:Node>{nested}</s:Node>"))
    assert "deep" in str(found).lower()


def test_depth_is_bounded_in_nested_lists_and_unknown_elements() -> None:
    nested = "<x>" * 10_000 + "</x>" * 10_000
    assert "deep" in str(error(boxed(nested))).lower()


@pytest.mark.parametrize(
    ("data", "limits", "reason"),
    [
        (boxed("<s:Node/>" * 100), {"elements": 50}, "more elements"),
        (boxed("<s:Node a='1' b=\"2\"/>" * 30), {"attributes": 50}, "more attributes"),
        (boxed("x" * 1000), {"bytes": 900}, "more than allowed"),
    ],
)
def test_size_is_bounded(data: bytes, limits: dict[str, int], reason: str) -> None:
    assert reason in str(error(data, **limits))


def test_nothing_is_half_built_when_a_late_value_is_wrong() -> None:
    xml = "<s:Everything><s:Count>1</s:Count><s:Many>x</s:Many></s:Everything>"
    assert error(boxed(xml)).path.endswith("/Many")


def test_entities_in_attributes_are_refused_before_they_grow() -> None:
    grow = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 100}">' for n in range(9)
    )
    data = f'<!DOCTYPE a [{grow}]><e:Envelope xmlns:e="{SOAP11}" {DECLARED} a="&e8;"/>'
    start = time.process_time()
    assert "document type" in str(error(data.encode()))
    assert time.process_time() - start < 1


def test_a_doctype_in_text_is_just_text() -> None:
    xml = "<s:Everything><s:Text><![CDATA[<!DOCTYPE html>]]></s:Text></s:Everything>"
    _, box = read_box(xml)
    assert box.everything is not None
    assert box.everything.text == "<!DOCTYPE html>"


@pytest.mark.parametrize("instruction", [b"<?a?>", b"<!---->", b"<?a", b"<!--", b"\n"])
def test_a_long_prolog_takes_no_long_time(instruction: bytes) -> None:
    start = time.process_time()
    assert "XML" in str(error(instruction * 100_000 + b"x"))
    assert time.process_time() - start < 1


def test_xsi_without_a_declaration_is_read_as_meant_and_reported() -> None:
    xml = '<s:Everything><s:Text xsi:nil="true"/></s:Everything>'
    data = boxed(xml).replace(b"xmlns:xsi=", b"xmlns:other=")
    assert b"xmlns:xsi" not in data
    reports: list[tuple[str, ...]] = []
    message = read_message(
        PUT, "request", data, on_deviation=lambda *told: reports.append(told)
    )
    assert ("undeclared-prefix", "/Envelope", "xsi") in reports
    assert message == read_message(PUT, "request", boxed(xml))
    other = data.replace(b"xsi:nil", b"q:nil")
    assert "Namespace prefix q" in str(error(other))
