"""Answers of the ledger, and a transport that gives them in pieces."""

from __future__ import annotations

from wsdlsmith.runtime.http import HttpAnswer, HttpRequest, Timeout

from tests.runtime.client.conftest import SOAP11
from tests.runtime.client.fixed import Fixed
from tests.runtime.client.ledger import Entry

XSI = "http://www.w3.org/2001/XMLSchema-instance"
NIL = '<t:Entry i:nil="true"/>'
SPECIAL = '<t:Entry i:type="t:Special"><t:Number>7</t:Number><t:Why>w</t:Why></t:Entry>'


def entries(count: int) -> str:
    return "".join(
        f"<t:Entry><t:Number>{n}</t:Number><t:Note>note {n}</t:Note></t:Entry>"
        for n in range(count)
    )


def answer(items: str, header: str = "", name: str = "All") -> bytes:
    inside = f"<t:Result>{items}</t:Result>" if name != "Bare" else items
    head = f"<s:Header>{header}</s:Header>" if header else ""
    return (
        f'<s:Envelope xmlns:s="{SOAP11}" xmlns:t="urn:ledger" xmlns:i="{XSI}">{head}'
        f"<s:Body><t:{name}Response>{inside}</t:{name}Response></s:Body></s:Envelope>"
    ).encode()


class Pieces(Fixed):
    """A transport whose answers come in pieces of a size."""

    def __init__(self, content: bytes, size: int, status: int = 200) -> None:
        super().__init__(content, status)
        self.size = size

    def open(self, request: HttpRequest, timeout: Timeout) -> Pieces:
        self.head = HttpAnswer(status=self.status, headers={}, content=b"")
        self.left = memoryview(self.content)
        return self

    def read(self) -> bytes:
        piece, self.left = bytes(self.left[: self.size]), self.left[self.size :]
        return piece

    def stop(self) -> None:
        """Nobody waits."""


def fault() -> bytes:
    return (
        f'<s:Envelope xmlns:s="{SOAP11}"><s:Body><s:Fault><faultcode>s:Server</faultcode>'
        "<faultstring>no</faultstring></s:Fault></s:Body></s:Envelope>"
    ).encode()


def ledger_entries(count: int) -> list[Entry | None]:
    return [Entry(number=n, note=f"note {n}") for n in range(count)]
