"""Envelopes for tests, and an infoset comparison that shares nothing with the codec."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from wsdlsmith.runtime import Message, new_request, read_message, write_message

from tests.runtime.codec.shop.services import PUT
from tests.runtime.codec.shop.types import Box

DECLARED = (
    'xmlns:s="urn:shop" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:arr="http://schemas.microsoft.com/2003/10/Serialization/Arrays" '
    'xmlns:z="http://schemas.microsoft.com/2003/10/Serialization/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/"
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


def envelope(body: str, header: str = "", soap: str = SOAP11) -> bytes:
    """An envelope around the text of a body."""
    head = f"<e:Header>{header}</e:Header>" if header else ""
    return (
        f'<e:Envelope xmlns:e="{soap}" {DECLARED}>{head}'
        f"<e:Body>{body}</e:Body></e:Envelope>"
    ).encode()


def boxed(xml: str) -> bytes:
    """A Put request whose Box holds this."""
    return envelope(f"<s:Put><s:Box>{xml}</s:Box></s:Put>")


def read_box(xml: str) -> tuple[Message, Box]:
    """The message, and the Box in it."""
    message = read_message(PUT, "request", boxed(xml))
    box: Any = message.body
    assert isinstance(box.box, Box)
    return message, box.box


def write_box(box: Box) -> bytes:
    """A new Put request that holds the box."""
    return write_message(PUT, "request", Message(new_request(PUT, box)))


def written(message: Message) -> bytes:
    """The message as it would be sent back."""
    return write_message(PUT, "request", message)


def again(box: Box) -> Box:
    """The box after a way to XML and back."""
    body: Any = read_message(PUT, "request", write_box(box)).body
    assert isinstance(body.box, Box)
    return body.box


def inside(data: bytes) -> str:
    """What the Box holds, as text without the declarations of the root."""
    root = etree.fromstring(data)
    box = root.find(".//{urn:shop}Box")
    assert box is not None
    text = "".join(etree.tostring(child, encoding="unicode") for child in box)
    return re.sub(r' xmlns:\w+="[^"]*"', "", text)


def infoset(element: etree._Element) -> tuple[object, ...]:
    """Names, order, attributes, types by QName, text; layout aside."""
    attributes: dict[str, object] = {}
    for name, value in element.items():
        if name == f"{_XSI}type":
            prefix, _, local = str(value).rpartition(":")
            attributes[str(name)] = (element.nsmap.get(prefix or None), local)
        else:
            attributes[str(name)] = value
    children = [infoset(child) for child in element]
    texts = [element.text or "", *(child.tail or "" for child in element)]
    if children:
        texts = [text if text.strip() else "" for text in texts]
    return element.tag, attributes, texts, children


def same(one: bytes, other: bytes) -> bool:
    """Whether two documents have the same infoset."""
    return infoset(etree.fromstring(one)) == infoset(etree.fromstring(other))
